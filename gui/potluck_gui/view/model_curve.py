"""A project's loss curve as a picture and as rows, with the rounds that this computer helped in."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.limits import MY_ROUNDS
from potluck.v1 import control_pb2 as control
from potluck_gui.design.charts.pictures import Key, LinePicture, Point
from potluck_gui.design.charts.scale import Scale, around
from potluck_gui.view.formats import Reader, count, decimal
from potluck_gui.view.model import CurvePoint

translate = QCoreApplication.translate

_LARGEST_ROUND = 2**53  # Above it, a float is no longer exact.
_MARK_SERIES = 1


@dataclass(frozen=True, kw_only=True)
class CurveRow:
    """One round in the table.

    Attributes:
        round: Which.
        surprise: The loss after it.
        mine: Verified pieces of work of this computer; empty for none.
    """

    round: str
    surprise: str
    mine: str


@dataclass(frozen=True, kw_only=True)
class CurveView:
    """The curve in all its forms.

    Attributes:
        picture: To be seen; None while there is nothing to draw.
        keys: What its colours mean.
        rows: The same as a table, newest first.
        mine: This computer's part in words; empty while it has none.
    """

    picture: LinePicture | None
    keys: tuple[Key, ...]
    rows: tuple[CurveRow, ...]
    mine: str


def curve_view(
    points: tuple[CurvePoint, ...], model: control.GetModelResponse, reader: Reader
) -> CurveView:
    """Work out the curve with this computer's rounds on it."""
    mine = {
        each.round: each.units
        for each in model.my_rounds[-MY_ROUNDS:]
        if each.round <= _LARGEST_ROUND
    }
    return CurveView(
        picture=_picture(points, mine, reader) if points else None,
        keys=_keys(mine) if points else (),
        rows=tuple(
            CurveRow(
                round=count(point.round, reader),
                surprise=decimal(point.loss, reader, places=3),
                mine=count(mine[point.round], reader) if point.round in mine else "",
            )
            for point in reversed(points)
        ),
        mine=_mine(mine, reader),
    )


def _picture(points: tuple[CurvePoint, ...], mine: dict[int, int], reader: Reader) -> LinePicture:
    first, last = points[0].round, points[-1].round
    upright = around([point.loss for point in points])
    ticks = around([float(first), float(last)], most_ticks=7, whole=True)
    # The curve fills the width: only the ticks within it are kept.
    low, high = (float(first), float(last)) if last > first else (ticks.low, ticks.high)
    within = Scale(low=low, high=high, ticks=tuple(t for t in ticks.ticks if low <= t <= high))
    return LinePicture(
        points=tuple(
            Point(x=float(point.round), y=point.loss, said=_said(point, mine, reader))
            for point in points
        ),
        marks=tuple(float(each) for each in sorted(mine)),
        across=within,
        across_labels=tuple(count(int(tick), reader) for tick in within.ticks),
        upright=upright,
        upright_labels=_upright_labels(upright, reader),
    )


def _upright_labels(scale: Scale, reader: Reader) -> tuple[str, ...]:
    step = scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else 1.0
    places = next((n for n in range(5) if abs(round(step, n) - step) < step / 100), 5)
    return tuple(decimal(tick, reader, places=places) for tick in scale.ticks)


def _said(point: CurvePoint, mine: dict[int, int], reader: Reader) -> str:
    text = translate("Model", "Round %1: surprise %2.")
    text = text.replace("%1", count(point.round, reader))
    text = text.replace("%2", decimal(point.loss, reader, places=3))
    units = mine.get(point.round, 0)
    if not units:
        return text
    gave = translate("Model", "You gave %1 pieces of work to it.")
    if units == 1:
        gave = translate("Model", "You gave 1 piece of work to it.")
    return f"{text} {gave.replace('%1', count(units, reader))}"


def _keys(mine: dict[int, int]) -> tuple[Key, ...]:
    keys = [Key(name=translate("Model", "Surprise after each round"), series=0)]
    if mine:
        name = translate("Model", "With your verified work")
        keys.append(Key(name=name, series=_MARK_SERIES, dot=True))
    return tuple(keys)


def _mine(mine: dict[int, int], reader: Reader) -> str:
    if not mine:
        return translate("Model", "None of your work is in it yet; each round of yours is marked.")
    if len(mine) == 1:
        text = translate("Model", "Your work is in round %1.")
        return text.replace("%1", count(next(iter(mine)), reader))
    text = translate("Model", "Your work is in %1 rounds, from round %2 to round %3.")
    for place, value in (("%1", len(mine)), ("%2", min(mine)), ("%3", max(mine))):
        text = text.replace(place, count(value, reader))
    return text
