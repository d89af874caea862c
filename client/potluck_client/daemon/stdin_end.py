"""Ending with the program that started this one: its death closes the pipe to standard input."""

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import suppress

_STDIN = 0
_READ_BYTES = 4096


def at_end_of_stdin(call: Callable[[], None]) -> None:
    """Call back on the running loop once standard input has ended; what comes on it is ignored."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        # Without Python's own buffer, in which a thread must not be caught at the program's end.
        with suppress(OSError):  # Closed from the start, which is an end too.
            while os.read(_STDIN, _READ_BYTES):
                pass
        with suppress(RuntimeError):  # The loop has ended, and the process is about to.
            loop.call_soon_threadsafe(call)

    threading.Thread(target=read, name="stdin", daemon=True).start()
