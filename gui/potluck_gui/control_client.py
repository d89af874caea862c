"""The daemon's control service as typed calls; every failure is an error in words."""

from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, TypeVar

import grpc
import grpc.aio
from PySide6.QtCore import QCoreApplication

from potluck.control_endpoint import ControlEndpoint, control_metadata, open_control_channel
from potluck.errors import ErrorCode, PotluckError, UnreachableError
from potluck.grpc_status import from_rpc_error
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub

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

    async def units(self, limit: int, offset: int) -> control.ListUnitsResponse:
        """Return a page of this computer's units, newest first."""
        request = control.ListUnitsRequest(limit=limit, offset=offset)
        return await _answer(
            self._stub.ListUnits(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def programs(self) -> control.ListProgramsResponse:
        """Name the programs that this person runs now."""
        request = control.ListProgramsRequest()
        return await _answer(
            self._stub.ListPrograms(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )

    async def stats(self, days: int) -> control.GetStatsResponse:
        """Return contribution and electricity by day."""
        request = control.GetStatsRequest(days=days)
        return await _answer(
            self._stub.GetStats(request, metadata=self._metadata, timeout=_ANSWER_SECONDS)
        )


async def _answer(call: Awaitable[Answer]) -> Answer:
    try:
        return await call
    except grpc.RpcError as error:
        raise _in_words(error) from error


def _in_words(error: grpc.RpcError) -> PotluckError:
    translated = from_rpc_error(error, translate("Bridge", "Potluck's background program"))
    details = (error.details() if hasattr(error, "details") else "") or ""
    if translated.code is ErrorCode.UNREACHABLE:
        # A coordinator that the daemon could not reach comes with the daemon's own sentence.
        if _is_sentence(details):
            return UnreachableError(details)
        return UnreachableError(
            translate("Bridge", "Potluck's background program does not answer.")
        )
    return translated


def _is_sentence(details: str) -> bool:
    return details.endswith(".") and " " in details and "ipv4:" not in details
