"""The constants as docs/exact-numerics.md prints them, and nothing of the code they describe."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "exact-numerics.md"
_ROW = re.compile(r"^\| `([A-Z][A-Z0-9_]*)` \| ([-+0-9a-fxp., ]+) \|$", re.MULTILINE)


def constants() -> dict[str, tuple[float, ...]]:
    """Return the numbers of the page's table by name; most have one."""
    rows = _ROW.findall(PAGE.read_text("utf-8"))
    return {name: tuple(map(_number, value.split(", "))) for name, value in rows}


def _number(text: str) -> float:
    return float.fromhex(text) if "p" in text else float(int(text, 0))
