"""What is written into the ledger, what is taken back, and the proofs that nothing else changed."""

from collections.abc import Sequence

from potluck.errors import ErrorCode
from potluck.growing_tree import GrowingTree
from potluck.manifest import parameter_count
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.records import LedgerRow, Unit

_FLOPS_PER_WEIGHT_AND_TOKEN = 6


def credit(
    unit: Unit, model: manifest.ModelConfig, *, audited: bool, now_unix_ms: int
) -> ledger.LedgerEntry:
    """Return the entry that credits a verified unit."""
    return ledger.LedgerEntry(
        kind=ledger.ENTRY_KIND_CREDIT,
        unit_id=unit.unit_id,
        public_key=unit.public_key,
        round=unit.round,
        tokens=unit.tokens,
        steps=unit.work.steps,
        flops=float(_FLOPS_PER_WEIGHT_AND_TOKEN * parameter_count(model) * unit.tokens),
        audited=audited,
        written_unix_ms=now_unix_ms,
    )


def revocation(credited: ledger.LedgerEntry, *, now_unix_ms: int) -> ledger.LedgerEntry:
    """Return the entry that takes a credit back."""
    entry = ledger.LedgerEntry()
    entry.CopyFrom(credited)
    entry.kind = ledger.ENTRY_KIND_REVOCATION
    entry.written_unix_ms = now_unix_ms
    return entry


def unproven_credit(
    rows: Sequence[LedgerRow], strike_place: int | None
) -> list[ledger.LedgerEntry]:
    """Return a key's standing credit that only trust stands behind, oldest first.

    That is what was credited without a re-run since the last unit that passed one. What stood
    so when the first of the key's strikes fell stays so, whatever passed later.

    Args:
        rows: All entries of the key, in order.
        strike_place: Length of the ledger at the first strike; None without strikes.
    """
    suspect: dict[bytes, ledger.LedgerEntry] = {}
    standing: dict[bytes, ledger.LedgerEntry] = {}
    for row in rows:
        if strike_place is not None and row.index >= strike_place:
            suspect |= standing
            strike_place = None
        entry = row.entry()
        if entry.kind == ledger.ENTRY_KIND_REVOCATION:
            suspect.pop(entry.unit_id, None)
            standing.pop(entry.unit_id, None)
        elif entry.audited:
            standing.clear()
        else:
            standing[entry.unit_id] = entry
    return list((suspect | standing).values())


def tree_head(tree: GrowingTree, *, now_unix_ms: int) -> ledger.TreeHead:
    """Return the state of the ledger."""
    size = len(tree)
    return ledger.TreeHead(size=size, root=tree.root(size), signed_unix_ms=now_unix_ms)


def prove_consistency(tree: GrowingTree, known_size: int) -> list[bytes]:
    """Return the proof that the ledger only added to a known state; raises RefusedError."""
    if known_size > len(tree):
        raise RefusedError(
            "You know a ledger that is longer than the project's. Keep your receipts and tell the "
            "organiser: entries have been lost.",
            code=ErrorCode.CONFLICT,
        )
    return tree.consistency_proof(known_size, len(tree))


def prove_inclusion(tree: GrowingTree, index: int, size: int) -> list[bytes]:
    """Return the proof that an entry is in the ledger of some size; raises RefusedError."""
    if size > len(tree):
        raise RefusedError("The ledger has not grown to that size.", code=ErrorCode.NOT_FOUND)
    if index >= size:
        raise RefusedError("The ledger has no such entry.", code=ErrorCode.NOT_FOUND)
    return tree.inclusion_proof(index, size)
