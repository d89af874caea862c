"""What is found of a computer's graphics cards, and that nothing there can stop an installer."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_setup.hardware import Hardware, HardwareReader, Vendor
from potluck_setup.this_computer import ThisComputer, read_hardware
from potluck_setup.windows_hardware import QUESTION
from tests.fakes.setup_computer import (
    LINUX,
    MAC,
    WINDOWS,
    RecordedComputer,
    nvidia_smi,
    pci_device,
)

_GEFORCE = pci_device(1, vendor=0x10DE, device=0x2684)
_RADEON = pci_device(2, vendor=0x1002, device=0x744C)
_NODES = "/sys/class/kfd/kfd/topology/nodes"


def _recorded(folder: Path) -> HardwareReader:
    del folder
    return RecordedComputer(
        files={"/sys/a/vendor": "0x10de\n", "/sys/b/vendor": "0x1002\n"},
        answers={("true-tool", "word"): "said word\n"},
    )


def _real(folder: Path) -> HardwareReader:
    for name, vendor in (("a", "0x10de\n"), ("b", "0x1002\n")):
        (folder / "sys" / name).mkdir(parents=True)
        (folder / "sys" / name / "vendor").write_text(vendor)
    for name, status in (("true-tool", 0), ("failing-tool", 3)):
        tool = folder / name
        tool.write_text(f"#!/bin/sh\necho said $1\nexit {status}\n")
        tool.chmod(0o755)
    return ThisComputer(root=folder)


@pytest.fixture(params=[_recorded, _real])
def reader(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> HardwareReader:
    """A computer with two files, a tool that works and one that fails, recorded and real."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    make: Callable[[Path], HardwareReader] = request.param
    return make(tmp_path)


def test_readers_answer_alike(reader: HardwareReader) -> None:
    """The recorded computer answers as the real one does, so tests with it say something."""
    assert reader.text("/sys/a/vendor") == "0x10de\n"
    assert reader.text("/sys/a") is None
    assert reader.text("/sys/none") is None
    assert reader.names("/sys") == ("a", "b")
    assert reader.names("/none") == ()
    assert reader.answer("true-tool", "word") == "said word\n"
    assert reader.answer("failing-tool", "word") is None
    assert reader.answer("missing-tool") is None
    assert reader.facts().graphics == ()


def test_a_hanging_tool_is_given_up(tmp_path: Path) -> None:
    """A driver that hangs does not hang the installer."""
    computer = ThisComputer(patience_seconds=0.2)
    began = time.monotonic()
    assert computer.answer(sys.executable, "-c", "import time; time.sleep(60)") is None
    assert time.monotonic() - began < 10


def test_this_computer_is_read() -> None:
    """Reading the computer that the tests run on works, whatever it is."""
    found = read_hardware()
    assert found.system
    assert found.machine


def test_nvidia_cards_by_their_tool() -> None:
    """Name, driver, memory and compute capability come from NVIDIA's own tool."""
    computer = RecordedComputer(
        files=_GEFORCE,
        answers=nvidia_smi(
            "NVIDIA GeForce RTX 4090, 580.65.06, 24564, 8.9\n"
            "NVIDIA GeForce GTX 1080, 580.65.06, 8192, 6.1\n"
        ),
    )
    first, second = read_hardware(computer).graphics
    assert first.name == "NVIDIA GeForce RTX 4090"
    assert first.driver_version == "580.65.06"
    assert first.compute_capability == (8, 9)
    assert first.memory_bytes == 24564 << 20
    assert second.compute_capability == (6, 1)


def test_an_old_tool_that_knows_no_capability() -> None:
    """A driver whose tool refuses the newer question is asked the older one."""
    computer = RecordedComputer(
        answers=nvidia_smi("Tesla K80, 470.82.01, 11441\n", knows_capability=False)
    )
    (card,) = read_hardware(computer).graphics
    assert card.driver_version == "470.82.01"
    assert card.compute_capability is None


