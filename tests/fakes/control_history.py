"""History, receipts and the quick answer of a control service that a test scripts."""

import datetime as dt
from typing import Any

from google.protobuf.message import Message

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.limits import HISTORY_ENTRIES, RECEIPTS_PAGE
from potluck.v1 import control_pb2 as control

_TODAY = "2026-01-01"
"""The day of the snapshot that a fake begins with."""

_WEEKDAYS = 7


class FakeHistoryCalls:
    """The part of a fake control service that tells what was given.

    Attributes:
        history: What GetHistory gives, by bucket; a bucket that is not there has no entries. Of
            what is there, the entries that begin between the asked days are given.
        receipts: What ListReceipts gives, newest first.
        app_version: What Ping gives.
    """

    def __init__(self) -> None:
        super().__init__()
        self.history: dict[int, control.GetHistoryResponse] = {}
        self.receipts: list[control.ReceiptRecord] = []
        self.app_version = "0.1.0"

    async def GetHistory(  # noqa: N802
        self, request: control.GetHistoryRequest, context: Any
    ) -> control.GetHistoryResponse:
        """Give the scripted entries of a bucket."""
        await self._admit("GetHistory", request, context)
        if wrong := _mistake(request):
            await _refuse(context, PotluckError(wrong, code=ErrorCode.BAD_INPUT))
        answer = control.GetHistoryResponse(today=_TODAY)
        answer.MergeFrom(self.history.get(request.bucket, control.GetHistoryResponse()))
        last_day = request.last_day or max(answer.today, _newest(answer))
        wanted = [e for e in answer.entries if request.first_day <= e.start_day <= last_day]
        if len(wanted) > HISTORY_ENTRIES:
            await _refuse(context, PotluckError("Too much.", code=ErrorCode.TOO_LARGE))
        del answer.entries[:]
        answer.entries.extend(wanted)
        return answer

    async def ListReceipts(  # noqa: N802
        self, request: control.ListReceiptsRequest, context: Any
    ) -> control.ListReceiptsResponse:
        """Give a page of the scripted receipts."""
        await self._admit("ListReceipts", request, context)
        wanted = [r for r in self.receipts if request.project_id in {"", r.project_id}]
        last = request.offset + min(request.limit, RECEIPTS_PAGE)
        return control.ListReceiptsResponse(
            receipts=wanted[request.offset : last], total=len(wanted)
        )

    async def _admit(self, method: str, request: Message, context: Any) -> None:
        raise NotImplementedError


def _mistake(request: control.GetHistoryRequest) -> str:
    """Return what is wrong with a request; empty when nothing is."""
    if request.bucket not in control.Bucket.values() or not request.bucket:
        return "There is no such step."
    if request.first_weekday > _WEEKDAYS:
        return "There is no such weekday."
    for day in filter(None, (request.first_day, request.last_day)):
        try:
            if dt.date.fromisoformat(day).isoformat() != day:
                return "This is no day."
        except ValueError:
            return "This is no day."
    if request.last_day and request.first_day > request.last_day:
        return "The first day comes after the last."
    return ""


def _newest(answer: control.GetHistoryResponse) -> str:
    return max((entry.start_day for entry in answer.entries), default="")


async def _refuse(context: Any, error: PotluckError) -> None:
    await context.abort(STATUS_BY_CODE[error.code], error.sentence)
