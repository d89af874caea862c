"""Which phase of a change of versions follows which, whatever happens: a table, and nothing else.

From every phase, whether it goes well, fails or is cut short, the way ends with one version in use:
the new one once it has answered, the old one otherwise.
"""

from enum import StrEnum

from potluck_setup.updates.switch_journal import Phase


class Outcome(StrEnum):
    """How a phase ended."""

    DONE = "done"
    """It did what it had to do."""
    FAILED = "failed"
    """It could not."""
    CUT_SHORT = "cut_short"
    """Nobody knows how far it came: whoever did it is gone."""


_FOLLOWS: dict[tuple[Phase, Outcome], Phase | None] = {
    (Phase.WAITING, Outcome.DONE): Phase.COPYING,
    (Phase.WAITING, Outcome.FAILED): Phase.LEAVING,
    (Phase.WAITING, Outcome.CUT_SHORT): Phase.LEAVING,
    (Phase.COPYING, Outcome.DONE): Phase.POINTING,
    (Phase.COPYING, Outcome.FAILED): Phase.LEAVING,
    (Phase.COPYING, Outcome.CUT_SHORT): Phase.LEAVING,
    (Phase.POINTING, Outcome.DONE): Phase.TRYING,
    (Phase.POINTING, Outcome.FAILED): Phase.GOING_BACK,
    (Phase.POINTING, Outcome.CUT_SHORT): Phase.GOING_BACK,
    (Phase.TRYING, Outcome.DONE): Phase.CONFIRMING,
    (Phase.TRYING, Outcome.FAILED): Phase.GOING_BACK,
    (Phase.TRYING, Outcome.CUT_SHORT): Phase.GOING_BACK,
    (Phase.CONFIRMING, Outcome.DONE): None,
    (Phase.CONFIRMING, Outcome.CUT_SHORT): Phase.CONFIRMING,
    (Phase.GOING_BACK, Outcome.DONE): Phase.LEAVING,
    (Phase.GOING_BACK, Outcome.CUT_SHORT): Phase.GOING_BACK,
    (Phase.LEAVING, Outcome.DONE): None,
    (Phase.LEAVING, Outcome.CUT_SHORT): Phase.LEAVING,
}

_MUST_LAST = frozenset({Phase.COPYING, Phase.POINTING, Phase.TRYING})


def follows(phase: Phase, outcome: Outcome) -> Phase | None:
    """Return the next phase, or None when nothing is left to do.

    Raises:
        KeyError: The last phase or the way back failed; it stays as it is, to be tried again.
    """
    return _FOLLOWS[phase, outcome]


def can_fail(phase: Phase) -> bool:
    """Tell whether there is a way on from the failure of a phase."""
    return (phase, Outcome.FAILED) in _FOLLOWS


def must_last(phase: Phase) -> bool:
    """Tell whether a phase may begin only once the journal says so.

    The phases that lead to the new version do more than the ones before them could undo. Those that
    lead back may begin without: with a full disk they make room, and repeating them from an earlier
    phase comes to the same.
    """
    return phase in _MUST_LAST


def blames_new_version(phase: Phase) -> bool:
    """Tell whether a failure in a phase speaks against the new version, which has run in it."""
    return phase is Phase.TRYING
