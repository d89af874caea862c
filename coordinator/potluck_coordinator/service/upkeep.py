"""What the service does by itself: letting time pass, merging, tidying up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from potluck.errors import ErrorCode, PotluckError
from potluck_coordinator.merging import carry_out
from potluck_coordinator.records import Round
from potluck_coordinator.service.desk import Desk
from potluck_coordinator.steps.round_keeping import finish_merge
from potluck_coordinator.steps.step import Everyone
from potluck_coordinator.steps.upkeep import (
    MergeJob,
    Waste,
    forget,
    planned_job,
    start_up,
    tick,
    waste,
)

_TICK_SECONDS = 5.0
_PRACTICE_TICK_SECONDS = 1.0
_FULL_SECONDS = 30.0

_log = logging.getLogger(__name__)


async def keep_time(desk: Desk) -> None:
    """Let leases run out and rounds fall due, until cancelled."""
    pause = _PRACTICE_TICK_SECONDS if desk.rules.practice else _TICK_SECONDS
    await _with_room(desk, partial(desk.run, start_up))
    while True:
        await _with_room(desk, partial(desk.run, tick))
        await desk.clock.sleep(pause)


async def merge_and_tidy(desk: Desk, scratch: Path) -> None:
    """Carry out every merge that has been decided, and throw away what it leaves behind.

    The decision is in the record before the work begins and the result is in it only when its
    files are safe, so that a process that is killed in between does the same again.
    """
    with desk.bulletin.watching(Everyone.MERGER) as news:
        while True:
            news.clear()
            await _with_room(desk, partial(_merge_all, desk, scratch))
            await _with_room(desk, partial(_tidy, desk))
            await news.wait()


async def _with_room(desk: Desk, work: Callable[[], Awaitable[None]]) -> None:
    """Do something that may be repeated, again and again while the disk is full."""
    while True:
        try:
            await work()
        except PotluckError as error:
            if error.code is not ErrorCode.FULL:
                raise
            _log.error("%s", error.sentence)
            await desk.clock.sleep(_FULL_SECONDS)
        else:
            return


async def _merge_all(desk: Desk, scratch: Path) -> None:
    while (job := await desk.run(planned_job)) is not None:
        await _merge(desk, job, scratch)


async def _merge(desk: Desk, job: MergeJob, scratch: Path) -> None:
    merged = await asyncio.to_thread(carry_out, job, desk.blobs, desk.rules.recipe, scratch)
    following = Round(
        number=job.opened.number + 1,
        checkpoint=merged.checkpoint,
        velocity=merged.velocity,
        opened_unix_ms=desk.clock.unix_ms(),
        tokens=job.opened.tokens + job.tokens,
    )
    await desk.run(lambda step: finish_merge(step, following))
    _log.info("Round %d begins; %d units were merged.", following.number, len(job.parts))


async def _tidy(desk: Desk) -> None:
    while (thrown := await desk.run(waste)).units or thrown.disputed or thrown.rounds:
        await asyncio.to_thread(_delete, desk, thrown)
        await desk.run(partial(forget, thrown=thrown))


def _delete(desk: Desk, thrown: Waste) -> None:
    for digest in thrown.digests:
        desk.blobs.delete(digest)