def test_wsl_has_the_tool_elsewhere() -> None:
    """In Windows' own Linux the card is found though no PCI bus shows it."""
    computer = RecordedComputer(
        answers=nvidia_smi(
            "NVIDIA GeForce RTX 3060, 566.36, 12288, 8.6\n", tool="/usr/lib/wsl/lib/nvidia-smi"
        )
    )
    (card,) = read_hardware(computer).graphics
    assert card.driver_version == "566.36"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/sys/module/nvidia/version", "550.144.03\n"),
        (
            "/proc/driver/nvidia/version",
            "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.144.03  Release Build\n",
        ),
    ],
)
def test_the_driver_without_its_tool(path: str, text: str) -> None:
    """Debian packs the tool apart from the driver; the kernel tells the version too."""
    (card,) = read_hardware(RecordedComputer(files={**_GEFORCE, path: text})).graphics
    assert card.vendor is Vendor.NVIDIA
    assert card.driver_version == "550.144.03"


def test_an_nvidia_card_without_a_driver_is_seen() -> None:
    """The card that would silently get the build for the processor is found on the bus."""
    (card,) = read_hardware(RecordedComputer(files=_GEFORCE)).graphics
    assert card.vendor is Vendor.NVIDIA
    assert card.driver_version is None


def test_an_amd_card_with_and_without_rocm() -> None:
    """Its chip comes from the compute part of the driver; without that there is no driver."""
    nodes = {
        f"{_NODES}/0/properties": "cpu_cores_count 16\ngfx_target_version 0\n",
        f"{_NODES}/1/properties": "simd_count 192\ngfx_target_version 110000\n",
        f"{_NODES}/2/properties": "simd_count 440\ngfx_target_version 90010\n",
    }
    cards = read_hardware(RecordedComputer(files={**_RADEON, **nodes})).graphics
    assert [card.architecture for card in cards] == ["gfx1100", "gfx90a"]
    assert all(card.driver_version == "amdgpu" for card in cards)
    (bare,) = read_hardware(RecordedComputer(files=_RADEON)).graphics
    assert bare.vendor is Vendor.AMD
    assert bare.driver_version is None


def test_intel_graphics_that_pytorch_knows() -> None:
    """Arc is a card with or without its driver; the small graphics of a processor are none."""
    arc = pci_device(3, vendor=0x8086, device=0x56A0)
    library = {"/usr/lib/x86_64-linux-gnu/libze_intel_gpu.so.1": ""}
    (card,) = read_hardware(RecordedComputer(files={**arc, **library})).graphics
    assert card.vendor is Vendor.INTEL
    assert card.driver_version is not None
    (bare,) = read_hardware(RecordedComputer(files=arc)).graphics
    assert bare.driver_version is None
    small = pci_device(0, vendor=0x8086, device=0x9A49)
    network = pci_device(4, vendor=0x8086, device=0x56A0, kind=0x020000)
    assert read_hardware(RecordedComputer(files={**small, **network})).graphics == ()


def _windows(*cards: dict[str, str]) -> RecordedComputer:
    return RecordedComputer(system=WINDOWS, answers={QUESTION: json.dumps(cards)})


@pytest.mark.parametrize("wrap", ["[{}]", "{}", '{{"value":[{}],"Count":1}}'])
def test_windows_lists_are_read_however_they_are_wrapped(wrap: str) -> None:
    """One card is found in every form in which PowerShell's versions write it."""
    arc = {"Name": "Arc", "PNPDeviceID": r"PCI\VEN_8086&DEV_E20B", "DriverVersion": "32.0.101.1"}
    answers: dict[tuple[str, ...], str] = {QUESTION: wrap.format(json.dumps(arc))}
    (card,) = read_hardware(RecordedComputer(system=WINDOWS, answers=answers)).graphics
    assert card.vendor is Vendor.INTEL
    assert card.driver_version == "32.0.101.1"


