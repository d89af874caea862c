"""Texts that a coordinator wrote, made safe to show to a person."""

from potluck.limits import TEXT_CHARACTERS


def plain_text(text: str) -> str:
    """Return the text cut to its limit, with nothing in it that a terminal would obey."""
    kept = text[:TEXT_CHARACTERS]
    return "".join(c if c.isprintable() or c == "\n" else " " for c in kept).strip()
