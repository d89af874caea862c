"""The setup window over a real engine process that plays a script."""

import json
import os
import signal
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck_gui.design.theme import Theme
from potluck_gui.motion.fixed import FixedMotion
from potluck_setup.errors import SetupError
from potluck_setup.network import NetworkSettings
from potluck_setup.network_store import load_network, store_network
from potluck_setup.places import Places
from potluck_setup.start_task import Task
from potluck_setup.window.progress_bar import ProgressBar
from potluck_setup.window.setup_window import FAILED, INSTALLED, NOT_NOW, SetupWindow
from potluck_setup.window.surroundings import Surroundings
from tests.fakes import setup_engine
from tests.fakes.setup_scenes import (
    NVIDIA,
    fetching,
    hindered,
    look,
    on_the_processor,
    stage,
    trouble,
)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # The one without a screen.
]

_WAIT_MS = 10_000
_LARGE_TEXT = 2
_BREAK = "\u200b"
"""Where a long word may be broken."""
_DONE = {"result": {"name": "0.1.0-cu130-1", "warning": "", "mend": ""}}
_BROKEN = trouble("unreachable", "The connection broke.")


class Scene:
    """A window, the engine's script, and what came of it."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        self._qtbot = qtbot
        self._app = app
        self.folder = folder
        self.places = Places(root=folder / "root")
        self.ended: list[int] = []
        self.store: Callable[[NetworkSettings], None] = lambda settings: store_network(
            self.places, settings
        )

    def open(
        self, script: dict[str, Any], *, task: Task = Task.INSTALL, still: bool = True
    ) -> SetupWindow:
        """Open the window and let it look."""
        path = self.folder / "script.json"
        path.write_text(json.dumps(script), "utf-8")
        call = self.folder / "call"
        call.write_bytes(b"")
        self.theme = Theme(self._app)
        self.window = SetupWindow(
            Surroundings(
                task=task,
                places=self.places,
                engine=(sys.executable, str(setup_engine.__file__), str(path)),
                options=("--root", str(self.places.root)),
                load_network=lambda: load_network(self.places),
                store_network=self._store,
                motion=FixedMotion(still=still),
                call=call,
                open_after_ms=1,
            ),
            self.theme,
        )
        self.window.ended.connect(self.ended.append)
        self.window.show()
        self.window.look()
        return self.window

    def _store(self, settings: NetworkSettings) -> None:
        self.store(settings)

    def started(self) -> list[list[str]]:
        """Return the words of each start of the engine."""
        return [json.loads(line) for line in (self.folder / "starts").read_text().splitlines()]

    def sees(self, text: str) -> bool:
        """Tell whether words are to be seen."""
        shown: list[QLabel | QPushButton] = list(self.window.findChildren(QLabel))
        shown += self.window.findChildren(QPushButton)
        return any(text in each.text().replace(_BREAK, "") and each.isVisible() for each in shown)

    def wait_for(self, text: str) -> None:
        """Wait until words are to be seen."""
        self._qtbot.waitUntil(lambda: self.sees(text), timeout=_WAIT_MS)

    def press(self, text: str) -> None:
        """Press a button that can be pressed."""
        self._qtbot.waitUntil(
            lambda: self.sees(text) and self.button(text).isEnabled(), timeout=_WAIT_MS
        )
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def button(self, text: str) -> QPushButton:
        """Return a button that is to be seen."""
        return next(
            each
            for each in self.window.findChildren(QPushButton)
            if each.text() == text and each.isVisible()
        )

    def wait_for_end(self) -> int:
        """Wait until the window has ended; return its status."""
        self._qtbot.waitUntil(lambda: bool(self.ended), timeout=_WAIT_MS)
        return self.ended[0]


@pytest.fixture
def setup(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Scene]:
    """A stage in the test's folder; the engine is gone afterwards."""
    stage = Scene(qtbot, qapp, tmp_path)
    yield stage
    if not stage.ended:
        stage.window.leave()
        stage.wait_for_end()
    stage.window.deleteLater()
    qapp.processEvents()


def _until(folder: Path) -> dict[str, str]:
    return {"wait": str(folder / "go")}


def test_it_says_what_will_happen_before_anything_is_fetched(setup: Scene) -> None:
    """Nobody fetches gigabytes without having been told how many, and what for."""
    setup.open({"look": [[{"say": look()}]]})
    setup.wait_for("2.9 GB")
    assert setup.sees("7.4 GB (182.0 GB are free)")
    assert setup.sees(NVIDIA)
    assert [words[0] for words in setup.started()] == ["look"]
    assert setup.started()[0][1:] == ["--lines", "--root", str(setup.places.root)]


