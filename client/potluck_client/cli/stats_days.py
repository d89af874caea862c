"""The last days' contribution and electricity, put together of what the daemon tells."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck_client.cli.daemon_call import Daemon
from potluck_client.cli.plain_json import Plain, to_plain

_Sums = TypeVar("_Sums", control.Contribution, control.Energy)


@dataclass(frozen=True, kw_only=True)
class DayGiven:
    """What was given on a day.

    Attributes:
        day: The day, as in 2026-01-31.
        contribution: What was given.
    """

    day: str
    contribution: control.Contribution


@dataclass(frozen=True, kw_only=True)
class DayTaken:
    """What one device took on a day.

    Attributes:
        day: The day, as in 2026-01-31.
        device_id: Stable name of the device.
        device_name: What it is called.
        energy: What it took.
    """

    day: str
    device_id: str
    device_name: str
    energy: control.Energy


@dataclass(frozen=True, kw_only=True)
class Stats:
    """Contribution and electricity of some days and of all time.

    Attributes:
        days: What was given, oldest first; days with nothing are left out.
        total: What was given in all.
        energy_days: What was taken, oldest first.
        energy_total: What was taken in all.
    """

    days: Sequence[DayGiven] = ()
    total: control.Contribution
    energy_days: Sequence[DayTaken] = ()
    energy_total: control.Energy


async def gather_stats(daemon: Daemon, days: int) -> Stats:
    """Ask the daemon for the last days and for all time; raises PotluckError."""
    in_all = await daemon.history(control.GetHistoryRequest(bucket=control.BUCKET_ALL))
    today = dt.date.fromisoformat(in_all.today)
    by_day = await _by_day(daemon, today - dt.timedelta(days=days - 1), None, today)
    return stats_of(in_all.entries, by_day, in_all.device_names)


def stats_of(
    in_all: Iterable[control.HistoryEntry],
    by_day: Sequence[control.HistoryEntry],
    device_names: Mapping[str, str],
) -> Stats:
    """Return the stats of entries of all time and of entries by day, oldest first."""
    in_all = list(in_all)
    given = groupby((e for e in by_day if e.project_id), key=lambda entry: entry.start_day)
    return Stats(
        days=[
            DayGiven(day=day, contribution=_sum_given(entry.contribution for entry in entries))
            for day, entries in given
        ],
        total=_sum_given(entry.contribution for entry in in_all),
        energy_days=[
            DayTaken(
                day=entry.start_day,
                device_id=entry.device_id,
                device_name=device_names.get(entry.device_id, entry.device_id),
                energy=entry.energy,
            )
            for entry in by_day
            if not entry.project_id
        ],
        energy_total=sum_taken(entry.energy for entry in in_all),
    )


def stats_json(stats: Stats) -> dict[str, Plain]:
    """Return stats as JSON values."""
    return {
        "days": [
            {"day": day.day, "contribution": to_plain(day.contribution)} for day in stats.days
        ],
        "total": to_plain(stats.total),
        "energy_days": [
            {
                "day": day.day,
                "device_id": day.device_id,
                "device_name": day.device_name,
                "energy": to_plain(day.energy),
            }
            for day in stats.energy_days
        ],
        "energy_total": to_plain(stats.energy_total),
    }


def sum_taken(energies: Iterable[control.Energy]) -> control.Energy:
    """Return the sum of energies, which are all counted in the same money."""
    return _added(control.Energy(), energies)


def _sum_given(contributions: Iterable[control.Contribution]) -> control.Contribution:
    return _added(control.Contribution(), contributions)


def _added(total: _Sums, parts: Iterable[_Sums]) -> _Sums:
    """Add numbers to a sum; of texts the last stands, and what no part has stays unset."""
    for part in parts:
        for field, value in part.ListFields():
            before = 0 if isinstance(value, str) else getattr(total, field.name)
            setattr(total, field.name, value if isinstance(value, str) else before + value)
    return total


async def _by_day(
    daemon: Daemon, first: dt.date, last: dt.date | None, today: dt.date
) -> list[control.HistoryEntry]:
    """Return the entries of days, asked for in halves when they don't fit into one answer.

    Without a last day nothing is left out: the clock may have gone ahead before.
    """
    request = control.GetHistoryRequest(
        bucket=control.BUCKET_DAY,
        first_day=first.isoformat(),
        last_day="" if last is None else last.isoformat(),
    )
    try:
        return list((await daemon.history(request)).entries)
    except PotluckError as error:
        days = ((last or today) - first).days
        if error.code is not ErrorCode.TOO_LARGE or days < 1:
            raise
    middle = first + dt.timedelta(days=days // 2)
    older = await _by_day(daemon, first, middle, today)
    return older + await _by_day(daemon, middle + dt.timedelta(days=1), last, today)
