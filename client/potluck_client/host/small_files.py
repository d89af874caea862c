"""The kernel's small files, read bounded and without ever raising."""

from pathlib import Path

_MOST_BYTES = 4096
_MOST_ENTRIES = 1024


def read_text(path: Path, most_bytes: int = _MOST_BYTES) -> str | None:
    """Return what a file says, without the spaces around it; None when it says nothing."""
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes)
    except (OSError, ValueError):  # ValueError: a name that no file can have.
        return None
    return data.decode("utf-8", errors="replace").replace("\0", "").strip() or None


def read_number(path: Path, least: float, most: float) -> int | None:
    """Return the whole number in a file; None when there is none, or one out of bounds."""
    text = read_text(path)
    if text is None or len(text) > 32:
        return None
    try:
        number = int(text)
    except ValueError:
        return None
    return number if least <= number <= most else None


def folders_in(path: Path, most: int = _MOST_ENTRIES) -> tuple[Path, ...]:
    """Return what stands in a folder, sorted by name and bounded; empty when it is not there."""
    try:
        return tuple(sorted(path.iterdir())[:most])
    except (OSError, ValueError):
        return ()


def bounded(value: float | None, least: float, most: float) -> float | None:
    """Return a reading as it is when it can be true, else None; NaN can't be."""
    return float(value) if value is not None and least <= value <= most else None


def plain_name(text: str | None) -> str:
    """Return a maker's name in one printable line of at most 100 characters."""
    words = "".join(c if c.isprintable() else " " for c in text or "").split()
    return " ".join(words)[:100].strip()
