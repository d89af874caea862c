"""Adding up what this computer gave."""

import datetime as dt
from collections.abc import Iterable

from potluck.v1 import control_pb2 as control
from potluck_client.journal.records import Credit
from potluck_client.lifecycle import UnitState
from potluck_client.local_time import LocalTime


def contribution_of(credits_: Iterable[Credit]) -> control.Contribution:
    """Return the sum of credits; energy stays unset when no verified unit reported any."""
    total = control.Contribution()
    for credit in credits_:
        if credit.state is UnitState.SUBMITTED:
            total.pending_units += 1
        elif credit.state is UnitState.REJECTED:
            total.rejected_units += 1
        elif credit.state is UnitState.VERIFIED:
            total.verified_units += 1
            total.verified_tokens += credit.tokens
            total.verified_seconds += credit.busy_seconds
            total.verified_flops += credit.flops
            if credit.watt_hours is not None:
                total.verified_watt_hours += credit.watt_hours
    return total


def by_day(
    credits_: Iterable[Credit], local_time: LocalTime, *, since: dt.date
) -> dict[dt.date, control.Contribution]:
    """Return the sums by the day on which units came to their state, oldest day first."""
    days: dict[dt.date, list[Credit]] = {}
    for credit in credits_:
        day = local_time(credit.changed_unix).date()
        if day >= since:
            days.setdefault(day, []).append(credit)
    return {day: contribution_of(days[day]) for day in sorted(days)}
