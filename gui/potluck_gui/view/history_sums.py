"""A history summed up by bucket and by project or device."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from potluck.limits import HISTORY_ENTRIES
from potluck.v1 import control_pb2 as control
from potluck_gui.view.calendar import Window, day_of, start_of
from potluck_gui.view.measures import Measure, given_reader, metered_amount, pending_reader

MOST_GROUPS = 20
"""So many have rows of their own."""
OTHERS = "\0others"
"""Stands for all groups after them; no name from outside is this one."""


class Grouping(Enum):
    """What the parts of a bar are."""

    PROJECT = "project"
    """Projects."""
    DEVICE = "device"
    """Devices."""


@dataclass
class Given:
    """What a group has in a bucket."""

    value: float = 0.0
    pending_value: float = 0.0
    pending_units: int = 0


def collected(
    answer: control.GetHistoryResponse, window: Window, measure: Measure, grouping: Grouping
) -> tuple[dict[tuple[dt.date, str], Given], str]:
    """Sum the entries up by bucket and group; what no calendar or bucket holds is left out."""
    buckets = set(window.starts)
    given: dict[tuple[dt.date, str], Given] = defaultdict(Given)
    read, read_pending = given_reader(measure), pending_reader(measure)
    metered, by_device = measure.metered, grouping is Grouping.DEVICE
    starts: dict[str, dt.date | None] = {}
    currency = ""
    for entry in answer.entries[:HISTORY_ENTRIES]:
        text = entry.start_day
        if text not in starts:
            starts[text] = _start(text, window, buckets)
        start = starts[text]
        if start is None or metered is bool(entry.project_id):
            continue
        if metered:
            value = metered_amount(measure, entry.energy)
            currency = currency or entry.energy.currency
            if value > 0:
                given[start, entry.device_id].value += value
            continue
        value, pending = read(entry.contribution), entry.contribution.pending_units
        if value <= 0 and not pending:
            continue
        into = given[start, entry.device_id if by_device else entry.project_id]
        into.value += value
        into.pending_units += pending
        into.pending_value += read_pending(entry.contribution)
    return given, currency


def _start(text: str, window: Window, buckets: set[dt.date]) -> dt.date | None:
    """Return the bucket of an entry; None for what is no day or is not in the window."""
    day = day_of(text)
    if day is None:
        return None
    start = start_of(day, window.bucket, window.first_weekday)
    return start if start in buckets else None


def ranked_groups(given: dict[tuple[dt.date, str], Given]) -> list[str]:
    """Return the groups, the greatest first; after so many, all others are one."""
    totals: dict[str, float] = defaultdict(float)
    for (_, group), each in given.items():
        totals[group] += each.value + each.pending_value
    ranked = sorted(totals, key=lambda group: (-totals[group], group))
    return ranked if len(ranked) <= MOST_GROUPS else [*ranked[:MOST_GROUPS], OTHERS]


def folded(
    given: dict[tuple[dt.date, str], Given], ranked: list[str]
) -> dict[tuple[dt.date, str], Given]:
    """Sum up the groups that have no place among the ranked ones."""
    if OTHERS not in ranked:
        return given
    kept = set(ranked)
    folded: dict[tuple[dt.date, str], Given] = defaultdict(Given)
    for (start, group), each in given.items():
        into = folded[start, group if group in kept else OTHERS]
        into.value += each.value
        into.pending_value += each.pending_value
        into.pending_units += each.pending_units
    return folded
