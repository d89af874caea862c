"""One channel to a coordinator: opened when needed, opened anew when it broke, errors in words.

A channel that broke is not used again: opening a new one checks the certificate again, so that a
person reads that it ran out instead of hearing forever that nobody answers.
"""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

import grpc
import grpc.aio

from potluck.endpoint import open_channel
from potluck.errors import PotluckError, UnreachableError, VersionError
from potluck.grpc_status import from_rpc_error
from potluck.invite import Invite
from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceStub
from potluck_client.link.plain_text import plain_text
from potluck_client.link.sent import RecordedChannel, SentLog
from potluck_client.link.version_words import in_own_words

if TYPE_CHECKING:
    from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceAsyncStub

Now = Callable[[], dt.datetime]
"""Returns the present with its time zone."""

PEER = "the project's server"


@dataclass(kw_only=True)
class _Line:
    """A channel and who uses it.

    Attributes:
        channel: The channel.
        stub: Calls on it.
        users: Calls in progress.
        retired: True once it broke; it is closed after its last user.
    """

    channel: grpc.aio.Channel
    stub: "VolunteerServiceAsyncStub"
    users: int = 0
    retired: bool = False


class Wire:
    """The channel to one coordinator."""

    def __init__(
        self, invite: Invite, now: Now, sent: SentLog, *, updates_itself: bool = False
    ) -> None:
        self._invite = invite
        self._now = now
        self._sent = sent
        self._updates_itself = updates_itself
        self._line: _Line | None = None
        self._opening = asyncio.Lock()
        self._closed = False

    @asynccontextmanager
    async def use(self) -> AsyncIterator["VolunteerServiceAsyncStub"]:
        """Give calls on an open channel; what goes wrong inside comes out as a PotluckError."""
        line = await self._open()
        line.users += 1
        try:
            yield line.stub
        except grpc.aio.AioRpcError as error:
            if error.code() is grpc.StatusCode.UNAVAILABLE:
                self._retire(line)
            raise self._in_words(error) from error
        except TimeoutError as error:
            raise _silence() from error
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if not self._closed or (task is not None and task.cancelling()):
                raise
            raise _hung_up() from error
        finally:
            line.users -= 1
            if line.retired and not line.users:
                await line.channel.close(None)

    async def close(self) -> None:
        """Hang up; calls in progress end with UnreachableError. Safe to repeat."""
        self._closed = True
        async with self._opening:
            line, self._line = self._line, None
        if line is not None:
            await line.channel.close(None)

    async def _open(self) -> _Line:
        async with self._opening:
            if self._closed:
                raise _hung_up()
            if self._line is None:
                channel = await open_channel(self._invite, self._now())
                note = partial(self._sent.note, self._invite.project_id)
                # A stub asks no more of a channel than this; gRPC types it as one of its own.
                recorded = cast("grpc.aio.Channel", RecordedChannel(channel, note))
                self._line = _Line(channel=channel, stub=VolunteerServiceStub(recorded))
            return self._line

    def _retire(self, line: _Line) -> None:
        line.retired = True
        if self._line is line:
            self._line = None

    def _in_words(self, error: grpc.aio.AioRpcError) -> PotluckError:
        problem = from_rpc_error(error, PEER)
        if isinstance(problem, UnreachableError):
            return problem
        if isinstance(problem, VersionError):
            return in_own_words(problem, updates_itself=self._updates_itself)
        return PotluckError(plain_text(problem.sentence), code=problem.code)


def _silence() -> UnreachableError:
    return UnreachableError(
        f"{PEER.capitalize()} has gone silent. Potluck tries again by itself.",
    )


def _hung_up() -> UnreachableError:
    return UnreachableError("The connection to the project's server was closed on this computer.")
