"""How the C library keeps memory: at hand while a worker trains, given back at rest.

By default glibc returns the freed activations of every micro-batch to the kernel and asks for them
again in the next one. With Practice's model that was up to 2,800 page faults a step. At rest
it keeps what a window has freed. The numbers are those of mallopt(3). Other C libraries are left
alone.
"""

import ctypes
import platform

_M_TRIM_THRESHOLD = -1
_M_TOP_PAD = -2
_M_MMAP_THRESHOLD = -3

_MOST_BYTES = 2**31 - 1
_TOP_PAD_BYTES = 64 * 2**20


def keep_memory_at_hand() -> None:
    """Have freed memory stay with the process until give_memory_back()."""
    libc = _glibc()
    if libc is not None:
        libc.mallopt(_M_MMAP_THRESHOLD, _MOST_BYTES)
        libc.mallopt(_M_TRIM_THRESHOLD, _MOST_BYTES)
        libc.mallopt(_M_TOP_PAD, _TOP_PAD_BYTES)


def give_memory_back() -> None:
    """Return all freed memory to the system."""
    libc = _glibc()
    if libc is not None:
        libc.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if platform.libc_ver()[0] == "glibc" else None
