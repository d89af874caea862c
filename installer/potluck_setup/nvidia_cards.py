"""Reads what NVIDIA's own tool says of its cards and their driver."""

import re

from potluck_setup.hardware import Graphics, HardwareReader, Vendor

UNNAMED = "NVIDIA graphics card"
_FIELDS = "name,driver_version,memory.total,compute_cap"
_OLD_FIELDS = "name,driver_version,memory.total"
"""Drivers before 510 know no compute_cap, and then answer nothing at all."""
_MOST_CARDS = 64
_DRIVER = re.compile(r"\d{3,4}(\.\d{1,4}){1,3}")
_CAPABILITY = re.compile(r"(\d{1,2})\.(\d{1,2})")


def cards_by_tool(reader: HardwareReader, tools: tuple[str, ...]) -> tuple[Graphics, ...]:
    """Return the cards that the first of these tools that answers tells of.

    `nvidia-smi --help-query-gpu` describes the fields; memory is in MiB with `nounits`.
    """
    for tool in tools:
        for fields in (_FIELDS, _OLD_FIELDS):
            said = reader.answer(tool, f"--query-gpu={fields}", "--format=csv,noheader,nounits")
            cards = tuple(filter(None, map(_card, (said or "").splitlines()[:_MOST_CARDS])))
            if cards:
                return cards
    return ()


def driver_in(text: str | None) -> str | None:
    """Return the first thing in a text that is a version of NVIDIA's driver."""
    found = _DRIVER.search(text or "")
    return found.group() if found else None


def _card(line: str) -> Graphics | None:
    parts = [part.strip() for part in line.split(",")]
    if len(parts) not in {3, 4}:
        return None
    name, driver, memory = parts[:3]
    if _DRIVER.fullmatch(driver) is None:
        return None
    capability = _CAPABILITY.fullmatch(parts[3]) if len(parts) == 4 else None
    return Graphics(
        vendor=Vendor.NVIDIA,
        name=name[:100] or UNNAMED,
        driver_version=driver,
        compute_capability=(int(capability[1]), int(capability[2])) if capability else None,
        memory_bytes=int(memory) << 20 if memory.isdecimal() and len(memory) < 10 else None,
    )
