"""What charts show, as values; nothing here paints."""

from dataclasses import dataclass

from potluck_gui.design.charts.scale import Scale


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a bar.

    Attributes:
        series: Which group it is of; what is past the colours has the last one.
        value: How much.
        pending: True for what is not decided yet.
    """

    series: int
    value: float
    pending: bool = False


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What one bar shows.

    Attributes:
        label: What stands under it.
        said: The bar in words.
        parts: From the bottom up.
    """

    label: str
    said: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class BarPicture:
    """What the chart shows.

    Attributes:
        bars: From the oldest to the newest.
        scale: The upright axis.
        tick_labels: The words of its ticks.
    """

    bars: tuple[Bar, ...]
    scale: Scale
    tick_labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of the curve: where it is and what it says."""

    x: float
    y: float
    said: str


@dataclass(frozen=True, kw_only=True)
class LinePicture:
    """What the chart shows.

    Attributes:
        points: From left to right, x rising.
        marks: Where the curve is marked, x rising.
        across: The lower axis.
        across_labels: The words of its ticks.
        upright: The upright axis.
        upright_labels: The words of its ticks.
    """

    points: tuple[Point, ...]
    marks: tuple[float, ...]
    across: Scale
    across_labels: tuple[str, ...]
    upright: Scale
    upright_labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Key:
    """One entry of a legend.

    Attributes:
        name: What it stands for.
        series: Its colour; None for the muted one of words.
        hatched: True for what is not decided yet.
        dot: True for a mark on a curve.
    """

    name: str
    series: int | None
    hatched: bool = False
    dot: bool = False
