"""Tasks for inspectors in the record: queueing, handing out, and what a report leads to."""

import math
from dataclasses import replace
from enum import IntEnum

from potluck.challenge import challenged_leaves
from potluck.errors import ErrorCode
from potluck.limits import ID_BYTES
from potluck.manifest import parameter_count
from potluck.numerics import is_exact
from potluck.opening import leaf_count
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import inspector_service_pb2 as inspector
from potluck_coordinator.audits import Verdict, check_report, decides_exactly, judge
from potluck_coordinator.checks import FLOAT_BYTES, Failure, check_class
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.lifecycle import PENDING, UnitEvent, UnitState
from potluck_coordinator.records import Inspection, InspectionKind, Session, Unit
from potluck_coordinator.replicas import agreed_states, dispute_task, said_of
from potluck_coordinator.steps.pairing import after_audit, settle_dispute, twin_of
from potluck_coordinator.steps.queueing import queue_audit
from potluck_coordinator.steps.step import Everyone, Step
from potluck_coordinator.steps.verdicts import accept, reject, supersede

MOST_HAND_OUTS = 20
"""A task that was handed out so often without a report is given up."""

GREY_MS = 24 * 3600 * 1000
"""How long a grey unit waits for an inspector of its class."""

STUBBORN_HAND_OUTS = 3
"""A task that was handed out so often lets all others go first: it may be what stops inspectors."""

_EXACT_MS = 30_000
"""How long a fresh audit is kept for an inspector that can decide it exactly."""

_STATE_SECONDS = 600
"""How long a dispute waits for a state to start from; after it the whole way is run again."""

_AUDITED = frozenset({UnitState.AUDITING, UnitState.GREY})

_INSPECTION_LEASES = 2
_PATIENCE_OF_LEASE = 1 / 60
"""How long a measurement lets audits go first: Practice 10 s, a project of hours a minute."""
_FAILED = Failure(
    sentence="The unit was run again and came out differently, so it was not used. If this "
    "happens again, check this computer's memory and remove any overclocking.",
    strike=True,
)
_UNCHECKED = "The unit could not be checked, so it counts neither for nor against you."


class _Row(IntEnum):
    """Where a task stands in the queue; in a row the oldest comes first."""

    IN_HAND = 0
    """The inspector had it and was killed."""
    LATE_EVALUATION = 1
    """A measurement that has let audits go first for long enough."""
    KNOWN_KEY = 2
    """A unit of a key that has passed before: a crowd of new keys must not push it back."""
    NEW_KEY = 3
    """A unit of a key that has never passed."""
    EVALUATION = 4
    """A measurement: nobody waits for it."""
    STUBBORN = 5
    """What nobody has managed so far."""


def take(
    step: Step, session: Session, request: inspector.TakeInspectionRequest
) -> inspector.TakeInspectionResponse:
    """Hand out the first task that the inspector can do.

    An inspector that asks again has lost what it had (it was killed), so it gets that again.
    """
    check_class(request.numerics_class, step.rules.recipe)
    queued = [(_row(step, task, session), task) for task in _live_tasks(step)]
    for _, task in sorted(queued, key=lambda pair: pair[0]):
        mine = task.taken_by == session.public_key
        free = task.expires_unix_ms <= step.now_unix_ms and _suits(step, task, session, request)
        if not (mine or free):
            continue
        seconds = _INSPECTION_LEASES * step.rules.rounds.lease_seconds
        taken = replace(
            task,
            taken_by=session.public_key,
            expires_unix_ms=step.now_unix_ms + seconds * 1000,
            handed_out=task.handed_out + 1,
        )
        step.tx.inspections.replace(taken)
        return _wire(step, taken)
    return inspector.TakeInspectionResponse(
        retry_after_seconds=1.0 if step.rules.practice else 10.0
    )


