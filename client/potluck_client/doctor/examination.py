"""Runs looks side by side: what hangs or fails at one of them hides none of the others."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from potluck.errors import PotluckError
from potluck_client.doctor.finding import Finding, State, Topic

_LOG = logging.getLogger(__name__)
_ORDER = {topic: place for place, topic in enumerate(Topic)}
_AGAIN = "Look again; if it stays so, copy the report for support and ask for help."


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look at this computer.

    Attributes:
        shows: What it will find, as far as it goes: each with the state LOOKING.
        seconds: How long it may take; what it has not found by then is told to be unknown.
        take: Takes it, and yields a finding for each of those in `shows`.
    """

    shows: tuple[Finding, ...]
    seconds: float
    take: Callable[[], AsyncGenerator[Finding, None]]


def single(topic: Topic, seconds: float, find: Callable[[], Awaitable[Finding]]) -> Look:
    """Return a look that finds one thing."""

    async def take() -> AsyncGenerator[Finding, None]:
        yield await find()

    return Look(shows=(looking(topic),), seconds=seconds, take=take)


def looking(topic: Topic, device_id: str = "") -> Finding:
    """Return that something is looked at now."""
    return Finding(topic=topic, state=State.LOOKING, device_id=device_id)


async def examine(looks: Sequence[Look]) -> AsyncGenerator[Finding, None]:
    """Yield first what is looked at, in the order of the topics, and then each finding as it comes.

    Who stops listening ends all looks.
    """
    shown = [finding for look in looks for finding in look.shows]
    for finding in sorted(shown, key=lambda each: _ORDER[each.topic]):
        yield finding
    found: asyncio.Queue[Finding | None] = asyncio.Queue()
    tasks = [asyncio.create_task(_take(look, found)) for look in looks]
    try:
        left = len(tasks)
        while left:
            finding_or_end = await found.get()
            if finding_or_end is None:
                left -= 1
            else:
                yield finding_or_end
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _take(look: Look, found: "asyncio.Queue[Finding | None]") -> None:
    """Take one look, and put what it finds into a queue, with None as the last."""
    missing = {finding.key: finding for finding in look.shows}
    why, state = "Nothing was found out about it.", State.WARNING
    try:
        async with asyncio.timeout(look.seconds), aclosing(look.take()) as findings:
            async for finding in findings:
                missing.pop(finding.key, None)
                found.put_nowait(finding)
    except TimeoutError:
        why = f"There was no answer within {look.seconds:.0f} seconds."
    except PotluckError as error:
        why, state = error.sentence, State.BROKEN
    except Exception as error:  # noqa: BLE001 — the top of a task; the finding tells of it
        _LOG.exception("A look has failed")
        why = f"It could not be looked at ({type(error).__name__})."
    for each in missing.values():
        found.put_nowait(replace(each, state=state, sentence=why, mend=_AGAIN))
    found.put_nowait(None)
