"""The states of a unit on the coordinator's side and the only ways between them."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from potluck.errors import ErrorCode
from potluck_coordinator.errors import TransitionError


class UnitState(Enum):
    """Where a unit stands for the coordinator."""

    WAITING = "waiting"
    """Its lease ran out or was given back; it may be handed out again."""
    LEASED = "leased"
    """A device is working on it."""
    COMMITTED = "committed"
    """The volunteer is bound to a result and has to open the leaves that were drawn."""
    OPENED = "opened"
    """The opened leaves hold; the payload may be sent."""
    AUDITING = "auditing"
    """Submitted and drawn for a re-run by an inspector."""
    GREY = "grey"
    """The first re-run could not decide; an inspector of the volunteer's class has to."""
    PAIRED = "paired"
    """Submitted; waits for the result of another volunteer who does the same piece of work."""
    DISPUTED = "disputed"
    """The two results differ; an inspector runs the first segment where they do."""
    VERIFIED = "verified"
    """Credited, and waiting to be merged."""
    MERGED = "merged"
    """Credited, and part of the weights."""
    LAPSED = "lapsed"
    """Credited, but not merged: too late, or the same result of its twin is."""
    REJECTED = "rejected"
    """Refused after a check that failed."""
    SUPERSEDED = "superseded"
    """Not needed any more, or impossible to check; counts neither for nor against."""
    REVOKED = "revoked"
    """Credited once; the credit was taken back after proven cheating."""


class UnitEvent(Enum):
    """What can happen to a unit."""

    LEASE = "lease"
    """It is handed to a device."""
    RETURN = "return"
    """Its lease ran out or was given back."""
    COMMIT = "commit"
    """The volunteer bound itself to a result."""
    OPEN = "open"
    """The opening held."""
    DRAW = "draw"
    """It was submitted, and the draw says that it is re-run."""
    PAIR = "pair"
    """It was submitted, and is compared with the result of its twin."""
    DISPUTE = "dispute"
    """Its twin came to another result."""
    PUZZLE = "puzzle"
    """A re-run on another class of machine could not decide."""
    ACCEPT = "accept"
    """It passed all that was asked of it."""
    REJECT = "reject"
    """It failed a check or a re-run."""
    SUPERSEDE = "supersede"
    """Nobody needs it any more, or nobody can check it."""
    MERGE = "merge"
    """It became part of the weights."""
    LAPSE = "lapse"
    """It is verified, but too late to be merged, or its twin with the same result is."""
    REVOKE = "revoke"
    """Its credit is taken back."""


_S = UnitState
_E = UnitEvent

TRANSITIONS: Mapping[tuple[UnitState, UnitEvent], UnitState] = MappingProxyType(
    {
        (_S.WAITING, _E.LEASE): _S.LEASED,
        (_S.WAITING, _E.COMMIT): _S.COMMITTED,  # A late commitment to a unit nobody else has.
        (_S.WAITING, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.LEASED, _E.RETURN): _S.WAITING,
        (_S.LEASED, _E.COMMIT): _S.COMMITTED,
        (_S.LEASED, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.COMMITTED, _E.OPEN): _S.OPENED,
        (_S.COMMITTED, _E.REJECT): _S.REJECTED,
        (_S.COMMITTED, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.OPENED, _E.DRAW): _S.AUDITING,
        (_S.OPENED, _E.PAIR): _S.PAIRED,
        (_S.OPENED, _E.ACCEPT): _S.VERIFIED,
        (_S.OPENED, _E.REJECT): _S.REJECTED,
        (_S.OPENED, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.AUDITING, _E.PUZZLE): _S.GREY,
        (_S.AUDITING, _E.ACCEPT): _S.VERIFIED,
        (_S.AUDITING, _E.REJECT): _S.REJECTED,
        (_S.AUDITING, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.GREY, _E.ACCEPT): _S.VERIFIED,
        (_S.GREY, _E.REJECT): _S.REJECTED,
        (_S.GREY, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.PAIRED, _E.DISPUTE): _S.DISPUTED,
        (_S.PAIRED, _E.DRAW): _S.AUDITING,  # Its twin never came, or speaks against nobody.
        (_S.PAIRED, _E.ACCEPT): _S.VERIFIED,
        (_S.PAIRED, _E.REJECT): _S.REJECTED,
        (_S.PAIRED, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.DISPUTED, _E.DRAW): _S.AUDITING,  # Its twin is out of the dispute by other ways.
        (_S.DISPUTED, _E.ACCEPT): _S.VERIFIED,
        (_S.DISPUTED, _E.REJECT): _S.REJECTED,
        (_S.DISPUTED, _E.SUPERSEDE): _S.SUPERSEDED,
        (_S.VERIFIED, _E.MERGE): _S.MERGED,
        (_S.VERIFIED, _E.LAPSE): _S.LAPSED,
        (_S.VERIFIED, _E.REVOKE): _S.REVOKED,
        (_S.MERGED, _E.REVOKE): _S.REVOKED,
        (_S.LAPSED, _E.REVOKE): _S.REVOKED,
    }
)

HELD = frozenset({_S.LEASED, _S.COMMITTED, _S.OPENED})
"""States in which the next step is the volunteer's."""

PENDING = frozenset({_S.AUDITING, _S.GREY, _S.PAIRED, _S.DISPUTED})
"""States of a submitted unit before its verdict."""

UNDECIDED = frozenset({_S.COMMITTED, _S.OPENED}) | PENDING
"""States after a commitment and before a verdict."""

CREDITED = frozenset({_S.VERIFIED, _S.MERGED, _S.LAPSED})
"""States whose credit stands."""

PAYLOAD_DONE = frozenset({_S.MERGED, _S.LAPSED, _S.REJECTED, _S.SUPERSEDED, _S.REVOKED})
"""States in which nobody needs the payload any more."""


def advance(unit_id: bytes, history: tuple[UnitState, ...], event: UnitEvent) -> UnitState:
    """Return the state after an event.

    Args:
        unit_id: Names the unit in the refusal.
        history: The states so far, oldest first; the last one is where the unit stands.
        event: What happened.

    Raises:
        TransitionError: It can't happen in this state; the sentence tells the history.
    """
    following = TRANSITIONS.get((history[-1], event))
    if following is None:
        road = " → ".join(state.value for state in history)
        raise TransitionError(
            f"Unit {unit_id.hex()} can't take “{event.value}” after {road}.",
            code=ErrorCode.CONFLICT,
        )
    return following