def report(step: Step, session: Session, request: inspector.ReportInspectionRequest) -> None:
    """Take a result; the first one counts, and repeating it changes nothing."""
    found = len(request.inspection_id) == ID_BYTES
    task = step.tx.inspections.get(request.inspection_id) if found else None
    if task is None:
        raise RefusedError("There is no such inspection.", code=ErrorCode.NOT_FOUND)
    if task.done:
        return
    if task.taken_by != session.public_key:
        raise RefusedError("This inspection is with another inspector.", code=ErrorCode.NOT_ALLOWED)
    if request.WhichOneof("report") != task.kind.value:
        raise RefusedError("The report is of another kind than the inspection.")
    if task.kind is InspectionKind.EVALUATION:
        _evaluated(step, task, request.evaluation)
    elif task.kind is InspectionKind.DISPUTE:
        settle_dispute(step, task, request.dispute)
    else:
        _audited(step, task, request.audit)
    step.tx.inspections.replace(replace(task, done=True))


def give_up_grey(step: Step) -> None:
    """Drop units that no inspector of their class came for."""
    for task in _live_tasks(step):
        if task.same_class_only and task.queued_unix_ms + GREY_MS <= step.now_unix_ms:
            _give_up(step, task)


def _live_tasks(step: Step) -> list[Inspection]:
    """Return the open tasks that still matter; ends those that do not."""
    live = []
    for task in step.tx.inspections.open():
        if task.kind is not InspectionKind.EVALUATION and not _still_open(step, task):
            step.tx.inspections.replace(replace(task, done=True))
            continue
        idle = task.expires_unix_ms <= step.now_unix_ms
        if idle and task.handed_out >= MOST_HAND_OUTS:
            _give_up(step, task)
            continue
        live.append(task)
    return live


def _still_open(step: Step, task: Inspection) -> bool:
    """Tell whether a unit still waits for what a task of its would say."""
    unit = step.tx.units.get(task.unit_id)
    if task.kind is InspectionKind.AUDIT:
        return unit is not None and unit.state in _AUDITED
    twin = None if unit is None else twin_of(step, unit)
    sides = {None if side is None else side.state for side in (unit, twin)}
    return sides == {UnitState.DISPUTED}


def _give_up(step: Step, task: Inspection) -> None:
    step.tx.inspections.replace(replace(task, done=True))
    if task.kind is InspectionKind.EVALUATION:
        return
    unit = step.tx.units.get(task.unit_id)
    dispute = unit is not None and task.kind is InspectionKind.DISPUTE
    sides = (unit, twin_of(step, unit) if unit is not None and dispute else None)
    for side in sides:
        if side is not None and side.state in PENDING:
            supersede(step, side, _UNCHECKED)


def _row(step: Step, task: Inspection, session: Session) -> _Row:
    if task.handed_out >= STUBBORN_HAND_OUTS:
        return _Row.STUBBORN
    if task.taken_by == session.public_key:
        return _Row.IN_HAND
    if task.kind is InspectionKind.EVALUATION:
        patience_ms = _PATIENCE_OF_LEASE * step.rules.rounds.lease_seconds * 1000
        late = step.now_unix_ms - task.queued_unix_ms >= patience_ms
        return _Row.LATE_EVALUATION if late else _Row.EVALUATION
    unit = step.tx.units.get(task.unit_id)
    known = unit is not None and step.tx.people.passes(unit.public_key, unit.app_version) > 0
    return _Row.KNOWN_KEY if known else _Row.NEW_KEY


def _suits(
    step: Step, task: Inspection, session: Session, request: inspector.TakeInspectionRequest
) -> bool:
    unit = step.tx.units.get(task.unit_id)
    twin = None if unit is None else twin_of(step, unit)
    if any(side and side.public_key == session.public_key for side in (unit, twin)):
        return False  # Nobody judges its own work.
    if task.kind is InspectionKind.DISPUTE and unit is not None:
        return _ready(step, task, unit, twin)
    if task.numerics_class is None or decides_exactly(request.numerics_class, task.numerics_class):
        return True
    if task.same_class_only:
        return False
    return step.rules.practice or task.queued_unix_ms + _EXACT_MS <= step.now_unix_ms


