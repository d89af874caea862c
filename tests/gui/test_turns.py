"""Long work of the window in turns."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from potluck_gui.window.turns import Turns


def _fail() -> Iterator[None]:
    yield
    raise ValueError


def _note(done: list[int]) -> Iterator[None]:
    yield
    done.append(1)


def test_what_failed_is_not_waited_for(qtbot: QtBot) -> None:
    """A fault in one step is reported, and the same work can be begun anew."""
    parent = QObject()
    turns = Turns(parent)
    with qtbot.captureExceptions() as seen:
        turns.begin(_fail())
        qtbot.waitUntil(lambda: not turns.under_way)
    assert [kind for kind, _, _ in seen] == [ValueError]
    done: list[int] = []
    turns.begin(_note(done))
    qtbot.waitUntil(lambda: not turns.under_way)
    assert done == [1]
