"""One question to the daemon, or one stream of its, from the first word to the last.

Callbacks are called in the event loop that the exchange runs in; exactly one of them ends it.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from potluck.errors import PotluckError, UnreachableError
from potluck_gui.control_client import ControlClient

translate = QCoreApplication.translate

Answer = TypeVar("Answer")


async def ask(
    client: Callable[[], ControlClient | None],
    request: Callable[[ControlClient], Awaitable[Answer]],
    *,
    answered: Callable[[Answer], None],
    failed: Callable[[PotluckError], None],
) -> None:
    """Send a request and wait for its answer.

    Args:
        client: Returns the line to the daemon; None while there is none.
        request: Sends it.
        answered: Takes the answer.
        failed: Is told why there is none; also when the line is hung up under the question.
    """
    silent = silence()
    try:
        line = client()
        if line is None:
            raise silent
        try:
            answer = await request(line)
        except asyncio.CancelledError:
            if _is_ended():
                raise
            raise silent from None
    except PotluckError as error:
        failed(error)
    else:
        answered(answer)


async def listen(
    client: Callable[[], ControlClient | None],
    stream: Callable[[ControlClient], AsyncGenerator[Answer, None]],
    *,
    received: Callable[[Answer], None],
    ended: Callable[[], None],
    failed: Callable[[PotluckError], None],
) -> None:
    """Follow a stream to its end.

    Args:
        client: Returns the line to the daemon; None while there is none.
        stream: Opens it.
        received: Takes each piece.
        ended: Is told that there are no more.
        failed: Is told what broke it; also when the line is hung up under it.
    """
    silent = silence()
    try:
        line = client()
        if line is None:
            raise silent
        async with contextlib.aclosing(stream(line)) as pieces:
            async for piece in pieces:
                received(piece)
    except PotluckError as error:
        failed(error)
    except asyncio.CancelledError:
        if _is_ended():
            raise
        failed(silent)
    else:
        ended()


def silence() -> UnreachableError:
    """Return what is said of a daemon that does not answer."""
    return UnreachableError(translate("Bridge", "Potluck's background program does not answer."))


def _is_ended() -> bool:
    """Tell whether this exchange itself was cancelled, and not only the line under it."""
    task = asyncio.current_task()
    return task is None or bool(task.cancelling())