def test_it_installs_and_goes(setup: Scene, tmp_path: Path) -> None:
    """Two presses lead to a Potluck that opens."""
    said = [{"say": fetching(0)}, {"say": fetching(1_455_000_000)}, _until(tmp_path)]
    rest = [{"say": stage("laying_out")}, {"say": stage("testing")}, {"say": _DONE}]
    setup.open({"look": [[{"say": look()}]], "install": [[*said, *rest]]})
    setup.press("Fetch and install")
    setup.wait_for("1.5 GB of 2.9 GB")
    assert setup.sees("12.4 MB a second · 2 minutes left")
    assert setup.sees("torch-2.13.0")
    assert not setup.sees("It goes on where it stopped")
    (tmp_path / "go").touch()
    assert setup.wait_for_end() == INSTALLED


def test_stopping_keeps_and_says_so_and_going_on_too(setup: Scene, tmp_path: Path) -> None:
    """Who stops can go on later, and sees that nothing was lost."""
    kept = look(here_bytes=1_240_000_000)
    first = [{"say": fetching(1_240_000_000)}, _until(tmp_path)]
    again = [{"say": fetching(1_240_000_000)}, _until(tmp_path)]
    setup.open({"look": [[{"say": look()}], [{"say": kept}]], "install": [first, again]})
    setup.press("Fetch and install")
    setup.wait_for("1.2 GB of 2.9 GB")
    setup.press("Stop")
    setup.wait_for("Stopped. What was fetched is kept.")
    setup.wait_for("1.2 GB of 2.9 GB are here already.")
    assert setup.sees("1.7 GB")
    setup.press("Go on")
    setup.wait_for("It goes on where it stopped: 1.2 GB were here already.")


def test_closing_asks_and_stops_only_when_told(setup: Scene, tmp_path: Path) -> None:
    """A stray click on the frame stops no download."""
    setup.open({"look": [[{"say": look()}]], "install": [[{"say": fetching(5)}, _until(tmp_path)]]})
    setup.press("Fetch and install")
    setup.wait_for("5 bytes of 2.9 GB")
    setup.window.close()
    assert setup.window.isVisible()
    setup.press("Go on installing")
    assert setup.window.isVisible()
    setup.window.close()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    stop = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Stop")
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert setup.wait_for_end() == NOT_NOW
    assert not setup.window.isVisible()


def test_a_question_goes_when_there_is_nothing_to_stop_any_more(
    setup: Scene, tmp_path: Path
) -> None:
    """Who thinks for long is not asked about something that is over."""
    setup.open({"look": [[{"say": look()}]], "install": [[_until(tmp_path), {"say": _BROKEN}]]})
    setup.press("Fetch and install")
    setup.window.close()
    (tmp_path / "go").touch()
    setup.wait_for("It did not work yet")
    assert QApplication.activeModalWidget() is None


def test_trouble_says_what_happened_and_tries_again(setup: Scene) -> None:
    """Each failure has a sentence, what to do, and a way on."""
    broken = [{"say": fetching(1_240_000_000)}, {"say": _BROKEN}, {"exit": 1}]
    setup.open({"look": [[{"say": look()}]], "install": [broken, [{"say": _DONE}]]})
    setup.press("Fetch and install")
    setup.wait_for("The connection broke.")
    assert setup.sees("See whether this computer is online.")
    assert setup.sees("1.2 GB of 2.9 GB are here already. It goes on from there.")
    setup.press("Try again")
    assert setup.wait_for_end() == INSTALLED


def test_who_gives_up_after_trouble_leaves_a_failure(setup: Scene) -> None:
    """What started the window knows that nothing was installed."""
    setup.open({"look": [[{"say": _BROKEN}, {"exit": 1}]]})
    setup.press("Close")
    assert setup.wait_for_end() == FAILED


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([{"die": int(signal.SIGKILL)}], "The installation ended without saying why."),
        ([{"complain": "MemoryError"}, {"exit": 1}], "MemoryError"),
        ([{"raw": "no JSON\n"}], "The installation ended without saying why."),
        ([{"say": _DONE}, {"exit": 1}], "The installation ended without saying why."),
    ],
)
def test_an_engine_that_breaks_down_leaves_the_window(
    setup: Scene, steps: list[dict[str, Any]], sentence: str
) -> None:
    """The window survives whatever becomes of the engine, and never takes silence for success."""
    setup.open({"look": [[{"say": look()}]], "install": [steps]})
    setup.press("Fetch and install")
    setup.wait_for(sentence)
    assert setup.button("Try again").isEnabled()


