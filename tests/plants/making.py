"""Makes plants from seeds, over the range of what volunteers have.

The ranges are assumptions, chosen wide: full power from 15 W, as of small laptop cards, to 600 W,
as of the largest for desktops, and 10 to 250 W for processors. Between micro-batches a card stays
at its working clocks and takes 15 to 45 % of that. A chip at full work is 40 to 65 °C above the
air, a quarter to a half of it above its own cooler.
"""

from random import Random

from potluck_client.governor.port import GovernorLimits
from tests.plants.course import Plant
from tests.plants.device import Event, Make
from tests.plants.sensors import Fault, PowerSensor, Sensors

KINDS = ("calm", "load", "room", "dust", "late", "unkept", "asleep", "coarse", "tight")
"""Sorts of plants that have to be kept within their limits; each seed gives one of each.

calm: nothing changes; load: pieces of work that take more or less; room: the air warms or the sun
comes round; dust: the cooler gets worse in mid-run, as by a blocked fan; late: readings come late;
unkept: the driver took the limit on and does not keep it; asleep: the computer sleeps for an hour;
coarse: micro-batches of more than a second; tight: a limit that leaves only a little work.
"""

_SENSORS = (
    PowerSensor.COUNTER,
    PowerSensor.COUNTER,
    PowerSensor.SECOND,
    PowerSensor.SECOND,
    PowerSensor.CELL,
    PowerSensor.MOMENT,
    PowerSensor.SLOW,
)


_HIGHEST_CEILING_CELSIUS = 95.0
"""Nobody can set more: most processors slow themselves down at 100 °C, and a ceiling stays 5 °C
below that."""


def plant(seed: int, kind: str) -> Plant:
    """Return the plant of a seed and a sort."""
    random = Random(f"{kind} {seed}")
    ambient = random.uniform(15.0, 30.0)
    make = _make(random, kind, ambient)
    events = make.events
    worst = [make.changed(0.0), *(make.changed(event.at_seconds) for event in events)]
    sensors = Sensors(
        power=random.choice(_SENSORS),
        power_step_watts=random.choice((0.001, 0.001, 0.1, 1.0)) if make.full_watts > 60 else 0.001,
        celsius_step=random.choice((1.0, 1.0, 1.0, 0.1)),
        celsius_noise=random.choice((0.0, 0.0, 0.3)),
    )
    limits = _limits(random, kind, make, worst)
    return Plant(
        seed=seed,
        kind=kind,
        make=make,
        sensors=sensors,
        limits=limits,
        late=0.02 if kind == "late" else 0.0,
        gap_at=random.uniform(100.0, 250.0) if kind == "asleep" else None,
    )


def faulty(seed: int) -> Plant:
    """Return a plant one of whose sensors fails for two minutes in mid-run."""
    sound = plant(seed, "calm")
    random = Random(f"faulty {seed}")
    fault = random.choice((Fault.FREEZES, Fault.DROPS_OUT, Fault.LIES))
    begins = random.uniform(20.0, 150.0)
    power = random.random() < 0.5
    values = {name: getattr(sound.sensors, name) for name in Sensors.__dataclass_fields__}
    values |= {
        "power_fault": fault if power else Fault.NONE,
        "heat_fault": Fault.NONE if power else fault,
        "fault_begins": begins,
        "fault_ends": begins + 120.0,
    }
    return Plant(
        seed=seed,
        kind="faulty",
        make=sound.make,
        sensors=Sensors(**values),
        limits=sound.limits,
    )


def _make(random: Random, kind: str, ambient: float) -> Make:
    processor = random.random() < 0.25
    full = _spread(random, 10.0, 250.0) if processor else _spread(random, 15.0, 600.0)
    warming = random.uniform(40.0, 65.0)
    chip = random.uniform(0.25, 0.5)
    micro_batch = _spread(random, 0.02, 0.5)
    if kind == "coarse":
        micro_batch = random.uniform(1.0, 2.0)
    helps = random.choice((0.0, random.uniform(0.2, 0.4)))
    return Make(
        rest_watts=full * random.uniform(0.15, 0.45),
        full_watts=full,
        leak=random.uniform(0.0, 0.003),
        noise=random.uniform(0.0, 0.03),
        micro_batch_seconds=micro_batch,
        chip_degrees_per_watt=warming * chip / full,
        chip_seconds=_spread(random, 1.5, 8.0),
        cooler_degrees_per_watt=warming * (1.0 - chip) / full / (1.0 - helps * 0.5),
        cooler_seconds=_spread(random, 45.0, 240.0),
        ambient=ambient,
        fan_help=helps,
        fan_begins=random.uniform(40.0, 55.0),
        fan_slope=random.uniform(1.5, 4.0),
        fan_least=random.choice((0.0, 20.0, 30.0)),
        events=_events(random, kind, ambient),
    )


def _events(random: Random, kind: str, ambient: float) -> tuple[Event, ...]:
    at = random.uniform(150.0, 300.0)
    if kind == "load":
        later = at + random.uniform(90.0, 150.0)
        return (
            Event(at_seconds=0.0, load=random.uniform(0.6, 1.0)),
            Event(at_seconds=at, load=random.uniform(0.6, 1.0)),
            Event(at_seconds=later, load=random.uniform(0.6, 1.0)),
        )
    if kind == "room":
        rise = random.uniform(2.0, 10.0)
        steps = 30
        return tuple(
            Event(at_seconds=at + 4.0 * step, ambient=ambient + rise * (step + 1) / steps)
            for step in range(steps)
        )
    if kind == "dust":
        worse = random.uniform(0.2, 1.0)
        steps = 10
        return tuple(
            Event(at_seconds=at + 1.0 * step, cooling=1.0 + worse * (step + 1) / steps)
            for step in range(steps)
        )
    return ()


def _limits(random: Random, kind: str, make: Make, worst: list[Make]) -> GovernorLimits:
    """Return limits that some share of time keeps, in whole watts and degrees as people set."""
    which = random.choice(("power", "power", "temperature", "temperature", "both", "fan"))
    if kind in ("load", "unkept", "coarse") or (kind == "late" and which == "fan"):
        which = "power"
    if kind in ("room", "dust"):
        which = "temperature"
    share = random.uniform(0.08, 0.2) if kind == "tight" else random.uniform(0.2, 1.1)
    watts = max(one.steady(min(share, 1.0))[0] for one in worst)
    watts *= max(1.0, share)
    most_share = share if kind == "tight" else random.uniform(0.2, 1.0)
    hottest = max(one.steady(most_share)[2] for one in worst)
    celsius = min(float(round(hottest)), _HIGHEST_CEILING_CELSIUS)
    fan = max(one.fan(one.steady(most_share)[1]) for one in worst)
    known = random.choice((None, make.full_watts * random.uniform(0.95, 1.1)))
    return GovernorLimits(
        power_watts=max(1.0, round(watts)) if which in ("power", "both") else None,
        power_by_driver=kind == "unkept",
        temperature_celsius=celsius if which in ("temperature", "both") else None,
        fan_percent=float(round(fan)) if which == "fan" and fan > make.fan_least + 5.0 else None,
        full_power_watts=known,
    )


def _spread(random: Random, least: float, most: float) -> float:
    """Return a value whose order of magnitude is as likely as any other between two ends."""
    return float(least * (most / least) ** random.random())
