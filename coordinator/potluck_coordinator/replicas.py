"""Two volunteers with the same piece of work: what their results say about each other.

With exact numerics honest results are equal in every bit. So equal ones speak for each other, and
of two that differ at least one is wrong. Which one, an inspector finds out by running the first
segment in which they differ, from the state before it, that both signed. All digests were handed in
with the commitments, so no questions and answers are needed to find that segment.

A result that is drawn for an audit is audited whatever its twin says. Being equal takes the place
of trust only, never of a proof: the same person may stand behind both keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from potluck.digest import DIGEST_BYTES
from potluck.numerics import first_difference, segment_digests
from potluck.unit_files import STATE_BYTES_PER_WEIGHT
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.checks import check_class, whole_digests
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.lifecycle import CREDITED, UnitState
from potluck_coordinator.records import Unit

PAIR_LEASES = 2
"""Lease lengths that a result waits for its twin's, which somebody works on or checks."""

NOBODY_LEASES = 1
"""Lease lengths that a result waits while nobody works on its twin."""

_UNDER_WAY = frozenset({UnitState.LEASED, UnitState.COMMITTED, UnitState.OPENED})


class Move(Enum):
    """What comes next for a submitted unit with a twin."""

    WAIT = "wait"
    """Its twin may still say something."""
    ACCEPT = "accept"
    """Its twin came to the same."""
    REJECT = "reject"
    """Its twin came to something else, and a re-run has shown that to be right."""
    DISPUTE = "dispute"
    """Its twin came to something else; both wait to be compared."""
    AUDIT = "audit"
    """Its twin's result or end speaks against it and proves nothing."""
    ALONE = "alone"
    """Its twin will say nothing; it is trusted or audited like a unit without one."""


def said_of(unit: Unit) -> commitment.Commitment:
    """Return a unit's commitment."""
    return commitment.Commitment.FromString(unit.commitment)


def equal_results(a: commitment.Commitment, b: commitment.Commitment) -> bool:
    """Tell whether two volunteers came to the same, in all that a re-run would compare."""
    same = first_difference(a.segments, b.segments) is None
    return same and a.payload.digest == b.payload.digest


def next_move(unit: Unit, twin: Unit | None, *, waited_seconds: float, lease_seconds: int) -> Move:
    """Return what comes next for a paired or disputed unit.

    Args:
        unit: The unit.
        twin: The same piece of work in other hands; None when it is gone from the record.
        waited_seconds: Time since the unit was submitted.
        lease_seconds: Length of a lease by the project's rules.
    """
    if unit.state is UnitState.DISPUTED:
        disputed = twin is not None and twin.state is UnitState.DISPUTED
        return Move.WAIT if disputed else Move.AUDIT
    if twin is None or twin.state is UnitState.SUPERSEDED:
        return Move.ALONE
    if twin.state is UnitState.WAITING:
        return _waiting(waited_seconds, NOBODY_LEASES * lease_seconds)
    if twin.state in _UNDER_WAY:
        return _waiting(waited_seconds, PAIR_LEASES * lease_seconds)
    if not twin.commitment:
        return Move.ALONE
    equal = equal_results(said_of(unit), said_of(twin))
    if twin.state is UnitState.PAIRED:
        return Move.ACCEPT if equal else Move.DISPUTE
    if twin.state in CREDITED:
        if equal:
            return Move.ACCEPT
        return Move.REJECT if twin.audited else Move.AUDIT
    if twin.state in {UnitState.REJECTED, UnitState.REVOKED}:
        # It may have been refused for its key's sake, so its bits prove nothing by themselves.
        return Move.AUDIT if equal else Move.ALONE
    # Its audit settles this unit too, also afterwards, should no inspector come for long.
    return _waiting(waited_seconds, PAIR_LEASES * lease_seconds)


def disputed_place(a: commitment.Commitment, b: commitment.Commitment) -> int:
    """Return the first segment in which two commitments differ.

    The number of segments where they only differ in the payload that comes of the last one.
    """
    place = first_difference(a.segments, b.segments)
    return len(a.segments) if place is None else place


def dispute_task(
    work: lease.WorkUnit,
    a: commitment.Commitment,
    b: commitment.Commitment,
    state: commitment.SegmentCommitment | None,
    weights: int,
) -> inspector.Dispute:
    """Return what an inspector is asked for.

    Args:
        work: The piece of work.
        a: What one volunteer committed to.
        b: What the other one did.
        state: The segment whose state was sent; None to begin at the base checkpoint.
        weights: Size of the model.
    """
    place = disputed_place(a, b)
    task = inspector.Dispute(unit=work, until_steps=work.steps)
    if place < len(a.segments):
        task.until_steps = a.segments[place].steps_done
        if state is not None:
            task.state.digest = state.state_digest
            task.state.size_bytes = state_bytes(weights)
            task.state_steps = state.steps_done
    return task


def state_bytes(weights: int) -> int:
    """Return the length of a state: weights and two moments, four bytes each."""
    return STATE_BYTES_PER_WEIGHT * weights


def agreed_states(
    a: commitment.Commitment, b: commitment.Commitment
) -> Sequence[commitment.SegmentCommitment]:
    """Return the segments before the first difference, whose states both volunteers signed.

    None where only the payloads differ: a payload comes of a whole run only.
    """
    place = disputed_place(a, b)
    return [] if place == len(a.segments) else list(a.segments[:place])


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What the re-run of a dispute says.

    Attributes:
        first_is_right: True when the first of the two came to what the re-run did.
        second_is_right: The same of the second; never true of both.
    """

    first_is_right: bool
    second_is_right: bool


def check_dispute_report(
    report: inspector.DisputeReport,
    a: commitment.Commitment,
    b: commitment.Commitment,
    recipe: manifest.Recipe,
) -> None:
    """Refuse a report that does not settle this dispute; raises RefusedError."""
    check_class(report.numerics_class, recipe)
    place = disputed_place(a, b)
    asked = a.segments[: place + 1]
    ran = list(report.segments)
    reaches = [segment.steps_done for segment in asked[len(asked) - len(ran) :]]
    same = 0 < len(ran) <= len(asked) and [segment.steps_done for segment in ran] == reaches
    payload = place < len(a.segments) or len(report.payload_digest) == DIGEST_BYTES
    if not (same and payload and whole_digests(ran, recipe)):
        raise RefusedError("The report is about another dispute than the one that was asked for.")


def settle(
    report: inspector.DisputeReport, a: commitment.Commitment, b: commitment.Commitment
) -> Settled:
    """Compare the re-run, checked by check_dispute_report, with the two commitments."""
    return Settled(first_is_right=_agrees(report, a), second_is_right=_agrees(report, b))


def _agrees(report: inspector.DisputeReport, said: commitment.Commitment) -> bool:
    by_end = {segment.steps_done: segment for segment in said.segments}
    same = all(
        segment_digests(segment) == segment_digests(by_end[segment.steps_done])
        for segment in report.segments
    )
    return same and report.payload_digest in {b"", said.payload.digest}


def _waiting(waited_seconds: float, longest_seconds: float) -> Move:
    return Move.WAIT if waited_seconds < longest_seconds else Move.ALONE
