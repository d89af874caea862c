"""Ending a process cleanly: on a signal, or when the process that started it has gone."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

_STDIN = 0
_READ_BYTES = 4096
_LINE_BYTES = 1024
_PARENT_CHECK_SECONDS = 1.0


@contextmanager
def on_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call stop on the running loop at SIGTERM and SIGINT; a second signal ends the process."""
    loop = asyncio.get_running_loop()
    if sys.platform == "win32":
        earlier = signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(stop))
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, earlier)
        return
    chosen = (signal.SIGTERM, signal.SIGINT)

    def first(received: signal.Signals) -> None:
        loop.remove_signal_handler(received)
        stop()

    for each in chosen:
        loop.add_signal_handler(each, first, each)
    try:
        yield
    finally:
        for each in chosen:
            loop.remove_signal_handler(each)


def follow_stdin(on_line: Callable[[str], None], on_end: Callable[[], None]) -> None:
    """Call back on the running loop for every line of standard input, and once at its end.

    A thread reads the pipe without Python's own buffer: one that blocks in that buffer would make
    the interpreter abort at its end.
    """
    loop = asyncio.get_running_loop()

    def call(what: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # The loop has ended, and the process is about to.
            loop.call_soon_threadsafe(what)

    def read() -> None:
        for line in _stdin_lines():
            call(partial(on_line, line))
        call(on_end)

    threading.Thread(target=read, daemon=True).start()


def _stdin_lines() -> Iterator[str]:
    waiting = b""
    while data := _read_stdin():
        *lines, waiting = (waiting + data).split(b"\n")
        waiting = waiting[-_LINE_BYTES:]
        for line in lines:
            yield line.decode("utf-8", "replace").strip()


def _read_stdin() -> bytes:
    try:
        return os.read(_STDIN, _READ_BYTES)
    except OSError:
        return b""  # Closed, which is an end too.


async def parent_gone() -> None:
    """Return when the process that started this one has ended.

    Its pipe says so at once, unless a child of it holds the other end too; then this does.
    """
    parent = os.getppid()
    while os.getppid() == parent:  # noqa: ASYNC110 — the system sends no event for this.
        await asyncio.sleep(_PARENT_CHECK_SECONDS)
