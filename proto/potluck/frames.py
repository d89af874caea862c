"""Length-prefixed messages on a pipe: four bytes, big-endian, then so many bytes of message."""

import asyncio
import struct
from typing import BinaryIO

from potluck.errors import FormatError
from potluck.limits import FRAME_BYTES

_HEADER = struct.Struct(">I")


def encode_frame(message: bytes) -> bytes:
    """Return a message with its length in front.

    Raises:
        FormatError: It is larger than a frame may be.
    """
    _check_length(len(message))
    return _HEADER.pack(len(message)) + message


def read_frame(stream: BinaryIO) -> bytes | None:
    """Read one message, or None at the end of the stream.

    Raises:
        FormatError: The stream ends inside a message, or announces too large a one.
    """
    header = _read_up_to(stream, _HEADER.size)
    if not header:
        return None
    if len(header) < _HEADER.size:
        raise FormatError("The pipe closed in the middle of a message.")
    (length,) = _HEADER.unpack(header)
    _check_length(length)
    message = _read_up_to(stream, length)
    if len(message) < length:
        raise FormatError("The pipe closed in the middle of a message.")
    return message


async def read_frame_async(
    stream: asyncio.StreamReader, most_bytes: int = FRAME_BYTES
) -> bytes | None:
    """Read one message, or None at the end of the stream; raises like read_frame.

    Args:
        stream: Where it comes from.
        most_bytes: Largest message that is read, where less than a frame's most will do.
    """
    try:
        header = await stream.readexactly(_HEADER.size)
    except asyncio.IncompleteReadError as error:
        if not error.partial:
            return None
        raise FormatError("The pipe closed in the middle of a message.") from error
    (length,) = _HEADER.unpack(header)
    _check_length(length, most_bytes)
    try:
        return await stream.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise FormatError("The pipe closed in the middle of a message.") from error


def _read_up_to(stream: BinaryIO, length: int) -> bytes:
    """Read so many bytes, or fewer at the end; an unbuffered pipe gives them piece by piece."""
    pieces = bytearray()
    while len(pieces) < length and (piece := stream.read(length - len(pieces))):
        pieces += piece
    return bytes(pieces)


def _check_length(length: int, most_bytes: int = FRAME_BYTES) -> None:
    if length > most_bytes:
        raise FormatError(f"A message of {length} bytes is larger than the pipe allows.")
