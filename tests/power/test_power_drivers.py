"""The graphics drivers behind the power helper: units, names, refusals."""

from pathlib import Path
from types import ModuleType

import pytest

from potluck_power.amd import AmdDriver
from potluck_power.errors import PowerError, UnknownDeviceError
from potluck_power.nvidia import NvidiaDriver
from potluck_power.port import DriverLimit
from tests.fakes.amd_cards import add_amd_card
from tests.fakes.nvml_limits import FakeNvmlLimits


def nvidia() -> tuple[NvidiaDriver, FakeNvmlLimits]:
    """Return a driver and the library that it stands on."""
    library = FakeNvmlLimits()
    return NvidiaDriver(lambda: library), library


def test_nvidia_limits_are_read_and_set_in_watts() -> None:
    """The library's milliwatts never leak, and the library is closed behind the work."""
    driver, library = nvidia()
    assert driver.devices() == ("GPU-5e1f",)
    driver.write("GPU-5e1f", 200.5)
    assert library.milliwatts == 200_500
    assert driver.read("GPU-5e1f") == DriverLimit(
        least_watts=100.0, most_watts=450.0, default_watts=350.0, watts=200.5
    )
    assert library.opened == 1
    driver.close()
    driver.close()
    assert library.opened == 0


def test_nvidia_says_in_words_why_a_laptop_refuses() -> None:
    """“Not supported” becomes a sentence that a person understands."""
    driver, library = nvidia()
    library.fails["nvmlDeviceSetPowerManagementLimit"] = library.NVML_ERROR_NOT_SUPPORTED
    with pytest.raises(PowerError, match="lets nobody set its power limit, as on many laptops"):
        driver.write("GPU-5e1f", 200.0)
    library.fails = {"nvmlDeviceGetPowerManagementLimit": library.NVML_ERROR_NO_PERMISSION}
    with pytest.raises(PowerError, match="refused"):
        driver.read("GPU-5e1f")


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("nvmlInit", FakeNvmlLimits.NVML_ERROR_DRIVER_NOT_LOADED),
        ("nvmlDeviceGetPowerManagementLimit", FakeNvmlLimits.NVML_ERROR_GPU_IS_LOST),
        ("nvmlDeviceGetHandleByUUID", FakeNvmlLimits.NVML_ERROR_NOT_FOUND),
    ],
)
def test_an_nvidia_card_that_has_gone_is_unknown(call: str, error: int) -> None:
    """A lost card or driver is told apart from one that refuses, and never raises anything else."""
    driver, library = nvidia()
    library.fails[call] = error
    with pytest.raises(UnknownDeviceError):
        driver.read("GPU-5e1f")
    driver.close()


def test_a_computer_without_nvidias_library_has_no_such_cards() -> None:
    """The helper runs on computers that have AMD's cards alone."""

    def load() -> ModuleType:
        raise ImportError

    driver = NvidiaDriver(load)
    assert driver.devices() == ()
    with pytest.raises(UnknownDeviceError):
        driver.read("GPU-5e1f")
    driver.close()


def test_a_library_that_went_away_by_itself_is_closed_quietly() -> None:
    """An update of the driver under the helper ends no helper."""
    driver, library = nvidia()
    driver.devices()
    library.fails["nvmlShutdown"] = 999
    driver.close()


def test_amd_limits_are_read_and_set_in_watts(tmp_path: Path) -> None:
    """The driver's microwatts never leak."""
    card = add_amd_card(tmp_path)
    driver = AmdDriver(tmp_path)
    assert driver.devices() == ("AMD-8b1f9c0d2e3a4b5c",)
    driver.write(card.device_id, 150.5)
    assert (card.sensor / "power1_cap").read_text() == "150500000\n"
    assert driver.read(card.device_id) == DriverLimit(
        least_watts=100.0, most_watts=300.0, default_watts=250.0, watts=150.5
    )
    driver.close()


@pytest.mark.parametrize("number", [None, "0", "0000000000000000", "../../x", "\xe9"])
def test_an_amd_card_without_a_number_goes_by_its_address(
    tmp_path: Path, number: str | None
) -> None:
    """Older cards have no number of their own, or a zero."""
    card = add_amd_card(tmp_path, unique_id=None)
    if number is not None:
        (card.sensor.parent.parent / "unique_id").write_text(number)
    assert AmdDriver(tmp_path).devices() == ("AMD-0000:03:00.0",)


def test_cards_and_files_that_are_not_amds_limits_are_passed_over(tmp_path: Path) -> None:
    """A folder of the driver, a card without a limit and no driver at all are no cards."""
    assert AmdDriver(tmp_path).devices() == ()
    folder = tmp_path / "bus" / "pci" / "drivers" / "amdgpu"
    (folder / "module" / "hwmon" / "hwmon1").mkdir(parents=True)
    (folder / "0000:05:00.0" / "hwmon" / "hwmon1").mkdir(parents=True)
    (folder / "bind").write_text("")
    assert AmdDriver(tmp_path).devices() == ()


def test_an_old_kernel_names_no_default(tmp_path: Path) -> None:
    """The most stands for it, which is the same on a card that is not overclocked."""
    card = add_amd_card(tmp_path)
    (card.sensor / "power1_cap_default").unlink()
    assert AmdDriver(tmp_path).read(card.device_id).default_watts == 300.0


@pytest.mark.parametrize("name", ["power1_average", "power1_input"])
def test_amd_refuses_a_limit_below_what_the_card_draws(tmp_path: Path, name: str) -> None:
    """Some cards then drop their limit altogether; raising it is always possible."""
    card = add_amd_card(tmp_path)
    (card.sensor / "power1_average").unlink()
    card.put(name, 210.0)
    driver = AmdDriver(tmp_path)
    with pytest.raises(PowerError, match="draws 210 watts at this moment"):
        driver.write(card.device_id, 150.0)
    assert card.watts == 250.0
    card.put("power1_cap", 120.0)
    driver.write(card.device_id, 200.0)
    assert card.watts == 200.0


@pytest.mark.parametrize("text", ["", "many", "1e9", "9" * 5000])
def test_an_amd_file_that_is_no_number_is_a_refusal(tmp_path: Path, text: str) -> None:
    """A driver's fault is a sentence, and ends no helper."""
    card = add_amd_card(tmp_path)
    (card.sensor / "power1_cap_max").write_text(text)
    driver = AmdDriver(tmp_path)
    if text.isdecimal():
        assert driver.read(card.device_id).most_watts > 0
    else:
        with pytest.raises(PowerError, match="does not say"):
            driver.read(card.device_id)


@pytest.mark.parametrize("name", ["", "..", "0000:03:00.0/..", "AMD-", "AMD-*", "*"])
def test_a_name_is_compared_and_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    """Nothing that a client sends leads to another file."""
    add_amd_card(tmp_path)
    with pytest.raises(UnknownDeviceError):
        AmdDriver(tmp_path).write(name, 150.0)
