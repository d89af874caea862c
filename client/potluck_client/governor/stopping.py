"""When work stands still because no share of time keeps a limit, and when it goes on."""

from dataclasses import dataclass, replace
from enum import Enum

from potluck.v1 import control_pb2 as control
from potluck_client.governor import sentences
from potluck_client.governor.port import GovernorLimits, Verdict

_FIRST_WAIT_SECONDS = 600.0
_LONGEST_WAIT_SECONDS = 3600.0
_SHORTEST_COOLING_SECONDS = 10.0


class StopCause(Enum):
    """Why work stands still."""

    TOO_HOT = "too hot"
    """The device is far above its ceiling."""
    POWER = "power"
    """Even the least share of time takes too much power."""
    TEMPERATURE = "temperature"
    """Even the least share of time makes it too hot."""
    FAN = "fan"
    """Even with the least share of time the fan turns too fast."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """A time in which work stands still.

    Attributes:
        cause: Why.
        seconds_left: Shortest time until it goes on.
        limit: The limit that could not be kept, in its own unit.
        measured: What was measured then.
        wait_minutes: How long it was to wait in all.
    """

    cause: StopCause
    seconds_left: float
    limit: float
    measured: float = 0.0
    wait_minutes: float = 0.0


def too_hot(celsius: float) -> Stop:
    """Return the stop of a device that is far above its ceiling."""
    return Stop(cause=StopCause.TOO_HOT, seconds_left=_SHORTEST_COOLING_SECONDS, limit=celsius)


def too_low(cause: StopCause, limit: float, measured: float, stops: int) -> Stop:
    """Return the stop for a limit that the least share of time breaks; each waits longer."""
    wait = min(_FIRST_WAIT_SECONDS * 2**stops, _LONGEST_WAIT_SECONDS)
    return Stop(
        cause=cause, seconds_left=wait, limit=limit, measured=measured, wait_minutes=wait / 60
    )


def go_on(
    stop: Stop, limits: GovernorLimits, celsius: float | None, resumes_celsius: float, dt: float
) -> Stop | None:
    """Return what is left of a stop after some time; None when work may go on.

    Args:
        stop: The stop.
        limits: The limits now; one that was raised ends the stop.
        celsius: A temperature that can be relied on; None when there is none.
        resumes_celsius: How cool a device that was too hot has to be.
        dt: Seconds that passed.
    """
    limit = _limit(stop.cause, limits)
    if limit is None or (limit > stop.limit and stop.cause is not StopCause.TOO_HOT):
        return None
    left = replace(stop, limit=limit, seconds_left=max(0.0, stop.seconds_left - dt))
    if left.seconds_left > 0.0:
        return left
    if stop.cause is StopCause.TOO_HOT and (celsius is None or celsius > resumes_celsius):
        return left
    return None


def stop_verdict(stop: Stop, resumes_celsius: float, duty: float) -> Verdict:
    """Return the verdict while work stands still."""
    reason = control.NOT_NOW_REASON_LIMIT_TOO_LOW
    if stop.cause is StopCause.TOO_HOT:
        reason = control.NOT_NOW_REASON_TOO_HOT
        sentence = sentences.too_hot(stop.limit, resumes_celsius)
    elif stop.cause is StopCause.POWER:
        sentence = sentences.power_too_low(stop.limit, stop.measured, stop.wait_minutes)
    elif stop.cause is StopCause.TEMPERATURE:
        sentence = sentences.temperature_too_low(stop.limit, stop.wait_minutes)
    else:
        sentence = sentences.fan_too_low(stop.limit, stop.wait_minutes)
    return Verdict(duty=duty, stop=reason, stop_sentence=sentence)


def _limit(cause: StopCause, limits: GovernorLimits) -> float | None:
    if cause is StopCause.POWER:
        return limits.power_watts
    if cause is StopCause.FAN:
        return limits.fan_percent
    return limits.temperature_celsius
