"""The window's pages, over a real socket: what they show, what they send, what they free."""

import gc
import time
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.design.charts.line_chart import LineChart
from potluck_gui.window.join_dialog import JoinDialog
from potluck_gui.window.leave_dialog import LeaveDialog
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

WAIT_MS = 10_000
PAGES = ("Home", "Contribution", "The model", "Projects", "Limits", "Activity")
OpenWindow = Callable[[control.Snapshot], MainWindow]


@pytest.fixture
def application(start_app: Callable[..., Application]) -> Application:
    """The app, its window not open yet."""
    return start_app()


@pytest.fixture
def open_window(qtbot: QtBot, daemon: FakeControlProcess, application: Application) -> OpenWindow:
    """Open the window on a snapshot."""

    def open_on(snapshot: control.Snapshot) -> MainWindow:
        daemon.show(snapshot)
        application.open_window()
        window = application.window
        assert window is not None
        qtbot.waitUntil(lambda: pages_of(window).isEnabled(), timeout=WAIT_MS)
        if snapshot.sentence and len(snapshot.sentence) < 200:
            qtbot.waitUntil(lambda: snapshot.sentence in texts(window), timeout=WAIT_MS)
        come_to_rest(window)
        return window

    return open_on


def pages_of(window: MainWindow) -> QListWidget:
    """Return the list of pages."""
    found = window.findChild(QListWidget, "pages")
    assert isinstance(found, QListWidget)
    return found


def texts(root: QWidget) -> set[str]:
    """Return all words that are to be seen."""
    return {label.text() for label in root.findChildren(QLabel) if label.isVisible()}


def button(root: QWidget, text: str) -> QPushButton:
    """Return the visible button with a text."""
    return next(b for b in root.findChildren(QPushButton) if b.text() == text and b.isVisible())


def buttons(root: QWidget) -> set[str]:
    """Return the texts of all visible buttons."""
    return {b.text() for b in root.findChildren(QPushButton) if b.isVisible()}


