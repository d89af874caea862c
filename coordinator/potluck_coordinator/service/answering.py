"""The one place where an error becomes a gRPC status."""

import functools
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

import grpc.aio

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE
from potluck.session import SESSION_METADATA
from potluck_coordinator.steps.enrolling import Caller

Servicer = TypeVar("Servicer")
Request = TypeVar("Request")
Response = TypeVar("Response")
Context = grpc.aio.ServicerContext[Any, Any]

_log = logging.getLogger(__name__)
_OURS = frozenset({ErrorCode.INTERNAL, ErrorCode.CORRUPT, ErrorCode.FULL})


def answered(
    call: Callable[[Servicer, Request, Context], Awaitable[Response]],
) -> Callable[[Servicer, Request, Context], Awaitable[Response]]:
    """Give a call with one answer its translation of errors."""

    @functools.wraps(call)
    async def translated(self: Servicer, request: Request, context: Context) -> Response:
        try:
            return await call(self, request, context)
        except PotluckError as error:
            await _refuse(context, error)
            raise

    return translated


def streamed(
    call: Callable[[Servicer, Request, Context], AsyncIterator[Response]],
) -> Callable[[Servicer, Request, Context], AsyncIterator[Response]]:
    """Give a call with a stream of answers its translation of errors."""

    @functools.wraps(call)
    async def translated(
        self: Servicer, request: Request, context: Context
    ) -> AsyncIterator[Response]:
        try:
            async for response in call(self, request, context):
                yield response
        except PotluckError as error:
            await _refuse(context, error)

    return translated


def caller_of(context: Context) -> Caller:
    """Return what a call says about who makes it."""
    for name, value in context.invocation_metadata() or ():
        if name == SESSION_METADATA and isinstance(value, str):
            return Caller(token=value)
    return Caller(token=None)


async def _refuse(context: Context, error: PotluckError) -> None:
    if error.code in _OURS:
        _log.error("%s", error.sentence)
    await context.abort(STATUS_BY_CODE[error.code], error.sentence)
