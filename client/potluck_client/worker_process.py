"""A worker as a process of its own, spoken to in frames."""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.frames import encode_frame, read_frame_async
from potluck.v1 import worker_pb2 as wire
from potluck_client.child_process import ChildProcess, start_child
from potluck_client.errors import WorkerError
from potluck_client.host.visible_cards import visible_cards

START_SECONDS = 120.0
"""How long a worker may take to come up; the first import of PyTorch from a cold disk is slow."""

_LOG = logging.getLogger(__name__)
_UNREAD_MESSAGES = 1000
_KERNELS_VARIABLE = "NUMBA_CACHE_DIR"

Messages = asyncio.Queue[wire.FromWorker | WorkerError | None]
"""What the worker said, and behind it how it ended."""


class SubprocessWorker:
    """Implements WorkerProcess.

    Args:
        device: What PyTorch calls the device.
        command: How to start a worker; a test may give another program.
        start_seconds: How long it may take to come up.
        environment: What its environment has beside, or instead of, this process's.
    """

    def __init__(
        self,
        device: str,
        command: Sequence[str] | None = None,
        start_seconds: float = START_SECONDS,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        worker = (sys.executable, "-m", "potluck_client.worker", "--device", device)
        self._command = tuple(command) if command is not None else worker
        self._start_seconds = start_seconds
        self._environment = environment
        self._child: ChildProcess | None = None
        self._pump: asyncio.Task[None] | None = None
        self._messages: Messages = asyncio.Queue()

    async def start(self) -> wire.WorkerReady:
        """Start the process and wait until it is up; one that ran before is ended first."""
        await self.kill()
        try:
            self._child = await start_child(self._command, self._environment)
        except OSError as error:
            raise WorkerError(_no_start(error.strerror or type(error).__name__)) from error
        try:
            async with asyncio.timeout(self._start_seconds):
                first = await _read_message(self._child)
        except (TimeoutError, FormatError) as error:
            await self.kill()
            reason = "it did not answer in time" if isinstance(error, TimeoutError) else str(error)
            raise WorkerError(_no_start(reason)) from error
        except asyncio.CancelledError:
            await self.kill()
            raise
        if first is None or first.WhichOneof("message") != "ready":
            child = self._child
            await self.kill()
            raise WorkerError(_no_start(await child.last_words()))
        self._messages = asyncio.Queue(_UNREAD_MESSAGES)
        self._pump = asyncio.create_task(self._read_on(self._child, self._messages))
        return first.ready

    async def send(self, message: wire.ToWorker) -> None:
        """Send a message; raises WorkerError when the process has ended."""
        frame = encode_frame(message.SerializeToString())
        if self._child is None or not await self._child.send(frame):
            raise WorkerError("The training part has ended. Potluck starts it again by itself.")

    async def messages(self) -> AsyncIterator[wire.FromWorker]:
        """Yield what the worker says until its pipe closes; raises WorkerError on damage."""
        messages = self._messages
        while (message := await messages.get()) is not None:
            if isinstance(message, WorkerError):
                raise message
            yield message

    async def kill(self) -> None:
        """End the process now and wait for its end; safe to repeat."""
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.cancel()
            await asyncio.wait([pump])
            if pump.cancelled():
                _end(self._messages, None)
        child, self._child = self._child, None
        if child is not None:
            await child.kill()

    @property
    def pid(self) -> int | None:
        """The process, or None when it does not run."""
        child = self._child
        return child.process.pid if child is not None and child.running else None

    async def _read_on(self, child: ChildProcess, messages: Messages) -> None:
        """Move messages from the pipe to whoever reads them, and say when there are no more."""
        ending: WorkerError | None = None
        try:
            while (message := await _read_message(child)) is not None:
                await messages.put(message)
            if words := await child.last_words():
                _LOG.warning("The worker ended: %s", words)
        except FormatError as error:
            ending = WorkerError(f"The training part said something that can't be read. {error}")
        _end(messages, ending)


def kernels_folder(home: Path) -> Path:
    """Return where compiled kernels are kept, given the data folder.

    Where numba's own variable names a folder, that is it.
    """
    chosen = os.environ.get(_KERNELS_VARIABLE)
    return Path(chosen) if chosen else home / "kernels"


def worker_environment(device_id: str, home: Path) -> dict[str, str]:
    """Return the environment of a worker.

    It sees its own graphics card and no other; it keeps compiled kernels in the data folder; and
    threads that wait for each other sleep: by default those of OpenMP keep their cores busy, which
    the kernels' own threads, and the computer's owner, could use.

    Args:
        device_id: The device it works on.
        home: The data folder.
    """
    waiting = {"OMP_WAIT_POLICY": "passive", "KMP_BLOCKTIME": "0"}
    kept = {_KERNELS_VARIABLE: str(kernels_folder(home))}
    return visible_cards(device_id) | waiting | kept


def _end(messages: Messages, ending: WorkerError | None) -> None:
    """Put an ending behind the messages; a reader that is far behind loses one for it."""
    if messages.full():
        messages.get_nowait()
    messages.put_nowait(ending)


async def _read_message(child: ChildProcess) -> wire.FromWorker | None:
    frame = await read_frame_async(child.stdout)
    if frame is None:
        return None
    message = wire.FromWorker()
    try:
        message.ParseFromString(frame)
    except DecodeError as error:
        raise FormatError("A message from the worker is damaged.") from error
    return message


def _no_start(reason: str) -> str:
    if reason.endswith("."):
        return f"The training part could not start: {reason}"
    said = reason or "it ended without saying why"
    return (
        f"The training part could not start: {said}. If this goes on, install the worker extra "
        "again: pip install 'potluck[worker]'"
    )
