"""Leases in the record: requesting, renewing, giving back, running out."""

import math
from dataclasses import replace

from potluck.errors import ErrorCode
from potluck.limits import DEVICE_ID_CHARACTERS, ID_BYTES
from potluck.v1 import lease_pb2 as lease
from potluck_coordinator.checks import check_class
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.leases import (
    Applicant,
    Situation,
    backlog_bound,
    fitted_steps,
    issue,
    no_work,
    renewed,
    returned,
    round_full,
    takes_over,
    worn_out,
)
from potluck_coordinator.lifecycle import UnitEvent, UnitState
from potluck_coordinator.records import LeaseRecord, Round, Session, Unit
from potluck_coordinator.steps.round_keeping import too_late
from potluck_coordinator.steps.step import Everyone, Step
from potluck_coordinator.steps.verdicts import TOO_LATE, supersede

_SEED_BYTES = 8
_WORN_OUT = "This unit was given back too often, so it is not handed out any more."
_ENDED = "This lease has ended and its unit is with somebody else, so the result is not needed."
_GONE_ON = "This lease has ended, and this device may not have its unit back."


def request_lease(
    step: Step, session: Session, request: lease.RequestLeaseRequest
) -> lease.RequestLeaseResponse:
    """Give a device its open lease again, a new one, or the reason why there is none."""
    applicant = _applicant(step, session, request)
    held = _open_lease(step, applicant)
    if held is not None:
        return lease.RequestLeaseResponse(lease=held)
    opened = step.tx.project.current_round()
    refusal = no_work(applicant, _situation(step, session, opened), step.rules)
    if refusal is not None or opened is None:
        return lease.RequestLeaseResponse(no_work=refusal)
    unit = _returned_unit(step, applicant, opened)
    if unit is None:
        full = round_full(_handed_out(step, opened), step.rules)
        if full is not None:
            return lease.RequestLeaseResponse(no_work=full)
        unit = _fresh_unit(step, applicant, opened)
    leased, record = issue(
        unit,
        applicant,
        lease_id=step.chance.token(ID_BYTES),
        now_unix_ms=step.now_unix_ms,
        lease_seconds=step.rules.rounds.lease_seconds,
    )
    step.tx.units.replace(leased)
    step.tx.units.add_lease(record)
    return lease.RequestLeaseResponse(lease=_wire(leased, record))


def renew(
    step: Step, session: Session, request: lease.RenewLeaseRequest
) -> lease.RenewLeaseResponse:
    """Keep a lease alive, also one that ran out while nobody else took its unit."""
    record, unit = owned(step, session, request.lease_id)
    seen(step, session)
    if unit.lease_id != record.lease_id:
        return lease.RenewLeaseResponse(still_wanted=False, message=_ENDED)
    if unit.state in {UnitState.LEASED, UnitState.WAITING} and too_late(step, unit):
        supersede(step, unit, TOO_LATE)
        return lease.RenewLeaseResponse(still_wanted=False, message=TOO_LATE)
    if unit.state in {UnitState.SUPERSEDED, UnitState.REJECTED}:
        return lease.RenewLeaseResponse(still_wanted=False, message=unit.reason)
    if unit.state is UnitState.WAITING:
        if not _may_take_up_again(step, record):
            return lease.RenewLeaseResponse(still_wanted=False, message=_GONE_ON)
        step.tx.units.replace(unit.moved(UnitEvent.LEASE))
        record = replace(record, open=True)
    longer = renewed(
        record,
        steps_done=min(request.steps_done, unit.work.steps),
        now_unix_ms=step.now_unix_ms,
        lease_seconds=step.rules.rounds.lease_seconds,
    )
    step.tx.units.replace_lease(longer)
    return lease.RenewLeaseResponse(expires_unix_ms=longer.expires_unix_ms, still_wanted=True)


def _may_take_up_again(step: Step, record: LeaseRecord) -> bool:
    """Tell whether a device may have a unit back that it had lost."""
    if step.tx.people.member(record.public_key).shut_out:
        return False
    held = step.tx.units.open_leases(record.public_key)
    return all(other.device_id != record.device_id for other in held)


def release(step: Step, session: Session, lease_id: bytes) -> None:
    """Take a unit back that its holder won't do; safe to repeat."""
    record, unit = owned(step, session, lease_id)
    if unit.lease_id == lease_id and unit.state is UnitState.LEASED:
        give_back(step, unit, record)


def give_back(step: Step, unit: Unit, record: LeaseRecord) -> None:
    """Take a unit back; it waits for another device if it still fits the round."""
    back, ended = returned(unit, record)
    step.tx.units.replace_lease(ended)
    step.tx.units.replace(back)
    opened = step.tx.project.current_round()
    if opened is not None and back.round < opened.number and too_late(step, back):
        supersede(step, back, TOO_LATE)
    elif worn_out(back):
        supersede(step, back, _WORN_OUT)


def owned(step: Step, session: Session, lease_id: bytes) -> tuple[LeaseRecord, Unit]:
    """Return the caller's lease and its unit.

    Raises:
        RefusedError: There is no such lease of this key.
    """
    record = step.tx.units.lease(lease_id) if len(lease_id) == ID_BYTES else None
    unit = None if record is None else step.tx.units.get(record.unit_id)
    if record is None or unit is None or record.public_key != session.public_key:
        raise RefusedError("This computer has no such lease.", code=ErrorCode.NOT_FOUND)
    return record, unit


