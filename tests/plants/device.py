"""A device that computes: power by work and rest, a chip and a cooler that warm, a fan.

Time goes in cells of 50 ms. Within a cell micro-batches and their rests are followed exactly; heat
goes by the cell's mean power. Warming is assumed to have two paces: seconds for the chip with its
heat spreader, minutes for cooler and case.
"""

import math
from dataclasses import dataclass
from random import Random

from potluck_client.worker.pace import REPORT_SECONDS

CELL_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class Event:
    """A change of the device or of what is around it.

    Attributes:
        at_seconds: When.
        load: What the work takes from now on, as a share of the device's full swing.
        ambient: Temperature of the air from now on, in °C.
        cooling: What the cooler's resistance is multiplied by, as by dust or a blocked fan.
    """

    at_seconds: float
    load: float | None = None
    ambient: float | None = None
    cooling: float | None = None


@dataclass(frozen=True, kw_only=True)
class Make:
    """What a device is.

    Attributes:
        rest_watts: Power in the rests between micro-batches.
        full_watts: Power within a micro-batch at 60 °C and a load of 1.
        leak: Growth of the full power with each degree.
        noise: Standard deviation of the power within a cell, as a share.
        micro_batch_seconds: How long the device works without a break.
        chip_degrees_per_watt: How much warmer than its cooler a watt makes the chip.
        chip_seconds: The chip's time constant.
        cooler_degrees_per_watt: How much warmer than the air a watt makes the cooler.
        cooler_seconds: The cooler's time constant.
        ambient: Temperature of the air at first.
        fan_help: Share of the cooler's resistance that the fan at full speed takes away.
        fan_begins: Temperature at which the fan begins to rise from its least.
        fan_slope: Percent a degree above it.
        fan_least: Percent at the least.
        events: Changes, in order of time.
    """

    rest_watts: float
    full_watts: float
    leak: float = 0.0
    noise: float = 0.01
    micro_batch_seconds: float = 0.1
    chip_degrees_per_watt: float = 0.05
    chip_seconds: float = 4.0
    cooler_degrees_per_watt: float = 0.12
    cooler_seconds: float = 120.0
    ambient: float = 22.0
    fan_help: float = 0.0
    fan_begins: float = 50.0
    fan_slope: float = 3.0
    fan_least: float = 30.0
    events: tuple[Event, ...] = ()

    def changed(self, at_seconds: float) -> "Make":
        """Return the device as it is after the events up to a time; its load is in full_watts."""
        load, ambient, cooling = 1.0, self.ambient, 1.0
        for event in self.events:
            if event.at_seconds <= at_seconds:
                load = load if event.load is None else event.load
                ambient = ambient if event.ambient is None else event.ambient
                cooling = cooling if event.cooling is None else event.cooling
        values = dict(self.__dict__)
        values["full_watts"] = self.rest_watts + (self.full_watts - self.rest_watts) * load
        values["ambient"] = ambient
        values["cooler_degrees_per_watt"] = self.cooler_degrees_per_watt * cooling
        values["events"] = ()
        return Make(**values)

    def steady(self, duty: float) -> tuple[float, float, float]:
        """Return mean power, the chip's mean temperature and its peak at a constant share of time.

        Only for a make without events.
        """
        chip, mean = self.ambient + 20.0, 0.0
        work = self.full_watts
        cooler = chip
        for _ in range(40):
            work = self.full_watts * (1.0 + self.leak * (chip - 60.0))
            mean = self.rest_watts + (work - self.rest_watts) * duty
            air = self.cooler_degrees_per_watt * (1.0 - self.fan_help * self.fan(chip) / 100)
            cooler = self.ambient + air * mean
            chip += 0.5 * (cooler + self.chip_degrees_per_watt * mean - chip)
        length = self.micro_batch_seconds
        up = 1.0 - math.exp(-length / self.chip_seconds)
        whole = 1.0 - math.exp(-length / duty / self.chip_seconds)
        swing = (work - self.rest_watts) * up / whole
        return mean, chip, cooler + self.chip_degrees_per_watt * (self.rest_watts + swing)

    def fan(self, chip: float) -> float:
        """Return the percent that the fan turns at for a steady temperature."""
        return min(100.0, self.fan_least + max(0.0, chip - self.fan_begins) * self.fan_slope)


