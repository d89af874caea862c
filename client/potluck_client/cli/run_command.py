"""`potluck run`: work in front of the person's eyes, until an aim is reached or Ctrl-C."""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.daemon_process import DaemonProcess, daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.onlooker import Onlooker
from potluck_client.cli.run_tally import HOW_TO_JOIN, Tally, advance, begin, obstacle
from potluck_client.cli.run_views import RunView, open_view
from potluck_client.cli.stop_requests import StopRequests, stop_requests
from potluck_client.cli.texts import clean

_TICK_SECONDS = 1.0
_PATIENCE_SECONDS = 2.0
_AT_ONCE_SECONDS = 1.0
_REASON_CHARACTERS = 1000
_KEPT = "What was done so far is kept."


@dataclass(frozen=True, kw_only=True)
class RunOptions:
    """What was asked of `potluck run`.

    Attributes:
        home: The data folder.
        practice: Begin Practice.
        units: Stop after so many verified pieces of work; None to go on until Ctrl-C.
        when_idle: Keep to the limits instead of working at once.
        timeout_seconds: Give up after so long; None for never.
        as_json: Print JSON lines.
    """

    home: Path
    practice: bool
    units: int | None
    when_idle: bool
    timeout_seconds: float | None
    as_json: bool


@dataclass(frozen=True, kw_only=True)
class _Ending:
    """How a run ended: its tally, and why the aim was not reached, or None when it was."""

    tally: Tally
    reason: str | None
    interrupted: bool = False


async def run(options: RunOptions) -> ExitCode:
    """Carry out the command; raises PotluckError when the aim can't be reached."""
    task = asyncio.current_task()
    with stop_requests(task.cancel if task is not None else lambda: None) as stop:
        try:
            ending = await _run(options, stop)
        except asyncio.CancelledError as error:
            raise CommandError("Stopped before it began. Nothing was lost.") from error
    if ending.reason is not None:
        raise CommandError(clean(ending.reason, limit=_REASON_CHARACTERS))
    return ExitCode.DONE


async def _run(options: RunOptions, stop: StopRequests) -> _Ending:
    began = time.monotonic()
    async with daemon_of(options.home) as (daemon, process):
        before = await daemon.snapshot()
        if not options.practice and not before.projects:
            raise CommandError(HOW_TO_JOIN)
        asked = await _ask_for_work(daemon, options, before)
        stop.listen(process.kill if process is not None else lambda: None)
        view = open_view(as_json=options.as_json, practice=options.practice)
        tally = begin(before, practice=options.practice)
        onlooker = Onlooker(
            options.home,
            daemon,
            asked,
            ours=process is not None,
            ask_again=partial(_ask_again, options),
            say=view.say,
        )
        try:
            async with onlooker:
                ending = await _follow(onlooker, options, view, stop, began, tally)
                if ending.interrupted:
                    view.say(await _farewell(onlooker, process, options))
        finally:
            view.close()
        view.end(ending.tally, ending.reason)
    return ending


async def _ask_for_work(
    daemon: Daemon, options: RunOptions, before: control.Snapshot
) -> control.Snapshot:
    commands = []
    rests = {control.NOT_NOW_REASON_PAUSED, control.NOT_NOW_REASON_FINISHED}
    if before.state == control.APP_STATE_PAUSED or before.reason in rests or before.finishing:
        commands.append(control.CommandRequest(resume=control.ResumeCommand()))
    if options.practice:
        commands.append(control.CommandRequest(start_practice=control.StartPracticeCommand()))
    if not options.when_idle:
        commands.append(control.CommandRequest(run_now=control.RunNowCommand()))
    after = before
    for command in commands:
        after = await daemon.command(command)
    return after


async def _ask_again(
    options: RunOptions, daemon: Daemon, before: control.Snapshot, after: control.Snapshot
) -> control.Snapshot:
    """Ask a newer version for what the one before held to, and for nothing that somebody ended."""
    if options.practice and not any(project.practice for project in after.projects):
        request = control.CommandRequest(start_practice=control.StartPracticeCommand())
        after = await daemon.command(request)
    if not options.when_idle and before.run_now and after.state != control.APP_STATE_PAUSED:
        after = await daemon.command(control.CommandRequest(run_now=control.RunNowCommand()))
    return after


