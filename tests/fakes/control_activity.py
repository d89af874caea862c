"""The calls about the activity log, as a part of the fake control service."""

from typing import Any

from google.protobuf.message import Message

from potluck.limits import ACTIVITY_PAGE
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceServicer
from potluck_client.activity_log import about_work, changes
from potluck_client.trouble import ROOM_REMEDY

_DAY_MS = 86_400_000
_NEWEST_UNIX_MS = 1_767_225_600_000
_POCKET = control.ActivityEntry(project_id="bb" * 32, project_name="Pocket project")
_PROCESSOR = control.ActivityEntry(device_id="cpu", device_name="This computer's processor")
_UNIT = control.ActivityEntry(unit_id="0c" * 16)


class FakeActivityCalls(ControlServiceServicer):
    """Answers about activity.

    Attributes:
        activity: What ListActivity gives, newest first, with falling numbers.
        report: What GetSupportReport gives.
    """

    def __init__(self) -> None:
        super().__init__()
        self.activity: list[control.ActivityEntry] = []
        self.report = "Potluck 0.1.0\n"

    async def ListActivity(  # noqa: N802 — the wire's name
        self, request: control.ListActivityRequest, context: Any
    ) -> control.ListActivityResponse:
        """Give a page of the entries that fit."""
        await self._admit("ListActivity", request, context)
        fitting = [entry for entry in self.activity if _fits(entry, request)]
        limit = min(request.limit, ACTIVITY_PAGE)
        return control.ListActivityResponse(entries=fitting[:limit], more=len(fitting) > limit)

    async def GetSupportReport(  # noqa: N802
        self, request: control.GetSupportReportRequest, context: Any
    ) -> control.GetSupportReportResponse:
        """Give the text."""
        await self._admit("GetSupportReport", request, context)
        return control.GetSupportReportResponse(text=self.report)

    async def _admit(self, method: str, request: Message, context: Any) -> None:
        """Note a request and let it in, or not."""
        raise NotImplementedError


def some_activity(count: int = 40) -> list[control.ActivityEntry]:
    """Return entries of every kind, newest first, as a daemon of a few days has them."""
    told = [
        _entry(control.ACTIVITY_KIND_APP, "Potluck started, version 0.1.0."),
        _entry(control.ACTIVITY_KIND_PROJECT, changes.JOINED, _POCKET),
        _entry(control.ACTIVITY_KIND_WORK, about_work.BEGUN, _POCKET, _PROCESSOR, _UNIT),
        _entry(control.ACTIVITY_KIND_PERSON, "You paused Potluck for 30 minutes."),
        _entry(control.ACTIVITY_KIND_PERSON, "You let Potluck go on."),
        _entry(control.ACTIVITY_KIND_WORK, about_work.HANDED_IN, _POCKET, _PROCESSOR, _UNIT),
        _entry(
            control.ACTIVITY_KIND_PROJECT,
            changes.OUT_OF_REACH,
            _POCKET,
            control.ActivityEntry(remedy="Potluck tries again by itself."),
        ),
        _entry(
            control.ACTIVITY_KIND_PROBLEM,
            "The disk is full. Free some space; Potluck goes on by itself and lost nothing.",
            _PROCESSOR,
            control.ActivityEntry(remedy=ROOM_REMEDY),
        ),
        _entry(control.ACTIVITY_KIND_PROJECT, changes.BACK, _POCKET),
        _entry(control.ACTIVITY_KIND_WORK, about_work.VERIFIED, _POCKET, _PROCESSOR, _UNIT),
    ]
    entries = []
    for number in range(count, 0, -1):
        entry = control.ActivityEntry()
        entry.CopyFrom(told[(number - 1) % len(told)])
        entry.number = number
        entry.unix_ms = _NEWEST_UNIX_MS - (count - number) * _DAY_MS // 7
        entries.append(entry)
    return entries


def _entry(
    kind: control.ActivityKind.ValueType, sentence: str, *more: control.ActivityEntry
) -> control.ActivityEntry:
    entry = control.ActivityEntry(kind=kind, sentence=sentence)
    for part in more:
        entry.MergeFrom(part)
    return entry


def _fits(entry: control.ActivityEntry, request: control.ListActivityRequest) -> bool:
    text = f"{entry.sentence} {entry.remedy} {entry.project_name} {entry.device_name}".casefold()
    return (
        (not request.before_number or entry.number < request.before_number)
        and (not request.kinds or entry.kind in request.kinds)
        and (not request.project_id or entry.project_id == request.project_id)
        and all(word in text for word in request.search.casefold().split())
    )
