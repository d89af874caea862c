"""An inspector's connection to its coordinator: session, tasks, reports and downloads."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol, TypeVar

import grpc.aio

from potluck.endpoint import open_channel
from potluck.errors import CertificateError, ErrorCode, PotluckError
from potluck.grpc_status import from_rpc_error
from potluck.identity import PrivateKey
from potluck.invite import Invite
from potluck.manifest import open_manifest
from potluck.session import CALL_SECONDS, Metadata, enrol, session_metadata, whole
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import inspector_service_pb2 as wire
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1.inspector_service_pb2_grpc import InspectorServiceStub
from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceStub
from potluck_coordinator.errors import InspectorError, TurnedAwayError

_SILENCE_SECONDS = 60.0
_PEER = "the coordinator"

_Answer = TypeVar("_Answer")


class InspectionLink(Protocol):
    """What the inspector's loop needs of a coordinator.

    Every method raises UnreachableError when nobody answers, TurnedAwayError when trying again
    makes no sense, and another PotluckError when the coordinator refuses.
    """

    async def manifest(self) -> manifest.ProjectManifest:
        """Fetch the project's rules; signature and bounds are checked."""
        ...

    async def take(self, numerics_class: numerics.NumericsClass) -> wire.TakeInspectionResponse:
        """Ask for something to do."""
        ...

    async def report(self, report: wire.ReportInspectionRequest) -> None:
        """Hand in a result; safe to repeat."""
        ...

    def read_blob(
        self, request: Callable[[], blob.GetBlobRequest]
    ) -> AsyncIterator[blob.GetBlobResponse]:
        """Stream a blob from an offset on; what comes is not looked at."""
        ...

    async def close(self) -> None:
        """Hang up; the next call connects again; safe to repeat."""
        ...


class GrpcInspectionLink:
    """The real link; connects at the first call, and enrols again when its session ends."""

    def __init__(
        self,
        find: Callable[[], Invite],
        key: PrivateKey,
        now: Callable[[], dt.datetime] | None = None,
    ) -> None:
        """Prepare a link.

        Args:
            find: Says where the coordinator is now; asked at every connection.
            key: The inspector's own key, which the coordinator knows.
            now: Tells the time, with its zone, by which the certificate is judged.
        """
        self._find = find
        self._key = key
        self._now = now or (lambda: dt.datetime.now(dt.UTC))
        self._channel: grpc.aio.Channel | None = None
        self._project_key = b""
        self._session: Metadata | None = None

    async def manifest(self) -> manifest.ProjectManifest:
        """Fetch the project's rules; signature and bounds are checked."""
        volunteer = VolunteerServiceStub(await self._open())
        answer = await _answer(
            volunteer.GetManifest(enrolment.GetManifestRequest(), timeout=CALL_SECONDS)
        )
        return open_manifest(answer.manifest, self._project_key)

    async def take(self, numerics_class: numerics.NumericsClass) -> wire.TakeInspectionResponse:
        """Ask for something to do."""
        request = wire.TakeInspectionRequest(numerics_class=numerics_class)

        async def call(channel: grpc.aio.Channel, session: Metadata) -> wire.TakeInspectionResponse:
            return await InspectorServiceStub(channel).TakeInspection(
                request, metadata=session, timeout=CALL_SECONDS
            )

        return await self._in_session(call)

    async def report(self, report: wire.ReportInspectionRequest) -> None:
        """Hand in a result; safe to repeat."""

        async def call(
            channel: grpc.aio.Channel, session: Metadata
        ) -> wire.ReportInspectionResponse:
            return await InspectorServiceStub(channel).ReportInspection(
                report, metadata=session, timeout=CALL_SECONDS
            )

        await self._in_session(call)

    async def read_blob(
        self, request: Callable[[], blob.GetBlobRequest]
    ) -> AsyncIterator[blob.GetBlobResponse]:
        """Stream a blob from an offset on; a silence of a minute counts as a lost connection."""
        session = await self._enrolled()
        call = VolunteerServiceStub(await self._open()).GetBlob(request(), metadata=session)
        answers = aiter(call)
        try:
            while (answer := await _next_in_time(answers)) is not None:
                yield answer
        except grpc.aio.AioRpcError as error:
            raise self._translated(error) from error
        finally:
            call.cancel()

    async def close(self) -> None:
        """Hang up; the next call connects again; safe to repeat."""
        channel, self._channel, self._session = self._channel, None, None
        if channel is not None:
            await channel.close(None)

    async def _in_session(
        self, call: Callable[[grpc.aio.Channel, Metadata], Awaitable[_Answer]]
    ) -> _Answer:
        """Run a call; when the session has ended, once more with a new one."""
        try:
            return whole(await call(await self._open(), await self._enrolled()))
        except grpc.aio.AioRpcError as error:
            refusal = self._translated(error)
            if refusal.code is not ErrorCode.NO_SESSION:
                raise refusal from error
        return await _answer(call(await self._open(), await self._enrolled()))

    async def _open(self) -> grpc.aio.Channel:
        if self._channel is None:
            invite = self._find()
            self._project_key = invite.project_key
            try:
                self._channel = await open_channel(invite, self._now())
            except CertificateError as error:
                raise TurnedAwayError(error.sentence) from error
        return self._channel

    async def _enrolled(self) -> Metadata:
        if self._session is not None:
            return self._session
        stub = VolunteerServiceStub(await self._open())
        enrolled = await _answer(enrol(stub, self._key, self._project_key))
        if enrolled.role != enrolment.ROLE_INSPECTOR:
            raise TurnedAwayError(
                "The coordinator does not know this inspector's key. Ask the organiser for one "
                "made by: potluck-coordinator add-inspector"
            )
        self._session = session_metadata(enrolled.session_token)
        return self._session

    def _translated(self, error: grpc.aio.AioRpcError) -> PotluckError:
        """Turn a failed call into words, and forget what the failure made useless."""
        translated = from_rpc_error(error, _PEER)
        if translated.code is ErrorCode.NO_SESSION:
            self._session = None
        return translated


async def _answer(call: Awaitable[_Answer]) -> _Answer:
    try:
        return whole(await call)
    except grpc.aio.AioRpcError as error:
        raise from_rpc_error(error, _PEER) from error


async def _next_in_time(
    answers: AsyncIterator[blob.GetBlobResponse],
) -> blob.GetBlobResponse | None:
    try:
        async with asyncio.timeout(_SILENCE_SECONDS):
            return await anext(answers, None)
    except TimeoutError as error:
        raise InspectorError(
            "The coordinator stopped in the middle of a file.", code=ErrorCode.UNREACHABLE
        ) from error
