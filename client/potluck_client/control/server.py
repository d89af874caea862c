"""Where the control service listens: a socket of its owner or a loopback port, never wider."""

import os
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
import grpc.aio

from potluck.control_endpoint import (
    SOCKET_NAME,
    TOKEN_METADATA,
    ControlEndpoint,
    remove_endpoint,
    uses_socket,
    write_endpoint,
)
from potluck.limits import MESSAGE_BYTES
from potluck.v1.control_pb2_grpc import (
    ControlServiceServicer,
    add_ControlServiceServicer_to_server,
)

_SOCKET_PATH_BYTES = 100
_TOKEN_BYTES = 32
_GOODBYE_SECONDS = 0.5
_OPTIONS = (
    ("grpc.max_receive_message_length", MESSAGE_BYTES),
    ("grpc.max_send_message_length", MESSAGE_BYTES),
    ("grpc.so_reuseport", 0),
)

if TYPE_CHECKING:
    _Interceptor = grpc.aio.ServerInterceptor[Any, Any]
else:
    _Interceptor = grpc.aio.ServerInterceptor


class ControlServer:
    """Serves the ControlService of one data folder."""

    def __init__(self, home: Path, service: ControlServiceServicer) -> None:
        self._home = home
        self._token = secrets.token_hex(_TOKEN_BYTES)
        self._server = grpc.aio.server(options=_OPTIONS, interceptors=[_TokenCheck(self._token)])
        add_ControlServiceServicer_to_server(service, self._server)

    async def start(self) -> None:
        """Listen, and write down where; raises OSError."""
        remove_endpoint(self._home)
        path = self._home / SOCKET_NAME
        if uses_socket() and len(os.fsencode(path)) <= _SOCKET_PATH_BYTES:
            target = f"unix:{path}"
            # The folder is its owner's alone, and so is the socket from its first moment.
            before = os.umask(0o177)
            try:
                self._server.add_insecure_port(target)
                await self._server.start()
            finally:
                os.umask(before)
        else:
            port = self._server.add_insecure_port("127.0.0.1:0")
            target = f"127.0.0.1:{port}"
            await self._server.start()
        write_endpoint(
            self._home, ControlEndpoint(target=target, token=self._token, pid=os.getpid())
        )

    async def stop(self) -> None:
        """Hang up and forget the endpoint."""
        remove_endpoint(self._home)
        await self._server.stop(_GOODBYE_SECONDS)


class _TokenCheck(_Interceptor):
    """Lets only calls in that carry the token of the endpoint file."""

    def __init__(self, token: str) -> None:
        self._token = token.encode("ascii")

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Any]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Any:  # noqa: ANN401 — a handler of any call
        """Refuse a call without the token, whatever it asks for."""
        metadata = dict(handler_call_details.invocation_metadata or ())
        given = str(metadata.get(TOKEN_METADATA, "")).encode("utf-8")
        if secrets.compare_digest(given, self._token):
            return await continuation(handler_call_details)
        handler = await continuation(handler_call_details)
        if handler is not None and handler.response_streaming:
            return grpc.unary_stream_rpc_method_handler(_refuse_stream)
        return grpc.unary_unary_rpc_method_handler(_refuse)


_REFUSAL = "This program may not talk to Potluck: it did not show the token of the data folder."


async def _refuse(_request: object, context: Any) -> None:  # noqa: ANN401 — gRPC's own
    await context.abort(grpc.StatusCode.PERMISSION_DENIED, _REFUSAL)


async def _refuse_stream(_request: object, context: Any) -> Any:  # noqa: ANN401 — gRPC's own
    await context.abort(grpc.StatusCode.PERMISSION_DENIED, _REFUSAL)
    yield
