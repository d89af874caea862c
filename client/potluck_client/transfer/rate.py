"""How long to wait so that bytes keep to a rate: a debt that time pays off."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Debt:
    """What was transferred ahead of the rate.

    Attributes:
        owed_bytes: Bytes for which there was no time yet.
        at_seconds: When that was so, on the monotonic clock.
    """

    owed_bytes: float = 0.0
    at_seconds: float = 0.0


def settle(debt: Debt, bytes_per_second: float, now_seconds: float) -> Debt:
    """Return the debt after the time that has passed; a rate of 0 is no limit and owes nothing."""
    if bytes_per_second <= 0:
        return Debt(at_seconds=now_seconds)
    paid = max(0.0, now_seconds - debt.at_seconds) * bytes_per_second
    return Debt(owed_bytes=max(0.0, debt.owed_bytes - paid), at_seconds=now_seconds)


def owe(debt: Debt, size_bytes: int) -> Debt:
    """Return the debt with so many bytes more."""
    return Debt(owed_bytes=debt.owed_bytes + size_bytes, at_seconds=debt.at_seconds)


def wait_seconds(debt: Debt, bytes_per_second: float) -> float:
    """Return how long it takes until nothing is owed at a rate."""
    return debt.owed_bytes / bytes_per_second if bytes_per_second > 0 else 0.0
