"""The processor as a device: its temperature, energy and who uses it."""

import os
from pathlib import Path

import pytest

from potluck_client.host.cpu_device import CpuDevice
from potluck_client.host.cpu_use import CpuTimes, SystemCpuTimes
from potluck_client.host.processes import FAMILY_SECONDS
from tests.fakes.device_files import DeviceFiles

RAPL = "sys/class/powercap/intel-rapl:0"
DAEMON, WORKER = 10, 11


class SetTimes:
    """Implements CpuTimesSource.

    Attributes:
        total: Seconds of all processors together.
        busy: Of that, with work.
        spent: Seconds by process.
        relatives: This Potluck's processes.
        searches: How often they were searched for.
    """

    def __init__(self) -> None:
        self.total = 1000.0
        self.busy = 500.0
        self.spent: dict[int, float] = {DAEMON: 5.0}
        self.relatives = frozenset({DAEMON})
        self.searches = 0

    def system(self) -> CpuTimes:
        """Return what the test set."""
        return CpuTimes(total_seconds=self.total, busy_seconds=self.busy)

    def family(self) -> frozenset[int]:
        """Return what the test set."""
        self.searches += 1
        return self.relatives

    def spent_seconds(self, pid: int) -> float | None:
        """Return what the test set."""
        return self.spent.get(pid)


class Computer:
    """A computer with a processor.

    Attributes:
        files: The kernel's files.
        times: How processor time was spent.
        seconds: The time.
    """

    def __init__(self, root: Path) -> None:
        self.files = DeviceFiles(root)
        self.times = SetTimes()
        self.seconds = 100.0

    def processor(self) -> CpuDevice:
        """Return the probe."""
        return CpuDevice(self.files.root, self.times, lambda: self.seconds)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Return a computer without any sensor yet."""
    return Computer(tmp_path)


def test_a_processor_with_sensors_says_so(computer: Computer) -> None:
    """A limit on degrees is offered where they can be read."""
    computer.files.processor()
    (facts,) = computer.processor().devices()
    assert (facts.name, facts.tells_power, facts.tells_temperature, facts.slows_celsius) == (
        "A Processor @ 3 GHz",
        True,
        True,
        100.0,
    )


def test_a_processor_without_sensors_says_so(computer: Computer) -> None:
    """A virtual machine has none, and neither has any other system than Linux."""
    cpu = computer.processor()
    (facts,) = cpu.devices()
    assert facts.name
    assert (facts.tells_power, facts.tells_temperature, facts.slows_celsius) == (False, False, None)
    reading = cpu.read("cpu")
    assert (reading.power_watts, reading.energy_joules, reading.temperature_celsius) == (
        None,
        None,
        None,
    )


def test_the_hottest_part_of_the_processor_counts_and_no_disks(computer: Computer) -> None:
    """The disk in the same computer is hotter and not meant."""
    computer.files.processor()
    assert computer.processor().read("cpu").temperature_celsius == 58.0


def test_a_temperature_that_is_raised_on_purpose_gives_way_to_the_true_one(
    computer: Computer,
) -> None:
    """Some AMD chips tell up to 27 degrees more so that fans run earlier."""
    computer.files.processor("k10temp")
    folder = "sys/class/hwmon/hwmon2"
    for number, label, value in ((1, "Tctl", "89000"), (2, "Tdie", "62000")):
        computer.files.write(f"{folder}/temp{number}_label", label)
        computer.files.write(f"{folder}/temp{number}_input", value)
    assert computer.processor().read("cpu").temperature_celsius == 62.0


def test_power_is_the_growth_of_the_energy_counter_also_when_it_begins_anew(
    computer: Computer,
) -> None:
    """It begins anew every hour or so; cores and platform are parts of it or more than it."""
    computer.files.processor()
    cpu = computer.processor()
    assert cpu.read("cpu").power_watts is None
    for seconds, counter, joules, watts in (
        (2.0, 5_000_000, 4.0, 2.0),
        (2.0, 8_000_000, 7.0, 1.5),
        (4.0, 3_000_000, 11.0, 1.0),
    ):
        computer.seconds += seconds
        computer.files.write(f"{RAPL}/energy_uj", str(counter))
        reading = cpu.read("cpu")
        assert (reading.energy_joules, reading.power_watts) == (joules, watts)


def test_an_energy_counter_that_is_closed_to_us_is_unknown(computer: Computer) -> None:
    """On most systems only the administrator may read it."""
    computer.files.processor()
    (computer.files.root / RAPL / "energy_uj").unlink()
    cpu = computer.processor()
    assert not cpu.devices()[0].tells_power
    assert cpu.read("cpu").energy_joules is None


def test_use_by_others_is_all_work_but_potlucks(computer: Computer) -> None:
    """The daemon, Practice and the worker are not others, also a worker that is brand-new."""
    times = computer.times
    cpu = computer.processor()
    times.spent[WORKER] = 0.0
    assert cpu.read("cpu", WORKER).others_utilisation is None
    times.total, times.busy = 1010.0, 508.0
    times.spent = {DAEMON: 6.0, WORKER: 5.0}
    reading = cpu.read("cpu", WORKER)
    assert (reading.utilisation, reading.others_utilisation) == (0.8, 0.2)


def test_a_worker_that_has_ended_makes_no_negative_use(computer: Computer) -> None:
    """Its time was counted by the system and can't be asked for any more."""
    times = computer.times
    cpu = computer.processor()
    times.spent[WORKER] = 50.0
    cpu.read("cpu", WORKER)
    times.total, times.busy = 1010.0, 501.0
    times.spent = {DAEMON: 9.0}
    reading = cpu.read("cpu", WORKER)
    assert (reading.utilisation, reading.others_utilisation) == (0.1, 0.0)


def test_processes_are_searched_for_only_now_and_then(computer: Computer) -> None:
    """It takes a look at every process of the computer."""
    cpu = computer.processor()
    for _ in range(20):
        cpu.read("cpu")
        computer.seconds += FAMILY_SECONDS / 10
    assert computer.times.searches == 2


def test_no_process_is_searched_for_while_the_processor_rests(computer: Computer) -> None:
    """An idle Potluck stays small; and what is told at work is not the mean of a whole night."""
    cpu = computer.processor()
    cpu.read("cpu")
    computer.seconds += 10 * FAMILY_SECONDS
    assert cpu.glance("cpu").utilisation is None
    assert computer.times.searches == 1
    computer.times.total += 3600.0
    assert cpu.read("cpu").utilisation is None
    computer.times.total, computer.times.busy = computer.times.total + 10.0, 508.0
    assert cpu.read("cpu").utilisation == 0.8


def test_the_systems_own_times_are_told() -> None:
    """The real source knows this process and what it has spent."""
    source = SystemCpuTimes()
    times = source.system()
    assert 0 <= times.busy_seconds <= times.total_seconds
    assert os.getpid() in source.family()
    assert (source.spent_seconds(os.getpid()) or 0) > 0
    assert source.spent_seconds(2**40) is None
