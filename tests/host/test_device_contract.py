"""Every probe of devices keeps the same promises."""

from pathlib import Path

import pytest

from potluck_client.host.cpu_device import CpuDevice, logical_cores
from potluck_client.host.devices import AllDevices, find_devices
from potluck_client.host.gpus_amd import AmdGpus
from potluck_client.host.gpus_nvml import NvmlAround, NvmlGpus
from potluck_client.host.nvidia_places import NvidiaPlaces
from potluck_client.host.port import DeviceProbe, DeviceReading
from tests.fakes.device_contract import DeviceContract
from tests.fakes.device_files import DeviceFiles
from tests.fakes.host import FakeDevices
from tests.fakes.nvml import FakeCard, FakeNvml


def two_cards() -> FakeNvml:
    """Return a library with two cards."""
    other = FakeCard(device_id="GPU-b", title="Card B", place="0000:02:00.0")
    return FakeNvml(FakeCard(), other)


def around(root: Path) -> NvmlAround:
    """Return what a probe stands on over files of a test."""
    return NvmlAround(places=NvidiaPlaces(root), may_open=lambda: True, numbers_match=True)


class TestFake(DeviceContract):
    """The fake that other tests rest on."""

    @pytest.fixture
    def probe(self) -> DeviceProbe:
        """Return it."""
        return FakeDevices()


class TestNvidiaByPlace(DeviceContract):
    """NVIDIA's cards on Linux."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> DeviceProbe:
        """Return a probe over the fake library and files."""
        files = DeviceFiles(tmp_path)
        files.nvidia("0000:01:00.0", "GPU-a")
        files.nvidia("0000:02:00.0", "GPU-b")
        return NvmlGpus(two_cards(), tmp_path, around(tmp_path))


class TestNvidiaByNumber(DeviceContract):
    """NVIDIA's cards where the system does not tell their places, as Windows."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> DeviceProbe:
        """Return a probe over the fake library."""
        return NvmlGpus(two_cards(), None, around(tmp_path))


class TestAmd(DeviceContract):
    """AMD's cards."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> DeviceProbe:
        """Return a probe over files."""
        DeviceFiles(tmp_path).amd("0000:03:00.0")
        return AmdGpus(tmp_path, tmp_path)


class TestProcessor(DeviceContract):
    """A processor with all sensors."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> DeviceProbe:
        """Return a probe over files."""
        DeviceFiles(tmp_path).processor()
        return CpuDevice(tmp_path)


class TestThisComputer(DeviceContract):
    """Whatever the computer has that runs the tests."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> DeviceProbe:
        """Return the real probe."""
        return find_devices(tmp_path)


def test_each_device_is_read_by_whoever_found_it(tmp_path: Path) -> None:
    """Cards and processor stand side by side, and one's silence is not the other's."""
    library, fake = FakeNvml(FakeCard()), FakeDevices()
    fake.readings["cpu"] = DeviceReading(utilisation=0.5)
    everything = AllDevices(NvmlGpus(library, None, around(tmp_path)), fake)
    assert [facts.device_id for facts in everything.devices()] == ["GPU-a", "cpu"]
    assert everything.read("cpu").utilisation == 0.5
    assert everything.glance("cpu").utilisation == 0.5
    assert everything.read("GPU-a").power_watts == 150.0
    library.absent = True
    everything.close()
    assert fake.closed == 1
    assert not everything.read("GPU-a").present
    assert everything.read("cpu").present


def test_the_processor_is_always_a_device() -> None:
    """Every computer has at least one, and it comes last."""
    assert find_devices().devices()[-1].device_id == "cpu"
    assert 1 <= logical_cores() <= 4096
