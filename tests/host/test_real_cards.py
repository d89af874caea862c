"""Run by a person with a card: `pytest -m gpu tests/host`; left out where there is none."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from potluck_client.host.gpus_amd import AmdGpus
from potluck_client.host.gpus_nvml import NvmlGpus
from potluck_client.host.nvidia_places import NvidiaPlaces
from potluck_client.host.port import DeviceProbe
from potluck_client.host.processes import numbers_are_the_systems
from potluck_client.worker_process import worker_environment
from tests.fakes.device_contract import DeviceContract, assert_can_be_true

pytestmark = pytest.mark.gpu
WORK = """
import torch
a = torch.randn(4096, 4096, device="cuda:0")
while True:
    for _ in range(50):
        a = torch.nn.functional.normalize(a @ a)
    torch.cuda.synchronize()
    print("worked", flush=True)
"""


def open_card_files() -> list[str]:
    """Return which files of NVIDIA's driver this process holds."""
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            target = str(descriptor.readlink())
        except OSError:
            continue
        if target.startswith("/dev/nvidia"):
            found.append(target)
    return found


class TestNvidia(DeviceContract):
    """The NVIDIA cards of this computer."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> Iterator[DeviceProbe]:
        """Return the real probe."""
        gpus = NvmlGpus(folder=tmp_path)
        if not gpus.devices():
            pytest.skip("there is no NVIDIA card here")
        yield gpus
        gpus.close()

    @pytest.mark.skipif(sys.platform != "linux", reason="looks at this process's open files")
    def test_after_a_look_nothing_of_the_driver_is_held(self, probe: DeviceProbe) -> None:
        """What is held keeps a laptop's card awake."""
        assert open_card_files() == []
        for facts in probe.devices():
            probe.glance(facts.device_id)
            assert open_card_files() == []
            probe.read(facts.device_id)
            probe.close()
            assert open_card_files() == []

    def test_a_card_that_sleeps_goes_on_sleeping(self, probe: DeviceProbe) -> None:
        """On a laptop; elsewhere no card sleeps and nothing is looked at."""
        asleep = {place.address for place in NvidiaPlaces().all() if place.sleep.asleep}
        for facts in probe.devices():
            probe.glance(facts.device_id)
            probe.read(facts.device_id)
        assert asleep <= {place.address for place in NvidiaPlaces().all() if place.sleep.asleep}

    def test_a_working_card_is_read_and_its_use_is_our_own(
        self, probe: DeviceProbe, tmp_path: Path
    ) -> None:
        """Needs PyTorch; the card should have nothing else to do."""
        (facts, *_) = probe.devices()
        environment = {**os.environ, **worker_environment(facts.device_id, tmp_path)}
        with subprocess.Popen(
            [sys.executable, "-c", WORK], env=environment, stdout=subprocess.PIPE
        ) as worker:
            try:
                assert worker.stdout is not None
                for _ in range(20):
                    assert worker.stdout.readline() == b"worked\n"
                reading = probe.read(facts.device_id, worker.pid)
                assert_can_be_true(reading)
                assert (reading.utilisation or 0) > 0.3
                assert (reading.memory_used_bytes or 0) > 0
                if numbers_are_the_systems():
                    assert reading.others_utilisation in (None, pytest.approx(0, abs=0.2))
            finally:
                worker.kill()


class TestAmd(DeviceContract):
    """The AMD cards of this computer."""

    @pytest.fixture
    def probe(self, tmp_path: Path) -> DeviceProbe:
        """Return the real probe."""
        gpus = AmdGpus(folder=tmp_path)
        if not gpus.devices():
            pytest.skip("there is no AMD card here")
        return gpus
