"""A unit's way in: commitment, opening, upload, submission.

A refusal that has to be remembered is returned, not raised, so that the transaction is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from potluck.errors import ErrorCode
from potluck.limits import CHALLENGE_LEAVES, NONCE_BYTES
from potluck.manifest import parameter_count
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck_coordinator.checks import (
    NORMS_KEPT,
    Failure,
    check_commitment,
    check_leaves,
    check_norm,
    norm_rate,
)
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.leases import may_commit
from potluck_coordinator.lifecycle import UnitEvent, UnitState
from potluck_coordinator.records import Session, Unit
from potluck_coordinator.replicas import agreed_states, said_of, state_bytes
from potluck_coordinator.steps.hand_out import owned, seen
from potluck_coordinator.steps.pairing import decide, twin_of
from potluck_coordinator.steps.reading import refers_to
from potluck_coordinator.steps.round_keeping import too_late
from potluck_coordinator.steps.step import Step
from potluck_coordinator.steps.verdicts import TOO_LATE, reject, supersede

_COPY = "Another unit has come to the same result before, so this one is not counted."
_NO_PAYLOAD = Failure(
    sentence="The payload is a file of the project, which no honest run gives.", strike=True
)
_TAKEN = "The lease ran out and the unit is with somebody else, so the result is not needed."


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What has to be looked at before a unit is decided.

    Attributes:
        unit: The unit.
        said: Its commitment.
        leaves: What was opened of it.
    """

    unit: Unit
    said: commitment.Commitment
    leaves: Sequence[commitment.OpenedLeaf]


def commit(
    step: Step, session: Session, request: commitment.CommitRequest
) -> commitment.CommitResponse | RefusedError:
    """Bind a volunteer to a result and draw its challenge; safe to repeat with the same bytes."""
    record, unit = owned(step, session, request.lease_id)
    if unit.lease_id == record.lease_id and unit.commitment:
        if unit.commitment != request.commitment:
            raise RefusedError(
                "Another commitment was made for this lease; it can't be changed.",
                code=ErrorCode.CONFLICT,
            )
        return _ended(unit) or _challenge(step, unit)
    if not may_commit(unit, record):
        return _ended(unit) or RefusedError(_TAKEN, code=ErrorCode.CONFLICT)
    if too_late(step, unit):
        supersede(step, unit, TOO_LATE)
        return RefusedError(TOO_LATE, code=ErrorCode.CONFLICT)
    said = check_commitment(
        request.commitment,
        request.signature,
        session.public_key,
        unit.work,
        step.rules.recipe,
    )
    step.tx.units.replace_lease(replace(record, open=False))
    seen(step, session)
    root = said.segments[-1].delta_root
    bound = replace(
        unit.moved(UnitEvent.COMMIT),
        commitment=request.commitment,
        nonce=step.chance.token(NONCE_BYTES),
        tokens=said.tokens,
        norm_rate=norm_rate(said.delta_norm, unit.work.steps),
    )
    # Of a copy neither root nor payload is kept: they belong to the unit that came first. Which
    # of the two is honest can't be told: who ran this unit before and gave it back could have
    # committed another one to its result. So this costs the unit and nothing else.
    own = {unit.unit_id, unit.twin}  # Two of a pair come to the same, if both are honest.
    if step.tx.units.same_result(said.payload.digest, root, own):
        supersede(step, bound, _COPY)
        return RefusedError(_COPY, code=ErrorCode.CONFLICT)
    twin = twin_of(step, unit)
    same = twin is not None and twin.payload == said.payload
    if not same and refers_to(step, said.payload.digest):
        return _rejected(step, bound, _NO_PAYLOAD)
    bound = replace(bound, payload=said.payload, payload_kept=True, last_root=root)
    step.tx.units.replace(bound)
    return _challenge(step, bound)


def open_leaves(
    step: Step, session: Session, request: commitment.OpenRequest
) -> RefusedError | None:
    """Check the opened leaves; safe to repeat."""
    if len(request.leaves) > CHALLENGE_LEAVES:
        raise RefusedError("The opening has more leaves than allowed.", code=ErrorCode.TOO_LARGE)
    unit = _committed(step, session, request.lease_id)
    if unit.state is not UnitState.COMMITTED:
        return _ended(unit)
    failure = check_leaves(request.leaves, said_of(unit), unit.nonce, step.rules)
    if failure is not None:
        return _rejected(step, unit, failure)
    # Only what was checked is kept: a leaf may carry fields that nobody knows.
    known = [
        commitment.OpenedLeaf(index=leaf.index, data=leaf.data, proof=leaf.proof)
        for leaf in request.leaves
    ]
    opening = commitment.OpenRequest(leaves=known).SerializeToString(deterministic=True)
    step.tx.units.replace(replace(unit.moved(UnitEvent.OPEN), opening=opening))
    return None


