"""How an installation shows itself: in a window, in a terminal, or not at all but for a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Face(Enum):
    """What a person sees of an installation."""

    WINDOW = "window"
    """The setup window."""
    TERMINAL = "terminal"
    """Lines on stderr, also where that is a file."""
    MESSAGE = "message"
    """There is a desktop and nothing to be seen on it: a message says how to go on."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Where Potluck was started.

    Attributes:
        display: There is a graphical desktop.
        terminal: Somebody sits at a terminal.
        window_words: Potluck was called for its window, not for a command.
        refused: The person wants no window.
    """

    display: bool
    terminal: bool
    window_words: bool
    refused: bool = False


def face_for(situation: Situation, *, window_possible: bool) -> Face:
    """Return how to show an installation; who gave a command in a terminal is answered there."""
    wanted = situation.display and not situation.refused
    if wanted and window_possible and (situation.window_words or not situation.terminal):
        return Face.WINDOW
    if situation.terminal or not wanted:
        return Face.TERMINAL
    return Face.MESSAGE


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether there is a graphical desktop."""
    if platform == "win32":
        return True
    if platform == "darwin":
        return not environment.get("SSH_CONNECTION")
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