@pytest.mark.parametrize(
    ("scene", "offered"),
    [
        (scenes.working, {"Pause", "Pause until…", "Finish and then pause"}),
        (scenes.waiting, {"Start now", "Pause", "Pause until…", "Finish and then pause"}),
        (scenes.paused, {"Resume"}),
        (scenes.offline, {"Pause", "Pause until…"}),
        (scenes.problem, {"Resume", "Pause", "Pause until…", "Check Potluck…"}),
        (scenes.first_run, {"Try Practice", "Join a project…"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_every_state_shows_its_sentence_and_its_buttons(
    open_window: OpenWindow, scene: Callable[[], control.Snapshot], offered: set[str]
) -> None:
    """The first page answers what Potluck does, why, and what can be done."""
    window = open_window(scene())
    assert buttons(window) == offered


def test_what_is_to_finish_can_be_kept_going(open_window: OpenWindow) -> None:
    """The button says what it does while the work in hand still runs."""
    snapshot = scenes.working()
    snapshot.finishing = True
    assert buttons(open_window(snapshot)) == {"Keep going", "Pause", "Pause until…"}


@pytest.mark.parametrize(
    ("scene", "text", "command"),
    [
        (scenes.working, "Pause", "pause"),
        (scenes.working, "Finish and then pause", "finish"),
        (scenes.waiting, "Start now", "run_now"),
        (scenes.paused, "Resume", "resume"),
        (scenes.first_run, "Try Practice", "start_practice"),
    ],
)
def test_each_button_reaches_the_daemon(
    qtbot: QtBot,
    daemon: FakeControlProcess,
    open_window: OpenWindow,
    scene: Callable[[], control.Snapshot],
    text: str,
    command: str,
) -> None:
    """One click is one command."""
    window = open_window(scene())
    qtbot.mouseClick(button(window, text), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(daemon.commands()) == 1, timeout=WAIT_MS)
    assert daemon.commands()[0].WhichOneof("command") == command


def test_all_pauses_are_in_the_window_too(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """Who has no tray misses nothing."""
    window = open_window(scenes.working())
    menu = button(window, "Pause until…").menu()
    assert [action.text() for action in menu.actions()] == [
        "For 1 hour",
        "Until tomorrow",
        "Until I resume",
        "While a program runs…",
    ]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(daemon.commands()) == 1, timeout=WAIT_MS)
    assert daemon.commands()[0].pause.HasField("until_unix_ms")


def test_a_refused_command_is_said_on_the_page(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """A button that could not do its work says why."""
    window = open_window(scenes.working())
    daemon.fail("Command", PotluckError("Wait until it has started.", code=ErrorCode.CONFLICT))
    qtbot.mouseClick(button(window, "Pause"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Wait until it has started." in texts(window), timeout=WAIT_MS)


def test_closing_the_window_frees_its_widgets(
    qtbot: QtBot, application: Application, open_window: OpenWindow
) -> None:
    """A closed window holds no memory and opens again as new."""
    window = open_window(scenes.working())
    for row in range(len(PAGES)):
        window.go_to(row)
        come_to_rest(window)
    gone = weakref.ref(window)
    with qtbot.waitSignal(application.window_deleted, timeout=WAIT_MS):
        window.close()
    del window

    def freed() -> bool:
        # A question to the daemon holds the page that asked until it is answered.
        gc.collect()
        return gone() is None

    qtbot.waitUntil(freed, timeout=WAIT_MS)
    assert application.window is None
    again = open_window(scenes.working())
    assert again.isVisible()


def test_without_a_daemon_the_window_says_so_and_tries_again(
    qtbot: QtBot, daemon: FakeControlProcess, application: Application, open_window: OpenWindow
) -> None:
    """A daemon that does not answer is a sentence with a way on, not an empty window."""
    window = open_window(scenes.working())
    daemon.stop()
    qtbot.waitUntil(lambda: "Try again" in buttons(window), timeout=WAIT_MS)
    assert not pages_of(window).isEnabled()
    daemon.start()
    qtbot.mouseClick(button(window, "Try again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pages_of(window).isEnabled(), timeout=WAIT_MS)


def test_the_model_is_shown_as_a_curve_in_words_and_as_a_table(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    """The curve has an equal for those who can't see it."""
    window = open_window(scenes.working())
    window.go_to(PAGES.index("The model"))
    come_to_rest(window)
    chart = window.findChild(LineChart)
    assert "is learning" in chart.accessibleDescription()
    qtbot.mouseClick(button(window, "Show as a table"), Qt.MouseButton.LeftButton)
    table = window.findChild(QTableView)
    assert table.isVisible()
    assert not chart.isVisible()
    rows = table.model()
    assert rows.rowCount() == 43
    assert rows.index(42, 1).data() == "5.960"


def test_a_changed_limit_reaches_the_daemon_and_can_be_reset(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """The page is made of what the daemon names, and changes it."""
    window = open_window(scenes.working())
    window.go_to(PAGES.index("Limits"))
    come_to_rest(window)
    qtbot.waitUntil(lambda: "Start after" in texts(window), timeout=WAIT_MS)
    field = next(f for f in window.findChildren(QSpinBox) if f.suffix() == " minutes")
    assert (field.minimum(), field.maximum(), field.value()) == (0, 120, 5)
    field.setValue(20)
    qtbot.waitUntil(lambda: len(_updates(daemon)) == 1, timeout=WAIT_MS)
    assert _updates(daemon)[0].values["idle_minutes"].whole == 20
    reset = next(
        b
        for b in window.findChildren(QPushButton)
        if b.accessibleName() == "Start after: back to default, 3 minutes"
    )
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.value() == 3, timeout=WAIT_MS)
    assert not reset.isVisible()
    battery = window.findChild(QCheckBox)
    battery.click()
    qtbot.waitUntil(lambda: len(_updates(daemon)) == 3, timeout=WAIT_MS)
    assert _updates(daemon)[2].values["on_battery"].flag


def test_a_refused_limit_goes_back_to_what_is_in_force(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """The window never shows a limit that does not hold."""
    window = open_window(scenes.working())
    window.go_to(PAGES.index("Limits"))
    come_to_rest(window)
    qtbot.waitUntil(lambda: "Start after" in texts(window), timeout=WAIT_MS)
    daemon.fail("UpdateSettings", PotluckError("The disk is full.", code=ErrorCode.FULL))
    field = next(f for f in window.findChildren(QSpinBox) if f.suffix() == " minutes")
    field.setValue(20)
    qtbot.waitUntil(lambda: "The disk is full." in texts(window), timeout=WAIT_MS)
    come_to_rest(window)
    assert field.value() == 5


def _updates(daemon: FakeControlProcess) -> list[control.UpdateSettingsRequest]:
    return [r for r in daemon.requests() if isinstance(r, control.UpdateSettingsRequest)]


def test_a_project_is_looked_at_before_it_is_joined(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """Nobody joins unseen, and what was joined is shown."""
    window = open_window(scenes.first_run())
    qtbot.mouseClick(button(window, "Join a project…"), Qt.MouseButton.LeftButton)
    come_to_rest(window)
    dialog = window.findChild(JoinDialog)
    assert dialog is not None
    assert "Join" not in buttons(dialog)
    dialog.findChild(QLineEdit).setText(scenes.INVITE_LINK)
    qtbot.mouseClick(button(dialog, "See what it is"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Harbour Library" in texts(dialog), timeout=WAIT_MS)
    assert {"Apache-2.0", "Organised by Harbour Library Association"} <= texts(dialog)
    assert not any(isinstance(r, control.JoinRequest) for r in daemon.requests())
    qtbot.mouseClick(button(dialog, "Join"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Connected" in texts(window), timeout=WAIT_MS)
    assert "Harbour Library" in texts(window)


def test_a_wrong_link_gets_a_sentence_and_can_be_corrected(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """A bad paste is no dead end."""
    window = open_window(scenes.first_run())
    qtbot.mouseClick(button(window, "Join a project…"), Qt.MouseButton.LeftButton)
    come_to_rest(window)
    dialog = window.findChild(JoinDialog)
    dialog.findChild(QLineEdit).setText("https://example.org")
    qtbot.mouseClick(button(dialog, "See what it is"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any("not an invite link" in text for text in texts(dialog)), timeout=WAIT_MS
    )
    assert button(dialog, "See what it is").isEnabled()


def test_projects_say_how_work_is_checked(open_window: OpenWindow) -> None:
    """It is to be read, and a screen reader tells of which project it is."""
    snapshot = scenes.working()
    window = open_window(snapshot)
    window.go_to(PAGES.index("Projects"))
    come_to_rest(window)
    sentence = "Checked bit for bit: every computer gets exactly the same result."
    (label,) = (found for found in window.findChildren(QLabel) if found.text() == sentence)
    assert label.isVisible()
    assert label.accessibleName() == f"Kitchen Tales. {sentence}"


def test_leaving_asks_first(
    qtbot: QtBot, daemon: FakeControlProcess, open_window: OpenWindow
) -> None:
    """One wrong click leaves nothing."""

    def leaves() -> list[control.LeaveRequest]:
        return [r for r in daemon.requests() if isinstance(r, control.LeaveRequest)]

    window = open_window(scenes.working())
    window.go_to(PAGES.index("Projects"))
    come_to_rest(window)
    qtbot.mouseClick(button(window, "Leave…"), Qt.MouseButton.LeftButton)
    dialog = window.findChild(LeaveDialog)
    assert leaves() == []
    dialog.findChild(QCheckBox).setChecked(False)
    qtbot.mouseClick(button(dialog, "Leave"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(leaves()) == 1, timeout=WAIT_MS)
    assert (leaves()[0].project, leaves()[0].delete_data) == (scenes.PROJECT_ID, False)
    qtbot.waitUntil(lambda: "You have not joined a project yet." in texts(window), timeout=WAIT_MS)


def test_a_page_scrolls_only_through_what_is_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    """A page that fits has no bar to scroll through empty room."""
    snapshot = scenes.working()
    snapshot.contribution.Clear()
    window = open_window(snapshot)
    scroll = next(s for s in window.findChildren(QScrollArea) if s.isVisible())

    def surplus() -> int:
        needed = scroll.widget().heightForWidth(scroll.viewport().width())
        window.resize(window.width(), window.height() + needed - scroll.viewport().height())
        return scroll.verticalScrollBar().maximum()

    qtbot.waitUntil(lambda: surplus() == 0, timeout=3000)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scene", [scenes.hostile, scenes.working])
def test_nothing_is_cut_in_a_small_window_with_large_text(
    qtbot: QtBot,
    qapp: QApplication,
    open_window: OpenWindow,
    page: str,
    scene: Callable[[], control.Snapshot],
) -> None:
    """Every word and button has room at twice the text size in the smallest window."""
    before = qapp.font()
    large = QFont(before)
    large.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        window = open_window(scene())
        window.resize(window.minimumSize())
        window.go_to(PAGES.index(page))
        come_to_rest(window)
        if page == "Limits":
            qtbot.waitUntil(lambda: "Share of time" in texts(window), timeout=WAIT_MS)
        if page == "Activity":
            entries = window.findChild(QTableView, "entries")
            qtbot.waitUntil(entries.isVisible, timeout=WAIT_MS)
        assert (window.width(), window.height()) == (720, 520)
        # Qt lays out in several turns of its loop; what matters is where it comes to rest.
        qtbot.waitUntil(lambda: _cut(window) == [], timeout=3000)
    finally:
        qapp.setFont(before)


def _cut(window: MainWindow) -> list[str]:
    scroll = next(s for s in window.findChildren(QScrollArea) if s.isVisible())
    cut = []
    for widget in scroll.widget().findChildren(QWidget):
        if not widget.isVisible():
            continue
        right = widget.mapTo(scroll.widget(), widget.rect().topRight()).x()
        if right >= scroll.viewport().width():
            cut.append(f"{type(widget).__name__} reaches {right}")
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            if widget.height() < needed or widget.width() < widget.minimumSizeHint().width():
                cut.append(f"label {widget.text()[:30]!r} {widget.size()} needs {needed}")
        in_field = isinstance(widget.parent(), QLineEdit)  # It has a size of its own.
        if (
            isinstance(widget, QAbstractButton)
            and not in_field
            and widget.width() < widget.sizeHint().width()
        ):
            cut.append(f"button {widget.text()!r}")
    return cut


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, page: str
) -> None:
    """A screen reader can say where one is, on every page."""
    window = open_window(scenes.working())
    window.go_to(PAGES.index(page))
    come_to_rest(window)
    if page == "Limits":
        qtbot.waitUntil(lambda: "Share of time" in texts(window), timeout=WAIT_MS)
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_the_keyboard_goes_through_a_page_from_top_to_bottom(
    open_window: OpenWindow,
) -> None:
    """Tab follows the eye, also where rows were made later."""
    window = open_window(scenes.working())
    window.go_to(PAGES.index("Projects"))
    come_to_rest(window)
    reached, widget = [], pages_of(window).nextInFocusChain()
    while widget is not pages_of(window):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(widget.text() if isinstance(widget, QAbstractButton) else "?")
        widget = widget.nextInFocusChain()
    assert reached == [
        "About this project",
        "What leaves this computer",
        "Copy invite link",
        "Leave…",
        "Join with an invite link…",
        "Try Practice",
    ]


def test_a_snapshot_is_shown_without_holding_up_the_window(
    open_window: OpenWindow,
) -> None:
    """Showing a snapshot takes far less than the 50 ms in which people notice a delay."""
    window = open_window(scenes.working())
    worst_seconds = 0.0
    for row in range(len(PAGES)):
        window.go_to(row)
        come_to_rest(window)
        best_seconds = min(_seconds_to_show(window) for _ in range(5))
        worst_seconds = max(worst_seconds, best_seconds)
    assert worst_seconds < 0.05


def _seconds_to_show(window: MainWindow) -> float:
    snapshot = scenes.working()
    started = time.perf_counter()
    window.show_snapshot(snapshot)
    return time.perf_counter() - started
