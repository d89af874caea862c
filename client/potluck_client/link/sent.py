"""Remembers what this computer sends, at the place where messages become bytes.

Every message of every call goes through its serialiser once, so none can be sent past this. Only
the last message of each call is kept, for as long as the process runs; of a large one, such as a
piece of a result, only what would be shown of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import grpc.aio
from google.protobuf.message import Message

from potluck.limits import KIB
from potluck.v1 import control_pb2 as control
from potluck_client.link.sent_fields import shown_fields

_MOST_PROJECTS = 100
"""Whoever joins and leaves more than that sees the first ones no more."""

_MOST_CALLS = 100
"""The service has fewer."""

_LARGE_BYTES = 64 * KIB


@dataclass(frozen=True, kw_only=True)
class SentCall:
    """What was sent in one kind of call.

    Attributes:
        last: The last message, or what is shown of it.
        unix: When it was sent.
        count: How many were sent.
        size_bytes: Bytes in all of them.
    """

    last: Message | tuple[control.SentField, ...]
    unix: float
    count: int
    size_bytes: int

    def fields(self) -> tuple[control.SentField, ...]:
        """Return what is shown of the last message."""
        if isinstance(self.last, tuple):
            return self.last
        return shown_fields(self.last)


class SentLog:
    """What was sent since the start, by project and kind of call.

    Args:
        unix_seconds: Tells the time.
    """

    def __init__(self, unix_seconds: Callable[[], float]) -> None:
        self._unix_seconds = unix_seconds
        self._projects: dict[str, dict[str, SentCall]] = {}

    def note(self, project_id: str, call: str, message: Message, size_bytes: int) -> None:
        """Remember a message that is about to be sent."""
        calls = self._projects.setdefault(project_id, {})
        if len(self._projects) > _MOST_PROJECTS:
            del self._projects[next(iter(self._projects))]
        before = calls.get(call)
        if before is None and len(calls) >= _MOST_CALLS:
            return
        calls[call] = SentCall(
            last=shown_fields(message) if size_bytes > _LARGE_BYTES else message,
            unix=self._unix_seconds(),
            count=before.count + 1 if before else 1,
            size_bytes=before.size_bytes + size_bytes if before else size_bytes,
        )

    def calls(self, project_id: str) -> dict[str, SentCall]:
        """Return what was sent to a project, by the call's name on the wire."""
        return dict(self._projects.get(project_id, {}))


class RecordedChannel:
    """A channel for a stub whose messages are remembered.

    It has what a stub asks of a channel, which is to make calls of names and serialisers; gRPC
    gives these no types.

    Args:
        channel: Carries the messages.
        note: Called with the call's name, each message and its size in bytes.
    """

    def __init__(
        self, channel: grpc.aio.Channel, note: Callable[[str, Message, int], None]
    ) -> None:
        self._channel = channel
        self._note = note

    def unary_unary(self, path: str, **how: Any) -> Any:  # noqa: ANN401 — gRPC's own
        """Make a call with one message and one answer."""
        return self._channel.unary_unary(path, **self._noted(path, how))

    def unary_stream(self, path: str, **how: Any) -> Any:  # noqa: ANN401
        """Make a call with one message and many answers."""
        return self._channel.unary_stream(path, **self._noted(path, how))

    def stream_unary(self, path: str, **how: Any) -> Any:  # noqa: ANN401
        """Make a call with many messages and one answer."""
        return self._channel.stream_unary(path, **self._noted(path, how))

    def stream_stream(self, path: str, **how: Any) -> Any:  # noqa: ANN401
        """Make a call with many messages and many answers."""
        return self._channel.stream_stream(path, **self._noted(path, how))

    def _noted(self, path: str, how: dict[str, Any]) -> dict[str, Any]:
        serialise: Callable[[Message], bytes] = how["request_serializer"]
        call = path.rpartition("/")[2]

        def noted(message: Message) -> bytes:
            data = serialise(message)
            self._note(call, message, len(data))
            return data

        return {**how, "request_serializer": noted}
