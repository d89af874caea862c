"""The goodbye's window by keyboard, read aloud, and in large letters, over a scripted engine."""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QScrollArea
from pytestqt.qtbot import QtBot

from potluck_gui.design.theme import Theme
from potluck_gui.motion.fixed import FixedMotion
from potluck_setup.leaving import Kept
from potluck_setup.window.goodbye.goodbye_window import FAILED, GONE, NOT_NOW, GoodbyeWindow
from potluck_setup.window.goodbye.surroundings import Surroundings
from tests.fakes import setup_engine
from tests.fakes.setup_scenes import stage, trouble

_WAIT_MS = 10_000
_COMMAND = "sudo apt remove potluck"
_LEFT = {"result": {"left": [{"sentence": "It is there.", "command": _COMMAND}, 5, {"x": 1}]}}

Open = Callable[..., GoodbyeWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Open the window over an engine that plays runs."""
    opened: list[GoodbyeWindow] = []

    def go(*runs: list[dict[str, Any]], may_try_again: bool = True) -> GoodbyeWindow:
        path = tmp_path / "script.json"
        path.write_text(json.dumps({"uninstall": list(runs)}), "utf-8")
        window = GoodbyeWindow(
            Surroundings(
                engine=(sys.executable, str(setup_engine.__file__), str(path)),
                options=("--root", "/r"),
                home=Path("/home/robin/.local/share/potluck"),
                kept=Kept(identity=True, history=True),
                may_try_again=lambda: may_try_again,
                motion=FixedMotion(still=True),
            ),
            Theme(qapp),
        )
        window.show()
        window.ask()
        opened.append(window)
        return window

    yield go
    for window in opened:
        window.deleteLater()


def button(window: GoodbyeWindow, text: str) -> QAbstractButton:
    """Return a button that is to be seen."""
    found = window.page.findChildren(QAbstractButton)
    return next(each for each in found if each.text() == text and each.isVisible())


def test_by_keyboard_from_the_first_question_to_the_last_word(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    """Enter alone changes nothing; what is deleted beside the app has to be chosen."""
    window = open_window([{"say": stage("removing")}, {"say": _LEFT}])
    assert window.focusWidget() is button(window, "Not now")
    boxes = window.page.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [True, True]
    assert all(box.text() and box.accessibleDescription() for box in boxes)
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    QTest.keyClick(button(window, "Take it off"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "off this computer" in window.page.title.text(), timeout=_WAIT_MS)
    copy = button(window, "Copy")
    assert copy.accessibleName() == f"Copy the command {_COMMAND}"
    QTest.keyClick(copy, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == _COMMAND
    with qtbot.waitSignal(window.ended) as ended:
        QTest.keyClick(button(window, "Close"), Qt.Key.Key_Return)
    assert ended.args == [GONE]
    started = json.loads((tmp_path / "starts").read_text())
    assert started == ["uninstall", "--lines", "--root", "/r", "--yes", "--delete-identity"]


def test_enter_at_first_changes_nothing(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """Who opens it by mistake and presses Enter keeps all."""
    window = open_window([])
    with qtbot.waitSignal(window.ended) as ended:
        QTest.keyClick(button(window, "Not now"), Qt.Key.Key_Return)
    assert ended.args == [NOT_NOW]
    assert not (tmp_path / "starts").exists()


def test_a_window_that_is_closed_meanwhile_waits_for_the_end_and_comes_back_with_news(
    open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing is torn apart by closing it; what is left to know is still shown."""
    go_on = tmp_path / "go on"
    window = open_window([{"say": stage("removing")}, {"wait": str(go_on)}, {"say": _LEFT}])
    ended: list[int] = []
    window.ended.connect(ended.append)
    window.take_off()
    window.close()
    assert not window.isVisible()
    assert ended == []
    go_on.touch()
    qtbot.waitUntil(window.isVisible, timeout=_WAIT_MS)
    window.close()
    assert ended == [GONE]


def test_what_went_wrong_is_said_and_can_be_tried_again(open_window: Open, qtbot: QtBot) -> None:
    """Another try is offered as long as there is something that can be started."""
    failed = [{"say": trouble("internal", "It is busy.")}, {"exit": 1}]
    window = open_window(failed, [{"say": {"result": {"left": []}}}])
    window.take_off()
    qtbot.waitUntil(lambda: "It is busy." in window.page.sentence.text(), timeout=_WAIT_MS)
    button(window, "Try again").click()
    qtbot.waitUntil(lambda: "Nothing is left" in window.page.sentence.text(), timeout=_WAIT_MS)
    window = open_window(failed, may_try_again=False)
    window.take_off()
    qtbot.waitUntil(lambda: "It is busy." in window.page.sentence.text(), timeout=_WAIT_MS)
    assert window.focusWidget() is button(window, "Close")
    with qtbot.waitSignal(window.ended) as ended:
        window.leave()
    assert ended.args == [FAILED]


def test_large_letters_are_not_cut(open_window: Open, qapp: QApplication, qtbot: QtBot) -> None:
    """With letters twice as large it scrolls down, never sideways."""
    font = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(large)
    try:
        window = open_window([{"say": _LEFT}])
        window.resize(720, 520)
        assert window.page.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0
        window.take_off()
        qtbot.waitUntil(lambda: "off this" in window.page.title.text(), timeout=_WAIT_MS)
        assert window.page.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0
    finally:
        qapp.setFont(font)
