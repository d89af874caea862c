"""Calls that need a session: enrolling when there is none, and once more when it has ended."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import grpc.aio

from potluck.errors import ErrorCode, PotluckError
from potluck.session import CALL_SECONDS, Metadata, enrol, session_metadata, whole
from potluck_client.identity_loading import LoadKey
from potluck_client.link.wire import Wire

if TYPE_CHECKING:
    from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceAsyncStub as Stub

Request = TypeVar("Request")
Answer = TypeVar("Answer")


class Session:
    """A computer's standing with one coordinator.

    Args:
        wire: The channel.
        load_key: Gives the key of this computer.
        project_key: The public key of the project, which the enrolment is bound to.
    """

    def __init__(self, wire: Wire, load_key: LoadKey, project_key: bytes) -> None:
        self._wire = wire
        self._load_key = load_key
        self._project_key = project_key
        self._token: bytes | None = None
        self._enrolling = asyncio.Lock()

    async def call(
        self,
        pick: "Callable[[Stub], grpc.aio.UnaryUnaryMultiCallable[Request, Answer]]",
        request: Request,
    ) -> Answer:
        """Make a call with one answer."""

        async def act(stub: "Stub", metadata: Metadata) -> Answer:
            return await pick(stub)(request, timeout=CALL_SECONDS, metadata=metadata)

        return whole(await self.act(act))

    async def act(self, action: "Callable[[Stub, Metadata], Awaitable[Answer]]") -> Answer:
        """Run calls that belong together; they are run again when the session has ended."""
        token = await self._enrolled()
        try:
            return await self._act_once(action, token)
        except PotluckError as problem:
            if problem.code is not ErrorCode.NO_SESSION:
                raise
        return await self._act_once(action, await self._enrolled_anew(token))

    async def stream(
        self,
        pick: "Callable[[Stub], grpc.aio.UnaryStreamMultiCallable[Request, Answer]]",
        make_request: Callable[[], Request],
        *,
        silence_seconds: float | None,
    ) -> AsyncIterator[Answer]:
        """Yield the messages of a stream until the coordinator ends it.

        Args:
            pick: Chooses the call.
            make_request: Makes the request; asked again when the session ended on the way.
            silence_seconds: Longest wait for the next message; None for a stream of news.
        """
        token = await self._enrolled()
        renewed = False
        while True:
            try:
                async with self._wire.use() as stub:
                    call = pick(stub)(make_request(), metadata=session_metadata(token))
                    messages = aiter(call)
                    try:
                        while True:
                            try:
                                async with asyncio.timeout(silence_seconds):
                                    message = await anext(messages)
                            except StopAsyncIteration:
                                return
                            renewed = False
                            yield whole(message)
                    finally:
                        call.cancel()
            except PotluckError as problem:
                if problem.code is not ErrorCode.NO_SESSION or renewed:
                    raise
            token = await self._enrolled_anew(token)
            renewed = True

    async def _act_once(
        self, action: "Callable[[Stub, Metadata], Awaitable[Answer]]", token: bytes
    ) -> Answer:
        async with self._wire.use() as stub:
            return await action(stub, session_metadata(token))

    async def _enrolled_anew(self, ended: bytes) -> bytes:
        if self._token == ended:
            self._token = None
        return await self._enrolled()

    async def _enrolled(self) -> bytes:
        async with self._enrolling:
            if self._token is None:
                self._token = await self._enrol()
            return self._token

    async def _enrol(self) -> bytes:
        key = await self._load_key()
        async with self._wire.use() as stub:
            return (await enrol(stub, key, self._project_key)).session_token
