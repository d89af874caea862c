"""Notifications: few, each once, and each can be switched off."""

from dataclasses import replace

from potluck.v1 import control_pb2 as control
from potluck_gui.preferences import Preferences
from potluck_gui.view.notices import NoticeKind, notices_between

QUIET = control.Snapshot()
TROUBLED = control.Snapshot(
    problems=[control.Problem(sentence="The disk is full.", remedy="Free.")]
)
FIRST = control.Snapshot(contribution=control.Contribution(verified_units=1))
USUAL = Preferences()


def test_a_problem_is_told_when_it_comes_and_not_again() -> None:
    """A problem that stays is in the window; repeating it only annoys."""
    [notice] = notices_between(QUIET, TROUBLED, USUAL)
    assert (notice.kind, notice.sentence) == (NoticeKind.PROBLEM, "The disk is full. Free.")
    assert notices_between(TROUBLED, TROUBLED, USUAL) == ()
    assert notices_between(TROUBLED, QUIET, USUAL) == ()


def test_the_first_verified_piece_is_told_once() -> None:
    """The moment for which somebody joined; and only that moment."""
    [notice] = notices_between(QUIET, FIRST, USUAL)
    assert notice.kind is NoticeKind.FIRST_VERIFIED
    assert notices_between(QUIET, FIRST, replace(USUAL, celebrated=("first",))) == ()
    assert notices_between(FIRST, FIRST, USUAL) == ()


def test_a_start_brings_no_news() -> None:
    """What stood before the window was there is no event."""
    assert notices_between(None, TROUBLED, USUAL) == ()
    assert notices_between(None, FIRST, USUAL) == ()


def test_each_kind_can_be_switched_off() -> None:
    """Who wants quiet gets it."""
    assert notices_between(QUIET, TROUBLED, replace(USUAL, notify_problems=False)) == ()
    assert notices_between(QUIET, FIRST, replace(USUAL, notify_first_verified=False)) == ()
