"""Answering calls: whatever goes wrong becomes the status and the sentence of its error."""

import functools
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar

from potluck.errors import PotluckError
from potluck.grpc_status import STATUS_BY_CODE

if TYPE_CHECKING:
    import grpc.aio

    Context = grpc.aio.ServicerContext[Any, Any]

Calls = TypeVar("Calls")
Request = TypeVar("Request")
Response = TypeVar("Response")


def in_words(
    call: "Callable[[Calls, Request, Context], Awaitable[Response]]",
) -> "Callable[[Calls, Request, Context], Awaitable[Response]]":
    """Answer with the status and the sentence of whatever error a call raises."""

    @functools.wraps(call)
    async def answer(self: Calls, request: Request, context: "Context") -> Response:
        try:
            return await call(self, request, context)
        except PotluckError as error:
            await context.abort(STATUS_BY_CODE[error.code], error.sentence)

    return answer


def stream_in_words(
    call: "Callable[[Calls, Request, Context], AsyncGenerator[Response, None]]",
) -> "Callable[[Calls, Request, Context], AsyncIterator[Response]]":
    """As in_words, for a stream; who hangs up ends it at once."""

    @functools.wraps(call)
    async def answer(
        self: Calls, request: Request, context: "Context"
    ) -> AsyncGenerator[Response, None]:
        try:
            async with aclosing(call(self, request, context)) as answers:
                async for each in answers:
                    yield each
        except PotluckError as error:
            await context.abort(STATUS_BY_CODE[error.code], error.sentence)

    return answer
