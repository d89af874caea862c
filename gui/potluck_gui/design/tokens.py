"""The values that every part of the window is drawn with.

Text on its ground keeps a contrast of at least 4.5 : 1 in both palettes, and what has to be seen to
be used 3 : 1; a test holds them to it.
"""

from dataclasses import dataclass

from potluck_gui.view.look import Look


@dataclass(frozen=True, kw_only=True)
class Colours:
    """One palette; every value is "#rrggbb".

    Attributes:
        ground: Behind everything.
        side: Behind the list of pages.
        surface: Cards and fields.
        text: Words.
        muted: Words that matter less.
        line: Borders of surfaces, and empty tracks: nobody has to see them.
        edge: Outlines of what takes the keyboard or the mouse, on surface and ground.
        accent: Progress, the chosen page, the main button.
        accent_hover: The main button under the mouse.
        on_accent: Words on the accent.
        soft: The ground of plain buttons.
        soft_hover: The same under the mouse.
        focus: The ring around what has the keyboard.
        looks: Words and marks of each state, on ground or surface.
        look_grounds: What stands behind the words of a state.
        series: What charts tell groups apart by, on surface: 3 : 1 against it, and apart from each
            other also for eyes that see fewer colours. The last one is for all other groups.
    """

    ground: str
    side: str
    surface: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    soft_hover: str
    focus: str
    looks: dict[Look, str]
    look_grounds: dict[Look, str]
    series: tuple[str, ...]


LIGHT = Colours(
    ground="#faf7f2",
    side="#f3eee6",
    surface="#ffffff",
    text="#26211c",
    muted="#6a6158",
    line="#e4dcd1",
    edge="#867b70",
    accent="#a8481c",
    accent_hover="#8f3c16",
    on_accent="#ffffff",
    soft="#f3ece3",
    soft_hover="#e9dfd2",
    focus="#1f6feb",
    looks={
        Look.WORKING: "#1f7048",
        Look.PAUSED: "#565d6d",
        Look.WAITING: "#8a5a00",
        Look.OFFLINE: "#4a6077",
        Look.PROBLEM: "#b3261e",
    },
    look_grounds={
        Look.WORKING: "#e4f2ea",
        Look.PAUSED: "#eceef2",
        Look.WAITING: "#faefd9",
        Look.OFFLINE: "#e6ecf2",
        Look.PROBLEM: "#fbe6e4",
    },
    series=("#a8481c", "#2f86c9", "#4b2a7b", "#a88400", "#0f5f57", "#85797f"),
)

DARK = Colours(
    ground="#1a1715",
    side="#14110f",
    surface="#242020",
    text="#f3ede6",
    muted="#b3a89c",
    line="#3b3531",
    edge="#8f857b",
    accent="#f0a070",
    accent_hover="#f6b68e",
    on_accent="#2a1406",
    soft="#332d29",
    soft_hover="#403833",
    focus="#7cb2ff",
    looks={
        Look.WORKING: "#7fd3a2",
        Look.PAUSED: "#b6bdcb",
        Look.WAITING: "#ecc06c",
        Look.OFFLINE: "#a5bdd4",
        Look.PROBLEM: "#ff9d94",
    },
    look_grounds={
        Look.WORKING: "#1c3327",
        Look.PAUSED: "#2d3038",
        Look.WAITING: "#38301a",
        Look.OFFLINE: "#26303a",
        Look.PROBLEM: "#45211e",
    },
    series=("#f0a070", "#4f8fe0", "#d9c2ff", "#e8d05a", "#3fd0b8", "#7d736c"),
)


@dataclass(frozen=True, kw_only=True)
class TypeScale:
    """Sizes of text as factors of the system's own size, so that a large system font enlarges all.

    Attributes:
        caption: Labels of small values.
        body: Everything else.
        title: Headings of cards.
        page: Headings of pages.
        sentence: What Potluck does, in one sentence.
        figure: Large numbers.
    """

    caption: float = 0.9
    body: float = 1.0
    title: float = 1.15
    page: float = 1.55
    sentence: float = 1.45
    figure: float = 1.9


TYPE = TypeScale()

SPACE_1 = 4
SPACE_2 = 8
SPACE_3 = 12
SPACE_4 = 16
SPACE_5 = 24
SPACE_6 = 32
"""Steps of space in device-independent pixels, from between words to between sections."""

RADIUS = 12
RADIUS_SMALL = 8
"""Corners of cards and of buttons, in device-independent pixels."""
