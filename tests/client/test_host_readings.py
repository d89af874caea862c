"""Reading the computer: what each probe says, and what it does when its source is gone."""

import os
from pathlib import Path

from potluck_client.host.cpu_device import CpuDevice, logical_cores
from potluck_client.host.devices import AllDevices
from potluck_client.host.disk import SystemDisk
from potluck_client.host.gpus_nvml import NvmlGpus
from potluck_client.host.port import DeviceReading, UserReading
from potluck_client.host.user_tty import TtySource
from tests.fakes.host import FakeDevices, FakeNvml

GIB = 1 << 30


def test_cards_are_found_and_read() -> None:
    """A card has a stable name, memory and sensors."""
    gpus = NvmlGpus(FakeNvml(("Card A", "GPU-a", 8 * GIB), ("Card B", "GPU-b", 16 * GIB)))
    assert [(d.device_id, d.torch_device, d.memory_bytes) for d in gpus.devices()] == [
        ("GPU-a", "cuda:0", 8 * GIB),
        ("GPU-b", "cuda:0", 16 * GIB),
    ]
    assert gpus.read("GPU-b") == DeviceReading(
        power_watts=150.0, energy_joules=7000.0, temperature_celsius=61.0, utilisation=0.4
    )


def test_the_driver_is_let_go_of_and_taken_again() -> None:
    """A laptop's card may sleep while nothing runs on it."""
    library = FakeNvml(("Card A", "GPU-a", GIB))
    gpus = NvmlGpus(library)
    gpus.devices()
    gpus.close()
    assert not library.opened
    gpus.close()
    assert gpus.read("GPU-a").power_watts == 150.0
    assert library.opened


def test_no_driver_means_no_cards() -> None:
    """A computer without NVIDIA's driver is no error."""
    library = FakeNvml()
    library.absent = True
    gpus = NvmlGpus(library)
    assert gpus.devices() == ()
    assert gpus.read("GPU-a") == DeviceReading()
    gpus.close()


def test_a_missing_sensor_is_unknown_and_the_others_are_read() -> None:
    """Many cards don't count their energy."""
    library = FakeNvml(("Card A", "GPU-a", GIB))
    gpus = NvmlGpus(library)
    gpus.devices()
    library.missing = {"energy_millijoules", "power_milliwatts"}
    assert gpus.read("GPU-a") == DeviceReading(temperature_celsius=61.0, utilisation=0.4)


def test_a_card_that_was_swapped_is_not_read_under_the_old_name() -> None:
    """Energy is never booked on another card."""
    library = FakeNvml(("Card A", "GPU-a", GIB))
    gpus = NvmlGpus(library)
    gpus.devices()
    library.cards = [("Card B", "GPU-b", GIB)]
    assert gpus.read("GPU-a") == DeviceReading()


def test_the_processor_is_a_device() -> None:
    """Every computer has at least one."""
    cpu = CpuDevice()
    (facts,) = cpu.devices()
    assert facts.device_id == facts.torch_device == "cpu"
    assert facts.name
    assert facts.memory_bytes > 0
    assert cpu.read("cpu").utilisation is not None
    assert cpu.read("GPU-a") == DeviceReading()
    assert 1 <= logical_cores() <= 4096


def test_each_device_is_read_by_whoever_found_it() -> None:
    """Cards and processor stand side by side."""
    cards = NvmlGpus(FakeNvml(("Card A", "GPU-a", GIB)))
    fake = FakeDevices()
    fake.readings["cpu"] = DeviceReading(utilisation=0.5)
    everything = AllDevices(cards, fake)
    assert [facts.device_id for facts in everything.devices()] == ["GPU-a", "cpu"]
    assert everything.read("cpu").utilisation == 0.5
    assert everything.read("GPU-a").power_watts == 150.0
    assert everything.read("nobody") == DeviceReading()
    everything.close()
    assert fake.closed == 1


def test_the_terminal_that_was_used_last_counts(tmp_path: Path) -> None:
    """Typing anywhere is typing."""
    (tmp_path / "pts").mkdir()
    for name, at in (("tty1", 100.0), ("pts/0", 400.0), ("ttyS0", 900.0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at, at))
    assert TtySource(lambda: 1000.0, tmp_path).ask() == UserReading(idle_seconds=600.0)
    assert TtySource(lambda: 300.0, tmp_path).ask() == UserReading(idle_seconds=0.0)
    assert TtySource(lambda: 1000.0, tmp_path / "nowhere").ask() == UserReading()


def test_free_room_is_what_a_user_may_write(tmp_path: Path) -> None:
    """The disk probe looks at the right disk."""
    assert SystemDisk().free_bytes(tmp_path) > 0
