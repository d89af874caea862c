"""Asks the system whether its clock is kept right over the network.

On Linux the kernel itself knows, whichever program sets the clock: adjtimex(2) returns TIME_ERROR
while nobody does. Asking changes nothing, since no mode is set. Other systems have no such word.
"""

import ctypes
import sys

from potluck_client.doctor.judging.clock import ClockReading

_TIMEX_BYTES = 512
"""More than `struct timex` takes on any system; all zero, it asks and sets nothing."""

_TIME_ERROR = 5


def read_clock() -> ClockReading:
    """Return what is known."""
    return ClockReading(synchronised=_by_the_kernel() if sys.platform == "linux" else None)


def _by_the_kernel() -> bool | None:
    try:
        asked = ctypes.create_string_buffer(_TIMEX_BYTES)
        state = int(ctypes.CDLL(None, use_errno=True).adjtimex(asked))
    except (OSError, AttributeError):
        return None
    return None if state < 0 else state != _TIME_ERROR
