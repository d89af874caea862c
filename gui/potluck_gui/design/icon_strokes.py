"""The icons' shapes: strokes with round ends on a canvas of 24 by 24, in the hand of the marks.

Each is a short text of steps: "M x y" lifts the pen and goes there, "L" draws a line, "C" a curve
(two control points and the end), "Z" closes the figure, "O x y r" draws a circle, "D x y r" a dot
that is filled.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

CANVAS = 24.0
STROKE = 2.0

_STEP = re.compile(r"([MLCZOD])([^MLCZOD]*)")


class Icon(Enum):
    """What an icon means; its value is its shape."""

    HOME = "M4 11 L12 4 L20 11 M6 10 L6 19 L18 19 L18 10 M12 19 L12 14"
    """The first page."""
    CONTRIBUTION = "M5 20 L5 14 M12 20 L12 9 M19 20 L19 4"
    """What was given: bars that rise."""
    MODEL = "M4 4 L4 20 L20 20 M8 7 C9 15 13 16 20 16"
    """How a model learns: a curve that falls."""
    PROJECTS = (
        "M4 13 L20 13 C20 17 17 20 14 20 L10 20 C7 20 4 17 4 13 Z "
        "M8.5 9 C7.5 7.5 9.5 6 8.5 4 M15.5 9 C14.5 7.5 16.5 6 15.5 4"
    )
    """The bowls that one puts something into."""
    LIMITS = "M4 7 L12 7 M18 7 L20 7 O15 7 2.6 M4 17 L6 17 M12 17 L20 17 O9 17 2.6"
    """Sliders."""
    ACTIVITY = "M9 6 L20 6 M9 12 L20 12 M9 18 L20 18 D4.5 6 1.4 D4.5 12 1.4 D4.5 18 1.4"
    """A log, line by line."""
    APP = "M4 5 L20 5 L20 19 L4 19 Z M4 9.5 L20 9.5"
    """The app itself: its window."""
    SEARCH = "O10.5 10.5 6 M15.2 15.2 L20 20"
    """Search."""
    COPY = "M9 9 L20 9 L20 20 L9 20 Z M5 15 L4 15 L4 4 L15 4 L15 5"
    """Copy to the clipboard."""
    SAVE = "M12 4 L12 15 M7 10.5 L12 15.5 L17 10.5 M4 20 L20 20"
    """Save in a file."""
    SHARE = "M12 15 L12 4 M7 8.5 L12 3.5 L17 8.5 M5 13 L5 20 L19 20 L19 13"
    """Show to others."""
    PLAY = "M8 5 L19 12 L8 19 Z"
    """Go on."""
    PAUSE = "M8 5 L8 19 M16 5 L16 19"
    """Pause."""
    SNOOZE = "O12 12 8 M12 7.5 L12 12 L15 14"
    """Pause until a time."""
    FINISH = "M6 21 L6 4 L18 4 L15.5 8 L18 12 L6 12"
    """Finish and then pause."""
    CHECK = "M5 12.5 L10 17.5 L19.5 7"
    """Done, or right."""
    CLOSE = "M6 6 L18 18 M18 6 L6 18"
    """Close or take away."""
    ADD = "M12 5 L12 19 M5 12 L19 12"
    """Add."""
    RESET = "M5 10 C7 5 13 3 17 6.5 C21 10.5 20 17 15 19 C11.5 20.2 8 19 6 16 M4.5 5 L5 10 L10 10"
    """Back to the default."""
    WARNING = "M12 4 L21 20 L3 20 Z M12 10 L12 14 D12 17 1.1"
    """Something needs the person."""
    INFO = "O12 12 8.5 M12 11.5 L12 16 D12 8 1.2"
    """More about it."""
    LINK = (
        "M10 14 C8.5 12.5 8.5 11 10 9.5 L13.5 6 C15 4.5 17 4.5 18.5 6 C20 7.5 20 9.5 18.5 11 "
        "L17 12.5 M14 10 C15.5 11.5 15.5 13 14 14.5 L10.5 18 C9 19.5 7 19.5 5.5 18 "
        "C4 16.5 4 14.5 5.5 13 L7 11.5"
    )
    """An invite link."""
    OPEN = "M10 5 L5 5 L5 19 L19 19 L19 14 M14 4 L20 4 L20 10 M20 4 L11 13"
    """Open in another program."""
    DELETE = "M4 7 L20 7 M9 7 L9 4 L15 4 L15 7 M6 7 L7 20 L17 20 L18 7 M10 11 L10 16 M14 11 L14 16"
    """Delete."""
    LOCK = "M5 11 L19 11 L19 20 L5 20 Z M8 11 L8 8 C8 2.7 16 2.7 16 8 L16 11"
    """Kept to oneself."""
    RECEIPT = (
        "M6 3.5 L18 3.5 L18 20.5 L15 18.5 L12 20.5 L9 18.5 L6 20.5 Z "
        "M9.5 8 L14.5 8 M9.5 12 L14.5 12"
    )
    """A receipt."""
    STAR = (
        "M12 3.5 L14.6 9 L20.5 9.7 L16.1 13.8 L17.3 19.7 L12 16.8 L6.7 19.7 L7.9 13.8 "
        "L3.5 9.7 L9.4 9 Z"
    )
    """A milestone."""
    TABLE = "M4 5 L20 5 L20 19 L4 19 Z M4 10 L20 10 M11 10 L11 19"
    """The same as a table."""
    BELL = "M6 16 C8 14 6 5 12 5 C18 5 16 14 18 16 Z M10.5 19.5 L13.5 19.5"
    """A notification."""
    PROCESSOR = (
        "M7 7 L17 7 L17 17 L7 17 Z M10 7 L10 4 M14 7 L14 4 M10 20 L10 17 M14 20 L14 17 "
        "M7 10 L4 10 M7 14 L4 14 M20 10 L17 10 M20 14 L17 14"
    )
    """A device that computes."""
    PERSON = "O12 8 4 M4.5 20 C5 12.5 19 12.5 19.5 20"
    """A person."""
    EYE = "M3 12 C7 5.5 17 5.5 21 12 C17 18.5 7 18.5 3 12 Z O12 12 2.8"
    """What can be looked at."""
    COIN = (
        "O12 12 8.5 M14.5 9.5 C13 8 9.5 8.3 9.5 10.2 C9.5 12.6 14.5 11.5 14.5 13.9 "
        "C14.5 15.8 11 16 9.5 14.5 M12 6.8 L12 8.4 M12 15.6 L12 17.2"
    )
    """Money."""
    FILTER = "M4 6 L20 6 M7 12 L17 12 M10 18 L14 18"
    """Show only some."""
    NEXT = "M9 5 L16 12 L9 19"
    """Forward, towards the end of a line; mirrored where lines run from right to left."""
    BACK = "M15 5 L8 12 L15 19"
    """Back, towards the beginning of a line; mirrored as well."""
    DOWN = "M5 9 L12 16 L19 9"
    """There is more below."""


DIRECTED = frozenset({Icon.NEXT, Icon.BACK, Icon.ACTIVITY, Icon.OPEN, Icon.FINISH})
"""Icons that are mirrored where lines run from right to left."""


@dataclass(frozen=True)
class Shape:
    """An icon's paths: what is stroked, and what is filled."""

    strokes: QPainterPath
    dots: QPainterPath


@cache
def shape_of(icon: Icon) -> Shape:
    """Return the paths of an icon."""
    strokes, dots = QPainterPath(), QPainterPath()
    for step, numbers in _STEP.findall(icon.value):
        values = [float(number) for number in numbers.split()]
        points = [QPointF(x, y) for x, y in zip(values[::2], values[1::2], strict=False)]
        match step:
            case "M":
                strokes.moveTo(points[0])
            case "L":
                strokes.lineTo(points[0])
            case "C":
                strokes.cubicTo(points[0], points[1], points[2])
            case "O":
                strokes.addEllipse(points[0], values[2], values[2])
            case "D":
                dots.addEllipse(points[0], values[2], values[2])
            case "Z":
                strokes.closeSubpath()
    return Shape(strokes, dots)
