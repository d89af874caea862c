"""What is written into the ledger, what is taken back, and the proofs that nothing else changed."""

from collections.abc import Sequence

from potluck.errors import ErrorCode
from potluck.manifest import parameter_count
from potluck.merkle import consistency_proof, inclusion_proof, tree_root
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


def tree_head(leaf_hashes: Sequence[bytes], *, now_unix_ms: int) -> ledger.TreeHead:
    """Return the state of the ledger."""
    return ledger.TreeHead(
        size=len(leaf_hashes), root=tree_root(leaf_hashes), signed_unix_ms=now_unix_ms
    )


def prove_consistency(leaf_hashes: Sequence[bytes], known_size: int) -> list[bytes]:
    """Return the proof that the ledger only added to a known state; raises RefusedError."""
    if known_size > len(leaf_hashes):
        raise RefusedError(
            "You know a ledger that is longer than the project's. Keep your receipts and tell the "
            "organiser: entries have been lost.",
            code=ErrorCode.CONFLICT,
        )
    return consistency_proof(leaf_hashes, known_size)


def prove_inclusion(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return the proof that an entry is in the ledger; raises RefusedError."""
    if index >= len(leaf_hashes):
        raise RefusedError("The ledger has no such entry.", code=ErrorCode.NOT_FOUND)
    return inclusion_proof(leaf_hashes, index)
