"""What follows when a unit is accepted, rejected or dropped."""

from dataclasses import replace

from potluck.receipt import sign_receipt
from potluck.v1 import commitment_pb2 as commitment
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
    tell(step, unit, ledger.UNIT_STATE_VERIFIED, "", receipt)
    if audited:
        _set_trust(step, unit, after_pass(_trust(step, unit), step.rules.audits))
    twin = tx.units.get(unit.twin) if unit.twin else None
    if twin is not None and twin.state in CREDITED and twin.payload == unit.payload:
        tx.units.replace(verified.moved(UnitEvent.LAPSE))  # The same result is merged once.
        step.news.add(Everyone.MERGER)
        return
    candidate = Candidate(unit_id=unit.unit_id, round=unit.round, tokens=verified.tokens)
    apply_event(step, Accepted(candidate=candidate, now_unix_ms=now))


def reject(step: Step, unit: Unit, failure: Failure) -> None:
    """Refuse a unit; a second strike costs the key its unproven credit and its place."""
    _refuse(step, unit, failure.sentence)
    if failure.strike:
        _strike(step, unit)


def disprove(step: Step, unit: Unit, failure: Failure) -> None:
    """Take the credit of a unit back that was trusted and turned out wrong."""
    for row in step.tx.ledger.of_key(unit.public_key):
        entry = row.entry()
        if entry.unit_id == unit.unit_id and entry.kind == ledger.ENTRY_KIND_CREDIT:
            _take_back(step, unit, entry, failure.sentence)
            _strike(step, unit)
            return


def _strike(step: Step, unit: Unit) -> None:
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
        tell(step, unit, ledger.UNIT_STATE_SUPERSEDED, reason)
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
    tell(step, unit, ledger.UNIT_STATE_REJECTED, sentence)


def _shut_out(step: Step, public_key: bytes) -> None:
    tx = step.tx
    strike_place = tx.people.member(public_key).strike_place
    for entry in unproven_credit(tx.ledger.of_key(public_key), strike_place):
        _take_back(step, tx.units.get(entry.unit_id), entry, _SHUT_OUT)
    for unit in tx.units.of_key(public_key, UNDECIDED):
        _refuse(step, unit, _SHUT_OUT)
    for unit in tx.units.of_key(public_key, {UnitState.LEASED}):
        supersede(step, unit, _SHUT_OUT)


def _take_back(step: Step, unit: Unit | None, entry: ledger.LedgerEntry, reason: str) -> None:
    tx = step.tx
    row = tx.ledger.append(revocation(entry, now_unix_ms=step.now_unix_ms))
    if unit is None or unit.state not in CREDITED:
        return
    if unit.state is UnitState.VERIFIED:
        apply_event(step, Withdrawn(unit_id=unit.unit_id))
    tx.units.replace(replace(unit.moved(UnitEvent.REVOKE), reason=reason))
    receipt = sign_receipt(step.key, row.index, row.serialised)
    tell(step, unit, ledger.UNIT_STATE_REJECTED, reason, receipt)


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


def tell(
    step: Step,
    unit: Unit,
    kind: ledger.UnitState.ValueType,
    message: str,
    receipt: ledger.Receipt | None = None,
    *,
    state: commitment.SegmentCommitment | None = None,
) -> None:
    """Keep news of a unit for its volunteer, with the last of the states that may be sent."""
    outcome = ledger.UnitOutcome(
        unit_id=unit.unit_id,
        state=kind,
        message=message,
        receipt=receipt,
        state_steps=0 if state is None else state.steps_done,
    )
    step.tx.ledger.add_outcome(unit.public_key, outcome)
    step.news.update({unit.public_key, Everyone.PROJECT})
