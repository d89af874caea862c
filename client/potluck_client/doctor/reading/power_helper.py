"""Asks the power helper what it can limit; written for Linux, the only system that has one."""

import asyncio
import sys
from pathlib import Path

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.frames import encode_frame, read_frame_async
from potluck.limits import POWER_FRAME_BYTES
from potluck.v1 import power_pb2 as wire
from potluck_client.doctor.judging.power_helper import HelperReading
from potluck_client.host.power_helper import ANSWER_SECONDS, HELPER_SOCKET

_STRANGER = "It may not be asked by this account: log out and in again, or add the account to it."
_SENTENCE_CHARACTERS = 300


async def read_helper(socket: Path = HELPER_SOCKET) -> HelperReading:
    """Return what is known; asks for a list, which changes nothing."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            if sys.platform == "linux":
                return await _asked(*await asyncio.open_unix_connection(str(socket)))
            else:  # noqa: RET505 — the checker knows then that this is another system
                return HelperReading(there=None, devices=None)
    except FileNotFoundError:
        return HelperReading(there=False, devices=None)
    except PermissionError:
        return HelperReading(there=True, devices=None, problem=_STRANGER)
    except (OSError, TimeoutError, FormatError, DecodeError):
        return HelperReading(there=True, devices=None)


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> HelperReading:
    try:
        request = wire.ToPowerHelper(list=wire.ListPowerLimits())
        writer.write(encode_frame(request.SerializeToString()))
        await writer.drain()
        frame = await read_frame_async(reader, POWER_FRAME_BYTES)
        answer = wire.FromPowerHelper.FromString(frame) if frame is not None else None
    finally:
        writer.transport.abort()
    if answer is None:
        return HelperReading(there=True, devices=None)
    if answer.problem:
        problem = answer.problem[:_SENTENCE_CHARACTERS]
        return HelperReading(there=True, devices=None, problem=problem)
    return HelperReading(there=True, devices=len(answer.limits))
