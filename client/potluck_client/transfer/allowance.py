"""How much may still be transferred in a month."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Traffic:
    """What was transferred.

    Attributes:
        received_bytes: Fetched from projects.
        sent_bytes: Sent to projects.
    """

    received_bytes: int = 0
    sent_bytes: int = 0

    @property
    def total_bytes(self) -> int:
        """Both directions."""
        return self.received_bytes + self.sent_bytes


def month_of(local: dt.datetime) -> str:
    """Return the month that a local time counts to, as in 2026-01."""
    return f"{local:%Y-%m}"


def next_month(local: dt.datetime) -> dt.datetime:
    """Return the first moment of the next month, in the same time zone.

    A zone that is only an offset knows nothing of summer time, so it may be an hour off.
    """
    first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
    return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)


def left_bytes(used: Traffic, cap_bytes: int) -> int | None:
    """Return what may still be transferred; None when there is no cap."""
    return max(0, cap_bytes - used.total_bytes) if cap_bytes > 0 else None
