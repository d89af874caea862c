"""The inspector as a process: low priority, told by its standard input, gone with its parent."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.file_lock import held_lock
from potluck.home import prepare_home
from potluck.identity import PrivateKey
from potluck.invite import Invite
from potluck.priority import lower_priority
from potluck_coordinator.errors import InspectorError
from potluck_coordinator.inspector.bench import TorchBench
from potluck_coordinator.inspector.cache import BlobCache
from potluck_coordinator.inspector.gate import Gate
from potluck_coordinator.inspector.link import GrpcInspectionLink
from potluck_coordinator.inspector.loop import Inspector
from potluck_coordinator.inspector_process import HOLD_LINE, duty_of
from potluck_coordinator.termination import follow_stdin, on_signals, parent_gone

_LAST_SECONDS = 5.0


@dataclass(frozen=True, kw_only=True)
class InspectorOptions:
    """How an inspector process runs.

    Attributes:
        find: Says where the coordinator is.
        key: The inspector's key.
        folder: Its own folder, for files and state.
        cache_bytes: Most bytes of fetched files that are kept.
        device: What PyTorch calls the device.
        threads: CPU threads for measuring checkpoints.
        held: Start without computing.
        follow_stdin: Obey the lines hold and go, and end at the end of the input.
    """

    find: Callable[[], Invite]
    key: PrivateKey
    folder: Path
    cache_bytes: int
    device: str
    threads: int
    held: bool
    follow_stdin: bool


def run_inspector(options: InspectorOptions) -> None:
    """Inspect until a signal or the end of the input; raises InspectorError."""
    logging.basicConfig(level=logging.INFO, format="inspector: %(message)s", stream=sys.stderr)
    lower_priority()
    try:
        folder = prepare_home(options.folder)
    except OSError as error:
        raise InspectorError(
            f"The inspector's folder {options.folder} can't be used: {error.strerror}."
        ) from error
    refusal = InspectorError(
        f"Another inspector already uses {folder}. Stop it, or choose another folder.",
        code=ErrorCode.CONFLICT,
    )
    with held_lock(folder / "lock", refusal):
        asyncio.run(_inspect(options, folder))


async def _inspect(options: InspectorOptions, folder: Path) -> None:
    gate = Gate(held=options.held)
    link = GrpcInspectionLink(options.find, options.key)
    inspector = Inspector(
        link=link,
        bench=TorchBench(device=options.device, threads=options.threads, control=gate),
        cache=BlobCache(folder / "files", max_bytes=options.cache_bytes),
        folder=folder / "work",
        gate=gate,
    )
    with on_signals(inspector.close):
        watch = None
        if options.follow_stdin:

            def end() -> None:
                _end_soon()
                inspector.close()

            def obey(line: str) -> None:
                if line == HOLD_LINE:
                    gate.hold()
                elif (duty := duty_of(line)) is not None:
                    gate.go(duty)

            follow_stdin(obey, end)
            watch = asyncio.create_task(_close_with_parent(end))
        try:
            await inspector.run()
        finally:
            if watch is not None:
                watch.cancel()
            await link.close()


async def _close_with_parent(end: Callable[[], None]) -> None:
    await parent_gone()
    end()


def _end_soon() -> None:
    """End the process in a few seconds even if it hangs, so that it never outlives its parent."""
    timer = threading.Timer(_LAST_SECONDS, os._exit, (1,))
    timer.daemon = True
    timer.start()
