"""Receipts as a table, and as JSON beside an exported file."""

import datetime as dt
from collections.abc import Sequence

from potluck.v1 import control_pb2 as control
from potluck_client.cli.plain_json import Plain, to_plain
from potluck_client.cli.texts import clean, count, table

_MILLISECONDS = 1000


def receipts_text(receipts: Sequence[control.ReceiptRecord], total: int) -> str:
    """Return a table of receipts, newest first, with what does not hold under it."""
    if not receipts:
        return "There are no receipts yet. A project writes one for every verified piece of work."
    header = ("Written (UTC)", "Project", "Tokens", "Place", "Checked here")
    rows = [
        (
            _written(receipt),
            clean(receipt.project_name) or receipt.project_id[:8],
            f"−{count(receipt.tokens)}" if receipt.revocation else count(receipt.tokens),
            f"{receipt.index:,}",
            "does not hold" if _wrong(receipt) else "holds",
        )
        for receipt in receipts
    ]
    parts = [table(header, rows)]
    parts += [
        f"Piece of work {clean(receipt.unit_id)}: {clean(sentence)}"
        for receipt in receipts
        for sentence in _wrong(receipt)
    ]
    parts.append(f"{len(receipts):,} of {total:,} shown, newest first.")
    return "\n\n".join(parts)


def receipt_json(receipt: control.ReceiptRecord) -> dict[str, Plain]:
    """Return a receipt as JSON values, without its bytes, which stand in a file of their own."""
    return {name: value for name, value in to_plain(receipt).items() if name != "receipt"}


def _wrong(receipt: control.ReceiptRecord) -> list[str]:
    return [check.sentence for check in receipt.checks if not check.passed]


def _written(receipt: control.ReceiptRecord) -> str:
    try:
        moment = dt.datetime.fromtimestamp(receipt.written_unix_ms / _MILLISECONDS, dt.UTC)
    except (OverflowError, ValueError, OSError):
        return "–"
    return f"{moment:%Y-%m-%d %H:%M}" if receipt.written_unix_ms else "–"
