"""Letting every other program of the computer go first, for processes that compute."""

import os
import sys

_NICENESS = 10


def lower_priority() -> None:
    """Give this process, and what it starts, what the others leave."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.IDLE_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)


def lower_priority_of(pid: int) -> None:
    """Give a child, and what it starts from now on, what the others leave."""
    import psutil  # Here, since the window shares this package and hardly ever needs it.

    try:
        process = psutil.Process(pid)
        if sys.platform == "win32":
            process.nice(psutil.IDLE_PRIORITY_CLASS)
        else:
            process.nice(_NICENESS)
    except psutil.Error:
        return  # It has ended by itself.
