"""A project's state in numbers, for its organiser."""

from dataclasses import dataclass

from potluck_coordinator.store.port import Transaction

ACTIVE_MS = 10 * 60 * 1000


@dataclass(frozen=True, kw_only=True)
class ProjectState:
    """Where a project stands.

    Attributes:
        round: The round that volunteers work on; None before the first checkpoint.
        held_out_loss: The newest measured loss; None before the first.
        loss_round: The round that it belongs to.
        merged_tokens: Tokens merged into the newest checkpoint.
        shards: Pieces of training text.
        shard_tokens: Tokens in them.
        verified_units: Units whose credit stands.
        verified_tokens: Tokens in them.
        pending_units: Units submitted and not decided.
        audited_units: Units that were re-run and passed.
        ledger_entries: Length of the ledger.
        active_volunteers: Computers seen in the last ten minutes.
        waiting_inspections: Tasks that no inspector has taken.
        running_inspections: Tasks that an inspector has taken.
    """

    round: int | None
    held_out_loss: float | None
    loss_round: int | None
    merged_tokens: int
    shards: int
    shard_tokens: int
    verified_units: int
    verified_tokens: int
    pending_units: int
    audited_units: int
    ledger_entries: int
    active_volunteers: int
    waiting_inspections: int
    running_inspections: int


def read_state(records: Transaction, now_unix_ms: int) -> ProjectState:
    """Return the state as of one moment."""
    current = records.project.current_round()
    measured = records.project.measured_rounds()
    shards = records.project.shards()
    totals = records.units.totals()
    inspections = records.inspections.open()
    running = sum(1 for task in inspections if task.taken_by and task.expires_unix_ms > now_unix_ms)
    return ProjectState(
        round=None if current is None else current.number,
        held_out_loss=measured[-1].held_out_loss if measured else None,
        loss_round=measured[-1].number if measured else None,
        merged_tokens=0 if current is None else current.tokens,
        shards=len(shards),
        shard_tokens=sum(shard.tokens for shard in shards),
        verified_units=totals.verified_units,
        verified_tokens=totals.verified_tokens,
        pending_units=totals.pending_units,
        audited_units=totals.audited_units,
        ledger_entries=records.ledger.size(),
        active_volunteers=records.people.active_members(now_unix_ms - ACTIVE_MS),
        waiting_inspections=len(inspections) - running,
        running_inspections=running,
    )
