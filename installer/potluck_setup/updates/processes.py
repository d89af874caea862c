"""The processes of this computer: which words each was started with, and how one is ended.

On Windows and macOS it has not been run.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_PS_SECONDS = 10.0


def end_process(pid: int) -> None:
    """End a process for certain, if it is there and ours."""
    # Not the gentle way: who hangs obeys nothing less, and the journal is made for this.
    number = getattr(signal, "SIGKILL", signal.SIGTERM)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


if sys.platform == "win32":

    def processes() -> Iterator[tuple[int, str]]:
        """Yield nothing."""
        return iter(())  # Nothing here tells it; only a daemon that was started here is ended.

elif sys.platform == "linux":

    def processes() -> Iterator[tuple[int, str]]:
        """Yield each process with its words."""
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (folder / "cmdline").read_bytes().rstrip(b"\0").replace(b"\0", b" ")
                yield int(folder.name), os.fsdecode(words)

else:

    def processes() -> Iterator[tuple[int, str]]:
        """Yield each process of this person with its words."""
        command = ["/bin/ps", "-xww", "-o", "pid=,command="]
        try:
            told = subprocess.run(command, capture_output=True, timeout=_PS_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return
        for line in told.stdout.decode(errors="replace").splitlines():
            number, _, words = line.strip().partition(" ")
            if number.isdigit():
                yield int(number), words.strip()
