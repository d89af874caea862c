"""Pieces of work, as the activity log tells of them."""

from potluck_client.activity_log.entry import Happening, Kind
from potluck_client.journal.records import UnitEntry
from potluck_client.lifecycle import UnitState

BEGUN = "A piece of work was begun."
HANDED_IN = "A piece of work was handed in; the project checks it."
VERIFIED = "The project has checked a piece of work and thanks you for it."
REFUSED = "The project did not accept a piece of work."
TAKEN_BACK = "The project took back the credit for a piece of work."
NOT_NEEDED = "A piece of work is not needed any more; it counts neither for nor against you."
GIVEN_BACK = "A piece of work was given back."


def begun(entry: UnitEntry, project_name: str) -> Happening:
    """Tell that a device took a unit on."""
    return _about(entry, project_name, BEGUN)


def handed_in(entry: UnitEntry, project_name: str) -> Happening:
    """Tell that the coordinator has all of a unit."""
    return _about(entry, project_name, HANDED_IN)


def given_back(entry: UnitEntry, project_name: str, why: str) -> Happening:
    """Tell that a unit was given up before it was handed in, and why."""
    return _about(entry, project_name, f"{GIVEN_BACK} {why}".rstrip())


def decided(before: UnitEntry, to: UnitState, project_name: str, why: str) -> Happening:
    """Tell what the coordinator decided about a unit.

    Args:
        before: The unit as it stood.
        to: What it is now.
        project_name: Whose it is.
        why: The coordinator's own words; may be empty.
    """
    match to:
        case UnitState.VERIFIED:
            # Thanks stand for themselves; what a coordinator adds to them is in the journal.
            return _about(before, project_name, VERIFIED)
        case UnitState.REJECTED if before.state is UnitState.VERIFIED:
            told = TAKEN_BACK
        case UnitState.REJECTED:
            told = REFUSED
        case _:
            told = NOT_NEEDED
    return _about(before, project_name, f"{told} {why}".rstrip())


def _about(entry: UnitEntry, project_name: str, sentence: str) -> Happening:
    return Happening(
        kind=Kind.WORK,
        sentence=sentence,
        project_id=entry.project_id,
        project_name=project_name,
        device_id=entry.device_id,
        unit_id=entry.name,
    )
