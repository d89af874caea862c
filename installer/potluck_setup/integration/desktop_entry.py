"""The desktop entry of an installation of one person.

Freedesktop.org, "Desktop Entry Specification" 1.5: how an Exec key is quoted.
"""

from collections.abc import Sequence

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_RESERVED = set(" \t\n\r\"'\\><~|&;$*?#()`")


def with_command(entry: str, command: Sequence[str]) -> str:
    """Return a desktop entry that starts another command; its words after the program stay.

    The first word of each Exec line, `potluck`, is what the command takes the place of.
    """
    program = "".join(_ESCAPES.get(letter, letter) for letter in " ".join(map(_quoted, command)))
    lines = []
    for line in entry.splitlines():
        key, _, value = line.partition("=")
        if key == "Exec":
            _, _, words = value.partition(" ")
            lines.append(f"Exec={program} {words}".rstrip())
        elif key != "TryExec":
            lines.append(line)
    return "\n".join(lines) + "\n"


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")
    if argument and not _RESERVED.intersection(argument):
        return argument
    return '"' + "".join("\\" + c if c in '"`$\\' else c for c in argument) + '"'
