"""Whether the optional power helper answers."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, good, skipped, together, warning


@dataclass(frozen=True, kw_only=True)
class HelperReading:
    """What is known of the power helper.

    Attributes:
        there: True when its socket is there; None on systems that it is not made for.
        devices: How many devices it can limit; None when it did not answer.
        problem: What it said instead, in a sentence; empty when nothing.
    """

    there: bool | None
    devices: int | None
    problem: str = ""


def judge_helper(reading: HelperReading) -> Finding:
    """Return whether power limits can be kept by the driver itself."""
    if reading.there is None:
        return skipped(
            Topic.POWER_HELPER,
            "There is no power helper for this system. Potluck keeps to your watts by resting in "
            "between.",
        )
    if not reading.there:
        return skipped(
            Topic.POWER_HELPER,
            "The power helper is optional and not installed. Potluck keeps to your watts by "
            "resting in between.",
        )
    if reading.devices is None:
        return warning(
            Topic.POWER_HELPER,
            together("The power helper is installed but does not answer.", reading.problem),
            "Install the power helper again, and log in anew; until then Potluck keeps to your "
            "watts by resting in between.",
        )
    if reading.devices == 0:
        return good(
            Topic.POWER_HELPER,
            "The power helper answers; no device of this computer has a limit that it could set.",
        )
    return good(
        Topic.POWER_HELPER,
        f"The power helper answers and can limit devices: {reading.devices}.",
    )