def test_an_engine_that_is_not_there_is_told(setup: Scene, qtbot: QtBot) -> None:
    """A damaged download says so instead of showing nothing."""
    window = setup.open({"look": [[{"say": look()}]]})
    setup.wait_for("2.9 GB")
    surroundings = window._surroundings
    object.__setattr__(surroundings, "engine", ("/nowhere/python",))
    setup.press("Fetch and install")
    setup.wait_for("It did not work yet")


def test_the_details_hold_the_log_and_no_password(setup: Scene) -> None:
    """Who asks for help can send what helps, and nothing that harms."""
    setup.places.root.mkdir()
    setup.places.log.write_text("by http://me:secret@proxy:8080\nlast line\n", "utf-8")
    setup.open({"look": [[{"say": look()}]], "install": [[{"say": _BROKEN}, {"exit": 1}]]})
    setup.press("Fetch and install")
    setup.press("Copy details")
    setup.wait_for("Copied.")
    copied = QGuiApplication.clipboard().text()
    assert "unreachable: The connection broke." in copied
    assert "last line" in copied
    assert "build cu130" in copied
    assert "secret" not in copied


def test_a_graphics_card_left_out_is_told_before_and_after(setup: Scene) -> None:
    """Nobody gets the processor's build without knowing it, why, and what mends it."""
    told = on_the_processor()["result"]
    setup.open({"look": [[{"say": {"result": told}}]], "install": [[{"say": {"result": told}}]]})
    setup.wait_for("535.183 is too old")
    assert setup.sees("potluck repair")
    setup.press("Fetch and install")
    setup.wait_for("Potluck is ready")
    assert setup.sees("535.183 is too old")
    assert setup.sees("potluck repair")
    assert not setup.ended  # It stays until that was read.
    setup.press("Open Potluck")
    assert setup.wait_for_end() == INSTALLED


def test_what_is_in_the_way_stops_it_before_the_download(setup: Scene) -> None:
    """A full disk is told before, not after, three gigabytes."""
    setup.open({"look": [[{"say": hindered()}], [{"say": look()}]]})
    setup.wait_for("The disk has 3.0 GB free")
    assert setup.sees("Free at least 8.4 GB")
    assert not setup.sees("Fetch and install")
    setup.press("Look again")
    setup.wait_for("Fetch and install")


def test_network_settings_are_checked_kept_and_looked_at_anew(setup: Scene) -> None:
    """A typing mistake is told where it is; what is right holds from the next look on."""
    setup.open({"look": [[{"say": look()}]]})
    setup.press("Network settings…")
    proxy, *_, folder = setup.window.page.findChildren(QLineEdit)
    proxy.setText("my proxy")
    folder.setText(str(setup.folder / "missing"))
    setup.press("Save")
    assert setup.sees("Write it as http://host:port")
    assert setup.sees("There is no such folder.")
    proxy.setText(" http://proxy.example.org:8080 ")
    folder.setText(str(setup.folder))
    setup.press("Save")
    setup.wait_for("7.4 GB")
    assert load_network(setup.places) == NetworkSettings(
        proxy="http://proxy.example.org:8080", wheels_folder=setup.folder
    )
    assert len(setup.started()) == 2


def test_network_settings_that_cannot_be_written_are_not_lost(setup: Scene) -> None:
    """What was typed stays there, with the reason."""

    def refuse(_settings: NetworkSettings) -> None:
        raise SetupError("The disk is full.")

    setup.store = refuse
    setup.open({"look": [[{"say": look()}]]})
    setup.press("Network settings…")
    setup.window.page.findChildren(QLineEdit)[0].setText("http://proxy:1")
    setup.press("Save")
    setup.wait_for("The disk is full.")
    assert setup.window.page.findChildren(QLineEdit)[0].text() == "http://proxy:1"


def test_a_later_start_brings_it_to_the_front(setup: Scene, qtbot: QtBot) -> None:
    """Who clicks the icon twice gets one window, where it can be seen."""
    window = setup.open({"look": [[{"say": look()}]]})
    window.showMinimized()
    (setup.folder / "call").write_text("1", "ascii")
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=_WAIT_MS)


