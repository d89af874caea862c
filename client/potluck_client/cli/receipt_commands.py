"""The command that lists receipts, or writes all of them into a folder."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

from potluck.limits import RECEIPTS_PAGE
from potluck.v1 import control_pb2 as control
from potluck_client.cli.commands import say
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.daemon_process import daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.receipt_texts import receipt_json, receipts_text

_UNIT_ID = re.compile(r"[0-9a-f]{1,64}")


async def list_receipts(home: Path, limit: int, *, as_json: bool) -> ExitCode:
    """Show the newest receipts, each checked by the daemon just now."""
    async with daemon_of(home) as (daemon, _):
        request = control.ListReceiptsRequest(limit=min(limit, RECEIPTS_PAGE))
        answer = await daemon.receipts(request)
    say(to_line(to_plain(answer)) if as_json else receipts_text(answer.receipts, answer.total))
    return ExitCode.DONE


async def export_receipts(home: Path, folder: Path) -> ExitCode:
    """Write every receipt into a folder: the signed bytes, and JSON that says what they mean."""
    written = 0
    try:
        _make(folder)
        async with daemon_of(home) as (daemon, _):
            async for receipt in _all_receipts(daemon):
                _write(folder, receipt)
                written += 1
    except OSError as error:
        raise CommandError(
            f"The receipts could not be written into {folder}: {error.strerror or error}. "
            f"{written:,} are there. Check the disk and the folder's permissions."
        ) from error
    word = "receipt is" if written == 1 else "receipts are"
    say(f"{written:,} {word} in {folder}.")
    return ExitCode.DONE


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)


def _write(folder: Path, receipt: control.ReceiptRecord) -> None:
    if _UNIT_ID.fullmatch(receipt.unit_id) is None:
        raise CommandError(
            "Potluck's background program sent a receipt without a proper name. Restart Potluck "
            "and try again."
        )
    name = f"{receipt.unit_id}-{receipt.index}"
    # Not flushed one by one: the journal keeps them, and there may be many thousands.
    (folder / f"{name}.receipt").write_bytes(receipt.receipt)
    shown = json.dumps(receipt_json(receipt), indent=2, ensure_ascii=False)
    (folder / f"{name}.json").write_text(f"{shown}\n", encoding="utf-8")


async def _all_receipts(daemon: Daemon) -> AsyncIterator[control.ReceiptRecord]:
    """Yield all receipts by page; one that comes meanwhile moves others on, never out."""
    offset = 0
    while True:
        request = control.ListReceiptsRequest(limit=RECEIPTS_PAGE, offset=offset)
        page = (await daemon.receipts(request)).receipts
        for receipt in page:
            yield receipt
        if not page:
            return
        offset += len(page)
