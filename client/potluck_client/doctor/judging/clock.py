"""Whether the clock is right."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, good, skipped, warning


@dataclass(frozen=True, kw_only=True)
class ClockReading:
    """What is known of the clock.

    Attributes:
        synchronised: Whether the system keeps it with the network's time; None when not known.
    """

    synchronised: bool | None


def judge_clock(reading: ClockReading) -> Finding:
    """Return whether times can be trusted."""
    if reading.synchronised is None:
        return skipped(Topic.CLOCK, "This system does not say whether its clock is kept right.")
    if reading.synchronised:
        return good(Topic.CLOCK, "The system keeps the clock right over the network.")
    return warning(
        Topic.CLOCK,
        "The system does not keep the clock right over the network, so it may be wrong.",
        "Switch on automatic date and time in the system's settings.",
    )
