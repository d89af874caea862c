"""Wayland's messages as bytes: the little of the protocol that idle times need.

Written anew rather than taken from pywayland, which brings a C library and a build of its own for
each Python: we send five kinds of requests, without file descriptors, and every size here is ours
to bound. The format is in "Wire Format", https://wayland.freedesktop.org/docs/html/ch04.html: words
of 32 bits in the machine's own order; a header of the object's id, then size and opcode; texts with
their length and a closing zero, filled up to a whole word.
"""

import struct
from dataclasses import dataclass

MOST_MESSAGE_BYTES = 4096
"""libwayland sends no longer messages."""

_HEADER = struct.Struct("=II")
_WORD = struct.Struct("=I")


class WaylandFormatError(ValueError):
    """These bytes are no message of Wayland's."""


@dataclass(frozen=True, kw_only=True)
class WaylandMessage:
    """A request or an event.

    Attributes:
        object_id: The object that it is for, or from.
        opcode: Which of the object's requests or events.
        body: Its arguments as bytes.
    """

    object_id: int
    opcode: int
    body: bytes = b""


def encode(message: WaylandMessage) -> bytes:
    """Return a message as bytes; raises WaylandFormatError when it is too long."""
    size = _HEADER.size + len(message.body)
    if size > MOST_MESSAGE_BYTES or size % _WORD.size:
        raise WaylandFormatError(f"A message can't have {size} bytes.")
    return _HEADER.pack(message.object_id, size << 16 | message.opcode) + message.body


def take_message(buffer: bytearray) -> WaylandMessage | None:
    """Take the first message out of what was received; None while it is not all there.

    Raises WaylandFormatError.
    """
    if len(buffer) < _HEADER.size:
        return None
    object_id, word = _HEADER.unpack_from(buffer)
    size, opcode = word >> 16, word & 0xFFFF
    if not _HEADER.size <= size <= MOST_MESSAGE_BYTES or size % _WORD.size:
        raise WaylandFormatError(f"A message can't have {size} bytes.")
    if len(buffer) < size:
        return None
    body = bytes(buffer[_HEADER.size : size])
    del buffer[:size]
    return WaylandMessage(object_id=object_id, opcode=opcode, body=body)


def words(*values: int) -> bytes:
    """Return whole numbers from 0 as arguments."""
    return b"".join(_WORD.pack(value) for value in values)


def text(value: str) -> bytes:
    """Return a text as an argument."""
    data = value.encode() + b"\0"
    return _WORD.pack(len(data)) + data + b"\0" * (-len(data) % _WORD.size)


class Arguments:
    """Reads a message's arguments one after the other; all raise WaylandFormatError."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._at = 0

    def word(self) -> int:
        """Return the next whole number."""
        try:
            (value,) = _WORD.unpack_from(self._body, self._at)
        except struct.error as error:
            raise WaylandFormatError("A message is too short.") from error
        self._at += _WORD.size
        return int(value)

    def text(self) -> str:
        """Return the next text."""
        length = self.word()
        data = self._body[self._at : self._at + length]
        if len(data) < length or not data.endswith(b"\0"):
            raise WaylandFormatError("A text does not end.")
        self._at += length + -length % _WORD.size
        return data[:-1].decode(errors="replace")
