"""The socket: callers are checked and bounded, and who leaves lets go of its limits."""

import asyncio
import contextlib
import itertools
import os
import socket
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from potluck.errors import FormatError
from potluck.frames import encode_frame, read_frame_async
from potluck.limits import POWER_FRAME_BYTES
from potluck.v1 import power_pb2 as wire
from potluck_power.allowed import Allowed, is_ours_alone, peer_uid
from potluck_power.answers import answer
from potluck_power.errors import ConfigError
from potluck_power.limits import PowerLimits

SILENT_SECONDS = 10.0
"""How long a client without a limit may take for a request; with one it may be silent."""

_WRITE_SECONDS = 2.0
_REFUSED_SECONDS = 1.0
"""How long a refused client may take to read why."""

_REST_SECONDS = 0.02
"""Pause after each request, so that one client can't keep drivers and helper busy."""

_RETRY_SECONDS = 30.0
"""How often limits are looked after: one that was lost, or could not be put back yet."""

_USER_CONNECTIONS = 8
_CONNECTIONS = 64
_REFUSED_AT_ONCE = 64


class PowerServer:
    """Answers clients until it is told to stop.

    Args:
        limits: What it sets and puts back.
        allowed: Who may ask.
        path: The socket. Anybody may connect, so that who may not ask is told so.
        silent_seconds: How long a client without a limit may take for a request.
        listening: Called when clients can connect.
    """

    def __init__(
        self,
        limits: PowerLimits,
        allowed: Allowed,
        path: Path,
        silent_seconds: float = SILENT_SECONDS,
        listening: Callable[[], None] = lambda: None,
    ) -> None:
        self._limits = limits
        self._allowed = allowed
        self._path = path
        self._silent_seconds = silent_seconds
        self._listening = listening
        self._names = itertools.count()
        self._of_user: Counter[int] = Counter()
        self._calls: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until the event is set; then all limits are put back.

        Raises:
            ConfigError: The socket's folder can't be used.
        """
        server = await asyncio.start_unix_server(
            self._call, sock=_listen(self._path), limit=POWER_FRAME_BYTES
        )
        self._listening()
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_RETRY_SECONDS):
                    await stop.wait()
            self._limits.tend()
        server.close()
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)
        self._path.unlink(missing_ok=True)
        self._limits.tend()

    async def _call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        call = asyncio.current_task()
        if call is None:
            return
        self._calls.add(call)
        try:
            uid = peer_uid(writer.get_extra_info("socket"))
            if refusal := self._refusal(uid):
                # Strangers have places of their own, so that they can't take those of others.
                if len(self._calls) - self._of_user.total() <= _REFUSED_AT_ONCE:
                    await _refuse(reader, writer, refusal)
                return
            self._of_user[uid] += 1
            try:
                await self._answer_all(reader, writer)
            finally:
                self._of_user[uid] -= 1
        except (TimeoutError, OSError):
            pass  # It is gone, silent, or does not read: there is nobody to tell.
        finally:
            self._calls.discard(call)
            writer.transport.abort()

    async def _answer_all(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        holder = next(self._names)
        try:
            while True:
                patience = None if self._limits.holds(holder) else self._silent_seconds
                try:
                    async with asyncio.timeout(patience):
                        frame = await read_frame_async(reader, POWER_FRAME_BYTES)
                except FormatError as error:
                    await _say(writer, wire.FromPowerHelper(problem=str(error)))
                    return
                if frame is None:
                    return
                await _say(writer, answer(self._limits, holder, frame))
                await asyncio.sleep(_REST_SECONDS)
        finally:
            self._limits.release(holder)

    def _refusal(self, uid: int) -> str:
        if not self._allowed.allows(uid):
            return (
                f"The power helper does not take requests of user number {uid}. Whoever manages "
                "this computer can allow it: see “Who may ask” in docs/power-helper.md."
            )
        if self._of_user[uid] >= _USER_CONNECTIONS or self._of_user.total() >= _CONNECTIONS:
            return "The power helper has too many callers. Try again later."
        return ""


async def _say(writer: asyncio.StreamWriter, message: wire.FromPowerHelper) -> None:
    writer.write(encode_frame(message.SerializeToString()))
    async with asyncio.timeout(_WRITE_SECONDS):
        await writer.drain()


async def _refuse(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sentence: str
) -> None:
    """Say why, then read on for a moment: closing on unread words would lose the sentence."""
    await _say(writer, wire.FromPowerHelper(problem=sentence))
    writer.write_eof()
    async with asyncio.timeout(_REFUSED_SECONDS):
        while await reader.read(POWER_FRAME_BYTES):
            pass


def _listen(path: Path) -> socket.socket:
    """Open the socket in a folder that nobody else can change; one left behind is replaced."""
    try:
        path.parent.mkdir(mode=0o755, exist_ok=True)
        if not is_ours_alone(path.parent.stat()):
            raise ConfigError(f"Others can change {path.parent}, so no socket is opened there.")
        if path.exists():
            if not stat.S_ISSOCK(path.lstat().st_mode):
                raise ConfigError(f"{path} is there and is no socket; nothing was changed.")
            path.unlink()
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listening.bind(os.fspath(path))
        # Everybody may knock: the kernel tells who it is, and strangers are told why not.
        path.chmod(0o666)
    except OSError as error:
        raise ConfigError(f"The socket {path} can't be opened: {error.strerror}.") from error
    return listening
