"""The short commands: status, finish, join, leave and stats."""

import csv
import datetime as dt
import sys
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.cli.asking import agrees
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.daemon_process import daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.project_texts import invite_text
from potluck_client.cli.stats_days import gather_stats, stats_json
from potluck_client.cli.stats_texts import STATS_COLUMNS, stats_rows, stats_text
from potluck_client.cli.status_texts import status_text
from potluck_client.cli.texts import clean

_MOST_DAYS = 3660


async def status(home: Path, now: dt.datetime, *, as_json: bool) -> ExitCode:
    """Show how things stand, at a local time without a zone."""
    async with Daemon(home) as daemon:
        snapshot = await daemon.snapshot()
    say(to_line(to_plain(snapshot)) if as_json else status_text(snapshot, now))
    return ExitCode.DONE


async def finish(home: Path) -> ExitCode:
    """Finish the work in hand and then pause."""
    await _command(home, control.CommandRequest(finish=control.FinishCommand()))
    say("Potluck finishes the work in hand and then pauses. Go on with: potluck resume")
    return ExitCode.DONE


async def join(home: Path, link: str, *, agreed: bool, as_json: bool) -> ExitCode:
    """Show what a link leads to, ask, and join."""
    async with daemon_of(home) as (daemon, _):
        project = await daemon.inspect(link)
        if project.joined:
            raise CommandError(f"This computer has joined “{clean(project.name)}” already.")
        if not as_json:
            say(invite_text(project))
        if not agreed and not agrees("Join this project?", "join"):
            raise CommandError("Not joined, as you wished.")
        joined = await daemon.join(link)
    say(
        to_line(to_plain(joined))
        if as_json
        else f"Joined “{clean(joined.name)}”. Begin with: potluck run"
    )
    return ExitCode.DONE


async def leave(home: Path, project: str, *, delete_data: bool, as_json: bool) -> ExitCode:
    """Leave a project."""
    async with daemon_of(home) as (daemon, _):
        left = await daemon.leave(project, delete_data=delete_data)
    data = "Its files were deleted from this computer." if delete_data else "Its files were kept."
    say(
        to_line(to_plain(left))
        if as_json
        else f"Left “{clean(left.name)}”. {data} Your receipts are kept."
    )
    return ExitCode.DONE


async def stats(home: Path, days: int, *, as_json: bool, as_csv: bool) -> ExitCode:
    """Show the contribution by day and in all."""
    if not 1 <= days <= _MOST_DAYS:
        raise CommandError(
            f"--days must be between 1 and {_MOST_DAYS}.", exit_code=ExitCode.WRONG_WORDS
        )
    async with daemon_of(home) as (daemon, _):
        answer = await gather_stats(daemon, days)
    if as_json:
        say(to_line(stats_json(answer)))
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(STATS_COLUMNS)
        writer.writerows(stats_rows(answer))
    else:
        say(stats_text(answer))
    return ExitCode.DONE


def say(text: str) -> None:
    """Write a text and a line's end to stdout."""
    sys.stdout.write(f"{text}\n")


async def _command(home: Path, request: control.CommandRequest) -> control.Snapshot:
    async with Daemon(home) as daemon:
        await daemon.snapshot()
        return await daemon.command(request)
