"""Calls that need a session: enrolling when there is none, and once more when it has ended."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import grpc.aio

import potluck
from potluck.errors import ErrorCode, FormatError, PotluckError
from potluck.identity import Domain, PrivateKey
from potluck.limits import NONCE_BYTES
from potluck.v1 import enrolment_pb2 as enrolment
from potluck_client.link.wire import Wire, whole

if TYPE_CHECKING:
    from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceAsyncStub as Stub

Request = TypeVar("Request")
Answer = TypeVar("Answer")
Metadata = tuple[tuple[str, str], ...]

SESSION_METADATA = "potluck-session"
CALL_SECONDS = 30.0
"""How long a call with one answer may take."""


class Session:
    """A computer's standing with one coordinator.

    Args:
        wire: The channel.
        key: The key of this computer.
        project_key: The public key of the project, which the enrolment is bound to.
    """

    def __init__(self, wire: Wire, key: PrivateKey, project_key: bytes) -> None:
        self._wire = wire
        self._key = key
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
                    call = pick(stub)(make_request(), metadata=_metadata(token))
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
            return await action(stub, _metadata(token))

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
        public_key = self._key.public
        async with self._wire.use() as stub:
            begun = whole(
                await stub.BeginEnrolment(
                    enrolment.BeginEnrolmentRequest(public_key=public_key), timeout=CALL_SECONDS
                )
            )
            if len(begun.nonce) != NONCE_BYTES:
                raise _strange_enrolment()
            answer = whole(
                await stub.Enrol(
                    enrolment.EnrolRequest(
                        public_key=public_key,
                        nonce=begun.nonce,
                        signature=self._key.sign(Domain.ENROLMENT, self._project_key + begun.nonce),
                        app_version=potluck.__version__,
                        protocol_version=potluck.PROTOCOL_VERSION,
                    ),
                    timeout=CALL_SECONDS,
                )
            )
        if len(answer.session_token) != NONCE_BYTES:
            raise _strange_enrolment()
        return answer.session_token


def _metadata(token: bytes) -> Metadata:
    return ((SESSION_METADATA, token.hex()),)


def _strange_enrolment() -> FormatError:
    return FormatError(
        "The project's server answered the enrolment with something of the wrong length. Tell the "
        "organiser."
    )
