"""The regulator asks drivers at the right moments and gives their limits back."""

import asyncio

from potluck.v1 import control_pb2 as control
from potluck_client.host.port import CapAnswer, DeviceFacts, DeviceKind, DeviceReading, PowerRange
from potluck_client.regulating import READ_SECONDS, Regulator, limits_of
from potluck_client.settings.values import DeviceSettings
from tests.fakes.host import FakeClock, settle
from tests.fakes.power_cap import FakePowerCap

CARD = DeviceFacts(
    device_id="GPU-1",
    name="Test card",
    torch_device="cuda:0",
    memory_bytes=8_000_000_000,
    kind=DeviceKind.NVIDIA,
    power_range=PowerRange(least_watts=100.0, default_watts=200.0, most_watts=220.0),
    tells_power=True,
    tells_temperature=True,
)
COOL = DeviceReading(power_watts=90.0, temperature_celsius=50.0)
HOT = DeviceReading(power_watts=90.0, temperature_celsius=80.0)


def _settings(watts: int = 0, celsius: int = 0, duty: int = 100) -> DeviceSettings:
    return DeviceSettings(
        use=True, duty_percent=duty, power_watts=watts, temperature_celsius=celsius
    )


async def test_driver_is_asked_at_the_beginning_of_work() -> None:
    """Where a driver keeps the watts, work is not thinned out for them."""
    cap, clock = FakePowerCap(), FakeClock()
    regulator = Regulator(CARD, cap, clock)
    regulator.begin(_settings(watts=150))
    assert regulator.verdict.duty < 1.0  # Careful until the driver has answered.
    await settle()
    assert cap.limits == {"GPU-1": 150}
    assert regulator.cap_answer == CapAnswer(in_force=True, watts=150)
    await clock.advance(READ_SECONDS)
    assert regulator.read(COOL, _settings(watts=150)).duty == 1.0
    await regulator.rest()


async def test_refused_limit_is_kept_by_share_of_time() -> None:
    """A laptop's driver that refuses leaves the limit to the governor, which says so."""
    cap, clock = FakePowerCap("This card takes no limit."), FakeClock()
    regulator = Regulator(CARD, cap, clock)
    regulator.begin(_settings(watts=150))
    await settle()
    verdict = regulator.read(COOL, _settings(watts=150))
    assert verdict.held_back_by == control.HELD_BACK_BY_POWER
    assert verdict.sentence == "Slowed down to take at most 150 W."
    assert verdict.duty < 1.0
    await regulator.rest()


async def test_driver_is_asked_again_only_when_the_setting_changes() -> None:
    """A limit that stands is not set again with each reading."""
    cap, clock = FakePowerCap(), FakeClock()
    regulator = Regulator(CARD, cap, clock)
    regulator.begin(_settings(watts=150))
    for watts in (150, 150, 120, 120, 0):
        await clock.advance(READ_SECONDS)
        regulator.read(COOL, _settings(watts=watts))
    await settle()
    assert cap.asked == [("GPU-1", 150), ("GPU-1", 120)]
    assert cap.limits == {}
    await regulator.rest()


async def test_limit_is_given_back_at_rest() -> None:
    """Games that follow have all of the card's power, also when the answer was still due."""
    cap = FakePowerCap()
    cap.gate.clear()
    regulator = Regulator(CARD, cap, FakeClock())
    regulator.begin(_settings(watts=150))
    await settle()
    resting = asyncio.create_task(regulator.rest())
    await settle()
    cap.gate.set()
    await resting
    assert cap.limits == {}
    assert cap.restored == ["GPU-1"]
    assert regulator.cap_answer is None
    assert not regulator.needs_reading


async def test_limit_is_given_back_when_rest_is_cancelled() -> None:
    """An app that is closed in this very moment leaves no limit behind."""
    cap = FakePowerCap()
    cap.gate.clear()
    regulator = Regulator(CARD, cap, FakeClock())
    regulator.begin(_settings(watts=150))
    await settle()
    resting = asyncio.create_task(regulator.rest())
    await settle()
    resting.cancel()
    await settle()
    cap.gate.set()
    await settle()
    assert resting.cancelled()
    assert cap.limits == {}


async def test_work_that_begins_again_waits_for_the_giving_back() -> None:
    """A restore that comes late does not take the limit of the next piece of work away."""
    cap = FakePowerCap()
    cap.gate.clear()
    regulator = Regulator(CARD, cap, FakeClock())
    regulator.begin(_settings(watts=150))
    await settle()
    resting = asyncio.create_task(regulator.rest())
    await settle()
    regulator.begin(_settings(watts=150))
    cap.gate.set()
    await resting
    await settle()
    assert cap.limits == {"GPU-1": 150}
    await regulator.rest()


async def test_cooling_goes_on_at_rest() -> None:
    """A device that is too hot stays in view until it has cooled down, whoever asks for work."""
    clock = FakeClock()
    regulator = Regulator(CARD, FakePowerCap(), clock)
    settings = _settings(celsius=70)
    regulator.begin(settings)
    for _ in range(40):
        await clock.advance(READ_SECONDS)
        regulator.read(HOT, settings)
    assert regulator.verdict.stop == control.NOT_NOW_REASON_TOO_HOT
    assert "70 °C" in regulator.verdict.stop_sentence
    await regulator.rest()
    regulator.begin(settings)
    assert regulator.verdict.stop == control.NOT_NOW_REASON_TOO_HOT
    await regulator.rest()
    assert regulator.needs_reading
    for _ in range(80):
        await clock.advance(READ_SECONDS)
        regulator.read(COOL, settings)
    assert regulator.verdict.stop == control.NOT_NOW_REASON_UNSPECIFIED
    assert not regulator.needs_reading


def test_nothing_set_means_no_limit() -> None:
    """A zero in the settings is no ceiling of 0 degrees."""
    limits = limits_of(_settings(duty=40), CARD, None)
    assert limits.duty == 0.4
    assert limits.power_watts is None
    assert limits.temperature_celsius is None
    assert limits.fan_percent is None
    assert not limits.power_by_driver


async def test_worker_that_idles_is_reckoned_with() -> None:
    """What the worker reports reaches the law: half the work means half the swing of power."""
    clock = FakeClock()
    settings = _settings(watts=150)
    duties = []
    for busy_share in (1.0, 0.5):
        regulator = Regulator(CARD, FakePowerCap("This card takes no limit."), clock)
        regulator.begin(settings)
        await settle()
        busy, verdict = 0.0, regulator.verdict
        for step in range(400):
            await clock.advance(READ_SECONDS)
            busy += busy_share * verdict.duty * READ_SECONDS
            watts = 200.0 if step % 2 else 80.0
            verdict = regulator.read(DeviceReading(power_watts=watts), settings, busy)
        duties.append(verdict.duty)
        await regulator.rest()
    assert duties[1] > 1.3 * duties[0]
