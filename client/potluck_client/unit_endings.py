"""What an error says of the unit in hand; whether it ends it, and how."""

from dataclasses import dataclass

from potluck.errors import ErrorCode, PotluckError
from potluck_client.errors import (
    DiskError,
    IdentityError,
    JournalError,
    MonthFullError,
    WorkerError,
)
from potluck_client.lifecycle import UnitState
from potluck_client.projects import worth_retrying


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a unit ends on this side before it was handed in.

    Attributes:
        state: The state that it ends in.
        sentence: Why, for the person.
    """

    state: UnitState
    sentence: str


def failed(sentence: str) -> Ending:
    """Return the ending of what can't be done on this computer."""
    return Ending(state=UnitState.FAILED, sentence=sentence)


def unwanted(sentence: str) -> Ending:
    """Return the ending of what nobody wants any more."""
    return Ending(state=UnitState.SUPERSEDED, sentence=sentence)


DEVICE_GONE = failed(
    "The device that began this piece of work has gone from this computer, so it was given back."
)
"""Another device computes other bits, and what was begun would be worth nothing."""


def ending_of(error: BaseException) -> Ending | None:
    """Return how an error ends its unit; None for trouble that passes, as this computer's own."""
    match error:
        case FileNotFoundError():
            return failed(
                f"The files of this piece of work are gone ({error.filename}), so it was given "
                "back."
            )
        case DiskError() | IdentityError() | JournalError() | MonthFullError() | WorkerError():
            return None
        case PotluckError():
            if worth_retrying(error) or error.code is ErrorCode.FULL:
                return None
            over = error.code in {ErrorCode.NOT_FOUND, ErrorCode.CONFLICT}
            return unwanted(error.sentence) if over else failed(error.sentence)
        case _:
            return None
