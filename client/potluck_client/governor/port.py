"""What goes into the governor and what comes out of it."""

from dataclasses import dataclass

from potluck.v1 import control_pb2 as control


@dataclass(frozen=True, kw_only=True)
class GovernorLimits:
    """What a device has to keep to.

    Attributes:
        duty: Greatest share of time that it may compute, above 0 and at most 1.
        power_watts: Most power, as a mean over the last seconds; None for no limit.
        power_by_driver: True when the driver keeps that limit itself.
        temperature_celsius: Highest temperature; None for no limit.
        fan_percent: Fastest fan; None for no limit.
        full_power_watts: What the device is expected to take at full work, to begin from; None
            when unknown.
    """

    duty: float = 1.0
    power_watts: float | None = None
    power_by_driver: bool = False
    temperature_celsius: float | None = None
    fan_percent: float | None = None
    full_power_watts: float | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How hard a device may work until the next reading.

    Attributes:
        duty: Share of time that it may compute, above 0 and at most 1.
        held_back_by: What makes it so.
        sentence: The same for a person; empty when nothing holds it back.
        stop: Why it must not compute at all for now; unspecified when it may.
        stop_sentence: The same for a person; empty when it may.
    """

    duty: float
    held_back_by: "control.HeldBackBy.ValueType" = control.HELD_BACK_BY_UNSPECIFIED
    sentence: str = ""
    stop: "control.NotNowReason.ValueType" = control.NOT_NOW_REASON_UNSPECIFIED
    stop_sentence: str = ""