class Device:
    """A device at work; its time is moved on cell by cell.

    Args:
        make: What it is.
        seed: Of its noise.

    Attributes:
        seconds: Time since the beginning.
        watts: Mean power of the last cell.
        busy: Share of the last cell in which it worked.
        work_watts: Power within a micro-batch now.
        joules: Energy since the beginning.
        chip: The chip's temperature.
        fan_percent: The fan's speed.
        told_seconds: How long the worker computed, as it last reported: at the end of a
            micro-batch, and so many seconds after the report before at the least.
    """

    def __init__(self, make: Make, seed: int) -> None:
        self.make = make
        self._random = Random(seed)
        self.seconds = 0.0
        self.watts = make.rest_watts
        self.busy = 0.0
        self.work_watts = make.full_watts
        self.joules = 0.0
        self._cooler = make.ambient + make.cooler_degrees_per_watt * make.rest_watts
        self._above = make.chip_degrees_per_watt * make.rest_watts
        self.chip = self._cooler + self._above
        self.fan_percent = make.fan(self.chip)
        self._events = list(make.events)
        self._load, self._ambient, self._cooling = 1.0, make.ambient, 1.0
        self._duty, self._stopped = 1.0, True
        self._left = 0.0
        self._length = 0.0
        self._owed = 0.0
        self._done_seconds = 0.0
        self._told_at = 0.0
        self.told_seconds = 0.0

    def order(self, duty: float, *, stop: bool) -> None:
        """Take a new share of time, as the worker does: at once within a rest, else after it."""
        if not self._stopped and not stop and self._owed > 0.0 and duty != self._duty:
            self._owed *= (1.0 / duty - 1.0) / max(1.0 / self._duty - 1.0, 1e-9)
        if stop:
            self._owed = 0.0
        self._duty, self._stopped = duty, stop

    def cell(self) -> None:
        """Let one cell of time pass."""
        make = self.make
        while self._events and self._events[0].at_seconds <= self.seconds:
            self._happen(self._events.pop(0))
        busy = self._busy_seconds() / CELL_SECONDS
        full = make.rest_watts + (make.full_watts - make.rest_watts) * self._load
        self.work_watts = full * (1.0 + make.leak * (self.chip - 60.0))
        watts = make.rest_watts + (self.work_watts - make.rest_watts) * busy
        watts *= 1.0 + make.noise * (self._random.random() - 0.5) * 3.46
        air = make.cooler_degrees_per_watt * self._cooling
        air *= 1.0 - make.fan_help * self.fan_percent / 100
        wanted = self._ambient + air * watts
        self._cooler += (wanted - self._cooler) * CELL_SECONDS / make.cooler_seconds
        above = make.chip_degrees_per_watt * watts
        self._above += (above - self._above) * CELL_SECONDS / make.chip_seconds
        self.chip = self._cooler + self._above
        self.fan_percent += (make.fan(self.chip) - self.fan_percent) * CELL_SECONDS / 3.0
        self.busy, self.watts = busy, watts
        self.joules += watts * CELL_SECONDS
        self.seconds += CELL_SECONDS

    def _happen(self, event: Event) -> None:
        self._load = self._load if event.load is None else event.load
        self._ambient = self._ambient if event.ambient is None else event.ambient
        self._cooling = self._cooling if event.cooling is None else event.cooling

    def _busy_seconds(self) -> float:
        """Walk through the micro-batches and rests of a cell."""
        time, busy = CELL_SECONDS, 0.0
        while time > 1e-9:
            if self._left > 0.0:
                spent = min(time, self._left)
                self._left -= spent
                busy += spent
                time -= spent
                if self._left <= 1e-12:
                    self._left = 0.0
                    self._report(CELL_SECONDS - time)
                    self._owed += self._length * (1.0 / self._duty - 1.0)
            elif self._owed > 0.0:
                spent = min(time, self._owed)
                self._owed -= spent
                time -= spent
            elif self._stopped:
                break
            else:
                length = self.make.micro_batch_seconds * (0.97 + 0.06 * self._random.random())
                self._left = self._length = length
        return busy

    def _report(self, cell_seconds: float) -> None:
        """Take in that a micro-batch ended, and report it unless the last report is too new."""
        self._done_seconds += self._length
        now = self.seconds + cell_seconds
        if now - self._told_at >= REPORT_SECONDS:
            self._told_at, self.told_seconds = now, self._done_seconds
