"""Asks the power helper, a small program that runs as root, to limit the power of devices.

The helper keeps a limit as long as the connection that asked for it, so there is one only while a
limit is wanted. When the helper starts anew the limits are gone until they are asked for again: ask
every few seconds while a device works, and the answer says what is in force now. There is a helper
for Linux only so far.
"""

import asyncio
import math
import sys
from pathlib import Path

from google.protobuf.message import DecodeError

from potluck.errors import FormatError
from potluck.frames import encode_frame, read_frame_async
from potluck.limits import DEVICE_ID_CHARACTERS, POWER_FRAME_BYTES
from potluck.v1 import power_pb2 as wire
from potluck_client.host.port import CapAnswer

HELPER_SOCKET = Path("/run/potluck/power.sock")
"""Where the helper listens; its own package says the same."""

ANSWER_SECONDS = 5.0
"""How long an answer may take; loading a graphics driver takes a second or two."""

_SLACK_WATTS = 0.5
"""How far a driver may round a limit up."""

_SENTENCE_CHARACTERS = 500
_INSTEAD = "Potluck rests between short stretches of work instead, to keep to the watts."
_NO_HELPER = (
    "The driver's own limit can't be set without the power helper, so Potluck rests between short "
    "stretches of work to keep to the watts. The page about the power helper says how to add it."
)
_SILENT = f"The power helper does not answer. {_INSTEAD}"
_NOT_KEPT = f"The graphics card's driver does not keep the limit. {_INSTEAD}"

_Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class PowerHelperCap:
    """Implements PowerCap; without a helper every answer says that there is none.

    Args:
        socket: Where the helper listens.
        answer_seconds: How long an answer may take.
    """

    def __init__(
        self, socket: Path = HELPER_SOCKET, answer_seconds: float = ANSWER_SECONDS
    ) -> None:
        self._socket = socket
        self._answer_seconds = answer_seconds
        self._turn = asyncio.Lock()
        self._connection: _Connection | None = None
        self._limited: set[str] = set()

    async def set_watts(self, device_id: str, watts: float) -> CapAnswer:
        """Limit a device, or ask whether the limit set before is still in force."""
        if len(device_id) > DEVICE_ID_CHARACTERS:
            return CapAnswer(in_force=False, sentence=f"There is no such device. {_INSTEAD}")
        request = wire.ToPowerHelper(set=wire.SetPowerLimit(device_id=device_id, watts=watts))
        try:
            answer = await self._ask(request)
        except (FileNotFoundError, ConnectionRefusedError, PermissionError):
            return CapAnswer(in_force=False, sentence=_NO_HELPER)
        except (TimeoutError, OSError, FormatError):
            return CapAnswer(in_force=False, sentence=_SILENT)
        said = _watts_of(answer, device_id)
        if not answer.problem and said is not None and 0 < said <= watts + _SLACK_WATTS:
            self._limited.add(device_id)
            return CapAnswer(in_force=True, watts=said)
        if not self._limited:
            self._drop()
        problem = answer.problem[:_SENTENCE_CHARACTERS]
        sentence = f"{problem} {_INSTEAD}" if problem else _NOT_KEPT
        return CapAnswer(in_force=False, watts=said, sentence=sentence)

    async def restore(self, device_id: str) -> None:
        """Put back a device's limit; the last one takes the connection with it."""
        if device_id not in self._limited:
            return
        self._limited.discard(device_id)
        request = wire.ToPowerHelper(restore=wire.RestorePowerLimit(device_id=device_id))
        try:
            await self._ask(request)
        except (TimeoutError, OSError, FormatError):
            self._drop()  # The helper puts all back; what is still wanted is asked for again.
        if not self._limited:
            self._drop()

    async def close(self) -> None:
        """Put all back and let go."""
        for device_id in tuple(self._limited):
            await self.restore(device_id)
        self._drop()

    async def _ask(self, request: wire.ToPowerHelper) -> wire.FromPowerHelper:
        """Ask, anew when the connection had ended; raises OSError, TimeoutError or FormatError."""
        async with asyncio.timeout(self._answer_seconds), self._turn:
            if self._connection is not None:
                try:
                    return await self._exchange(request)
                except OSError:
                    pass  # It ended since the last time, as when the helper was started anew.
            return await self._exchange(request)

    async def _exchange(self, request: wire.ToPowerHelper) -> wire.FromPowerHelper:
        answered = False
        try:
            if self._connection is None:
                self._connection = await _connect(self._socket)
            reader, writer = self._connection
            writer.write(encode_frame(request.SerializeToString()))
            await writer.drain()
            frame = await read_frame_async(reader, POWER_FRAME_BYTES)
            if frame is None:
                raise ConnectionResetError("the helper hung up")
            answer = wire.FromPowerHelper.FromString(frame)
            answered = True
        except DecodeError as error:
            raise FormatError("The power helper's answer is damaged.") from error
        finally:
            if not answered:
                self._drop()  # A late answer must not be taken for that of the next question.
        return answer

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection[1].transport.abort()


async def _connect(socket: Path) -> _Connection:
    if sys.platform == "linux":
        return await asyncio.open_unix_connection(str(socket), limit=POWER_FRAME_BYTES)
    else:  # noqa: RET505 — the checker knows then that this is another system
        raise FileNotFoundError("there is no power helper for this system yet")


def _watts_of(answer: wire.FromPowerHelper, device_id: str) -> float | None:
    for limit in answer.limits:
        if limit.device_id == device_id and math.isfinite(limit.watts):
            return limit.watts
    return None