def seen(step: Step, session: Session) -> None:
    """Note that a volunteer is at work."""
    member = step.tx.people.member(session.public_key)
    step.tx.people.put_member(replace(member, last_seen_unix_ms=step.now_unix_ms))
    if not member.last_seen_unix_ms:
        step.news.add(Everyone.PROJECT)


def _applicant(step: Step, session: Session, request: lease.RequestLeaseRequest) -> Applicant:
    if not 0 < len(request.device_id) <= DEVICE_ID_CHARACTERS:
        raise RefusedError("The name of the device is empty or too long.")
    if not (math.isfinite(request.tokens_per_second) and request.tokens_per_second >= 0.0):
        raise RefusedError("The measured speed is no number.")
    check_class(request.numerics_class, step.rules.recipe)
    return Applicant(
        public_key=session.public_key,
        device_id=request.device_id,
        app_version=session.app_version,
        numerics_class=request.numerics_class,
        tokens_per_second=request.tokens_per_second,
        memory_bytes=request.memory_bytes,
    )


def _open_lease(step: Step, applicant: Applicant) -> lease.Lease | None:
    for record in step.tx.units.open_leases(applicant.public_key):
        unit = step.tx.units.get(record.unit_id)
        if record.device_id != applicant.device_id or unit is None:
            continue
        if too_late(step, unit):
            supersede(step, unit, TOO_LATE)
            continue
        longer = renewed(
            record,
            steps_done=record.steps_done,
            now_unix_ms=step.now_unix_ms,
            lease_seconds=step.rules.rounds.lease_seconds,
        )
        step.tx.units.replace_lease(longer)
        return _wire(unit, longer)
    return None


def _situation(step: Step, session: Session, opened: Round | None) -> Situation:
    units = step.tx.units
    people, key = step.tx.people, session.public_key
    undecided = {UnitState.COMMITTED, UnitState.OPENED, UnitState.GREY}
    undecided |= {UnitState.PAIRED, UnitState.DISPUTED}
    backlog = units.count({UnitState.AUDITING})
    # Inspectors take units of known keys first, so a crowd of new keys stops only new keys.
    if backlog >= backlog_bound(step.rules) and people.passes(key, session.app_version):
        waiting = units.in_states({UnitState.AUDITING})
        backlog = sum(people.passes(unit.public_key, unit.app_version) > 0 for unit in waiting)
    return Situation(
        started=opened is not None and bool(step.tx.project.shards()),
        shut_out=people.member(key).shut_out,
        open_leases=len(units.open_leases(key)),
        undecided=len(units.of_key(key, undecided)),
        unfinished=units.unfinished_leases(key, step.now_unix_ms),
        backlog=backlog,
    )


def _returned_unit(step: Step, applicant: Applicant, opened: Round) -> Unit | None:
    for unit in step.tx.units.in_states({UnitState.WAITING}):
        twin = step.tx.units.get(unit.twin) if unit.twin else None
        if twin is not None and twin.public_key == applicant.public_key:
            continue  # Nobody confirms its own result.
        if takes_over(unit, applicant, step.rules.recipe, opened.number):
            return unit
    return None


def _handed_out(step: Step, opened: Round) -> int:
    """Return how many units of a round may still become part of its merge."""
    hopeful = {
        UnitState.LEASED,
        UnitState.COMMITTED,
        UnitState.OPENED,
        UnitState.AUDITING,
        UnitState.PAIRED,
        UnitState.DISPUTED,
        UnitState.VERIFIED,
    }
    units = step.tx.units.in_states(hopeful)
    # Of a pair one is merged.
    names = {
        min(unit.unit_id, unit.twin or unit.unit_id)
        for unit in units
        if unit.round == opened.number
    }
    return len(names)


def _fresh_unit(step: Step, applicant: Applicant, opened: Round) -> Unit:
    shards = step.tx.project.shards()
    # A shard is as likely as it is long, so that every token of the text is as likely as another.
    place = step.chance.below(sum(shard.tokens for shard in shards))
    for shard in shards:
        if place < shard.tokens:
            break
        place -= shard.tokens
    work = lease.WorkUnit(
        unit_id=step.chance.token(ID_BYTES),
        round=opened.number,
        base_checkpoint=opened.checkpoint,
        shard=shard.ref,
        seed=int.from_bytes(step.chance.token(_SEED_BYTES), "big"),
        steps=fitted_steps(step.rules.recipe, applicant.tokens_per_second),
        manifest_revision=step.rules.revision,
    )
    unit = Unit(work=work, history=(UnitState.WAITING,))
    if step.chance.share() >= step.rules.audits.replica_share:
        step.tx.units.add(unit)
        return unit
    # Its twin is told from a unit that somebody gave back by nothing but its history.
    copy = lease.WorkUnit()
    copy.CopyFrom(work)
    copy.unit_id = step.chance.token(ID_BYTES)
    twin = Unit(work=copy, history=(UnitState.WAITING,), twin=work.unit_id)
    unit = replace(unit, twin=copy.unit_id)
    step.tx.units.add(unit)
    step.tx.units.add(twin)
    return unit


def _wire(unit: Unit, record: LeaseRecord) -> lease.Lease:
    return lease.Lease(
        lease_id=record.lease_id, unit=unit.work, expires_unix_ms=record.expires_unix_ms
    )
