"""What every PowerCap promises, the client of the power helper and the fake alike.

Subclass PowerCapContract in a test file and give it the fixture `bench`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from potluck_client.host.port import PowerCap


@dataclass(frozen=True, kw_only=True)
class CapBench:
    """A cap with one device that nobody has limited yet.

    Attributes:
        cap: What is tested.
        device_id: The device.
        least_watts: Least limit that it takes.
        default_watts: Its own limit, which is in force.
        in_force: Reads, past the cap, the limit that is in force.
    """

    cap: PowerCap
    device_id: str
    least_watts: float
    default_watts: float
    in_force: Callable[[], float]


class PowerCapContract:
    """The promises; a subclass gives the fixture `bench`."""

    async def test_a_limit_in_range_is_in_force_and_said_so(self, bench: CapBench) -> None:
        """What the answer says is what the device has."""
        wanted = (bench.least_watts + bench.default_watts) / 2
        answer = await bench.cap.set_watts(bench.device_id, wanted)
        assert answer.in_force
        assert answer.sentence == ""
        assert answer.watts == pytest.approx(wanted, abs=1)
        assert bench.in_force() == pytest.approx(wanted, abs=1)

    async def test_a_limit_can_be_changed_both_ways(self, bench: CapBench) -> None:
        """A person who moves the slider gets each value, and the same value twice is no trouble."""
        for wanted in (bench.least_watts, bench.default_watts, bench.least_watts):
            for _ in range(2):
                answer = await bench.cap.set_watts(bench.device_id, wanted)
                assert answer.in_force
                assert bench.in_force() == pytest.approx(wanted, abs=1)

    @pytest.mark.parametrize("watts", [math.nan, math.inf, -math.inf, -5.0, 0.0, 1e300])
    async def test_what_is_no_limit_is_refused_in_words(
        self, bench: CapBench, watts: float
    ) -> None:
        """No number, however odd, raises or changes the device."""
        answer = await bench.cap.set_watts(bench.device_id, watts)
        assert not answer.in_force
        assert answer.sentence.endswith(".")
        assert bench.in_force() == bench.default_watts

    async def test_a_refusal_leaves_the_limit_before(self, bench: CapBench) -> None:
        """A slip of the hand does not set a device free."""
        await bench.cap.set_watts(bench.device_id, bench.least_watts)
        answer = await bench.cap.set_watts(bench.device_id, bench.least_watts / 2)
        assert not answer.in_force
        assert bench.in_force() == bench.least_watts

    async def test_a_limit_is_put_back(self, bench: CapBench) -> None:
        """What was before is in force again when the call returns, however often it is made."""
        await bench.cap.set_watts(bench.device_id, bench.least_watts)
        for _ in range(2):
            await bench.cap.restore(bench.device_id)
            assert bench.in_force() == bench.default_watts

    async def test_closing_puts_all_back(self, bench: CapBench) -> None:
        """Nothing outlives the one who asked."""
        await bench.cap.set_watts(bench.device_id, bench.least_watts)
        for _ in range(2):
            await bench.cap.close()
            assert bench.in_force() == bench.default_watts

    async def test_an_unknown_device_gets_a_sentence(self, bench: CapBench) -> None:
        """A card that has gone is no error, and neither is putting it back."""
        for name in ("GPU-0", "", "../../etc/passwd", "x" * 5000):
            answer = await bench.cap.set_watts(name, bench.least_watts)
            assert not answer.in_force
            assert answer.sentence.endswith(".")
            await bench.cap.restore(name)
        assert bench.in_force() == bench.default_watts
