"""Checking a kept receipt on this computer, at the moment in which it is shown.

Each check is a sentence for a person. A receipt that is damaged fails its check, and is shown.
"""

import math
from dataclasses import dataclass

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.limits import RECEIPT_BYTES
from potluck.receipt import open_receipt, open_tree_head
from potluck.v1 import control_pb2 as control
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.journal.records import KeptReceipt
from potluck_client.lifecycle import UnitState


@dataclass(frozen=True, kw_only=True)
class KnownProject:
    """What is known here of the project that wrote a receipt.

    Attributes:
        name: What it is called; empty when that is not known.
        tree_head: The newest state of its ledger that was seen, a serialised SignedTreeHead; empty
            before the first.
    """

    name: str = ""
    tree_head: bytes = b""


def checked(
    kept: KeptReceipt, project: KnownProject, own_key: bytes | None
) -> control.ReceiptRecord:
    """Return a receipt as it is shown, with what was checked.

    Args:
        kept: The receipt and what the journal has of its unit.
        project: What is known of its project.
        own_key: Public key of this computer; None while it can't be read.
    """
    shown = control.ReceiptRecord(
        unit_id=kept.unit_id.hex(), project_id=kept.project_id, project_name=project.name
    )
    if len(kept.receipt) > RECEIPT_BYTES:
        too_large = "It is larger than any real receipt, so it was not read."
        shown.checks.append(_check(False, no=too_large))
        return shown
    shown.receipt = kept.receipt
    receipt, entry = ledger.Receipt(), ledger.LedgerEntry()
    try:
        receipt.ParseFromString(kept.receipt)
        entry.ParseFromString(receipt.entry)
    except DecodeError:
        shown.checks.append(_check(False, no="It is damaged and can't be read."))
        return shown
    shown.revocation = entry.kind == ledger.ENTRY_KIND_REVOCATION
    shown.round, shown.tokens, shown.steps = entry.round, entry.tokens, entry.steps
    shown.flops = entry.flops if math.isfinite(entry.flops) else 0.0
    shown.audited, shown.written_unix_ms = entry.audited, entry.written_unix_ms
    shown.index = receipt.index
    shown.checks.extend(
        [
            _signature(receipt, kept.project_id),
            _computer(entry, own_key),
            _check(
                entry.unit_id == kept.unit_id,
                yes="It is for the piece of work under which it is kept.",
                no="It is for another piece of work than the one under which it is kept.",
            ),
            _check(
                (entry.round, entry.tokens, entry.steps, entry.flops)
                == (kept.round, kept.tokens, kept.steps, kept.flops),
                yes="Its figures are those of this computer's own record.",
                no="Its figures are not those of this computer's own record.",
            ),
            _decision(entry, kept.state),
        ]
    )
    if project.tree_head:
        shown.checks.append(_place(receipt, kept.project_id, project.tree_head))
    return shown


def _signature(receipt: ledger.Receipt, project_id: str) -> control.ReceiptCheck:
    try:
        open_receipt(receipt, bytes.fromhex(project_id))
    except (FormatError, ValueError):
        return _check(False, no="It is not signed by the project, so it proves nothing.")
    return _check(True, yes="It is signed by the project, and not a bit of it was changed since.")


def _computer(entry: ledger.LedgerEntry, own_key: bytes | None) -> control.ReceiptCheck:
    if own_key is None:
        return _check(
            False, no="This computer's key can't be read now, so nobody knows if it names this one."
        )
    return _check(
        entry.public_key == own_key,
        yes="It names this computer's key.",
        no="It names the key of another computer.",
    )


def _decision(entry: ledger.LedgerEntry, state: UnitState) -> control.ReceiptCheck:
    if entry.kind == ledger.ENTRY_KIND_REVOCATION:
        return _check(
            state is UnitState.REJECTED,
            yes="It takes credit back, and the piece of work does not count any more.",
            no="It takes credit back, but the piece of work is not marked as refused.",
        )
    if entry.kind == ledger.ENTRY_KIND_CREDIT and state is UnitState.REJECTED:
        return _check(True, yes="The project took this credit back later.")
    return _check(
        entry.kind == ledger.ENTRY_KIND_CREDIT and state is UnitState.VERIFIED,
        yes="It gives credit, and the piece of work counts as verified.",
        no="The piece of work does not count as verified in this computer's own record.",
    )


def _place(receipt: ledger.Receipt, project_id: str, tree_head: bytes) -> control.ReceiptCheck:
    try:
        signed = ledger.SignedTreeHead.FromString(tree_head)
        head = open_tree_head(signed, bytes.fromhex(project_id))
    except (DecodeError, FormatError, ValueError):
        return _check(
            False, no="What this computer keeps of the project's ledger is damaged or not signed."
        )
    return _check(
        receipt.index < head.size,
        yes="Its place is in the project's ledger, as far as this computer has seen it.",
        no="Its place is beyond the project's ledger, as far as this computer has seen it.",
    )


def _check(passed: bool, *, yes: str = "", no: str = "") -> control.ReceiptCheck:
    return control.ReceiptCheck(passed=passed, sentence=yes if passed else no)
