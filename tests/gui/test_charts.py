"""Charts: numbers from hostile senders, places, what the keyboard says, and colours."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from potluck_gui.design.charts.bar_chart import BarChart
from potluck_gui.design.charts.geometry import (
    Area,
    across,
    apart,
    every_nth,
    nearest,
    on_curve,
    slot_at,
    slots,
    stack,
)
from potluck_gui.design.charts.line_chart import LineChart
from potluck_gui.design.charts.pictures import Bar, BarPicture, LinePicture, Part, Point
from potluck_gui.design.charts.scale import LARGEST, Scale, amount, around, from_zero
from potluck_gui.design.tokens import DARK, LIGHT, Colours

ANY_NUMBERS = st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=30)
AREA = Area(left=40.0, top=10.0, width=300.0, height=120.0)

# Machado, Oliveira and Fernandes 2009: what eyes without one kind of cones see, in linear RGB.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@given(ANY_NUMBERS, st.integers(2, 9), st.booleans())
def test_a_scale_from_zero_holds_all_amounts_with_few_ticks(
    values: list[float], most: int, whole: bool
) -> None:
    """Whatever is sent, the axis is finite, rises, and nothing sticks out of it."""
    scale = from_zero(values, most_ticks=most, whole=whole)
    assert scale.low == 0 < scale.high < math.inf
    assert scale.high >= max((amount(value) for value in values), default=0) * (1 - 1e-6)
    assert list(scale.ticks) == sorted(set(scale.ticks))
    assert len(scale.ticks) <= most + 1
    assert all(0 <= scale.share(value) <= 1 for value in values)


@given(ANY_NUMBERS, st.booleans())
def test_a_scale_around_numbers_holds_them(values: list[float], whole: bool) -> None:
    """A curve of any numbers has an axis that can be drawn."""
    scale = around(values, whole=whole)
    assert -math.inf < scale.low < scale.high < math.inf
    assert 2 <= len(scale.ticks) <= 12
    for value in values:
        if abs(value) <= LARGEST:
            room = (scale.high - scale.low) * 1e-6
            assert scale.low - room <= value <= scale.high + room


def test_ticks_are_round() -> None:
    """People read 20, 40, 60, not 18.3, 36.6."""
    assert from_zero([73.0]).ticks == (0, 20, 40, 60, 80)
    assert from_zero([3.0], whole=True).ticks == (0, 1, 2, 3)
    assert around([2.9, 6.0]).ticks == (2, 3, 4, 5, 6)
    assert from_zero([]).ticks == (0,)


@given(ANY_NUMBERS)
def test_the_parts_of_a_bar_stand_on_each_other_within_the_chart(values: list[float]) -> None:
    """No part is upside down, outside, or over another."""
    scale = from_zero([sum(amount(value) for value in values)])
    floor = AREA.bottom
    for (top, height), value in zip(stack(values, AREA, scale), values, strict=True):
        assert height >= 0
        assert top + height == pytest.approx(floor)
        assert top >= AREA.top - 1e-6
        if amount(value) == 0:
            assert height == 0
        floor = top


def test_time_goes_with_the_language() -> None:
    """The oldest bar is at the left, or at the right where one reads from there."""
    forth, back = slots(3, AREA, mirrored=False), slots(3, AREA, mirrored=True)
    assert [slot.left for slot in forth] == [40, 140, 240]
    assert [slot.left for slot in back] == [240, 140, 40]
    assert slot_at(45.0, forth) == 0
    assert slot_at(45.0, back) == 2
    assert slot_at(500.0, forth) is None
    assert slots(0, AREA, mirrored=False) == ()


@given(st.lists(st.floats(0, 1000), min_size=1, unique=True), st.floats(-50, 1050), st.booleans())
def test_the_nearest_place_is_found(places: list[float], x: float, falling: bool) -> None:
    """The mouse points at what is nearest, in both directions of reading."""
    ordered = sorted(places, reverse=falling)
    found = nearest(x, ordered)
    assert found is not None
    assert abs(ordered[found] - x) == min(abs(place - x) for place in ordered)


def test_marks_lie_on_the_curve_and_labels_and_marks_leave_each_other_room() -> None:
    """What would overlap is left out, the newest last."""
    assert on_curve(1.5, [1.0, 2.0], [10.0, 20.0]) == 15.0
    assert on_curve(2.0, [1.0, 2.0], [10.0, 20.0]) == 20.0
    assert on_curve(2.5, [1.0, 2.0], [10.0, 20.0]) is None
    assert apart([0.0, 1.0, 7.0, 8.0], 5.0) == [1, 3]
    assert every_nth(50.0, 20.0, 10.0) == 3
    assert every_nth(50.0, 0.0, 10.0) == 1
    scale = Scale(low=0.0, high=10.0, ticks=(0.0, 10.0))
    assert across([0.0, 10.0], scale, AREA, mirrored=True) == [340.0, 40.0]


def bar_picture() -> BarPicture:
    """Return three bars; the last is half pending."""
    bars = (
        Bar(label="Mon", said="Monday: 3", parts=(Part(series=0, value=3.0),)),
        Bar(label="Tue", said="Tuesday: nothing", parts=()),
        Bar(
            label="Wed",
            said="Wednesday: 2; about 2 more waits",
            parts=(Part(series=0, value=2.0), Part(series=0, value=2.0, pending=True)),
        ),
    )
    scale = from_zero([4.0], whole=True)
    return BarPicture(bars=bars, scale=scale, tick_labels=tuple(f"{t:g}" for t in scale.ticks))


def test_the_arrow_keys_go_through_the_bars_and_say_each(qtbot: QtBot) -> None:
    """Who can't point can read each bar, and a screen reader hears it."""
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.describe("Tokens over time", "3 in all")
    chart.show_picture(bar_picture())
    said: list[str] = []
    chart.pointed.connect(said.append)
    chart.show()
    chart.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(chart, key)
    assert said == [
        "Wednesday: 2; about 2 more waits",
        "Tuesday: nothing",
        "Monday: 3",
        "Wednesday: 2; about 2 more waits",
    ]
    assert chart.accessibleDescription() == said[-1]
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert said[-1] == "Tuesday: nothing"
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert said[-1] == ""
    assert chart.accessibleDescription() == "3 in all"


