"""What follows when a unit is accepted, rejected or dropped."""

from dataclasses import replace

from potluck.receipt import sign_receipt
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.audits import Trust, after_failure, after_pass
from potluck_coordinator.checks import Failure
from potluck_coordinator.ledger import credit, revocation, unproven_credit
from potluck_coordinator.lifecycle import CREDITED, UNDECIDED, UnitEvent, UnitState
from potluck_coordinator.records import Unit
from potluck_coordinator.rounds import Accepted, Candidate, Withdrawn
from potluck_coordinator.steps.round_keeping import apply_event
from potluck_coordinator.steps.step import Everyone, Step

TOO_LATE = "The model has moved on too far while this unit was under way, so it is not needed."
"""Why a unit is dropped that could not be merged any more."""

_SHUT_OUT = (
    "The project's checks failed twice for this computer, so its unchecked work is not counted. "
    "Ask the organiser if you think that this is wrong."
)


def accept(step: Step, unit: Unit, *, audited: bool) -> None:
    """Credit a unit, tell its volunteer, and count it for the round."""
    tx, now = step.tx, step.now_unix_ms
    verified = replace(
        unit.moved(UnitEvent.ACCEPT), audited=audited, opening=b"", decided_unix_ms=now
    )
    tx.units.replace(verified)
    row = tx.ledger.append(
        credit(verified, step.rules.recipe.model, audited=audited, now_unix_ms=now)
    )
    receipt = sign_receipt(step.key, row.index, row.serialised)
    _tell(step, unit, ledger.UNIT_STATE_VERIFIED, "", receipt)
    if audited:
        _set_trust(step, unit, after_pass(_trust(step, unit), step.rules.audits))
    candidate = Candidate(unit_id=unit.unit_id, round=unit.round, tokens=verified.tokens)
    apply_event(step, Accepted(candidate=candidate, now_unix_ms=now))


def reject(step: Step, unit: Unit, failure: Failure) -> None:
    """Refuse a unit; a second strike costs the key its unproven credit and its place."""
    _refuse(step, unit, failure.sentence)
    if not failure.strike:
        return
    trust = after_failure(_trust(step, unit))
    _set_trust(step, unit, trust)
    step.tx.people.reset_passes(unit.public_key)
    if trust.shut_out:
        _shut_out(step, unit.public_key)


def supersede(step: Step, unit: Unit, reason: str) -> None:
    """Drop a unit that nobody needs or can check; the volunteer hears of it if it committed."""
    dropped = replace(
        unit.moved(UnitEvent.SUPERSEDE),
        reason=reason,
        opening=b"",
        decided_unix_ms=step.now_unix_ms,
    )
    step.tx.units.replace(dropped)
    if unit.commitment:
        _tell(step, unit, ledger.UNIT_STATE_SUPERSEDED, reason, None)
    elif unit.lease_id is not None:
        record = step.tx.units.lease(unit.lease_id)
        if record is not None and record.open:
            step.tx.units.replace_lease(replace(record, open=False))


def _refuse(step: Step, unit: Unit, sentence: str) -> None:
    step.tx.units.replace(
        replace(
            unit.moved(UnitEvent.REJECT),
            reason=sentence,
            opening=b"",
            decided_unix_ms=step.now_unix_ms,
        )
    )
    _tell(step, unit, ledger.UNIT_STATE_REJECTED, sentence, None)


def _shut_out(step: Step, public_key: bytes) -> None:
    tx = step.tx
    strike_place = tx.people.member(public_key).strike_place
    for entry in unproven_credit(tx.ledger.of_key(public_key), strike_place):
        row = tx.ledger.append(revocation(entry, now_unix_ms=step.now_unix_ms))
        unit = tx.units.get(entry.unit_id)
        if unit is None or unit.state not in CREDITED:
            continue
        if unit.state is UnitState.VERIFIED:
            apply_event(step, Withdrawn(unit_id=unit.unit_id))
        tx.units.replace(replace(unit.moved(UnitEvent.REVOKE), reason=_SHUT_OUT))
        receipt = sign_receipt(step.key, row.index, row.serialised)
        _tell(step, unit, ledger.UNIT_STATE_REJECTED, _SHUT_OUT, receipt)
    for unit in tx.units.of_key(public_key, UNDECIDED):
        _refuse(step, unit, _SHUT_OUT)
    for unit in tx.units.of_key(public_key, {UnitState.LEASED}):
        supersede(step, unit, _SHUT_OUT)


def _trust(step: Step, unit: Unit) -> Trust:
    member = step.tx.people.member(unit.public_key)
    passes = step.tx.people.passes(unit.public_key, unit.app_version)
    return Trust(passes=passes, strikes=member.strikes, shut_out=member.shut_out)


def _set_trust(step: Step, unit: Unit, trust: Trust) -> None:
    people = step.tx.people
    member = people.member(unit.public_key)
    place = member.strike_place if member.strikes else step.tx.ledger.size()
    people.put_member(
        replace(
            member,
            strikes=trust.strikes,
            shut_out=trust.shut_out,
            strike_place=place if trust.strikes else None,
        )
    )
    people.set_passes(unit.public_key, unit.app_version, trust.passes)


def _tell(
    step: Step,
    unit: Unit,
    state: ledger.UnitState.ValueType,
    message: str,
    receipt: ledger.Receipt | None,
) -> None:
    outcome = ledger.UnitOutcome(
        unit_id=unit.unit_id, state=state, message=message, receipt=receipt
    )
    step.tx.ledger.add_outcome(unit.public_key, outcome)
    step.news.update({unit.public_key, Everyone.PROJECT})
