"""Receipts and tree heads: what the project signed, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.errors import FormatError
from potluck.identity import Domain, PrivateKey, generate_key
from potluck.limits import COMMITMENT_BYTES
from potluck.receipt import open_receipt, open_tree_head, sign_receipt, sign_tree_head
from potluck.v1 import ledger_pb2 as ledger

KEY = PrivateKey(b"p" * 32)
ENTRY = ledger.LedgerEntry(
    kind=ledger.ENTRY_KIND_CREDIT, unit_id=b"u" * 16, public_key=b"v" * 32, tokens=1024
)


def test_a_receipt_gives_its_entry_back() -> None:
    """A volunteer can read what it was credited with."""
    receipt = sign_receipt(KEY, 2**64 - 1, ENTRY.SerializeToString())
    assert open_receipt(receipt, KEY.public) == ENTRY


@given(st.integers(0, 2**64 - 1), st.binary(max_size=200), st.binary(max_size=80))
def test_a_made_up_receipt_is_refused(index: int, entry: bytes, signature: bytes) -> None:
    """Nobody can write credit but the project."""
    receipt = ledger.Receipt(index=index, entry=entry, signature=signature)
    with pytest.raises(FormatError):
        open_receipt(receipt, KEY.public)


def test_a_receipt_can_not_move_to_another_place_or_project() -> None:
    """One line of the ledger is credited once."""
    receipt = sign_receipt(KEY, 7, ENTRY.SerializeToString())
    with pytest.raises(FormatError, match="not signed"):
        open_receipt(receipt, generate_key().public)
    receipt.index = 8
    with pytest.raises(FormatError, match="not signed"):
        open_receipt(receipt, KEY.public)


def test_an_oversized_receipt_is_not_read() -> None:
    """The size is looked at before the signature is computed over it."""
    receipt = ledger.Receipt(entry=bytes(COMMITMENT_BYTES + 1), signature=bytes(64))
    with pytest.raises(FormatError, match="larger"):
        open_receipt(receipt, KEY.public)


def test_signed_nonsense_is_damage_and_no_crash() -> None:
    """A project that signs bytes that are no message gets a sentence."""
    nonsense = b"\xff\xff\xff"
    with pytest.raises(FormatError, match="damaged"):
        open_receipt(sign_receipt(KEY, 0, nonsense), KEY.public)
    signed = ledger.SignedTreeHead(head=nonsense, signature=KEY.sign(Domain.TREE_HEAD, nonsense))
    with pytest.raises(FormatError, match="damaged"):
        open_tree_head(signed, KEY.public)


def test_a_tree_head_gives_itself_back_and_no_other_passes() -> None:
    """The state of the ledger is the one that the project signed."""
    head = ledger.TreeHead(size=5, root=b"r" * 32, signed_unix_ms=1)
    signed = sign_tree_head(KEY, head)
    assert open_tree_head(signed, KEY.public) == head
    with pytest.raises(FormatError, match="not signed"):
        open_tree_head(signed, generate_key().public)
    receipt_signature = KEY.sign(Domain.RECEIPT, signed.head)
    with pytest.raises(FormatError, match="not signed"):
        open_tree_head(
            ledger.SignedTreeHead(head=signed.head, signature=receipt_signature), KEY.public
        )
