"""What every DeviceProbe must do, real or fake."""

import math

from potluck_client.host.port import DeviceProbe, DeviceReading

NO_PROCESS = 2**22 + 1
"""A process number above every system's highest."""


class DeviceContract:
    """A probe that has found one device or more; subclasses give it as the fixture `probe`."""

    def test_devices_are_found_with_facts_that_can_be_true(self, probe: DeviceProbe) -> None:
        """Limits are filled in from these facts."""
        found = probe.devices()
        assert found
        assert len({facts.device_id for facts in found}) == len(found)
        for facts in found:
            assert facts.device_id
            assert facts.name.isprintable()
            assert facts.name.strip()
            assert facts.torch_device in ("cpu", "cuda:0", "mps")
            assert facts.memory_bytes > 0
            limits = facts.power_range
            if limits is not None:
                assert 0 < limits.least_watts <= limits.default_watts <= limits.most_watts
            if facts.slows_celsius is not None:
                assert 0 < facts.slows_celsius <= 150

    def test_devices_may_be_asked_for_again(self, probe: DeviceProbe) -> None:
        """A card may come later, and one that stays keeps its name."""
        assert probe.devices() == probe.devices()

    def test_what_is_told_can_be_read(self, probe: DeviceProbe) -> None:
        """A sensor that is promised is there, so that a limit on it can be kept."""
        for facts in probe.devices():
            probe.read(facts.device_id)
            reading = probe.read(facts.device_id, NO_PROCESS)
            assert_can_be_true(reading)
            assert reading.present
            assert (reading.temperature_celsius is not None) >= facts.tells_temperature
            assert (reading.fan_percent is not None) >= facts.tells_fan

    def test_a_look_says_no_more_than_can_be_true(self, probe: DeviceProbe) -> None:
        """A device at rest is there all the same."""
        for facts in probe.devices():
            for _ in range(3):
                reading = probe.glance(facts.device_id)
                assert_can_be_true(reading)
                assert reading.present

    def test_a_device_that_never_was_is_not_present(self, probe: DeviceProbe) -> None:
        """Asking for it is no error."""
        probe.devices()
        assert probe.read("GPU-nobody") == DeviceReading(present=False)
        assert probe.glance("GPU-nobody") == DeviceReading(present=False)

    def test_letting_go_may_be_repeated_and_ends_nothing(self, probe: DeviceProbe) -> None:
        """The driver is let go of whenever nothing works."""
        probe.close()
        (first, *_) = probe.devices()
        probe.read(first.device_id, NO_PROCESS)
        probe.close()
        probe.close()
        assert probe.read(first.device_id).present
        probe.close()


def assert_can_be_true(reading: DeviceReading) -> None:
    """Check that no number is negative, infinite or no number, and that shares are shares."""
    numbers = (
        reading.power_watts,
        reading.energy_joules,
        reading.temperature_celsius,
        reading.fan_percent,
        reading.memory_used_bytes,
        reading.utilisation,
        reading.others_utilisation,
    )
    assert all(number is None or (math.isfinite(number) and number >= 0) for number in numbers)
    for share in (reading.utilisation, reading.others_utilisation):
        assert share is None or share <= 1
    assert reading.fan_percent is None or reading.fan_percent <= 100
