"""The worker's end of the pipe, out of reach of whatever else prints or reads."""

import os
import sys
import threading
from typing import BinaryIO

from potluck.frames import encode_frame
from potluck.v1 import worker_pb2 as wire

_STDIN, _STDOUT, _STDERR = 0, 1, 2


class Pipe:
    """Frames to the daemon and from it.

    Attributes:
        orders: What the daemon sends.
    """

    def __init__(self, orders: BinaryIO, frames: BinaryIO) -> None:
        self.orders = orders
        self._frames = frames
        self._writing = threading.Lock()

    def say(self, message: wire.FromWorker) -> None:
        """Send a message; it is dropped when nobody listens, since the orders end then too."""
        frame = encode_frame(message.SerializeToString())
        with self._writing:
            try:
                self._frames.write(frame)
                self._frames.flush()
            except BrokenPipeError:
                return


def claim_pipe() -> Pipe:
    """Take standard input and output for frames.

    From then on prints of Python and of native code go to standard error, and reads of standard
    input find nothing.
    """
    sys.stdout.flush()
    orders, frames = os.dup(_STDIN), os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, _STDIN)
    os.close(nothing)
    return Pipe(os.fdopen(orders, "rb"), os.fdopen(frames, "wb"))