def test_repairing_says_repair(setup: Scene) -> None:
    """The same window lays out anew what is there already."""
    setup.open({"look": [[{"say": look()}]], "repair": [[{"say": _DONE}]]}, task=Task.REPAIR)
    setup.press("Repair")
    assert setup.wait_for_end() == INSTALLED
    assert [words[0] for words in setup.started()] == ["look", "repair"]


def test_updating_says_update(setup: Scene) -> None:
    """What a newer installer brought is put to use when the person says so."""
    steps = {"look": [[{"say": look()}]], "upgrade": [[{"say": _DONE}]]}
    setup.open(steps, task=Task.UPGRADE)
    setup.wait_for("comes back by itself")
    setup.press("Update")
    assert setup.wait_for_end() == INSTALLED
    assert [words[0] for words in setup.started()] == ["look", "upgrade"]


@pytest.mark.parametrize("looks", [[{"say": look()}], [{"wait": "/nowhere"}]])
def test_who_does_not_want_the_newer_version_now_gets_the_one_in_use(
    setup: Scene, looks: list[dict[str, Any]]
) -> None:
    """Closing the window is no end of Potluck; Ctrl-C in the terminal is."""
    window = setup.open({"look": [looks]}, task=Task.UPGRADE)
    setup.wait_for("Update Potluck")
    window.close()
    assert setup.wait_for_end() == INSTALLED
    window = setup.open({"look": [looks]}, task=Task.UPGRADE)
    setup.ended.clear()
    window.leave()
    assert setup.wait_for_end() == NOT_NOW


@pytest.mark.parametrize("still", [True, False])
def test_nothing_moves_where_the_person_wants_it_still(setup: Scene, still: bool) -> None:
    """The light that goes along the bar rests where motion is unwelcome."""
    window = setup.open({"look": [[{"wait": "/nowhere"}]]}, still=still)
    bar = next(each for each in window.findChildren(ProgressBar) if each.isVisible())
    assert bar.moves is not still


def test_all_of_it_works_by_keyboard_and_has_names(setup: Scene, qtbot: QtBot) -> None:
    """Enter goes on from each page; each control says what it is."""
    steps = [{"say": _BROKEN}, {"exit": 1}]
    window = setup.open({"look": [[{"say": look()}]], "install": [steps, [{"say": _DONE}]]})
    qtbot.waitUntil(lambda: _focused(window) == "Fetch and install", timeout=_WAIT_MS)
    assert _nameless(window.page) == []
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    setup.wait_for("Try again")
    assert _nameless(window.page) == []
    window.show_network()
    assert _nameless(window.page) == []
    setup.press("Back without saving")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert setup.wait_for_end() == INSTALLED


def _focused(window: SetupWindow) -> str:
    widget = window.focusWidget()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _nameless(root: QWidget) -> list[str]:
    """Return the visible controls that a screen reader has no name for."""
    kinds = [*root.findChildren(QAbstractButton), *root.findChildren(QLineEdit)]
    kinds += root.findChildren(ProgressBar)
    return [
        type(each).__name__
        for each in kinds
        if each.isVisible()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_nothing_is_cut_with_text_twice_as_large(
    setup: Scene, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    """Who needs large letters can read and press everything in a small window."""
    font = qapp.font()
    large = qapp.font()
    large.setPointSizeF(font.pointSizeF() * _LARGE_TEXT)
    qapp.setFont(large)
    qapp.setLayoutDirection(direction)
    try:
        steps = [{"say": fetching(1_240_000_000)}, {"say": _BROKEN}, {"exit": 1}]
        window = setup.open({"look": [[{"say": on_the_processor()}]], "install": [steps]})
        window.resize(720, 520)
        setup.wait_for("Fetch and install")
        assert _too_wide(window) == []
        setup.press("Fetch and install")
        setup.wait_for("Try again")
        assert _too_wide(window) == []
        window.show_network()
        qapp.processEvents()
        assert _too_wide(window) == []
    finally:
        qapp.setFont(font)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _too_wide(window: SetupWindow) -> list[str]:
    """Return what reaches beyond the window or is narrower than its words."""
    assert window.width() == 720
    wide = [
        area.accessibleName()
        for area in window.page.findChildren(QScrollArea)
        if (inside := area.widget()) is None or inside.width() > area.viewport().width()
    ]
    cut = [
        each.text()
        for each in window.page.findChildren(QPushButton)
        if each.isVisible() and each.width() < each.minimumSizeHint().width()
    ]
    return wide + cut
