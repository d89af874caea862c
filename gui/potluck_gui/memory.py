"""Handing freed memory back to the system after the window was closed."""

import ctypes
import sys


def give_memory_back() -> None:
    """Ask the C library to return what it holds free; does nothing where it can't be asked."""
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # Only glibc has it.
    if trim is not None:
        trim(0)
