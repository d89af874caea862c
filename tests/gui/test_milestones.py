"""Milestones: each is celebrated once, quietly where it is old, and the greatest of several."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.application import Application
from potluck_gui.days_in_a_row import longest_run_of
from potluck_gui.preferences import Preferences, PreferenceStore
from potluck_gui.view.celebrations import celebrated_now
from potluck_gui.view.formats import Reader
from potluck_gui.view.milestones import milestone_view
from potluck_gui.view.notices import NoticeKind, milestone_notice
from potluck_gui.window.celebration import Celebration
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes
from tests.gui.rest import come_to_rest

SEEN = Preferences(onboarded=True, celebrated=("first",))
WAIT_MS = 10_000


def given(pieces: int, hours: float = 0.0) -> control.Snapshot:
    """Return a snapshot with so much verified work."""
    return control.Snapshot(
        contribution=control.Contribution(verified_units=pieces, verified_seconds=hours * 3600)
    )


def test_an_older_installation_is_not_congratulated_for_what_is_long_ago(reader: Reader) -> None:
    """All that was reached is noted in silence; what comes afterwards is celebrated, once."""
    first = celebrated_now(SEEN, given(120, 30), 8, reader)
    assert first.moment is None
    assert {"pieces-100", "hours-24", "days-7"} <= set(first.names)
    known = replace(SEEN, celebrated=first.names)
    later = celebrated_now(known, given(500, 30), 8, reader)
    assert later.moment is not None
    assert later.moment.title == "Milestone reached: 500 pieces of work"
    again = celebrated_now(replace(SEEN, celebrated=later.names), given(500, 30), 8, reader)
    assert again.moment is None
    assert again.names == later.names


def test_of_several_at_once_the_greatest_is_celebrated(reader: Reader) -> None:
    """A computer that comes back after a month shows one moment, not five."""
    known = replace(SEEN, celebrated=celebrated_now(SEEN, given(9), 1, reader).names)
    now = celebrated_now(known, given(500, 11), 3, reader)
    assert now.moment is not None
    assert now.moment.name == "pieces-500"
    assert {"pieces-10", "pieces-50", "hours-1", "hours-10", "days-3"} <= set(now.names)


def test_days_that_are_not_known_yet_are_not_taken_for_none(reader: Reader) -> None:
    """The days of an older installation are old too when they come after the first snapshot."""
    early = celebrated_now(SEEN, given(120), None, reader)
    late = celebrated_now(replace(SEEN, celebrated=early.names), given(120), 40, reader)
    assert late.moment is None
    assert "days-30" in late.names


def test_a_first_piece_of_work_is_the_only_moment_of_its_day(reader: Reader) -> None:
    """It has words of its own, and the milestones that come with it are noted with it."""
    start = celebrated_now(Preferences(), given(0), 0, reader)
    now = celebrated_now(Preferences(celebrated=start.names), given(1, 1.5), 1, reader)
    assert now.moment is not None
    assert now.moment.name == "first"
    assert {"first", "pieces-1", "hours-1"} <= set(now.names)


def test_a_milestone_is_notified_once_and_can_be_switched_off(reader: Reader) -> None:
    """The desktop hears of the greatest, and of nothing that was celebrated already."""
    before = milestone_view(given(9).contribution, 1, reader).reached
    after = milestone_view(given(50).contribution, 1, reader).reached
    notice = milestone_notice(before, after, SEEN)
    assert notice is not None
    assert notice.kind is NoticeKind.MILESTONE
    assert "50 pieces of work" in notice.sentence
    assert milestone_notice(after, after, SEEN) is None
    assert milestone_notice(before, after, replace(SEEN, notify_milestones=False)) is None
    told = replace(SEEN, celebrated=("pieces-10", "pieces-50"))
    assert milestone_notice(before, after, told) is None


class _Line:
    """A daemon that has too much history for more than so many days."""

    def __init__(self, most_days: int) -> None:
        self._most_days = most_days
        self.asked = 0

    async def history(self, request: control.GetHistoryRequest) -> control.GetHistoryResponse:
        """Answer what fits."""
        self.asked += 1
        first = scenes.now().date().fromisoformat(request.first_day)
        if (scenes.now().date() - first).days > self._most_days:
            raise PotluckError("Too much.", code=ErrorCode.TOO_LARGE)
        answer = control.GetHistoryResponse()
        for day in ("2025-12-29", "2025-12-30", "2025-12-31", "2026-01-01", "no day"):
            answer.entries.add(
                start_day=day,
                project_id="p",
                contribution=control.Contribution(verified_units=1),
            )
        return answer


@pytest.mark.parametrize(("most_days", "asked"), [(4000, 1), (1000, 3)])
async def test_a_history_that_is_too_long_is_asked_for_in_part(most_days: int, asked: int) -> None:
    """Ten years with many devices still have a run of days, of the time that fits."""
    line = _Line(most_days)
    assert await longest_run_of(line, scenes.now().date()) == 4  # type: ignore[arg-type]
    assert line.asked == asked
    with pytest.raises(PotluckError):
        await longest_run_of(_Line(-1), scenes.now().date())  # type: ignore[arg-type]


def test_a_milestone_appears_on_home(
    qtbot: QtBot, daemon: FakeControlProcess, start_app: object, tmp_path: Path
) -> None:
    """Over a real socket: silence at first, a moment when a thousand is passed."""
    assert callable(start_app)
    PreferenceStore(tmp_path).change(lambda _all: SEEN)
    application = start_app()
    assert isinstance(application, Application)
    snapshot = scenes.working()
    daemon.show(snapshot)
    application.open_window()
    window = application.window
    assert window is not None
    qtbot.waitUntil(lambda: "pieces-seen" in _names(tmp_path), timeout=WAIT_MS)
    come_to_rest(window)
    moment = window.findChild(Celebration)
    assert moment is not None
    assert not moment.isVisible()
    snapshot.contribution.verified_units = 1_000
    snapshot.sequence += 1
    daemon.show(snapshot)
    qtbot.waitUntil(moment.isVisible, timeout=WAIT_MS)
    assert "1,000 pieces of work" in moment.accessibleName()
    assert "pieces-1000" in _names(tmp_path)


def _names(home: Path) -> str:
    return (home / "window.json").read_text("utf-8")
