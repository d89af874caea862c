"""Waiting for a daemon's process to answer, without looking again and again."""

import asyncio
import os
from pathlib import Path

import grpc.aio

from potluck.control_endpoint import SOCKET_NAME, read_endpoint
from potluck.errors import UnreachableError
from potluck.v1 import control_pb2 as control
from potluck.v1.control_pb2_grpc import ControlServiceStub

START_SECONDS = 60.0
"""How long a daemon may take to come up on a machine that does much else."""

_KNOCKING = [
    ("grpc.initial_reconnect_backoff_ms", 50),
    ("grpc.min_reconnect_backoff_ms", 50),
    ("grpc.max_reconnect_backoff_ms", 50),
]


def environment() -> dict[str, str]:
    """Return this process's environment without a display and without a keyring."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return kept | {"POTLUCK_KEYRING": "file"}


async def listening(home: Path, than: int | None = None) -> int:
    """Wait until a daemon, another than one that is gone, says where it is; return its process.

    Raises:
        TimeoutError: None does within START_SECONDS.
    """
    target = f"unix:{home / SOCKET_NAME}"
    async with (
        asyncio.timeout(START_SECONDS),
        # gRPC knocks by itself until somebody opens.
        grpc.aio.insecure_channel(target, options=_KNOCKING) as channel,
    ):
        while (pid := read_or_none(home)) in {None, than}:
            # The endpoint is written right after the socket opens. Whom a daemon refuses, since
            # the token is missing, has at least been answered.
            await _refused(channel)
    assert pid is not None
    return pid


async def _refused(channel: grpc.aio.Channel) -> None:
    try:
        await ControlServiceStub(channel).Ping(control.PingRequest(), wait_for_ready=True)
    except grpc.aio.AioRpcError as error:
        assert error.code() in {
            grpc.StatusCode.PERMISSION_DENIED,
            grpc.StatusCode.UNAVAILABLE,
        }


def read_or_none(home: Path) -> int | None:
    """Return the process that an endpoint names."""
    try:
        return read_endpoint(home).pid
    except UnreachableError:
        return None
