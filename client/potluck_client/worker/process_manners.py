"""How the worker's process behaves towards the rest of the computer."""

import ctypes
import os
import signal
import sys

import psutil

_NICENESS = 10
_PR_SET_PDEATHSIG = 1


def lower_priority() -> None:
    """Let every other program go first."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)


def die_with_parent(parent: int) -> None:
    """Have the kernel end this process with its parent, where it can; elsewhere the pipe tells.

    Args:
        parent: Process that started this one.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
