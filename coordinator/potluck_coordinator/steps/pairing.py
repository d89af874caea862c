"""Deciding submitted units: by draw, or by comparing the two of a pair.

Every way leads through the record in one transaction, so that a coordinator that is killed finds a
pair as it was before or after; what time has to bring is looked at again at every tick.
"""

from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.audits import audit_rate
from potluck_coordinator.checks import Failure
from potluck_coordinator.lifecycle import CREDITED, UnitEvent, UnitState
from potluck_coordinator.records import Inspection, Unit
from potluck_coordinator.replicas import (
    Move,
    agreed_states,
    check_dispute_report,
    equal_results,
    next_move,
    said_of,
    settle,
)
from potluck_coordinator.steps.queueing import queue_audit, queue_dispute
from potluck_coordinator.steps.step import Everyone, Step
from potluck_coordinator.steps.verdicts import accept, disprove, reject, supersede, tell

_DIFFERS = Failure(
    sentence="Another computer did the same piece of work, and the project's own run agrees with "
    "that one, so this result was not used. If this happens again, check this computer's memory "
    "and remove any overclocking.",
    strike=True,
)
_DISPUTED = (
    "Another computer came to another result for the same piece of work. The project finds out "
    "which one is right."
)
_NOT_NEEDED = "The same piece of work was done elsewhere meanwhile, so it is not needed."


def decide(step: Step, unit: Unit) -> None:
    """Draw a submitted unit for an audit, compare it with its twin, or trust it."""
    if _drawn(step, unit):
        _audit(step, unit)
    elif unit.twin:
        step.tx.units.replace(unit.moved(UnitEvent.PAIR))
        step.news.add(Everyone.PROJECT)
        compare(step, unit.unit_id)
    else:
        accept(step, unit, audited=False)


def compare(step: Step, unit_id: bytes) -> None:
    """Do what comes next for a unit that waits for its twin, if anything does."""
    unit = step.tx.units.get(unit_id)
    if unit is None or unit.state not in {UnitState.PAIRED, UnitState.DISPUTED}:
        return
    twin = twin_of(step, unit)
    move = next_move(
        unit,
        twin,
        waited_seconds=_waited_seconds(step, unit),
        lease_seconds=step.rules.rounds.lease_seconds,
    )
    match move:
        case Move.WAIT:
            return
        case Move.ACCEPT:
            accept(step, unit, audited=False)
            if twin is not None and twin.state is UnitState.PAIRED:
                accept(step, twin, audited=False)
        case Move.REJECT:
            reject(step, unit, _DIFFERS)
        case Move.DISPUTE if twin is not None:
            _begin_dispute(step, unit, twin)
        case Move.AUDIT:
            _audit(step, unit)
        case Move.ALONE if _drawn(step, unit):
            _audit(step, unit)
        case _:
            accept(step, unit, audited=False)


def after_audit(step: Step, unit_id: bytes) -> None:
    """Let the verdict of a re-run speak for or against the unit's twin."""
    unit = step.tx.units.get(unit_id)
    twin = None if unit is None else twin_of(step, unit)
    if unit is None or twin is None or not twin.commitment:
        return
    proven = unit.state in CREDITED and unit.audited
    failed = unit.state is UnitState.REJECTED
    if twin.state in CREDITED and not twin.audited and (proven or failed):
        # Right are the results that equal a proven one, wrong those that equal a failed one.
        if equal_results(said_of(unit), said_of(twin)) == failed:
            disprove(step, twin, _DIFFERS)
    else:
        compare(step, twin.unit_id)


def settle_dispute(step: Step, task: Inspection, report: inspector.DisputeReport) -> None:
    """Decide both units of a dispute by what their first different segment came to."""
    unit = step.tx.units.get(task.unit_id)
    twin = None if unit is None else twin_of(step, unit)
    if unit is None or twin is None:
        return
    if not unit.state is twin.state is UnitState.DISPUTED:
        return
    ours, theirs = said_of(unit), said_of(twin)
    check_dispute_report(report, ours, theirs, step.rules.recipe)
    settled = settle(report, ours, theirs)
    sides = ((unit, settled.first_is_right), (twin, settled.second_is_right))
    for wrong in (side for side, right in sides if not right):
        reject(step, wrong, _DIFFERS)
    for side in (side for side, right in sides if right):
        # A second strike of the other may have ended this one as well, if both are of one key.
        known = step.tx.units.get(side.unit_id)
        if known is not None and known.state is UnitState.DISPUTED:
            accept(step, known, audited=False)


def look_after_pairs(step: Step) -> None:
    """Let time happen to units that wait for their twins, and to twins that nobody needs."""
    for unit in step.tx.units.in_states({UnitState.PAIRED, UnitState.DISPUTED}):
        compare(step, unit.unit_id)
    for unit in step.tx.units.in_states({UnitState.WAITING}):
        twin = twin_of(step, unit)
        if twin is not None and twin.state in CREDITED:
            supersede(step, unit, _NOT_NEEDED)


def twin_of(step: Step, unit: Unit) -> Unit | None:
    """Return the same piece of work in other hands."""
    return step.tx.units.get(unit.twin) if unit.twin else None


def _begin_dispute(step: Step, unit: Unit, twin: Unit) -> None:
    states = agreed_states(said_of(unit), said_of(twin))
    for side in (unit, twin):
        disputed = side.moved(UnitEvent.DISPUTE)
        step.tx.units.replace(disputed)
        if states:
            tell(step, side, ledger.UNIT_STATE_DISPUTED, _DISPUTED, state=states[-1])
    queue_dispute(step, unit)
    step.news.add(Everyone.PROJECT)


def _drawn(step: Step, unit: Unit) -> bool:
    passes = step.tx.people.passes(unit.public_key, unit.app_version)
    standing = step.tx.units.standing(unit.public_key)
    rate = audit_rate(passes, step.rules.audits, standing, unit.tokens)
    return step.chance.share() < rate


def _audit(step: Step, unit: Unit) -> None:
    drawn = unit.moved(UnitEvent.DRAW)
    step.tx.units.replace(drawn)
    queue_audit(step, drawn, same_class_only=False)
    step.news.add(Everyone.PROJECT)


def _waited_seconds(step: Step, unit: Unit) -> float:
    """Return the time since a unit was submitted, which is when its lease ended."""
    record = step.tx.units.lease(unit.lease_id or b"")
    submitted = step.now_unix_ms if record is None else record.expires_unix_ms
    return (step.now_unix_ms - submitted) / 1000
