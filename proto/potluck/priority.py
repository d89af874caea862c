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
