"""The one place where an error becomes a gRPC status, also one that nobody thought of."""

import functools
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from types import MappingProxyType
from typing import Any, TypeVar

import grpc.aio

from potluck.errors import ErrorCode, PotluckError
from potluck.grpc_status import STATUS_BY_CODE, trailing_of
from potluck.session import SESSION_METADATA
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.service.parsing import readable
from potluck_coordinator.steps.enrolling import Caller

Servicer = TypeVar("Servicer")
Request = TypeVar("Request")
Response = TypeVar("Response")
Context = grpc.aio.ServicerContext[Any, Any]

_log = logging.getLogger(__name__)
_FAULT = "The coordinator failed at this. Try again later; if it stays, tell the organiser."
_OUR_WORDS = MappingProxyType(
    {
        ErrorCode.INTERNAL: _FAULT,
        ErrorCode.CORRUPT: "A file of the coordinator is damaged. Tell the organiser.",
        ErrorCode.FULL: "The coordinator's disk is full. Try again later; nothing that was "
        "confirmed is lost.",
    }
)
"""What a caller hears of the coordinator's own troubles; the log says where they are."""


def answered(
    call: Callable[[Servicer, Request, Context], Awaitable[Response]],
) -> Callable[[Servicer, Request, Context], Awaitable[Response]]:
    """Give a call with one answer its translation of errors."""

    @functools.wraps(call)
    async def translated(self: Servicer, request: Request, context: Context) -> Response:
        try:
            return await call(self, readable(request), context)
        except PotluckError as error:
            await _refuse(context, error)
            raise
        except Exception:
            await _fail(context)
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
            async for response in call(self, readable(request), context):
                yield response
        except PotluckError as error:
            await _refuse(context, error)
        except Exception:  # noqa: BLE001 - nothing stands above a call but the server
            await _fail(context)

    return translated


def caller_of(context: Context) -> Caller:
    """Return what a call says about who makes it."""
    for name, value in context.invocation_metadata() or ():
        if name == SESSION_METADATA and isinstance(value, str):
            return Caller(token=value)
    return Caller(token=None)


async def _refuse(context: Context, error: PotluckError) -> None:
    sentence = error.sentence
    if error.code in _OUR_WORDS and not isinstance(error, RefusedError):
        _log.error("%s", sentence)
        sentence = _OUR_WORDS[error.code]
    await context.abort(STATUS_BY_CODE[error.code], sentence, trailing_of(error))


async def _fail(context: Context) -> None:
    _log.exception("A call failed in a way that nobody foresaw.")
    await context.abort(grpc.StatusCode.INTERNAL, _FAULT)
