"""The dialog "Check Potluck", and what it shows of a finding."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.view.doctor import Mark, finding_view, in_the_end, outcome
from potluck_gui.window.app_page import AppPage
from potluck_gui.window.doctor.doctor_dialog import DoctorDialog
from potluck_gui.window.doctor.finding_row import FindingRow
from potluck_gui.window.home_page import HomePage
from potluck_gui.window.main_window import MainWindow
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

WAIT_MS = 10_000
APP = 6


def test_what_needs_the_person_comes_first_in_the_end() -> None:
    """Nobody has to look for the broken thing among fifteen that are in order."""
    views = {view.key: view for view in map(finding_view, scenes.findings())}
    assert in_the_end(views) == ["torch_build", "clock", "python", "exact_steps@cpu", "tray"]
    assert outcome(views.values(), over=True).sentence == "One thing is broken"
    well = [view for view in views.values() if view.mark in {Mark.GOOD, Mark.SKIPPED}]
    assert outcome(well, over=True).sentence == "Everything that Potluck needs is in order"
    warned = [view for view in views.values() if view.mark is not Mark.BROKEN]
    assert outcome(warned, over=True).sentence == "One thing could be better"
    looking = [finding_view(control.Finding(key="x", state=control.FINDING_STATE_LOOKING))]
    assert outcome([*well, *looking], over=False).done == len(well)
    assert "Not everything" in outcome(looking, over=True).sentence


@given(text=st.text(max_size=3000), state=st.sampled_from([*control.FindingState.values(), 4711]))
def test_any_finding_can_be_shown(text: str, state: int) -> None:
    """A daemon of another version, or a damaged one, does no harm."""
    finding = control.Finding(key=text, title=text, sentence=text, mend=text)
    finding.state = state  # type: ignore[assignment]
    view = finding_view(finding)
    assert view.word
    assert len(view.sentence) <= 501
    assert "\n" not in view.title


@pytest.fixture
def open_dialog(
    qtbot: QtBot, start_app: Callable[..., Application], daemon: FakeControlProcess
) -> Callable[[], DoctorDialog]:
    """Open the dialog from the page "App"."""

    def go() -> DoctorDialog:
        daemon.set_findings(scenes.findings())
        daemon.show(scenes.working())
        application = start_app()
        application.open_window()
        window = application.window
        assert isinstance(window, MainWindow)
        window.go_to(APP)
        qtbot.waitUntil(lambda: bool(window.findChildren(AppPage)), timeout=WAIT_MS)
        (page,) = window.findChildren(AppPage)
        (check,) = (b for b in page.findChildren(QPushButton) if b.text() == "Check Potluck…")
        check.click()
        (dialog,) = window.findChildren(DoctorDialog)
        return dialog

    return go


def button(dialog: DoctorDialog, text: str) -> QPushButton:
    """Return a button by its words."""
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def row_names(dialog: DoctorDialog) -> list[str]:
    """Return what a screen reader hears of each row, from top to bottom."""
    rows = [row for row in dialog.findChildren(FindingRow) if not row.isHidden()]
    return [row.accessibleName() for row in sorted(rows, key=lambda row: row.y())]


def test_findings_come_in_and_can_be_looked_for_again(
    qtbot: QtBot, open_dialog: Callable[[], DoctorDialog], daemon: FakeControlProcess
) -> None:
    """By keyboard: look, read, look again; each row says all of itself."""
    dialog = open_dialog()
    again = button(dialog, "Look again")
    qtbot.waitUntil(again.isEnabled, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(row_names(dialog)) == 5, timeout=WAIT_MS)
    dialog.layout().activate()
    assert row_names(dialog)[0].startswith("PyTorch for your graphics card: Broken. This computer")
    assert row_names(dialog)[0].endswith("in a terminal.")
    (bar,) = dialog.findChildren(QProgressBar)
    assert bar.accessibleName()
    assert bar.isHidden()
    daemon.set_findings(
        [
            control.Finding(key="clock", title="The clock", state=control.FINDING_STATE_GOOD)
            if finding.key == "torch_build"
            else finding
            for finding in scenes.findings()
        ]
    )
    qtbot.keyClick(again, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: any(w.text() == "One thing could be better" for w in dialog.findChildren(QLabel)),
        timeout=WAIT_MS,
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_closing_hangs_up(
    qtbot: QtBot, open_dialog: Callable[[], DoctorDialog], daemon: FakeControlProcess
) -> None:
    """A closed dialog keeps no training process busy."""
    daemon.slow_streams(30.0)
    dialog = open_dialog()
    qtbot.waitUntil(lambda: len(row_names(dialog)) == 5, timeout=WAIT_MS)
    assert daemon.streams_under_way() == 1
    assert not button(dialog, "Look again").isEnabled()
    dialog.reject()
    qtbot.waitUntil(lambda: daemon.streams_under_way() == 0, timeout=WAIT_MS)


def test_a_daemon_that_refuses_is_told(
    qtbot: QtBot, open_dialog: Callable[[], DoctorDialog], daemon: FakeControlProcess
) -> None:
    """Who looks twice at once reads why, and can look again."""
    daemon.fail("Examine", PotluckError("It is looked at already.", code=ErrorCode.CONFLICT))
    dialog = open_dialog()
    qtbot.waitUntil(
        lambda: any(w.text() == "It is looked at already." for w in dialog.findChildren(QLabel)),
        timeout=WAIT_MS,
    )
    assert button(dialog, "Look again").isEnabled()
    dialog.reject()


def test_a_problem_offers_the_check(
    qtbot: QtBot, start_app: Callable[..., Application], daemon: FakeControlProcess
) -> None:
    """Where something is wrong, looking at Potluck is one click away."""
    daemon.show(scenes.problem())
    application = start_app()
    application.open_window()
    window = application.window
    assert isinstance(window, MainWindow)

    def offered() -> list[QPushButton]:
        return [
            b
            for page in window.findChildren(HomePage)
            for b in page.findChildren(QPushButton)
            if b.text() == "Check Potluck…"
        ]

    qtbot.waitUntil(lambda: len(offered()) == 1, timeout=WAIT_MS)
    offered()[0].click()
    (dialog,) = window.findChildren(DoctorDialog)
    dialog.reject()
