"""What a signed receipt says, and what was checked of it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, count, moment, plain
from potluck_gui.view.measures import compute
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_NAME_CHARACTERS = 60
_SENTENCE_CHARACTERS = 300
_UNIT_CHARACTERS = 8
_MOST_CHECKS = 20


@dataclass(frozen=True, kw_only=True)
class CheckView:
    """One thing that was checked."""

    passed: bool
    sentence: str


@dataclass(frozen=True, kw_only=True)
class ReceiptView:
    """One receipt.

    Attributes:
        title: What it is about.
        result: What the check came to, in a few words.
        passed: True when all that was checked holds.
        written: When the project wrote it.
        project: Whose it is.
        tokens: What it credits.
        facts: What stands in it.
        checks: What was checked, in order.
        file_name: What a file of it is called.
    """

    title: str
    result: str
    passed: bool
    written: str
    project: str
    tokens: str
    facts: tuple[Fact, ...]
    checks: tuple[CheckView, ...]
    file_name: str


def receipt_view(receipt: control.ReceiptRecord, reader: Reader) -> ReceiptView:
    """Work out one receipt; one of which nothing was checked does not hold."""
    checks = tuple(
        CheckView(passed=check.passed, sentence=plain(said(check.sentence), _SENTENCE_CHARACTERS))
        for check in receipt.checks[:_MOST_CHECKS]
    )
    passed = bool(checks) and all(check.passed for check in checks)
    tokens = count(receipt.tokens, reader)
    if receipt.revocation:
        title = translate("Receipts", "Takes the credit of a piece of work back")
    else:
        words = translate("Receipts", "Piece of work of round %1")
        title = words.replace("%1", count(receipt.round, reader))
    unit = receipt.unit_id[:_UNIT_CHARACTERS]
    unit = unit if unit.isalnum() and unit.isascii() else "receipt"
    return ReceiptView(
        title=title,
        result=translate("Receipts", "Holds") if passed else translate("Receipts", "Does not hold"),
        passed=passed,
        written=moment(receipt.written_unix_ms, reader),
        project=plain(receipt.project_name, _NAME_CHARACTERS)
        or translate("Receipts", "Project without a name"),
        tokens=f"−{tokens}" if receipt.revocation else tokens,
        facts=(
            Fact(label=translate("Receipts", "Round"), value=count(receipt.round, reader)),
            Fact(label=translate("Receipts", "Tokens"), value=tokens),
            Fact(
                label=translate("Receipts", "Training compute"),
                value=compute(receipt.flops, reader),
            ),
            Fact(
                label=translate("Receipts", "Run again by the project"),
                value=translate("Receipts", "yes")
                if receipt.audited
                else translate("Receipts", "no"),
            ),
            Fact(
                label=translate("Receipts", "Place in the project's ledger"),
                value=count(receipt.index, reader),
            ),
        ),
        checks=checks,
        file_name=f"potluck-receipt-{unit}.bin",
    )
