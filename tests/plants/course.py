"""Runs the governor on a modelled device and measures what came of it.

Figures are taken of the device itself, not of its sensors:

- excess: the longest unbroken time in which the true mean power of one second, as a meter shows
  it, was above the limit + 5 %;
- overshoot: how far the chip was above its ceiling at the worst moment, ripple of micro-batches
  included;
- power error: the mean power of the settled time against the limit. Settled is what lies at least
  a minute after the beginning and after every change of the device or its surroundings;
- duty loss: the mean share of time in the last minute against the best constant one, which is the
  greatest that keeps every limit for ever, found from the model.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from potluck.v1 import control_pb2 as control
from potluck_client.governor.control import begin, govern
from potluck_client.governor.port import GovernorLimits, Verdict
from potluck_client.governor.power_state import LEAST_DUTY
from potluck_client.regulating import READ_SECONDS, next_reading_seconds
from tests.plants.device import CELL_SECONDS, Device, Make
from tests.plants.sensors import Panel, Sensors

SETTLING_SECONDS = 60.0
_LAST_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True)
class Plant:
    """A device, its sensors, its limits, and how well it is read.

    Attributes:
        seed: What it was made from.
        kind: What sort of trouble it makes.
        make: The device.
        sensors: Its sensors.
        limits: What it has to keep to.
        late: Share of readings that come late, by up to two seconds.
        gap_at: When the computer sleeps for an hour; None for never.
    """

    seed: int
    kind: str
    make: Make
    sensors: Sensors
    limits: GovernorLimits
    late: float = 0.0
    gap_at: float | None = None


@dataclass(kw_only=True)
class Course:
    """What came of a run.

    Attributes:
        excess_seconds: Longest time above the power limit + 5 %.
        overshoot_celsius: Most by which the ceiling was overstepped; negative when it was not.
        settled_watts: Mean power of the settled time; None when nothing was settled.
        last_duty: Mean share of time of the last minute, with stops as nothing.
        stops: How often work was stopped.
        duties: The shares of time, one a second.
        verdicts: Every verdict, with its time, when they are to be kept.
    """

    excess_seconds: float = 0.0
    overshoot_celsius: float = -273.0
    settled_watts: float | None = None
    last_duty: float = 0.0
    stops: int = 0
    duties: list[float] = field(default_factory=list)
    verdicts: list[tuple[float, Verdict]] = field(default_factory=list)


def run(
    plant: Plant,
    seconds: float,
    *,
    keep_verdicts: bool = False,
    each_reading: Callable[[Device, Verdict], None] | None = None,
) -> Course:
    """Run the governor on a plant."""
    random = Random(plant.seed)
    device = Device(plant.make, plant.seed + 1)
    panel = Panel(plant.sensors, device, plant.seed + 2)
    limits, course = plant.limits, Course()
    state = begin(limits)
    device.order(state.duty, stop=False)
    unsettled = [0.0, *(event.at_seconds for event in plant.make.events)]
    cap = limits.power_watts or float("inf")
    ceiling = limits.temperature_celsius or float("inf")
    over = joules = settled = last = last_time = 0.0
    read_at, next_read, stopped, slept = 0.0, READ_SECONDS, False, 0.0
    duty = state.duty
    while device.seconds < seconds:
        device.cell()
        panel.cell()
        now = device.seconds
        over = over + CELL_SECONDS if panel.second_watts > 1.05 * cap else 0.0
        if over > course.excess_seconds:
            course.excess_seconds = over
        if device.chip - ceiling > course.overshoot_celsius:
            course.overshoot_celsius = device.chip - ceiling
        if all(not 0.0 <= now - at < SETTLING_SECONDS for at in unsettled):
            joules += device.watts * CELL_SECONDS
            settled += CELL_SECONDS
        if now > seconds - _LAST_SECONDS:
            last += 0.0 if stopped else duty * CELL_SECONDS
            last_time += CELL_SECONDS
        if now < next_read:
            continue
        if plant.gap_at is not None and not slept and now >= plant.gap_at:
            slept = 3600.0
            read_at -= slept
        told = device.told_seconds
        state, verdict = govern(state, panel.read(), limits, now - read_at, told)
        if int(now) > int(read_at):
            course.duties.append(duty)
        read_at = now
        delay = random.random() * 2.0 if random.random() < plant.late else 0.0
        next_read = now + next_reading_seconds(random.random()) + delay
        was, stopped = stopped, verdict.stop != control.NOT_NOW_REASON_UNSPECIFIED
        course.stops += stopped and not was
        duty = verdict.duty
        device.order(duty, stop=stopped)
        if keep_verdicts:
            course.verdicts.append((now, verdict))
        if each_reading is not None:
            each_reading(device, verdict)
    course.settled_watts = joules / settled if settled else None
    course.last_duty = last / last_time if last_time else 0.0
    return course


def best_duty(make: Make, limits: GovernorLimits) -> float:
    """Return the greatest constant share of time that keeps every limit; 0 when none does."""
    low, high = 0.0, limits.duty
    if _keeps(make, limits, high):
        return high
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if _keeps(make, limits, middle) else (low, middle)
    return low if low >= LEAST_DUTY / 4 else 0.0


def _keeps(make: Make, limits: GovernorLimits, duty: float) -> bool:
    watts, chip, peak = make.steady(duty)
    if limits.power_watts is not None and watts > limits.power_watts:
        return False
    if limits.temperature_celsius is not None and peak > limits.temperature_celsius:
        return False
    return limits.fan_percent is None or make.fan(chip) <= limits.fan_percent


def binds(make: Make, limits: GovernorLimits) -> bool:
    """Tell whether the power limit is what holds a device back, and can."""
    best = best_duty(make, limits)
    if limits.power_watts is None or best >= limits.duty or best < 1.2 * LEAST_DUTY:
        return False
    return make.steady(best)[0] >= 0.995 * limits.power_watts
