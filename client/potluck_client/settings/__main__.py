"""Write docs/limits.md from the table of limits, or check that it is fresh.

Run in the source tree as `python -m potluck_client.settings` or with `--check`.
"""

import argparse
import sys
from pathlib import Path

from potluck_client.settings.page import limits_page

_PAGE = Path("docs") / "limits.md"


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(
        prog="python -m potluck_client.settings", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--check", action="store_true", help="change nothing, say if it is stale")
    parser.add_argument("--page", type=Path, default=_PAGE, help=f"the page (default: {_PAGE})")
    words = parser.parse_args()
    if not words.check:
        words.page.write_text(limits_page(), "utf-8", newline="\n")
        return 0
    kept = words.page.read_text("utf-8") if words.page.exists() else ""
    if kept == limits_page():
        return 0
    sys.stderr.write(f"{words.page} is not what the table of limits says. Run: make limits\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
