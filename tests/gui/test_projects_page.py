"""The page "Projects" over a real socket: shares, reading about a project, links, leaving."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.window.leave_dialog import LeaveDialog
from potluck_gui.window.main_window import MainWindow
from potluck_gui.window.project_dialog import ProjectDialog
from potluck_gui.window.projects_page import ProjectsPage
from potluck_gui.window.sent_dialog import SentDialog
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

WAIT_MS = 10_000
Found = TypeVar("Found", bound=QWidget)


@pytest.fixture
def window(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: Callable[..., Application]
) -> MainWindow:
    """The window on the page, with two projects and Practice."""
    daemon.set_about(scenes.about())
    daemon.show(scenes.three_projects())
    application = start_app()
    application.open_window()
    assert application.window is not None
    opened = application.window
    qtbot.waitUntil(lambda: "Working" in texts(opened), timeout=WAIT_MS)
    opened.join("")
    qtbot.waitUntil(lambda: bool(shown(opened, QDialog)), timeout=WAIT_MS)
    only(opened, QDialog).close()
    qtbot.waitUntil(lambda: len(shown(opened, QSpinBox)) == 3, timeout=WAIT_MS)
    return opened


def texts(root: QWidget) -> set[str]:
    """Return all words that are to be seen."""
    return {label.text() for label in root.findChildren(QLabel) if label.isVisible()}


def shown(root: QWidget, kind: type[Found]) -> list[Found]:
    """Return the visible widgets of a kind."""
    return [widget for widget in root.findChildren(kind) if widget.isVisible()]


def only(root: QWidget, kind: type[Found]) -> Found:
    """Return the one visible widget of a kind."""
    (found,) = shown(root, kind)
    return found


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    """Press the visible button of an accessible name or a text."""
    (wanted,) = (b for b in shown(root, QPushButton) if name in {b.accessibleName(), b.text()})
    qtbot.keyClick(wanted, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]


def test_shares_are_told_and_changed_by_keyboard(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """What a share comes to follows at once, and the daemon hears of it once it is settled."""
    assert {"Gets about 67 % of this computer's work.", "Takes no new work for this project."} <= (
        texts(window)
    )
    slider = next(s for s in shown(window, QSlider) if s.accessibleName() == "Share of Harbour")
    for _ in range(2):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)  # type: ignore[no-untyped-call]
    assert "Gets about 50 % of this computer's work." in texts(window)
    qtbot.waitUntil(lambda: len(shares(daemon)) == 1, timeout=WAIT_MS)
    assert (shares(daemon)[0].project_id, shares(daemon)[0].share) == ("cd" * 32, 100)


def test_a_refused_share_goes_back(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """The page never shows a share that is not in force."""
    daemon.fail("SetShare", PotluckError("The disk takes nothing.", code=ErrorCode.INTERNAL))
    number = next(s for s in shown(window, QSpinBox) if s.accessibleName() == "Share of Harbour")
    number.setValue(800)
    qtbot.waitUntil(lambda: "The disk takes nothing." in texts(window), timeout=WAIT_MS)
    assert number.value() == 50
    assert "Gets about 67 % of this computer's work." in texts(window)


def shares(daemon: FakeControlProcess) -> list[control.SetShareRequest]:
    """Return the shares that were set."""
    return [r for r in daemon.requests() if isinstance(r, control.SetShareRequest)]


def test_all_about_a_project_is_there_on_demand(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Charter, fingerprint and space are asked for when somebody wants to read them."""
    assert not any(isinstance(r, control.GetProjectRequest) for r in daemon.requests())
    press(qtbot, window, "About Harbour")
    dialog = only(window, ProjectDialog)
    qtbot.waitUntil(lambda: "AB12-CD34-EF56-7890" in texts(dialog), timeout=WAIT_MS)
    assert {"1.8 GB", "Public domain", "Organised by Harbour Library Association"} <= texts(dialog)
    press(qtbot, dialog, "Copy")
    assert QGuiApplication.clipboard().text() == scenes.INVITE_LINK


def test_an_invite_link_is_copied_from_the_page(qtbot: QtBot, window: MainWindow) -> None:
    """Passing a project on takes one press; into Practice nobody can be invited."""
    QGuiApplication.clipboard().clear()
    press(qtbot, window, "Copy the invite link of Harbour")
    qtbot.waitUntil(
        lambda: QGuiApplication.clipboard().text() == scenes.INVITE_LINK, timeout=WAIT_MS
    )
    assert any("invite link is copied" in text for text in texts(window))
    assert not any("Practice" in b.accessibleName() for b in copies(window))


def copies(window: MainWindow) -> list[QPushButton]:
    """Return the buttons that copy a link."""
    return [b for b in shown(window, QPushButton) if b.text() == "Copy invite link"]


def test_leaving_tells_how_much_room_it_makes(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """The question names the size, and the answer is what is done."""
    press(qtbot, window, "Leave Harbour")
    dialog = only(window, LeaveDialog)
    box = only(dialog, QCheckBox)
    qtbot.waitUntil(lambda: "(1.8 GB)" in box.text(), timeout=WAIT_MS)
    press(qtbot, dialog, "Leave")
    qtbot.waitUntil(lambda: len(shown(window, QSpinBox)) == 2, timeout=WAIT_MS)
    (left,) = (r for r in daemon.requests() if isinstance(r, control.LeaveRequest))
    assert left.delete_data


def test_what_leaves_this_computer_can_be_read_and_searched(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Every field of the last messages is there, for eyes and for screen readers."""
    press(qtbot, window, "What leaves this computer for Kitchen Tales")
    dialog = only(window, SentDialog)
    tree = only(dialog, QTreeView)
    model = tree.model()
    qtbot.waitUntil(lambda: model.rowCount() == 4, timeout=WAIT_MS)
    first = model.index(0, 0)
    assert model.rowCount(first) == 4
    field = model.index(2, 0, first)
    read_out = model.data(field, Qt.ItemDataRole.AccessibleTextRole)
    assert read_out == "app_version: 0.1.0. Version of Potluck."
    assert field.parent() == first
    only(dialog, QLineEdit).setText("memory")
    assert model.rowCount() == 1
    assert tree.isExpanded(model.index(0, 0))
    only(dialog, QLineEdit).setText("nowhere")
    assert "Nothing here holds these words." in texts(dialog)


def test_a_hostile_project_is_only_words(
    qtbot: QtBot, daemon: FakeControlProcess, window: MainWindow
) -> None:
    """Markup is shown as it was written, directions are not turned, and nothing grows endless."""
    snapshot = scenes.three_projects()
    snapshot.projects[1].name = scenes.HOSTILE_NAME
    daemon.show(snapshot)
    qtbot.waitUntil(
        lambda: any(text.startswith("Evil gnp.exe <b>bold</b>") for text in texts(window)),
        timeout=WAIT_MS,
    )
    page = only(window, ProjectsPage)
    assert page.horizontalScrollBar().maximum() == 0
    assert all("\u202e" not in text for text in texts(window))
    labels = [b.accessibleName() for b in shown(window, QPushButton)]
    assert all(len(label) < 200 for label in labels)