def test_the_mouse_points_at_a_bar(qtbot: QtBot) -> None:
    """Hovering says what the bar is."""
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_picture(bar_picture())
    chart.show()
    # Not by qtbot.mouseMove: it sends nothing where the pointer is there already.
    there = QPointF(chart.width() - 30.0, 60.0)
    nothing = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, there, there, nothing, nothing, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(chart, moved)
    assert chart.chosen == 2


def test_what_is_pending_is_hatched_and_not_only_coloured(qtbot: QtBot) -> None:
    """Verified is one colour; pending has lines of it on the ground of the card."""
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    chart.show_picture(bar_picture())
    image = chart.grab().toImage()
    ratio = image.devicePixelRatio()
    middle = int(chart.place_middle(2) * ratio)

    def colours(share: float) -> set[str]:
        area = chart.area(bar_picture().tick_labels)
        y = int((area.bottom - share * area.height) * ratio)
        return {image.pixelColor(middle + dx, y).name() for dx in range(-8, 9)}

    assert colours(0.25) == {QColor(LIGHT.series[0]).name()}
    assert len(colours(0.75)) > 2


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_charts_of_hostile_numbers_paint(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    """Nothing that is sent breaks the painter."""
    bad = (math.nan, math.inf, -math.inf, 1e308, -1.0, 5e-324)
    bars = tuple(
        Bar(label="W" * 300, said="", parts=(Part(series=99, value=v, pending=i % 2 == 0),))
        for i, v in enumerate(bad)
    )
    scale = from_zero(bad)
    bar_chart, line_chart = BarChart(), LineChart()
    for chart in (bar_chart, line_chart):
        qtbot.addWidget(chart)
        chart.setLayoutDirection(direction)
        chart.resize(1, 1)
    labels = tuple("W" * 99 for _ in scale.ticks)
    bar_chart.show_picture(BarPicture(bars=bars, scale=scale, tick_labels=labels))
    upright = around(bad)
    points = tuple(Point(x=float(i), y=v, said="") for i, v in enumerate(bad))
    line_chart.show_picture(
        LinePicture(
            points=points,
            marks=(0.0, 2.5, 99.0),
            across=around([0.0, 5.0], whole=True),
            across_labels=("",) * len(around([0.0, 5.0], whole=True).ticks),
            upright=upright,
            upright_labels=("",) * len(upright.ticks),
        )
    )
    for chart in (bar_chart, line_chart):
        chart.grab()
        chart.resize(600, 300)
        chart.choose(2)
        assert not chart.grab().isNull()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_groups_are_told_apart_by_all_eyes(colours: Colours) -> None:
    """Each colour of a chart is seen on its card, and differs from the others for all cones."""
    for colour in colours.series:
        assert _contrast(colour, colours.surface) >= 3.0
    for eyes in EYES.values():
        for one, other in itertools.combinations(colours.series, 2):
            assert math.dist(_lab(one, eyes), _lab(other, eyes)) > 12, (one, other)


def _linear(name: str) -> list[float]:
    values = [int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def _luminance(linear: list[float]) -> float:
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(_linear(one)), _luminance(_linear(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _lab(name: str, eyes: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """Return a colour as those eyes see it, in CIE L*a*b*."""
    plain = _linear(name)
    r, g, b = (
        min(1.0, max(0.0, sum(w * v for w, v in zip(row, plain, strict=True)))) for row in eyes
    )

    def curve(t: float) -> float:
        return float(t ** (1 / 3)) if t > 0.008856 else 7.787 * t + 16 / 116

    x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
    y = curve(_luminance([r, g, b]))
    z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
