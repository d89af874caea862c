"""Computers as limits know them: some of a test's own, and any that Hypothesis can think of."""

from hypothesis import strategies as st

from potluck_client.host.port import DeviceFacts, DeviceKind, PowerRange
from potluck_client.settings.row import ComputerFacts

CPU = DeviceFacts(
    device_id="cpu", name="Some processor", torch_device="cpu", memory_bytes=16_000_000_000
)
CARD = DeviceFacts(
    device_id="GPU-1",
    name="Some card",
    torch_device="cuda:0",
    memory_bytes=12_000_000_000,
    kind=DeviceKind.NVIDIA,
    power_range=PowerRange(least_watts=100.0, default_watts=300.0, most_watts=360.0),
    tells_power=True,
    tells_temperature=True,
    tells_fan=True,
    slows_celsius=90.0,
)
MUTE_CARD = DeviceFacts(
    device_id="GPU-2",
    name="Mute card",
    torch_device="cuda:0",
    memory_bytes=4_000_000_000,
    kind=DeviceKind.APPLE,
)


def computer(*devices: DeviceFacts, cores: int = 8, disk: int = 100) -> ComputerFacts:
    """Return a computer with these devices; with the processor alone when none is given."""
    return ComputerFacts(
        logical_cores=cores, memory_gigabytes=16, disk_gigabytes=disk, devices=devices or (CPU,)
    )


@st.composite
def any_device(draw: st.DrawFn, device_id: str, kind: DeviceKind) -> DeviceFacts:
    """Draw a device with whatever sensors and ranges drivers have been seen to tell."""
    watts = sorted(draw(st.tuples(*[st.floats(1.0, 1200.0)] * 3)))
    known = PowerRange(least_watts=watts[0], default_watts=watts[1], most_watts=watts[2])
    return DeviceFacts(
        device_id=device_id,
        name=f"Device {device_id}",
        torch_device="cpu",
        memory_bytes=draw(st.integers(1, 10**12)),
        kind=kind,
        power_range=draw(st.sampled_from([known, None])),
        tells_power=draw(st.booleans()),
        tells_temperature=draw(st.booleans()),
        tells_fan=draw(st.booleans()),
        slows_celsius=draw(st.none() | st.floats(20.0, 120.0)),
    )


@st.composite
def any_computer(draw: st.DrawFn) -> ComputerFacts:
    """Draw a computer with a processor and up to three cards of any kind."""
    cards = st.sampled_from([DeviceKind.NVIDIA, DeviceKind.AMD, DeviceKind.APPLE])
    kinds = [DeviceKind.CPU, *draw(st.lists(cards, max_size=3))]
    return ComputerFacts(
        logical_cores=draw(st.integers(1, 512)),
        memory_gigabytes=draw(st.integers(1, 4096)),
        disk_gigabytes=draw(st.integers(1, 100_000)),
        devices=tuple(
            draw(any_device("cpu" if n == 0 else f"GPU-{n}", kind)) for n, kind in enumerate(kinds)
        ),
    )
