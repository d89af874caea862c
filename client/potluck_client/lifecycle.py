"""The states of a piece of work on this computer and the one table of how it may change.

The names in lower case go over the wire and into the journal, so they never change their meaning.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from potluck.errors import ErrorCode
from potluck_client.errors import LifecycleError


class UnitState(Enum):
    """Where a piece of work stands; the sentence is what a person is told."""

    LEASED = "This piece of work is yours; its files come next."
    """The coordinator gave it to a device."""
    DOWNLOADING = "Fetching the model and the text for this piece of work."
    """Base checkpoint and shard are on their way."""
    READY = "Everything is here; training can start."
    """Both files are here and checked."""
    RUNNING = "Training now."
    """A worker computes it."""
    SUSPENDED = "Training is on hold; it goes on where it stopped."
    """Begun, and not computed right now."""
    COMMITTED = "Training is done; the result is being sealed."
    """The signed commitment is in the journal, so the result can't change any more."""
    OPENED = "The project has looked at a sample of the result."
    """The challenge was answered."""
    UPLOADING = "Sending the result."
    """The payload is on its way."""
    SUBMITTED = "The result was handed in; the project checks it."
    """The coordinator has all it needs."""
    VERIFIED = "The project has checked this piece of work and thanks you for it."
    """A receipt is kept."""
    REJECTED = "The project did not accept this piece of work."
    """The coordinator says why."""
    SUPERSEDED = "This piece of work is not needed any more."
    """It counts neither for nor against this computer."""
    FAILED = "This piece of work could not be done on this computer."
    """Given back, with a reason."""

    @property
    def wire_name(self) -> str:
        """The name in the journal and on the wire."""
        return self.name.lower()

    @property
    def sentence(self) -> str:
        """What a person is told."""
        return self.value


_S = UnitState
_GIVEN_UP = {_S.SUPERSEDED, _S.FAILED}

TRANSITIONS: Mapping[UnitState, frozenset[UnitState]] = MappingProxyType(
    {
        _S.LEASED: frozenset({_S.DOWNLOADING} | _GIVEN_UP),
        _S.DOWNLOADING: frozenset({_S.READY} | _GIVEN_UP),
        _S.READY: frozenset({_S.RUNNING} | _GIVEN_UP),
        _S.RUNNING: frozenset({_S.SUSPENDED, _S.COMMITTED} | _GIVEN_UP),
        _S.SUSPENDED: frozenset({_S.RUNNING, _S.COMMITTED} | _GIVEN_UP),
        _S.COMMITTED: frozenset({_S.OPENED, _S.REJECTED} | _GIVEN_UP),
        _S.OPENED: frozenset({_S.UPLOADING, _S.REJECTED} | _GIVEN_UP),
        _S.UPLOADING: frozenset({_S.SUBMITTED, _S.VERIFIED, _S.REJECTED} | _GIVEN_UP),
        _S.SUBMITTED: frozenset({_S.VERIFIED, _S.REJECTED, _S.SUPERSEDED}),
        _S.VERIFIED: frozenset({_S.REJECTED}),
        _S.REJECTED: frozenset(),
        _S.SUPERSEDED: frozenset({_S.VERIFIED, _S.REJECTED}),
        _S.FAILED: frozenset({_S.VERIFIED, _S.REJECTED, _S.SUPERSEDED}),
    }
)
"""Where a unit may go from where it stands.

An outcome may overtake the answer to Submit, so it may follow on UPLOADING; VERIFIED is followed by
REJECTED when credit is taken back. What this side has given up may have reached the coordinator all
the same, and then the coordinator's word counts.
"""

IN_HAND = frozenset({_S.LEASED, _S.DOWNLOADING, _S.READY, _S.RUNNING, _S.SUSPENDED})
"""Still to be computed."""

TO_HAND_IN = frozenset({_S.COMMITTED, _S.OPENED, _S.UPLOADING})
"""Computed, and still to be handed in."""

UNFINISHED = IN_HAND | TO_HAND_IN
"""This computer still has something to do for it."""

_BY_NAME = {state.wire_name: state for state in UnitState}


def state_named(name: str) -> UnitState:
    """Return the state of a wire name; raises LifecycleError when there is none."""
    state = _BY_NAME.get(name)
    if state is None:
        raise LifecycleError(
            f"The journal knows a state called “{name}”, which this version of Potluck does not. "
            "Update the app.",
            code=ErrorCode.CORRUPT,
        )
    return state


def check_transition(unit: str, history: Sequence[UnitState], to: UnitState) -> None:
    """Refuse an impossible change.

    Args:
        unit: The unit, for the message.
        history: The states it went through, the present one last.
        to: Where it is to go.

    Raises:
        LifecycleError: The table has no such change; the message carries the history.
    """
    if to not in TRANSITIONS[history[-1]]:
        road = " → ".join(state.wire_name for state in history)
        raise LifecycleError(
            f"The piece of work {unit} was to become “{to.wire_name}”, which can't follow on "
            f"{road}. This is a fault in Potluck; please report it."
        )
