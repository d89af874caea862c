"""What time brings: leases that run out, rounds that fall due, files that nobody needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from potluck.errors import ErrorCode
from potluck.v1 import blob_pb2 as blob
from potluck_coordinator.errors import StoreError
from potluck_coordinator.lifecycle import HELD, PAYLOAD_DONE, PENDING, UnitState
from potluck_coordinator.records import InspectionKind, Round, Share, Unit
from potluck_coordinator.rounds import Ticked
from potluck_coordinator.steps.hand_out import give_back
from potluck_coordinator.steps.inspecting import give_up_grey
from potluck_coordinator.steps.pairing import look_after_pairs, twin_of
from potluck_coordinator.steps.round_keeping import apply_event, queue_evaluation, too_late
from potluck_coordinator.steps.step import Step
from potluck_coordinator.steps.verdicts import TOO_LATE, supersede

CHECKPOINTS_KEPT = 3
"""Newest checkpoints that are kept even when no unit needs them."""

_PAYLOADS_AT_ONCE = 100


@dataclass(frozen=True, kw_only=True)
class MergeJob:
    """A decided merge and what it is a function of.

    Attributes:
        opened: The round that it ends.
        parts: Payload and weight of each unit, in the order of the plan.
        tokens: Tokens that the units trained on.
    """

    opened: Round
    parts: Sequence[tuple[blob.BlobRef, float]]
    tokens: int


@dataclass(frozen=True, kw_only=True)
class Waste:
    """Files that nobody needs.

    Attributes:
        digests: Which blobs to delete.
        units: Units whose payload is among them.
        disputed: Units whose state is among them.
        rounds: Rounds whose checkpoint is among them.
    """

    digests: Sequence[bytes]
    units: Sequence[Unit]
    disputed: Sequence[Unit]
    rounds: Sequence[Round]


def start_up(step: Step) -> None:
    """Ask for what a new project still lacks: the loss of its first checkpoint."""
    opened = step.tx.project.current_round()
    if opened is not None:
        queue_evaluation(step, opened.number)


def tick(step: Step) -> None:
    """Let time happen to leases, inspections and the round."""
    step.tx.people.drop_stale(step.now_unix_ms)
    for record in step.tx.units.expired_leases(step.now_unix_ms):
        unit = step.tx.units.get(record.unit_id)
        if unit is not None and unit.state is UnitState.LEASED:
            give_back(step, unit, record)
        else:
            step.tx.units.replace_lease(replace(record, open=False))
    unfinished = {UnitState.WAITING, UnitState.COMMITTED, UnitState.OPENED}
    for unit in step.tx.units.in_states(unfinished):
        if too_late(step, unit):
            supersede(step, unit, TOO_LATE)
    look_after_pairs(step)
    give_up_grey(step)
    apply_event(step, Ticked(now_unix_ms=step.now_unix_ms))


def planned_job(step: Step) -> MergeJob | None:
    """Return the merge that has been decided and not carried out."""
    opened = step.tx.project.current_round()
    if opened is None:
        return None
    shares = step.tx.project.planned_merge(opened.number)
    if not shares:
        return None
    units = [(share, step.tx.units.get(share.unit_id)) for share in shares]
    return MergeJob(
        opened=opened,
        parts=[_part(share, unit) for share, unit in units],
        tokens=sum(unit.tokens for _, unit in units if unit is not None),
    )


def waste(step: Step) -> Waste:
    """Return the files that nobody needs; none while a merge is under way."""
    opened = step.tx.project.current_round()
    if opened is None or step.tx.project.planned_merge(opened.number):
        return Waste(digests=(), units=(), disputed=(), rounds=())
    units = step.tx.units.disposable_payloads(_PAYLOADS_AT_ONCE)
    disputed = step.tx.units.disposable_states(_PAYLOADS_AT_ONCE)
    bases = {unit.round for unit in step.tx.units.in_states(HELD | PENDING)}
    bases |= {
        task.round for task in step.tx.inspections.open() if task.kind is InspectionKind.EVALUATION
    }
    with_files = step.tx.project.rounds_with_files()
    newest = opened.number - CHECKPOINTS_KEPT
    old = [r for r in with_files if r.number <= newest and r.number not in bases]
    # Two rounds may share a file, where a merge changed nothing.
    kept = {digest for r in with_files if r not in old for digest in _files(r)}
    kept |= {shard.ref.digest for shard in step.tx.project.shards()}
    held_out = step.tx.project.held_out()
    kept |= {step.rules.tokenizer.definition.digest, held_out.digest if held_out else b""}
    digests = {digest for r in old for digest in _files(r)}
    digests |= {unit.payload.digest for unit in units if unit.payload is not None}
    digests |= {unit.state_digest for unit in disputed}
    twins = [twin_of(step, unit) for unit in units]
    kept |= {
        twin.payload.digest
        for twin in twins
        if twin is not None and twin.payload is not None and twin.state not in PAYLOAD_DONE
    }
    # A payload is whatever its commitment called so, also a file that came to be only later.
    digests -= kept
    return Waste(digests=sorted(digests), units=units, disputed=disputed, rounds=old)


def forget(step: Step, thrown: Waste) -> None:
    """Note that files are gone."""
    for unit in thrown.units:
        step.tx.units.replace(replace(unit, payload_kept=False))
    for unit in thrown.disputed:
        known = step.tx.units.get(unit.unit_id) or unit
        step.tx.units.replace(replace(known, state_digest=b"", state_whole=False))
    for old in thrown.rounds:
        step.tx.project.replace_round(replace(old, files_kept=False))


def _part(share: Share, unit: Unit | None) -> tuple[blob.BlobRef, float]:
    if unit is None or unit.payload is None:
        raise StoreError(
            f"The merge is to contain unit {share.unit_id.hex()}, which is not in the record. "
            "Restore the database from a copy.",
            code=ErrorCode.CORRUPT,
        )
    return unit.payload, share.weight


def _files(opened: Round) -> list[bytes]:
    velocity = [] if opened.velocity is None else [opened.velocity.digest]
    return [opened.checkpoint.digest, *velocity]
