"""What sensors make of a device, and the faults that they have.

NVIDIA's NVML tells power as a mean over a second on Ampere (but GA100) and newer, and as a
momentary value before that, in milliwatts (nvmlDeviceGetPowerUsage in its API reference), and
temperature in whole degrees. On the A100 and H100 the momentary value is the mean of a quarter of
each 100 ms (Yang, Adamek and Armour, arXiv:2312.02741), which is not modelled: it is renewed by a
clock of its own, whenever it is read. The windows between are assumptions: a mean of 50 ms, an
answer that follows within a second, energy counters that move on in steps of 100 ms.
"""

from collections import deque
from dataclasses import dataclass
from enum import Enum
from random import Random

from potluck_client.host.port import DeviceReading
from tests.plants.device import CELL_SECONDS, Device


class PowerSensor(Enum):
    """How a device tells its power."""

    MOMENT = "moment"
    """What it takes at the moment of the reading."""
    CELL = "cell"
    """The mean of the last 50 ms."""
    SECOND = "second"
    """The mean of the last second."""
    SLOW = "slow"
    """It follows with a time constant of a second."""
    COUNTER = "counter"
    """The mean of the last second, and an energy counter that steps each 100 ms."""
    NONE = "none"
    """It does not."""


class Fault(Enum):
    """What befalls a sensor."""

    NONE = "none"
    """Nothing."""
    FREEZES = "freezes"
    """It stays at what it last said."""
    DROPS_OUT = "drops out"
    """It says nothing."""
    LIES = "lies"
    """It says what can't be."""


@dataclass(frozen=True, kw_only=True)
class Sensors:
    """The sensors of a device.

    Attributes:
        power: How it tells power.
        power_step_watts: Readings are rounded to multiples of it.
        celsius_step: Likewise, for the temperature.
        celsius_noise: Half the width of the temperature's noise.
        tells_temperature: False for a device without that sensor.
        tells_fan: False for a device without that sensor.
        power_fault: What befalls the power sensor.
        heat_fault: What befalls the temperature sensor.
        fault_begins: When the faults begin.
        fault_ends: When they end.
    """

    power: PowerSensor = PowerSensor.SECOND
    power_step_watts: float = 0.001
    celsius_step: float = 1.0
    celsius_noise: float = 0.0
    tells_temperature: bool = True
    tells_fan: bool = True
    power_fault: Fault = Fault.NONE
    heat_fault: Fault = Fault.NONE
    fault_begins: float = 0.0
    fault_ends: float = 0.0


_LIES_POWER = (float("nan"), -1.0, 0.0, 1e6, float("inf"))
_LIES_CELSIUS = (float("nan"), -40.0, 0.0, 200.0, 255.0)


class Panel:
    """Reads one device.

    Args:
        sensors: Its sensors.
        device: The device.
        seed: Of the noise.
    """

    def __init__(self, sensors: Sensors, device: Device, seed: int) -> None:
        self._sensors = sensors
        self._device = device
        self._random = Random(seed)
        self._second: deque[float] = deque([device.watts] * round(1 / CELL_SECONDS))
        self._sum = sum(self._second)
        self._slow = device.watts
        self._counter = 0.0
        self._cells = 0
        self._last_power: float | None = None
        self._last_celsius: float | None = None

    @property
    def second_watts(self) -> float:
        """The true mean power of the last second."""
        return self._sum / len(self._second)

    def cell(self) -> None:
        """Take in the cell that the device went through."""
        watts = self._device.watts
        self._sum += watts - self._second.popleft()
        self._second.append(watts)
        self._slow += (watts - self._slow) * CELL_SECONDS
        self._cells += 1
        if self._cells % 2 == 0:
            self._counter = self._device.joules

    def read(self) -> DeviceReading:
        """Return what the sensors say now."""
        sensors, device = self._sensors, self._device
        faulty = sensors.fault_begins <= device.seconds < sensors.fault_ends
        power, celsius = self._power(), self._celsius()
        counter: float | None = self._counter
        if sensors.power is not PowerSensor.COUNTER:
            counter = None
        if faulty and sensors.power_fault is not Fault.NONE:
            power = self._fault(sensors.power_fault, self._last_power, _LIES_POWER)
            counter = None
        else:
            self._last_power = power
        if faulty and sensors.heat_fault is not Fault.NONE:
            celsius = self._fault(sensors.heat_fault, self._last_celsius, _LIES_CELSIUS)
        else:
            self._last_celsius = celsius
        return DeviceReading(
            power_watts=power,
            energy_joules=counter,
            temperature_celsius=celsius,
            fan_percent=float(round(device.fan_percent)) if sensors.tells_fan else None,
        )

    def _fault(self, fault: Fault, last: float | None, lies: tuple[float, ...]) -> float | None:
        if fault is Fault.FREEZES:
            return last
        return None if fault is Fault.DROPS_OUT else self._random.choice(lies)

    def _power(self) -> float | None:
        device, kind = self._device, self._sensors.power
        if kind is PowerSensor.NONE:
            return None
        if kind is PowerSensor.MOMENT:
            # Readings fall anywhere within a cell.
            working = self._random.random() < device.busy
            watts = device.work_watts if working else device.make.rest_watts
            watts *= 1.0 + device.make.noise * (self._random.random() - 0.5) * 3.46
        elif kind is PowerSensor.CELL:
            watts = device.watts
        elif kind is PowerSensor.SLOW:
            watts = self._slow
        else:
            watts = self.second_watts
        step = self._sensors.power_step_watts
        return round(watts / step) * step

    def _celsius(self) -> float | None:
        if not self._sensors.tells_temperature:
            return None
        noise = self._sensors.celsius_noise * (2.0 * self._random.random() - 1.0)
        step = self._sensors.celsius_step
        return round((self._device.chip + noise) / step) * step
