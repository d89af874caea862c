"""Signed credit and signed ledger states: how they are made and how anybody checks them."""

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.identity import Domain, PrivateKey, signature_holds
from potluck.limits import COMMITMENT_BYTES
from potluck.v1 import ledger_pb2 as ledger


def sign_receipt(key: PrivateKey, index: int, entry: bytes) -> ledger.Receipt:
    """Return the project's receipt for the serialised ledger entry at an index."""
    signature = key.sign(Domain.RECEIPT, _receipt_payload(index, entry))
    return ledger.Receipt(entry=entry, index=index, signature=signature)


def open_receipt(receipt: ledger.Receipt, project_key: bytes) -> ledger.LedgerEntry:
    """Return the entry of a receipt whose signature holds.

    Raises:
        FormatError: The receipt is damaged or not signed by this project.
    """
    payload = _receipt_payload(receipt.index, receipt.entry)
    if not signature_holds(Domain.RECEIPT, project_key, payload, receipt.signature):
        raise FormatError("This receipt is not signed by the project, so it proves nothing.")
    entry = ledger.LedgerEntry()
    try:
        entry.ParseFromString(receipt.entry)
    except DecodeError as error:
        raise FormatError("This receipt is damaged and can't be read.") from error
    return entry


def sign_tree_head(key: PrivateKey, head: ledger.TreeHead) -> ledger.SignedTreeHead:
    """Return the head with the project's signature."""
    serialised = head.SerializeToString(deterministic=True)
    return ledger.SignedTreeHead(head=serialised, signature=key.sign(Domain.TREE_HEAD, serialised))


def open_tree_head(signed: ledger.SignedTreeHead, project_key: bytes) -> ledger.TreeHead:
    """Return a head whose signature holds.

    Raises:
        FormatError: The head is damaged or not signed by this project.
    """
    if not signature_holds(Domain.TREE_HEAD, project_key, signed.head, signed.signature):
        raise FormatError("The ledger's state is not signed by the project, so it is not trusted.")
    head = ledger.TreeHead()
    try:
        head.ParseFromString(signed.head)
    except DecodeError as error:
        raise FormatError("The ledger's state is damaged and can't be read.") from error
    return head


def _receipt_payload(index: int, entry: bytes) -> bytes:
    if len(entry) > COMMITMENT_BYTES:
        raise FormatError("This receipt is larger than any real one, so it was not read.")
    return index.to_bytes(8, "big") + entry
