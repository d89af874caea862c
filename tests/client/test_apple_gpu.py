"""The graphics part of an Apple chip, by recorded answers of macOS' registry."""

import pytest

from potluck_client.host.gpu_apple import APPLE_ID, AppleGpu
from potluck_client.host.port import DeviceFacts, DeviceKind, DeviceReading
from tests.fakes.mac_calls import FakeMacRegistry, answer

MEMORY_BYTES = 32 * 1024**3


def gpu(registry: FakeMacRegistry) -> AppleGpu:
    """Return the probe on a fake registry."""
    return AppleGpu(registry, lambda: MEMORY_BYTES)


def test_the_one_device_says_what_it_can() -> None:
    """It has a stable name, shares the computer's memory, and claims no sensor."""
    assert gpu(FakeMacRegistry()).devices() == (
        DeviceFacts(
            device_id="apple-gpu",
            name="Apple M2 Pro, 19 graphics cores",
            torch_device="mps",
            memory_bytes=MEMORY_BYTES,
            kind=DeviceKind.APPLE,
        ),
    )


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"model": b"Apple M1\0"}, "Apple M1, graphics part"),
        ({"gpu-core-count": 8}, "Apple chip, 8 graphics cores"),
    ],
)
def test_a_registry_that_tells_less_still_gives_a_name(
    properties: dict[str, object], name: str
) -> None:
    """Some versions of macOS keep the model as bytes, or not at all."""
    registry = FakeMacRegistry()
    registry.properties = answer(properties)
    assert [facts.name for facts in gpu(registry).devices()] == [name]


@pytest.mark.parametrize("properties", [None, b"", b"bplist00 torn"])
def test_a_computer_without_one_has_no_such_device(properties: bytes | None) -> None:
    """Nothing is offered for training that PyTorch could not use."""
    registry = FakeMacRegistry()
    registry.properties = properties
    assert gpu(registry).devices() == ()


def test_other_systems_have_none() -> None:
    """The probe may stand in the list of every computer."""
    assert AppleGpu(None).devices() == ()


def test_use_is_that_of_others_until_potluck_works() -> None:
    """The registry counts all programs together, so that ours can't be taken out."""
    probe = gpu(FakeMacRegistry())
    idle = DeviceReading(utilisation=0.14, memory_used_bytes=639_418_368, others_utilisation=0.14)
    assert probe.read(APPLE_ID) == probe.glance(APPLE_ID) == idle
    assert probe.read(APPLE_ID, own_pid=4711).others_utilisation is None
    assert probe.read(APPLE_ID, own_pid=4711).utilisation == 0.14


@pytest.mark.parametrize(
    ("percent", "utilisation"), [(137, 1.0), (-1, 0.0), ("busy", None), (None, None)]
)
def test_strange_percentages_stay_in_bounds(percent: object, utilisation: float | None) -> None:
    """No number of the driver's makes the governor compute with more than all of the time."""
    registry = FakeMacRegistry()
    given = {} if percent is None else {"Device Utilization %": percent}
    registry.statistics = answer(given)
    assert gpu(registry).read(APPLE_ID).utilisation == utilisation


def test_another_device_is_not_present_here() -> None:
    """A name that belongs to somebody else gets no reading."""
    assert gpu(FakeMacRegistry()).read("GPU-a") == DeviceReading(present=False)
