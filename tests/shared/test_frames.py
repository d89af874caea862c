"""The framed pipe between daemon and worker."""

import asyncio
import io
import os
import struct
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.errors import FormatError
from potluck.frames import encode_frame, read_frame, read_frame_async
from potluck.limits import FRAME_BYTES


async def read_all(data: bytes) -> list[bytes]:
    """Read all frames of data through the asynchronous reader."""
    stream = asyncio.StreamReader()
    stream.feed_data(data)
    stream.feed_eof()
    messages = []
    while (message := await read_frame_async(stream)) is not None:
        messages.append(message)
    return messages


@given(st.lists(st.binary(max_size=300), max_size=6))
def test_messages_come_out_as_they_went_in(messages: list[bytes]) -> None:
    """Daemon and worker hear exactly what the other said, in order, by either reader."""
    data = b"".join(map(encode_frame, messages))
    stream = io.BytesIO(data)
    assert [read_frame(stream) for _ in messages] == messages
    assert read_frame(stream) is None
    assert asyncio.run(read_all(data)) == messages


def test_a_message_cut_at_any_byte_is_an_error() -> None:
    """A worker that dies while it speaks is never misread as one that said something shorter."""
    data = encode_frame(b"progress")
    for length in range(1, len(data)):
        with pytest.raises(FormatError, match="middle of a message"):
            read_frame(io.BytesIO(data[:length]))
        with pytest.raises(FormatError, match="middle of a message"):
            asyncio.run(read_all(data[:length]))


@pytest.mark.parametrize("length", [FRAME_BYTES + 1, 2**32 - 1])
def test_an_oversized_message_is_refused_before_it_is_read(length: int) -> None:
    """A mad worker can't make the daemon reserve gigabytes."""
    header = struct.pack(">I", length)
    with pytest.raises(FormatError, match="larger"):
        read_frame(io.BytesIO(header))
    with pytest.raises(FormatError, match="larger"):
        asyncio.run(read_all(header))


def test_the_largest_message_is_allowed_and_one_byte_more_is_not() -> None:
    """The limit is the same on the way out."""
    largest = bytes(FRAME_BYTES)
    assert read_frame(io.BytesIO(encode_frame(largest))) == largest
    with pytest.raises(FormatError, match="larger"):
        encode_frame(largest + b"\0")


def test_an_unbuffered_pipe_gives_whole_messages() -> None:
    """A pipe that hands out what it has, piece by piece, is no broken pipe."""
    message = os.urandom(300_000)
    incoming, outgoing = os.pipe()

    def write() -> None:
        with os.fdopen(outgoing, "wb") as file:
            file.write(encode_frame(message))

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(incoming, "rb", buffering=0) as stream:
        assert read_frame(stream) == message
        assert read_frame(stream) is None
    writer.join()
