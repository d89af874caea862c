"""NVIDIA's library through nvidia-ml-py: each question's function and each error's meaning."""

from pathlib import Path

import pynvml
import pytest

from potluck_client.host.gpus_nvml import NvmlAround, NvmlGpus
from potluck_client.host.nvidia_places import NvidiaPlaces
from potluck_client.host.nvml import NvmlGoneError, NvmlMissingError
from potluck_client.host.nvml_library import PyNvml
from potluck_client.host.others_use import ProcessUse
from potluck_client.host.port import DeviceProbe, DeviceReading
from tests.fakes.device_contract import DeviceContract
from tests.fakes.device_files import DeviceFiles
from tests.fakes.nvml_c_library import GIB, INVALID_ARGUMENT, LOST, NOT_SUPPORTED, FakeNvmlC

AT = "0000:01:00.0"
CARD = "GPU-0a1b2c3d-0000-1111-2222-333344445555"
NO_PERMISSION = 4


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeNvmlC:
    """Return the library that nvidia-ml-py calls instead of NVIDIA's."""
    fake = FakeNvmlC()
    monkeypatch.setattr(pynvml, "nvmlLib", fake)
    monkeypatch.setattr(pynvml, "_nvmlGetFunctionPointer_cache", {})
    return fake


def probe_over(root: Path) -> NvmlGpus:
    """Return a probe over nvidia-ml-py."""
    DeviceFiles(root).nvidia(AT, CARD)
    around = NvmlAround(
        places=NvidiaPlaces(root),
        may_open=lambda: True,
        numbers_match=True,
        unix_seconds=lambda: 0.0,
    )
    return NvmlGpus(PyNvml(), None, around)


class TestNvidiaMlPy(DeviceContract):
    """The whole way from the probe to NVIDIA's functions."""

    @pytest.fixture
    def probe(self, tmp_path: Path, library: FakeNvmlC) -> DeviceProbe:
        """Return it."""
        return probe_over(tmp_path)


def test_every_question_reaches_its_function(tmp_path: Path, library: FakeNvmlC) -> None:
    """Units and fields are those of NVIDIA's guide."""
    gpus = probe_over(tmp_path)
    (facts,) = gpus.devices()
    assert library.opened == 0
    assert (facts.device_id, facts.name, facts.memory_bytes) == (CARD, "A Card", 8 * GIB)
    assert facts.power_range is not None
    assert facts.power_range.default_watts == 200.0
    assert facts.slows_celsius == 95.0
    library.uses = [(700, 10, 20, 65)]
    assert gpus.read(CARD, 4000) == DeviceReading(
        power_watts=150.0,
        energy_joules=7000.0,
        temperature_celsius=61.0,
        utilisation=0.4,
        fan_percent=35.0,
        memory_used_bytes=GIB,
        others_utilisation=0.65,
    )
    assert library.opened == 1
    gpus.close()
    assert library.opened == 0


def test_a_card_is_had_by_place_and_by_number(library: FakeNvmlC) -> None:
    """The place is written as the kernel's folders are named."""
    nvml = PyNvml()
    nvml.open()
    assert nvml.count() == 1
    assert nvml.card_at(AT).address() == nvml.card_number(0).address() == AT
    with pytest.raises(NvmlGoneError):
        nvml.card_number(1)
    with pytest.raises(NvmlGoneError):
        nvml.card_at("0000:77:00.0")


def test_processes_and_their_use_are_told(library: FakeNvmlC) -> None:
    """The part of the card that a process used most counts: films are decoded, not computed."""
    nvml = PyNvml()
    nvml.open()
    card = nvml.card_at(AT)
    assert card.process_uses(0) == ()
    assert card.process_ids() == frozenset()
    library.uses, library.holders = [(7, 5, 10, 60), (8, 4, 20, 0)], [7, 8, 9]
    assert card.process_uses(4) == (ProcessUse(pid=7, at=5, percent=60),)
    assert card.process_ids() == {7, 8, 9}


@pytest.mark.parametrize("code", [NOT_SUPPORTED, NO_PERMISSION, INVALID_ARGUMENT])
def test_a_refused_reading_is_missing_and_no_more(library: FakeNvmlC, code: int) -> None:
    """A card with one sensor less is still there."""
    nvml = PyNvml()
    nvml.open()
    card = nvml.card_at(AT)
    library.codes = {"PowerUsage": code, "ProcessUtilization": code}
    with pytest.raises(NvmlMissingError):
        card.power_milliwatts()
    with pytest.raises(NvmlMissingError):
        card.process_uses(0)
    assert card.temperature_celsius() == 61


def test_a_lost_card_is_gone(tmp_path: Path, library: FakeNvmlC) -> None:
    """NVIDIA's word for a card that fell off the bus."""
    gpus = probe_over(tmp_path)
    gpus.devices()
    library.codes = {"PowerUsage": LOST}
    assert gpus.read(CARD, 4000) == DeviceReading(present=False)
    assert library.opened == 0


def test_a_divided_card_says_so(library: FakeNvmlC) -> None:
    """Server cards can be divided (MIG); the others do not know the question."""
    nvml = PyNvml()
    nvml.open()
    with pytest.raises(NvmlMissingError):
        nvml.card_at(AT).partitioned()
    library.codes = {"MigMode": 0}
    assert not nvml.card_at(AT).partitioned()
    assert not nvml.card_at(AT).serves_guests()


def test_before_it_is_opened_nothing_answers() -> None:
    """No question loads the driver by itself."""
    with pytest.raises(NvmlGoneError):
        PyNvml().count()
