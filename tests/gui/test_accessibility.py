"""Everything can be used by keyboard and by screen reader: every page, first step and dialog."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.contrast import contrast
from tests.gui.walk import DIALOGS, PAGES, PLACES, STEPS, Tour, open_tour

_MOST_TABS = 400
_MOST_ARROWS = 12
_ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)
_RING_POINTS = 60
"""What a ring around a small cell has."""
_ROLES = {
    QAccessible.Role.Client,
    QAccessible.Role.NoRole,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Window,
}
"""Roles that say nothing of what a control is."""


@pytest.fixture(scope="module")
def tour(
    qapp: QApplication,
    control_process: FakeControlProcess,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Tour]:
    """One window for all walks."""
    home = tmp_path_factory.mktemp("tour")
    with open_tour(qapp, control_process, home, scenes.working()) as opened:
        yield opened


def used(root: QWidget) -> list[QWidget]:
    """Return what takes the keyboard or the mouse, is to be seen and can be used now."""
    kinds = (QAbstractButton, QLineEdit, QAbstractSlider, QAbstractSpinBox, QComboBox)
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and (isinstance(widget, kinds) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not _inner(widget)
    ]


def _inner(widget: QWidget) -> bool:
    """Tell whether it is a part of another control, which has the keyboard for it."""
    parent = widget.parentWidget()
    scrolled = parent.parentWidget() if parent is not None else None
    return (
        widget.focusProxy() is not None
        or isinstance(parent, QAbstractSpinBox | QComboBox | QAbstractItemView | QLineEdit)
        or (isinstance(scrolled, QAbstractScrollArea) and isinstance(widget, QAbstractSlider))
    )


def told(widget: QWidget) -> str:
    """Return what a screen reader says of a widget: its name, or its words."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def kind_of(widget: QWidget) -> str:
    """Return a name of a widget for a failing test."""
    return f"{type(widget).__name__} {told(widget)!r}"


def through_tabs(start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the keyboard comes round; return what had it, in order."""
    reached: list[QWidget] = []
    for _ in range(_MOST_TABS):
        now = QApplication.focusWidget()
        assert now is not None
        if now in reached:
            assert now is reached[0], f"{kind_of(reached[-1])} leads back to {kind_of(now)}"
            return reached
        reached.append(now)
        QTest.keyClick(now, key)
    raise AssertionError(f"Tab never comes round: {[kind_of(each) for each in reached[-6:]]}")


@pytest.mark.parametrize("place", PLACES)
def test_every_control_says_what_it_is(qtbot: QtBot, tour: Tour, place: str) -> None:
    """A screen reader can name each control and say how it is used."""
    root = tour.visit(qtbot, place)
    nameless = [kind_of(widget) for widget in used(root) if not told(widget).strip()]
    roleless = [
        kind_of(widget)
        for widget in used(root)
        if QAccessible.queryAccessibleInterface(widget).role() in _ROLES
        and not isinstance(widget, QScrollArea)  # Qt has no role for it; it has its name.
    ]
    assert (nameless, roleless) == ([], [])


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_every_control_and_comes_round(qtbot: QtBot, tour: Tour, place: str) -> None:
    """Who has no mouse gets everywhere, is trapped nowhere, and can go back the same way."""
    root = tour.visit(qtbot, place)
    there = through_tabs(root)
    back = through_tabs(root, Qt.Key.Key_Backtab)
    missed = [
        kind_of(widget)
        for widget in used(root)
        if widget not in there and not _reached_with_arrows(widget, there)
    ]
    assert missed == []
    assert {id(each) for each in back} == {id(each) for each in there}


def _reached_with_arrows(widget: QWidget, reached: list[QWidget]) -> bool:
    """Go with the arrow keys from the one of its group that Tab reaches; tell whether it comes."""
    for start in reached:
        if not _of_one_group(start, widget):
            continue
        for key in _ARROWS:
            start.setFocus(Qt.FocusReason.TabFocusReason)
            for _ in range(_MOST_ARROWS):
                now = QApplication.focusWidget()
                if now is None or now is widget:
                    return now is widget
                QTest.keyClick(now, key)
                if QApplication.focusWidget() in {now, start}:
                    break
    return False


def _of_one_group(one: QWidget, other: QWidget) -> bool:
    if not isinstance(one, QAbstractButton) or not isinstance(other, QAbstractButton):
        return False
    return one.parentWidget() is other.parentWidget() or (
        one.group() is not None and one.group() is other.group()
    )


@pytest.mark.parametrize("place", [*DIALOGS, "program", "close"])
def test_escape_closes_a_dialog_and_the_keyboard_is_where_it_was(
    qtbot: QtBot, tour: Tour, place: str
) -> None:
    """A dialog has the keyboard while it is open, and gives it back to what opened it."""
    dialog = tour.visit(qtbot, place)
    assert isinstance(dialog, QDialog)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert dialog.isAncestorOf(inside)
    title = dialog.windowTitle()
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    tour.activate(qtbot)
    after = QApplication.focusWidget()
    assert title
    assert after is not None
    if place in DIALOGS:
        assert isinstance(after, QAbstractButton)
        assert after.text() == DIALOGS[place][1]
    else:
        assert after is tour.list_of_pages


@pytest.mark.parametrize("place", [*PAGES, *STEPS, "join", "leave", "receipts", "sent", "program"])
def test_what_has_the_keyboard_is_seen(qtbot: QtBot, tour: Tour, place: str) -> None:
    """On each kind of control, enough points change by 3 : 1 when the keyboard comes."""
    root = tour.visit(qtbot, place)
    kinds: dict[tuple[type[QWidget], str], QWidget] = {}
    for widget in through_tabs(root):
        if root.isAncestorOf(widget) and not isinstance(widget, QScrollArea):
            dress = [str(widget.property(name)) for name in ("main", "quiet", "choice", "bare")]
            kinds.setdefault((type(widget), " ".join(dress)), widget)
    unseen = []
    for widget in kinds.values():
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        outer = widget.parentWidget()  # A card paints the ring of the choice that it holds.
        assert outer is not None
        focused = outer.grab().toImage()
        widget.clearFocus()
        points = _points_that_changed(focused, outer.grab().toImage())
        if points < min(widget.width(), widget.height(), _RING_POINTS):
            unseen.append(f"{kind_of(widget)}: {points} points")
    assert unseen == [], "\n".join(unseen)


def _points_that_changed(one: QImage, other: QImage) -> int:
    """Return how many points differ by a contrast of 3 : 1 between two pictures of a size."""
    changed: Counter[tuple[bytes, bytes]] = Counter()
    for before, after in zip(_lines(one), _lines(other), strict=True):
        if before != after:
            places = range(0, len(before), 4)
            changed.update((before[at : at + 3], after[at : at + 3]) for at in places)
    return sum(
        points
        for (before, after), points in changed.items()
        if before != after and contrast(f"#{before[::-1].hex()}", f"#{after[::-1].hex()}") >= 3.0
    )


def _lines(image: QImage) -> list[bytes]:
    """Return a picture line by line, each point as blue, green, red and one more byte."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    data, width = bytes(plain.constBits()), plain.bytesPerLine()
    return [data[start : start + width] for start in range(0, len(data), width)]
