"""When a round ends and what is merged then: (state, event) → (state, actions).

A round is never a barrier. It ends a grace window after a quorum of verified units; units that
started from older checkpoints count less, and those that are too old not at all.
"""

from dataclasses import dataclass, replace

from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.records import Share

QUORUMS_MERGED = 4
"""Quorums of units that one merge takes at most, since all of them are in memory together."""

_MS = 1000


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A verified unit that has not been merged.

    Attributes:
        unit_id: The unit.
        round: The round that it started from.
        tokens: Tokens that it trained on.
    """

    unit_id: bytes
    round: int
    tokens: int


@dataclass(frozen=True, kw_only=True)
class RoundState:
    """The current round.

    Attributes:
        number: Which one.
        candidates: Verified units, in the order in which they were accepted.
        quorum_unix_ms: When there were enough of them; None before.
        planned: The merge that has been decided; empty before.
    """

    number: int
    candidates: tuple[Candidate, ...] = ()
    quorum_unix_ms: int | None = None
    planned: tuple[Share, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A unit was verified."""

    candidate: Candidate
    now_unix_ms: int


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """The credit of a unit was taken back."""

    unit_id: bytes


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """Time has passed."""

    now_unix_ms: int


@dataclass(frozen=True, kw_only=True)
class Advanced:
    """The planned merge is done and its checkpoint is safe."""


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Merge these units, in this order."""

    shares: tuple[Share, ...]


@dataclass(frozen=True, kw_only=True)
class Lapse:
    """This unit is too late to be merged."""

    unit_id: bytes


Event = Accepted | Withdrawn | Ticked | Advanced
Action = Merge | Lapse


def step(
    state: RoundState,
    event: Event,
    policy: manifest.RoundPolicy,
    outer: manifest.OuterOptimizer,
) -> tuple[RoundState, tuple[Action, ...]]:
    """Return the round after an event and what has to be done about it."""
    match event:
        case Accepted(candidate=candidate, now_unix_ms=now):
            if state.number - candidate.round > outer.max_staleness_rounds:
                return state, (Lapse(unit_id=candidate.unit_id),)
            state = replace(state, candidates=(*state.candidates, candidate))
            return _due(_noting_quorum(state, policy, now), policy, outer, now)
        case Withdrawn(unit_id=unit_id):
            kept = tuple(c for c in state.candidates if c.unit_id != unit_id)
            state = replace(state, candidates=kept)
            if len(kept) < policy.quorum_units and not state.planned:
                state = replace(state, quorum_unix_ms=None)
            return state, ()
        case Ticked(now_unix_ms=now):
            return _due(_noting_quorum(state, policy, now), policy, outer, now)
        case Advanced():
            return _advanced(state, outer)


def staleness_weight(rounds_late: int, outer: manifest.OuterOptimizer) -> float:
    """Return how much a unit counts that started so many rounds before the current one."""
    return float(outer.staleness_factor**rounds_late)


def _noting_quorum(state: RoundState, policy: manifest.RoundPolicy, now: int) -> RoundState:
    if state.quorum_unix_ms is None and len(state.candidates) >= policy.quorum_units:
        return replace(state, quorum_unix_ms=now)
    return state


def _due(
    state: RoundState, policy: manifest.RoundPolicy, outer: manifest.OuterOptimizer, now: int
) -> tuple[RoundState, tuple[Action, ...]]:
    if state.planned or state.quorum_unix_ms is None:
        return state, ()
    if now < state.quorum_unix_ms + policy.grace_seconds * _MS:
        return state, ()
    shares = tuple(
        Share(
            unit_id=c.unit_id,
            weight=c.tokens * staleness_weight(state.number - c.round, outer),
        )
        for c in state.candidates[: QUORUMS_MERGED * policy.quorum_units]
    )
    return replace(state, planned=shares), (Merge(shares=shares),)


def _advanced(
    state: RoundState, outer: manifest.OuterOptimizer
) -> tuple[RoundState, tuple[Action, ...]]:
    merged = {share.unit_id for share in state.planned}
    number = state.number + 1
    left = tuple(c for c in state.candidates if c.unit_id not in merged)
    late = tuple(c for c in left if number - c.round > outer.max_staleness_rounds)
    kept = tuple(c for c in left if c not in late)
    lapses = tuple(Lapse(unit_id=c.unit_id) for c in late)
    return RoundState(number=number, candidates=kept), lapses
