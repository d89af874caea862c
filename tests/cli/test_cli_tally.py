"""What a run counts, and when it knows that it can't reach its aim."""

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.cli.run_tally import Tally, advance, begin, obstacle, shown_project
from tests.fakes.cli_snapshots import practice_snapshot


def after(tally: Tally, snapshot: control.Snapshot, seconds: float) -> Tally:
    """Return the tally of a Practice run after a snapshot."""
    return advance(tally, snapshot, elapsed_seconds=seconds, practice=True)


def test_only_what_was_verified_since_the_start_counts() -> None:
    """`--units N` never counts yesterday's work."""
    tally = begin(practice_snapshot(), practice=True)
    assert (tally.verified_units, tally.first_verified_seconds) == (0, None)
    tally = after(tally, practice_snapshot(verified=2), 12.5)
    assert (tally.verified_units, tally.first_verified_seconds) == (2, 12.5)
    tally = after(tally, practice_snapshot(verified=3), 20.0)
    assert (tally.verified_units, tally.first_verified_seconds) == (3, 12.5)


def test_losses_are_the_first_and_the_newest() -> None:
    """The run shows the whole way that the model came."""
    tally = begin(practice_snapshot(losses=()), practice=True)
    assert (tally.loss_first, tally.loss_last) == (None, None)
    tally = after(tally, practice_snapshot(losses=(5.5, 5.0, 4.0)), 1.0)
    assert (tally.loss_first, tally.loss_last) == (5.5, 4.0)
    assert after(tally, practice_snapshot(losses=()), 2.0).loss_last == 4.0


def test_the_speed_is_the_newest_that_was_measured() -> None:
    """Between two pieces of work the speed does not vanish."""
    tally = begin(practice_snapshot(), practice=True)
    resting = practice_snapshot()
    resting.devices[0].working = False
    assert after(tally, resting, 1.0).tokens_per_second == 1234.0


def test_practice_is_told_from_a_real_project() -> None:
    """Each run shows its own project."""
    snapshot = practice_snapshot()
    snapshot.projects.add(name="Seeds")
    practice, real = (shown_project(snapshot, practice=p) for p in (True, False))
    assert practice is not None
    assert real is not None
    assert (practice.name, real.name) == ("Practice", "Seeds")
    assert shown_project(control.Snapshot(), practice=True) is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (control.NOT_NOW_REASON_NO_PROJECT, "potluck join"),
        (control.NOT_NOW_REASON_NO_DEVICE, "may work"),
        (control.NOT_NOW_REASON_PAUSED, "potluck resume"),
        (control.NOT_NOW_REASON_FINISHED, "potluck resume"),
    ],
)
def test_what_only_the_person_can_mend_is_an_obstacle(
    reason: "control.NotNowReason.ValueType", words: str
) -> None:
    """A script is told instead of waiting for ever."""
    snapshot = practice_snapshot()
    tally = begin(snapshot, practice=True)
    snapshot.reason = reason
    assert words in str(obstacle(snapshot, tally, when_idle=False))


@pytest.mark.parametrize(
    "reason",
    [
        control.NOT_NOW_REASON_UNSPECIFIED,
        control.NOT_NOW_REASON_STARTING,
        control.NOT_NOW_REASON_OFFLINE,
        control.NOT_NOW_REASON_NO_WORK,
        control.NOT_NOW_REASON_ON_BATTERY,
    ],
)
def test_waiting_is_no_obstacle(reason: "control.NotNowReason.ValueType") -> None:
    """What passes by itself is waited for."""
    snapshot = practice_snapshot()
    tally = begin(snapshot, practice=True)
    snapshot.reason = reason
    assert obstacle(snapshot, tally, when_idle=False) is None


def test_a_person_at_the_computer_stops_a_run_now_only_when_that_was_ended() -> None:
    """With --when-idle the person is waited for."""
    snapshot = practice_snapshot()
    tally = begin(snapshot, practice=True)
    snapshot.reason = control.NOT_NOW_REASON_USER_ACTIVE
    assert obstacle(snapshot, tally, when_idle=False) is None
    snapshot.run_now = False
    assert obstacle(snapshot, tally, when_idle=True) is None
    assert "took back" in str(obstacle(snapshot, tally, when_idle=False))


def test_rejected_work_and_problems_are_obstacles_in_their_own_words() -> None:
    """The reason that a script prints is the one that the app shows."""
    tally = after(begin(practice_snapshot(), practice=True), practice_snapshot(rejected=1), 1.0)
    assert "did not accept" in str(obstacle(practice_snapshot(), tally, when_idle=False))
    snapshot = practice_snapshot()
    snapshot.state = control.APP_STATE_PROBLEM
    fresh = begin(snapshot, practice=True)
    assert obstacle(snapshot, fresh, when_idle=False) == "Training for Practice."
    snapshot.problems.add(sentence="The worker died.", remedy="Update it.")
    assert obstacle(snapshot, fresh, when_idle=False) == "The worker died. Update it."