def test_windows_cards_without_nvidias_tool() -> None:
    """The version that Windows writes of NVIDIA's driver is turned into NVIDIA's own."""
    nvidia = {
        "Name": "NVIDIA GeForce RTX 4070",
        "PNPDeviceID": r"PCI\VEN_10DE&DEV_2786&SUBSYS_13131462&REV_A1\4&2B0C8C19&0&0008",
        "DriverVersion": "32.0.15.8065",
    }
    uhd = {
        "Name": "Intel(R) UHD Graphics 770",
        "PNPDeviceID": r"PCI\VEN_8086&DEV_4680&SUBSYS_7D251462&REV_0C\3&11583659&0&10",
        "DriverVersion": "31.0.101.5333",
    }
    (card,) = read_hardware(_windows(nvidia, uhd)).graphics
    assert card.name == "NVIDIA GeForce RTX 4070"
    assert card.driver_version == "580.65"


def test_windows_card_that_only_shows_pictures() -> None:
    """A card that Windows runs with its own basic driver has no driver that computes."""
    basic = {
        "Name": "Microsoft Basic Display Adapter",
        "PNPDeviceID": r"PCI\VEN_10DE&DEV_2786&SUBSYS_13131462&REV_A1\4&2B0C8C19&0&0008",
        "DriverVersion": "10.0.22621.1",
    }
    (card,) = read_hardware(_windows(basic)).graphics
    assert card.vendor is Vendor.NVIDIA
    assert card.driver_version is None


def test_windows_asks_nvidias_tool_first() -> None:
    """Where the tool answers, its word counts, and other makers' cards stay."""
    arc = {
        "Name": "Intel(R) Arc(TM) A770 Graphics",
        "PNPDeviceID": r"PCI\VEN_8086&DEV_56A0&SUBSYS_60021849&REV_08\6&1F2E&0&00080008",
        "DriverVersion": "32.0.101.6647",
    }
    answers = {
        QUESTION: json.dumps([arc]),
        **nvidia_smi("NVIDIA GeForce RTX 4070, 580.97, 12282, 8.9\n"),
    }
    found = read_hardware(RecordedComputer(system=WINDOWS, answers=answers)).graphics
    assert [card.vendor for card in found] == [Vendor.NVIDIA, Vendor.INTEL]


def test_a_mac_computes_on_its_chip() -> None:
    """Apple's chips are a graphics card; a Mac with an Intel processor has none for PyTorch."""
    answers: dict[tuple[str, ...], str] = {
        ("sysctl", "-n", "machdep.cpu.brand_string"): "Apple M3 Pro\n"
    }
    (chip,) = read_hardware(RecordedComputer(system=MAC, answers=answers)).graphics
    assert chip.name == "Apple M3 Pro"
    intel = Hardware(system="Darwin", machine="x86_64", system_version=(14, 5))
    assert read_hardware(RecordedComputer(system=intel)).graphics == ()


_ANYTHING = st.text(max_size=200) | st.sampled_from(["0x10de", "0x030000", "[[[", "[null]", "{}"])


@given(
    system=st.sampled_from([LINUX, WINDOWS, MAC]),
    contents=st.lists(_ANYTHING, min_size=8, max_size=8),
)
def test_whatever_stands_there_nothing_is_raised(system: Hardware, contents: list[str]) -> None:
    """A strange driver or a damaged answer makes the installer neither fail nor hang."""
    device = "/sys/bus/pci/devices/0000:01:00.0"
    paths = (
        f"{device}/class",
        f"{device}/vendor",
        f"{device}/device",
        "/sys/module/nvidia/version",
        "/proc/driver/nvidia/version",
        f"{_NODES}/1/properties",
    )
    answers = {QUESTION: contents[6], **nvidia_smi(contents[7])}
    files = dict(zip(paths, contents, strict=False))
    read_hardware(RecordedComputer(system=system, files=files, answers=answers))
