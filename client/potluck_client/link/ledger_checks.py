"""What a coordinator says about credit and progress, checked against the project's signature."""

import math

from potluck.digest import DIGEST_BYTES
from potluck.errors import FormatError
from potluck.limits import ID_BYTES, LOSS_CURVE_POINTS, RECEIPT_BYTES
from potluck.merkle import EMPTY_ROOT, consistency_holds, inclusion_holds, leaf_hash
from potluck.receipt import open_receipt, open_tree_head
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.link.plain_text import plain_text

_MOST_TOKENS = 2**53
"""More would not add up in the journal."""

_KNOWN = {
    ledger.UNIT_STATE_VERIFIED,
    ledger.UNIT_STATE_REJECTED,
    ledger.UNIT_STATE_SUPERSEDED,
    ledger.UNIT_STATE_DISPUTED,
}


def checked_outcome(
    outcome: ledger.UnitOutcome, *, after_sequence: int, public_key: bytes, project_key: bytes
) -> ledger.UnitOutcome:
    """Return news of a unit with a safe sentence.

    Args:
        outcome: What the coordinator sent.
        after_sequence: Sequence of the outcome before it.
        public_key: Key of this computer; a receipt must name it.
        project_key: Key of the project; a receipt must be signed by it.

    Raises:
        FormatError: It is damaged, comes twice, or its receipt proves something else.
    """
    _need(outcome.sequence > after_sequence, "An outcome came twice or out of order.")
    _need(len(outcome.unit_id) == ID_BYTES, "The name of a piece of work is damaged.")
    _need(outcome.state in _KNOWN, "An outcome is of an unknown kind.")
    verified = outcome.state == ledger.UNIT_STATE_VERIFIED
    _need(outcome.HasField("receipt") or not verified, "Credit came without its receipt.")
    disputed = outcome.state == ledger.UNIT_STATE_DISPUTED
    _need(not (disputed and outcome.HasField("receipt")), "A dispute came with a receipt.")
    if outcome.HasField("receipt"):
        _need(outcome.receipt.ByteSize() <= RECEIPT_BYTES, "A receipt is too large.")
        entry = open_receipt(outcome.receipt, project_key)
        _need(entry.public_key == public_key, "A receipt names another computer.")
        _need(entry.unit_id == outcome.unit_id, "A receipt names another piece of work.")
        kind = ledger.ENTRY_KIND_CREDIT if verified else ledger.ENTRY_KIND_REVOCATION
        _need(entry.kind == kind, "A receipt says something else than the outcome.")
        _need(math.isfinite(entry.flops) and entry.flops >= 0.0, "A receipt has no real number.")
        _need(entry.tokens <= _MOST_TOKENS, "A receipt is for more tokens than there are.")
    checked = ledger.UnitOutcome()
    checked.CopyFrom(outcome)
    checked.message = plain_text(outcome.message)
    return checked


def check_status(status: project_status.ProjectStatus) -> None:
    """Refuse a project's state that could not be drawn; raises FormatError."""
    _need(len(status.loss_curve) <= LOSS_CURVE_POINTS, "The loss curve is too long.")
    losses = [point.held_out_loss for point in status.loss_curve]
    _need(all(math.isfinite(loss) for loss in losses), "The loss curve has no real numbers.")


def check_head(
    answer: ledger.GetTreeHeadResponse, known: ledger.TreeHead | None, project_key: bytes
) -> None:
    """Refuse a ledger's state that is not signed or does not only add to the known one.

    Raises:
        FormatError: It is forged, or the ledger was shortened or changed.
    """
    head = open_tree_head(answer.head, project_key)
    _need(len(head.root) == DIGEST_BYTES, "The ledger's root is damaged.")
    size, root = (known.size, known.root) if known is not None else (0, EMPTY_ROOT)
    proof = list(answer.consistency_proof)
    if head.size < size or not consistency_holds(size, root, head.size, head.root, proof):
        raise rewritten_history()


def check_inclusion(
    receipt: ledger.Receipt,
    answer: ledger.GetInclusionProofResponse,
    signed: ledger.SignedTreeHead,
    project_key: bytes,
) -> None:
    """Refuse a receipt whose entry is not in the ledger of a head; raises FormatError."""
    head = open_tree_head(signed, project_key)
    leaf = leaf_hash(receipt.entry)
    if not inclusion_holds(leaf, receipt.index, head.size, list(answer.proof), head.root):
        raise missing_entry()


def missing_entry() -> FormatError:
    """Return the error for credit that the ledger does not know."""
    return FormatError(
        "The project signed a receipt for you that is not in its ledger. The receipt is kept on "
        "this computer. Ask the organiser what happened."
    )


def rewritten_history() -> FormatError:
    """Return the error for a ledger that does not contain what it contained before."""
    return FormatError(
        "The project rewrote its history: its ledger no longer contains what it contained before. "
        "Your receipts are kept on this computer. Ask the organiser what happened."
    )


def _need(holds: bool, fault: str) -> None:
    """Refuse what has a fault, which is a sentence of its own."""
    if not holds:
        raise FormatError(f"News of the project's server was refused: {fault} Tell the organiser.")
