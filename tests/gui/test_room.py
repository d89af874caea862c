"""Everything has room: at twice the size of text, in long languages, and from right to left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.walk import PLACES, Tour, open_tour, settle

_SMALLEST = (720, 520)
_WIDE = {"app", "amount", "project"}
"""Where a translation may not be a quarter longer than English, at twice the size of text."""
_LONGER = "~"
"""Stands for the letters that German needs beyond English, in a word of its own."""


class LongLanguage(QTranslator):
    """A language with words for everything, each text longer by a quarter than in English."""

    def translate(
        self,
        _context: str,
        text: str,
        _disambiguation: str | None = None,
        _number: int = -1,
    ) -> str:
        """Return a longer text."""
        return lengthened(text)

    def isEmpty(self) -> bool:  # noqa: N802 — Qt's name
        """Say that there are words."""
        return False


def lengthened(text: str) -> str:
    """Return a text with a quarter more letters, in words as long as those that it has."""
    letters = len(text) // 4
    words = [_LONGER * min(8, letters - start) for start in range(0, letters, 8)]
    return " ".join([text, *words])


@pytest.fixture(scope="module", params=["usual words", "long words", "from right to left"])
def tour(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    control_process: FakeControlProcess,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Tour]:
    """One window at twice the size of text, as small as it can be."""
    before = qapp.font()
    large = QFont(before)
    large.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(large)
    long_words = request.param == "long words"
    language = LongLanguage()
    if long_words:
        QCoreApplication.installTranslator(language)
    home = tmp_path_factory.mktemp("room")
    spoken = lengthened if long_words else str
    try:
        with open_tour(qapp, control_process, home, scenes.working(), spoken) as opened:
            if request.param == "from right to left":
                qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            opened.window.resize(*_SMALLEST)
            yield opened
    finally:
        QCoreApplication.removeTranslator(language)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        qapp.setFont(before)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_at_twice_the_size(qtbot: QtBot, tour: Tour, place: str) -> None:
    """Every word has room in the smallest window, and nothing scrolls sideways."""
    if tour.spoken is lengthened and place in _WIDE:
        pytest.skip("The words of its buttons stay on one line, however long.")
    root = tour.visit(qtbot, place)
    assert (tour.window.width(), tour.window.height()) == _SMALLEST
    if isinstance(root, QDialog):
        settle(qtbot)
        screen = root.screen().availableGeometry()
        assert screen.contains(root.frameGeometry()), f"{root.frameGeometry()} on {screen}"
    cut = cut_in(root)
    assert cut == [], "\n".join(cut)


def test_from_right_to_left_the_pages_stand_at_the_right(qtbot: QtBot, tour: Tour) -> None:
    """The whole window is mirrored, and not only its words."""
    root = tour.visit(qtbot, "home")
    side = tour.list_of_pages.mapTo(tour.window, tour.list_of_pages.rect().topLeft()).x()
    content = root.mapTo(tour.window, root.rect().topLeft()).x()
    mirrored = tour.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert (side > content) == mirrored


def cut_in(root: QWidget) -> list[str]:
    """Return what does not have the room that it needs."""
    cut = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not root.window():
            continue
        room = _room_of(widget, root)
        place = QRect(widget.mapTo(root.window(), widget.rect().topLeft()), widget.size())
        if place.left() < room.left() or place.right() > room.right():
            cut.append(f"{_named(widget)} reaches {place.left()}–{place.right()} of {room}")
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        if isinstance(widget, QLabel) and widget.text():
            narrow = widget.width() < widget.minimumSizeHint().width()
            if widget.height() < needed or narrow:
                cut.append(f"{_named(widget)} has {widget.size()}, needs {needed} in height")
        elif isinstance(widget, QAbstractButton) and widget.text():
            least = widget.minimumSizeHint().width()
            if widget.width() < least:
                cut.append(f"{_named(widget)} is {widget.width()} wide, needs {least}")
    return cut


def _room_of(widget: QWidget, root: QWidget) -> QRect:
    """Return the part of the window within which a widget is to be seen, from left to right."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root.window():
        scroll = parent.parentWidget()
        if isinstance(scroll, QScrollArea) and scroll.viewport() is parent:
            return QRect(parent.mapTo(root.window(), parent.rect().topLeft()), parent.size())
        parent = scroll
    return root.window().rect()


def _named(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    text = words()[:40] if callable(words) else widget.accessibleName()[:40]
    return f"{type(widget).__name__} {text!r}"
