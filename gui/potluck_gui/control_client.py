"""The daemon's control service as typed calls; every failure is an error in words."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar

import grpc
import grpc.aio
from PySide6.QtCore import QCoreApplication

from potluck.control_endpoint import ControlEndpoint, control_metadata, open_control_channel
from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.grpc_status import from_rpc_error
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub
from potluck_gui.view.said import said

if TYPE_CHECKING:
    from potluck.v1.control_pb2_grpc import ControlServiceAsyncStub

translate = QCoreApplication.translate

_ANSWER_SECONDS = 15.0
_NETWORK_SECONDS = 60.0
"""For calls on which the daemon asks a coordinator."""

Answer = TypeVar("Answer")


class ControlClient:
    """Calls to the daemon at an endpoint; belongs to the event loop that made it."""

    def __init__(self, endpoint: ControlEndpoint) -> None:
        self._channel = open_control_channel(endpoint)
        self._stub: ControlServiceAsyncStub = ControlServiceStub(self._channel)
        self._metadata = control_metadata(endpoint)

    async def close(self) -> None:
        """Hang up."""
        await self._channel.close(None)

    async def watch(self, min_interval_seconds: float) -> AsyncIterator[control.Snapshot]:
        """Stream snapshots until the daemon goes away, which raises UnreachableError."""
        request = control.WatchRequest(min_interval_seconds=min_interval_seconds)
        call = self._stub.Watch(request, metadata=self._metadata)
        try:
            async for snapshot in call:
                yield snapshot
        except grpc.RpcError as error:
            raise _in_words(error) from error
        finally:
            call.cancel()
            await call.code()  # Until then gRPC still has something to say to this loop.
        raise UnreachableError(translate("Bridge", "Potluck's background program has ended."))

    async def command(self, request: control.CommandRequest) -> control.Snapshot:
        """Carry out a command and return how things stand after it."""
        answer = await _answer(
            self._stub.Command(request, metadata=self._metadata, timeout=_NETWORK_SECONDS)
        )
        return answer.snapshot

    async def settings(self) -> control.GetSettingsResponse:
        """Return all limits."""
        request = control.GetSettingsRequest()
        return await _answer(
            self._stub.GetSettings(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def update_settings(
        self, request: control.UpdateSettingsRequest
    ) -> control.UpdateSettingsResponse:
        """Change limits."""
        return await _answer(
            self._stub.UpdateSettings(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def inspect_invite(self, link: str) -> control.InspectInviteResponse:
        """Look at what an invite link leads to."""
        request = control.InspectInviteRequest(link=link)
        return await _answer(
            self._stub.InspectInvite(request, metadata=self._metadata, timeout=_NETWORK_SECONDS)
        )

    async def join(self, link: str) -> control.JoinResponse:
        """Join a project."""
        request = control.JoinRequest(link=link)
        return await _answer(
            self._stub.Join(request, metadata=self._metadata, timeout=_NETWORK_SECONDS)
        )

    async def leave(self, project_id: str, *, delete_data: bool) -> control.LeaveResponse:
        """Leave a project."""
        request = control.LeaveRequest(project=project_id, delete_data=delete_data)
        return await _answer(
            self._stub.Leave(request, metadata=self._metadata, timeout=_NETWORK_SECONDS)
        )

    async def programs(self) -> control.ListProgramsResponse:
        """Name the programs that this person runs now."""
        request = control.ListProgramsRequest()
        return await _answer(
            self._stub.ListPrograms(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def ping(self, timeout_seconds: float) -> str:
        """Return the version of the daemon; raise UnreachableError if it is not prompt."""
        call = self._stub.Ping(
            control.PingRequest(), metadata=self._metadata, timeout=timeout_seconds
        )
        return (await _answer(call)).app_version

    async def preview_settings(
        self, request: control.PreviewSettingsRequest
    ) -> control.PreviewSettingsResponse:
        """Say what limits would come to, without changing them."""
        return await _answer(
            self._stub.PreviewSettings(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

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

    async def activity(self, request: control.ListActivityRequest) -> control.ListActivityResponse:
        """Return a page of the activity log."""
        return await _answer(
            self._stub.ListActivity(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def support_report(self) -> str:
        """Return a text for somebody who helps."""
        request = control.GetSupportReportRequest()
        answer = await _answer(
            self._stub.GetSupportReport(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )
        return answer.text

    async def model(self, project_id: str) -> control.GetModelResponse:
        """Say how a project's model and this computer's part in it stand."""
        request = control.GetModelRequest(project_id=project_id)
        return await _answer(
            self._stub.GetModel(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    def generate(
        self, request: control.GenerateRequest
    ) -> AsyncGenerator[control.GenerateResponse, None]:
        """Let a model go on with a text; closing the generator stops it."""
        return _stream(self._stub.Generate(request, metadata=self._metadata))

    def check_devices(self, seconds: float) -> AsyncGenerator[control.CheckDevicesResponse, None]:
        """Measure speed and heat; closing the generator stops it."""
        request = control.CheckDevicesRequest(seconds=seconds)
        return _stream(self._stub.CheckDevices(request, metadata=self._metadata))

    async def examine(self) -> AsyncGenerator[control.Finding, None]:
        """Look at all that Potluck depends on; closing the generator ends it."""
        call = self._stub.Examine(control.ExamineRequest(), metadata=self._metadata)
        async with aclosing(_stream(call)) as answers:
            async for answer in answers:
                yield answer.finding

    async def project(self, project_id: str) -> control.GetProjectResponse:
        """Return all about a joined project."""
        request = control.GetProjectRequest(project_id=project_id)
        return await _answer(
            self._stub.GetProject(request, metadata=self._metadata, timeout=_NETWORK_SECONDS)
        )

    async def set_share(self, project_id: str, share: int) -> None:
        """Set a project's share of the work."""
        request = control.SetShareRequest(project_id=project_id, share=share)
        await _answer(
            self._stub.SetShare(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def sent(self, project_id: str) -> control.ListSentResponse:
        """Say what this computer has sent to a project."""
        request = control.ListSentRequest(project_id=project_id)
        return await _answer(
            self._stub.ListSent(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )


async def _answer(call: Awaitable[Answer]) -> Answer:
    try:
        return await call
    except grpc.RpcError as error:
        raise _in_words(error) from error


async def _stream(
    call: "grpc.aio.UnaryStreamCall[Any, Answer]",
) -> AsyncGenerator[Answer, None]:
    try:
        async for each in call:
            yield each
    except grpc.RpcError as error:
        raise _in_words(error) from error
    finally:
        call.cancel()
        await call.code()  # Until then gRPC still has something to say to this loop.


def _in_words(error: grpc.RpcError) -> PotluckError:
    translated = from_rpc_error(error, translate("Bridge", "Potluck's background program"))
    details = (error.details() if hasattr(error, "details") else "") or ""
    if translated.code is ErrorCode.UNREACHABLE:
        # A coordinator that the daemon could not reach comes with the daemon's own sentence.
        if _is_sentence(details):
            return UnreachableError(said(details))
        return UnreachableError(
            translate("Bridge", "Potluck's background program does not answer.")
        )
    translated.sentence = said(translated.sentence)
    return translated


def _is_sentence(details: str) -> bool:
    return details.endswith(".") and " " in details and "ipv4:" not in details
