"""Requests that are no messages: refused in words, like everything else that is refused."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import grpc
import grpc.aio
from google.protobuf.message import DecodeError

from potluck_coordinator.errors import RefusedError

Message = TypeVar("Message")


class Unreadable:
    """Stands where a request should be that could not be parsed."""


class ParsingInterceptor(grpc.aio.ServerInterceptor):  # type: ignore[type-arg]
    """Keeps the server from failing at garbage by itself, which would tell the caller details."""

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Any]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Any:  # noqa: ANN401 - the library's own type of a method with any messages
        """Return the method with a parser that never raises."""
        method = await continuation(handler_call_details)
        if method is None:
            return None
        return method._replace(request_deserializer=_forgiving(method.request_deserializer))


def readable(request: Message | Unreadable) -> Message:
    """Return a request that could be parsed; raises RefusedError."""
    if isinstance(request, Unreadable):
        raise RefusedError("The message is damaged and can't be read. Update the app.")
    return request


def _forgiving(parse: Callable[[bytes], Message]) -> Callable[[bytes], Message | Unreadable]:
    def parsed(data: bytes) -> Message | Unreadable:
        try:
            return parse(data)
        except DecodeError:
            return Unreadable()

    return parsed
