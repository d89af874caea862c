"""Calls to the daemon of a home, with failures in words."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import grpc.aio

from potluck.control_endpoint import control_metadata, open_control_channel, read_endpoint
from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.grpc_status import from_rpc_error
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub

if TYPE_CHECKING:
    from potluck.v1.control_pb2_grpc import ControlServiceAsyncStub

_Answer = TypeVar("_Answer")

_ANSWER_SECONDS = 30.0
_JOIN_SECONDS = 120.0
_GREETING_SECONDS = 15.0


class Daemon:
    """The daemon of a home; every method raises PotluckError with a sentence for the person."""

    def __init__(self, home: Path) -> None:
        """Find the daemon of a home; raises UnreachableError when there is none."""
        self.endpoint = read_endpoint(home)
        self._channel = open_control_channel(self.endpoint)
        self._metadata = control_metadata(self.endpoint)
        self._stub: ControlServiceAsyncStub = ControlServiceStub(self._channel)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Hang up."""
        await self._channel.close(None)

    async def snapshot(self) -> control.Snapshot:
        """Return how things stand; soon, so that a daemon that hangs is noticed."""
        try:
            async with asyncio.timeout(_GREETING_SECONDS):
                async for snapshot in self.watch():
                    return snapshot
        except TimeoutError as error:
            raise _gone() from error
        raise _gone()

    async def watch(
        self, min_interval_seconds: float = 0.0
    ) -> AsyncGenerator[control.Snapshot, None]:
        """Yield snapshots until the daemon ends; then raise UnreachableError."""
        request = control.WatchRequest(min_interval_seconds=min_interval_seconds)
        call = self._stub.Watch(request, metadata=self._metadata)
        try:
            async for snapshot in call:
                yield snapshot
        except grpc.aio.AioRpcError as error:
            raise _in_words(error) from error
        finally:
            call.cancel()
        raise _gone()

    async def command(self, request: control.CommandRequest) -> control.Snapshot:
        """Give a command and return how things stand after it."""
        answer = await _answer(
            self._stub.Command(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )
        return answer.snapshot

    async def settings(self) -> control.GetSettingsResponse:
        """Return all limits in their order, and the presets."""
        request = control.GetSettingsRequest()
        return await _answer(
            self._stub.GetSettings(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def change_settings(
        self, request: control.UpdateSettingsRequest
    ) -> control.UpdateSettingsResponse:
        """Change limits and return all of them, and the presets."""
        return await _answer(
            self._stub.UpdateSettings(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def inspect(self, link: str) -> control.InspectInviteResponse:
        """Return what an invite link leads to."""
        request = control.InspectInviteRequest(link=link)
        return await _answer(
            self._stub.InspectInvite(request, metadata=self._metadata, timeout=_JOIN_SECONDS)
        )

    async def join(self, link: str) -> control.JoinResponse:
        """Join a project."""
        request = control.JoinRequest(link=link)
        return await _answer(
            self._stub.Join(request, metadata=self._metadata, timeout=_JOIN_SECONDS)
        )

    async def leave(self, project: str, *, delete_data: bool) -> control.LeaveResponse:
        """Leave a project, named by its name or key."""
        request = control.LeaveRequest(project=project, delete_data=delete_data)
        return await _answer(
            self._stub.Leave(request, metadata=self._metadata, timeout=_JOIN_SECONDS)
        )

    async def set_share(self, project_id: str, share: int) -> None:
        """Give a project, named by its key, a share of the work."""
        request = control.SetShareRequest(project_id=project_id, share=share)
        await _answer(
            self._stub.SetShare(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    def generate(self, request: control.GenerateRequest) -> AsyncIterator[control.GenerateResponse]:
        """Yield a text as a model writes it."""
        return _stream(self._stub.Generate(request, metadata=self._metadata))

    def check_devices(self, seconds: float) -> AsyncIterator[control.CheckDevicesResponse]:
        """Yield how far a check of the devices is."""
        request = control.CheckDevicesRequest(seconds=seconds)
        return _stream(self._stub.CheckDevices(request, metadata=self._metadata))

    async def examine(self) -> AsyncIterator[control.Finding]:
        """Yield what is looked at, and then each finding as it comes."""
        call = self._stub.Examine(control.ExamineRequest(), metadata=self._metadata)
        async for answer in _stream(call):
            yield answer.finding

    async def activity(self, request: control.ListActivityRequest) -> control.ListActivityResponse:
        """Return a page of the activity log."""
        return await _answer(
            self._stub.ListActivity(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def support_report(self) -> str:
        """Return the text for somebody who helps."""
        request = control.GetSupportReportRequest()
        answer = await _answer(
            self._stub.GetSupportReport(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )
        return answer.text

    async def history(self, request: control.GetHistoryRequest) -> control.GetHistoryResponse:
        """Return contribution and energy over time."""
        return await _answer(
            self._stub.GetHistory(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def receipts(self, request: control.ListReceiptsRequest) -> control.ListReceiptsResponse:
        """Return a page of receipts, checked by the daemon."""
        return await _answer(
            self._stub.ListReceipts(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )


async def _answer(call: Awaitable[_Answer]) -> _Answer:
    try:
        return await call
    except grpc.aio.AioRpcError as error:
        raise _in_words(error) from error


async def _stream(
    call: "grpc.aio.UnaryStreamCall[Any, _Answer]",
) -> AsyncIterator[_Answer]:
    try:
        async for each in call:
            yield each
    except grpc.aio.AioRpcError as error:
        raise _in_words(error) from error
    finally:
        call.cancel()


def _in_words(error: grpc.aio.AioRpcError) -> Exception:
    # The daemon's own word that a coordinator is unreachable comes with its sentence; gRPC's word
    # that the daemon itself is gone does not, since then nobody spoke.
    if error.code() is grpc.StatusCode.UNAVAILABLE and not _is_sentence(error.details()):
        return _gone()
    if error.code() is grpc.StatusCode.UNAVAILABLE:
        return UnreachableError(error.details() or "")
    if error.code() in {grpc.StatusCode.CANCELLED, grpc.StatusCode.DEADLINE_EXCEEDED}:
        return _gone()
    if error.code() is grpc.StatusCode.UNIMPLEMENTED:
        return PotluckError(
            "Potluck's background program is of another version than this command, and does not "
            "know what it asks for. Restart Potluck, then try again.",
            code=ErrorCode.VERSION,
        )
    return from_rpc_error(error, "Potluck's background program")


def _is_sentence(details: str | None) -> bool:
    return (details or "").endswith(".")


def _gone() -> UnreachableError:
    return UnreachableError(
        "Potluck's background program does not answer. It may have ended; start it with: "
        "potluck run",
        code=ErrorCode.UNREACHABLE,
    )