async def _follow(
    onlooker: Onlooker,
    options: RunOptions,
    view: RunView,
    stop: StopRequests,
    began: float,
    tally: Tally,
) -> _Ending:
    """Show snapshots until the aim is reached, can't be reached, or the person stops it."""
    latest: control.Snapshot | None = None
    patience = _Patience()
    ticks = _ticking(onlooker.snapshots(), stop)
    try:
        async with contextlib.aclosing(ticks):
            async for snapshot in ticks:
                elapsed = time.monotonic() - began
                latest = snapshot or latest
                reason = None
                if latest is not None:
                    tally = advance(
                        tally, latest, elapsed_seconds=elapsed, practice=options.practice
                    )
                    view.show(latest, tally, elapsed)
                    if options.units is not None and tally.verified_units >= options.units:
                        return _Ending(tally=tally, reason=None)
                    reason = obstacle(latest, tally, when_idle=options.when_idle)
                if stop.asked:
                    missing = None if options.units is None else "You stopped it before its aim."
                    return _Ending(tally=tally, reason=missing, interrupted=True)
                if options.timeout_seconds is not None and elapsed >= options.timeout_seconds:
                    seconds = f"{options.timeout_seconds:g} seconds"
                    return _Ending(tally=tally, reason=f"Not done within {seconds}. {_KEPT}")
                if options.units is not None and patience.is_over(reason, elapsed):
                    return _Ending(tally=tally, reason=reason)
    except PotluckError as error:
        return _Ending(tally=tally, reason=f"{error.sentence} {_KEPT}")
    return _Ending(tally=tally, reason=f"Potluck's background program ended. {_KEPT}")


class _Patience:
    """Lets an obstacle pass by itself for a moment, as while Practice is being set up."""

    def __init__(self) -> None:
        self._reason: str | None = None
        self._since_seconds = 0.0

    def is_over(self, reason: str | None, now_seconds: float) -> bool:
        """Tell whether this obstacle has stood in the way for too long."""
        if reason != self._reason:
            self._reason, self._since_seconds = reason, now_seconds
        return reason is not None and now_seconds - self._since_seconds >= _PATIENCE_SECONDS


async def _ticking(
    snapshots: AsyncIterator[control.Snapshot], stop: StopRequests
) -> AsyncGenerator[control.Snapshot | None, None]:
    """Yield snapshots as they come, and None once a second or when the person wants to stop."""
    coming: asyncio.Future[control.Snapshot] = asyncio.ensure_future(anext(snapshots))
    stopping: asyncio.Future[None] = asyncio.ensure_future(stop.wait())
    try:
        while True:
            awaited: list[asyncio.Future[Any]] = [coming, stopping]
            done, _ = await asyncio.wait(
                awaited, timeout=_TICK_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if coming in done:
                snapshot = coming.result()
                coming = asyncio.ensure_future(anext(snapshots))
                yield snapshot
            else:
                yield None
    finally:
        stopping.cancel()
        coming.cancel()
        # The outcome no longer matters, also when it is a failure of just now.
        await asyncio.gather(coming, stopping, return_exceptions=True)


async def _farewell(onlooker: Onlooker, process: DaemonProcess | None, options: RunOptions) -> str:
    """Say what is kept; a daemon that was there before goes back to its limits."""
    if process is not None:
        return (
            "Ending. The piece of work in hand is kept up to where it was last saved and goes on "
            "next time. Press Ctrl-C again to end at once."
        )
    if onlooker.changing:
        return (
            "Potluck is being updated, and then goes on in the background within your limits. "
            "Pause it with: potluck pause"
        )
    if not options.when_idle and onlooker.asked.run_now:
        ended = control.CommandRequest(run_now=control.RunNowCommand(seconds=_AT_ONCE_SECONDS))
        with contextlib.suppress(PotluckError):
            await onlooker.daemon.command(ended)
    return "Potluck goes on in the background within your limits. Pause it with: potluck pause"