def upload_target(
    step: Step, session: Session, lease_id: bytes, ref: blob.BlobRef
) -> tuple[blob.BlobRef, bool]:
    """Return the payload or state that a lease may send, and whether it is all here already.

    Raises:
        RefusedError: The lease's commitment does not name this blob, it was not opened yet, or
            nobody asked for this state.
    """
    unit = _committed(step, session, lease_id)
    if unit.state is UnitState.DISPUTED and unit.payload != ref:
        return _state_target(step, unit, ref), unit.state_whole
    if unit.payload is None or unit.payload != ref:
        raise RefusedError("The commitment of this lease names another payload.")
    if unit.state is UnitState.COMMITTED:
        raise RefusedError(
            "The challenge has to be answered before the payload is sent.", code=ErrorCode.CONFLICT
        )
    ended = _ended(unit)
    if ended is not None:
        raise ended
    return unit.payload, unit.state is not UnitState.OPENED


def keep_state(step: Step, session: Session, lease_id: bytes, digest: bytes) -> None:
    """Note that a state that was asked for is here; safe to repeat."""
    unit = _committed(step, session, lease_id)
    if unit.state is UnitState.DISPUTED and unit.state_digest == digest:
        step.tx.units.replace(replace(unit, state_whole=True))


def _state_target(step: Step, unit: Unit, ref: blob.BlobRef) -> blob.BlobRef:
    """Return the state that a disputed unit's volunteer may send: one that both signed."""
    twin = twin_of(step, unit)
    states = [] if twin is None else agreed_states(said_of(unit), said_of(twin))
    size_bytes = state_bytes(parameter_count(step.rules.recipe.model))
    if ref.size_bytes != size_bytes or ref.digest not in {s.state_digest for s in states}:
        raise RefusedError("This is no state that both sides of the dispute have signed.")
    if unit.state_digest not in {b"", ref.digest}:
        raise RefusedError("Another state is being sent for this unit.", code=ErrorCode.CONFLICT)
    if not unit.state_digest:
        # Written down first, so that what arrives of it can be tidied up whatever happens.
        step.tx.units.replace(replace(unit, state_digest=ref.digest))
    return ref


def begin_submit(step: Step, session: Session, lease_id: bytes) -> Submission | None:
    """Return what has to be looked at, or None when the unit was submitted before."""
    unit = _committed(step, session, lease_id)
    ended = _ended(unit)
    if ended is not None:
        raise ended
    if unit.state is UnitState.COMMITTED:
        raise RefusedError(
            "The challenge has to be answered before the unit is submitted.",
            code=ErrorCode.CONFLICT,
        )
    if unit.state is not UnitState.OPENED:
        return None
    return Submission(unit=unit, said=said_of(unit), leaves=leaves_of(unit))


def submit(
    step: Step, session: Session, unit_id: bytes, failure: Failure | None
) -> RefusedError | None:
    """Decide a unit whose payload was looked at, or draw it for a re-run; safe to repeat."""
    unit = step.tx.units.get(unit_id)
    if unit is None or unit.state is not UnitState.OPENED:
        return None
    seen(step, session)
    known = step.tx.units.norm_rates(NORMS_KEPT)
    failure = failure or check_norm(unit.norm_rate, known, step.rules.audits.norm_factor)
    if failure is not None:
        return _rejected(step, unit, failure)
    _finish_lease(step, unit)
    decide(step, unit)
    return None


def leaves_of(unit: Unit) -> Sequence[commitment.OpenedLeaf]:
    """Return the leaves that were opened of a unit."""
    return commitment.OpenRequest.FromString(unit.opening).leaves


def _committed(step: Step, session: Session, lease_id: bytes) -> Unit:
    record, unit = owned(step, session, lease_id)
    if unit.lease_id != record.lease_id:
        raise RefusedError(_TAKEN, code=ErrorCode.CONFLICT)
    if not unit.commitment:
        raise _ended(unit) or RefusedError(
            "A commitment has to come first.", code=ErrorCode.CONFLICT
        )
    return unit


def _finish_lease(step: Step, unit: Unit) -> None:
    """Note that a lease came to something, so that it does not count among the unfinished."""
    record = step.tx.units.lease(unit.lease_id or b"")
    if record is not None:
        finished = replace(record, open=False, expires_unix_ms=step.now_unix_ms)
        step.tx.units.replace_lease(finished)


def _challenge(step: Step, unit: Unit) -> commitment.CommitResponse:
    leaf_count = step.rules.audits.challenge_leaves
    return commitment.CommitResponse(nonce=unit.nonce, leaf_count=leaf_count)


def _ended(unit: Unit) -> RefusedError | None:
    if unit.state in {UnitState.REJECTED, UnitState.SUPERSEDED, UnitState.REVOKED}:
        return RefusedError(unit.reason, code=ErrorCode.CONFLICT)
    return None


def _rejected(step: Step, unit: Unit, failure: Failure) -> RefusedError:
    reject(step, unit, failure)
    return RefusedError(failure.sentence)
