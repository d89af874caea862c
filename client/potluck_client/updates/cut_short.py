"""A step of updates that is ended as soon as something speaks against it."""

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any

from potluck_client.host.port import Clock
from potluck_client.updates.port import Part
from potluck_client.updates.standing import Seen
from potluck_client.watched import Watched, first_of

_SETTLED_SECONDS = 2.0
"""A rate that was changed so long ago is what the person wants; beginning anew costs a moment."""


_FETCHES = {Part.LOOKING, Part.FETCHING}


class CutShortError(Exception):
    """The step was ended before its end."""


async def unless(step: Awaitable[str | None], *objections: Coroutine[Any, Any, None]) -> str | None:
    """Carry out a step, and return what it does; what it started has ended in any case.

    Raises:
        CutShortError: One of the objections came first.
    """
    running = asyncio.ensure_future(step)
    try:
        await first_of(asyncio.wait({running}), *objections)
        if running.done():
            return running.result()
        raise CutShortError
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def network_lost(seen: Watched[Seen]) -> None:
    """Return once the network may not be used."""
    while seen.value.may_fetch:
        await seen.change()


async def rate_changed(
    began_with: float, seen: Watched[Seen], part: Watched[Part], clock: Clock
) -> None:
    """Return once another rate than that holds, and there is something to fetch yet."""
    while True:
        wanted = seen.value.most_bytes_per_second
        if wanted == began_with:
            await seen.change()
            continue
        await clock.sleep(_SETTLED_SECONDS)
        if part.value not in _FETCHES:
            await part.change()
        elif seen.value.most_bytes_per_second == wanted:
            return
