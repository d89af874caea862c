"""Who opens invite links: a line in the person's `mimeapps.list`.

Freedesktop.org, "Association between MIME types and applications" 1.0.1. It is edited here rather
than by xdg-mime, which is not on every system and can't take a choice back. Every other line stays
as it is.
"""

SCHEME = "x-scheme-handler/potluck"
ENTRY = "potluck.desktop"
_GROUP = "[Default Applications]"
_LINE = f"{SCHEME}={ENTRY}"


def with_handler(text: str) -> str:
    """Return a list in which Potluck opens its links, unless another program was chosen."""
    lines = text.splitlines()
    inside = False
    for line in lines:
        inside = _is_inside(line, inside)
        if inside and line.partition("=")[0].strip() == SCHEME:
            return text
    if _GROUP not in (line.strip() for line in lines):
        separator = [""] if lines and lines[-1].strip() else []
        return _text([*lines, *separator, _GROUP, _LINE])
    at = [line.strip() for line in lines].index(_GROUP) + 1
    return _text([*lines[:at], _LINE, *lines[at:]])


def without_handler(text: str) -> str:
    """Return a list without Potluck as its links' program; a group that is empty then goes too."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        inside = _is_inside(line, inside)
        key, _, value = line.partition("=")
        if inside and key.strip() == SCHEME and value.strip().strip(";") == ENTRY:
            continue
        kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    if kept and kept[-1].strip() == _GROUP:
        kept.pop()
    return _text(kept)


def _is_inside(line: str, inside: bool) -> bool:
    stripped = line.strip()
    return stripped == _GROUP if stripped.startswith("[") else inside


def _text(lines: list[str]) -> str:
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""