def _ready(step: Step, task: Inspection, unit: Unit, twin: Unit | None) -> bool:
    """Tell whether a dispute has the best state that it will get."""
    if twin is None or not agreed_states(said_of(unit), said_of(twin)):
        return True
    # The last one that both signed can't be bettered; for others, both sides get their time.
    latest = agreed_states(said_of(unit), said_of(twin))[-1].state_digest
    sides = [side for side in (unit, twin) if side.state_whole]
    if len(sides) == 2 or any(side.state_digest == latest for side in sides):
        return True
    patience_ms = min(_STATE_SECONDS, step.rules.rounds.lease_seconds) * 1000
    return task.queued_unix_ms + patience_ms <= step.now_unix_ms


def _sent_state(unit: Unit, twin: Unit) -> commitment.SegmentCommitment | None:
    """Return the latest of the states that the two sides of a dispute have sent."""
    whole = {side.state_digest for side in (unit, twin) if side.state_whole}
    sent = [s for s in agreed_states(said_of(unit), said_of(twin)) if s.state_digest in whole]
    return sent[-1] if sent else None


def _audited(step: Step, task: Inspection, found: inspector.AuditReport) -> None:
    unit = step.tx.units.get(task.unit_id)
    if unit is None or unit.state not in _AUDITED:
        return
    said = commitment.Commitment.FromString(unit.commitment)
    opened = commitment.OpenRequest.FromString(unit.opening).leaves
    check_report(found, said, opened, step.rules.recipe)
    verdict = judge(said, opened, found, step.rules.recipe.tolerance)
    match verdict:
        case Verdict.PASS:
            accept(step, unit, audited=True)
        case Verdict.FAIL:
            reject(step, unit, _FAILED)
        case Verdict.GREY if unit.state is UnitState.AUDITING:
            grey = unit.moved(UnitEvent.PUZZLE)
            step.tx.units.replace(grey)
            queue_audit(step, grey, same_class_only=True)
        case Verdict.GREY:
            supersede(step, unit, _UNCHECKED)
    after_audit(step, unit.unit_id)


def _evaluated(step: Step, task: Inspection, found: inspector.EvaluationReport) -> None:
    if not math.isfinite(found.held_out_loss):
        raise RefusedError("The measured loss is no number.")
    measured = step.tx.project.round(task.round)
    if measured is not None:
        step.tx.project.replace_round(
            replace(
                measured,
                held_out_loss=found.held_out_loss,
                measured_unix_ms=step.now_unix_ms,
            )
        )
    step.news.update({Everyone.PROJECT, Everyone.MERGER})


def _wire(step: Step, task: Inspection) -> inspector.TakeInspectionResponse:
    response = inspector.TakeInspectionResponse(inspection_id=task.inspection_id)
    if task.kind is InspectionKind.EVALUATION:
        measured, held_out = step.tx.project.round(task.round), step.tx.project.held_out()
        if measured is None or held_out is None:
            raise RefusedError("The checkpoint to measure is gone.", code=ErrorCode.NOT_FOUND)
        response.evaluation.CopyFrom(
            inspector.Evaluation(
                round=task.round, checkpoint=measured.checkpoint, held_out=held_out
            )
        )
        return response
    unit = step.tx.units.get(task.unit_id)
    if unit is None:
        raise RefusedError("The unit to run again is gone.", code=ErrorCode.NOT_FOUND)
    recipe = step.rules.recipe
    if task.kind is InspectionKind.DISPUTE:
        twin = twin_of(step, unit)
        if twin is None:
            raise RefusedError("The dispute is over.", code=ErrorCode.NOT_FOUND)
        response.dispute.CopyFrom(
            dispute_task(
                unit.work,
                said_of(unit),
                said_of(twin),
                _sent_state(unit, twin),
                parameter_count(recipe.model),
            )
        )
        return response
    total = leaf_count(FLOAT_BYTES * parameter_count(recipe.model), recipe.leaf_bytes)
    wanted = step.rules.audits.challenge_leaves
    said = commitment.Commitment.FromString(unit.commitment)
    response.audit.CopyFrom(
        inspector.Audit(
            unit=unit.work,
            threads=said.numerics_class.threads,
            leaf_indices=challenged_leaves(unit.nonce, total, wanted),
            payload=unit.payload,
            segments=said.segments if is_exact(recipe) else (),
        )
    )
    return response
