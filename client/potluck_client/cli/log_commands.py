"""The commands about what happened: log and support."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from potluck.limits import ACTIVITY_PAGE
from potluck.v1 import control_pb2 as control
from potluck_client.cli.commands import say
from potluck_client.cli.daemon_process import daemon_of
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.plain_json import to_line, to_plain
from potluck_client.cli.texts import clean

_MILLISECONDS = 1000
_SENTENCE_CHARACTERS = 1000
_MOST_LINES = 10_000
_NO_TIME = "                "


@dataclass(frozen=True, kw_only=True)
class LogWanted:
    """What of the activity log is wanted.

    Attributes:
        last: How many of the newest entries.
        problems: True for problems alone.
        search: Words that have to be in them; empty for all.
    """

    last: int
    problems: bool
    search: str


async def show_log(home: Path, wanted: LogWanted, *, as_json: bool) -> ExitCode:
    """Show the newest entries that fit, the newest last."""
    if wanted.last > _MOST_LINES:
        raise CommandError(
            f"--last must be between 1 and {_MOST_LINES}.", exit_code=ExitCode.WRONG_WORDS
        )
    entries: list[control.ActivityEntry] = []
    async with daemon_of(home) as (daemon, _):
        more = True
        while more and len(entries) < wanted.last:
            page = await daemon.activity(
                control.ListActivityRequest(
                    limit=min(wanted.last - len(entries), ACTIVITY_PAGE),
                    before_number=entries[-1].number if entries else 0,
                    kinds=[control.ACTIVITY_KIND_PROBLEM] if wanted.problems else [],
                    search=wanted.search,
                )
            )
            entries += page.entries
            more = page.more and bool(page.entries)
    entries.reverse()
    if as_json:
        say(to_line(to_plain(control.ListActivityResponse(entries=entries, more=more))))
    else:
        say(log_text(entries))
    return ExitCode.DONE


async def show_support(home: Path) -> ExitCode:
    """Print the report for support."""
    async with daemon_of(home) as (daemon, _):
        report = await daemon.support_report()
    say("\n".join(clean(line, limit=_SENTENCE_CHARACTERS) for line in report.splitlines()))
    return ExitCode.DONE


def log_text(entries: list[control.ActivityEntry]) -> str:
    """Return entries line by line, in local time, with what to do below each problem."""
    if not entries:
        return "Nothing like that has happened."
    lines = []
    for entry in entries:
        about = " · ".join(clean(n) for n in (entry.project_name, entry.device_name) if n)
        aside = f" ({about})" if about else ""
        lines.append(f"{_time(entry)}  {clean(entry.sentence, limit=_SENTENCE_CHARACTERS)}{aside}")
        if entry.remedy:
            lines.append(f"{_NO_TIME}  {clean(entry.remedy, limit=_SENTENCE_CHARACTERS)}")
    return "\n".join(lines)


def _time(entry: control.ActivityEntry) -> str:
    try:
        at = dt.datetime.fromtimestamp(entry.unix_ms / _MILLISECONDS, dt.UTC).astimezone()
    except (OverflowError, ValueError, OSError):
        return _NO_TIME
    return at.strftime("%Y-%m-%d %H:%M")
