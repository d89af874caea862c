"""What every control service promises of PreviewSettings, the daemon's and the fake alike.

Subclass PreviewContract in a test file and give it the fixture `home`: a folder in which a service
listens whose computer has a limit that is a whole number, and presets.
"""

import math
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller


class PreviewContract:
    """The promises; a subclass gives the fixture `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)

    async def test_without_a_change_both_sides_are_alike(self, caller: Caller) -> None:
        """A window that opens shows one set of figures."""
        answer = await _preview(caller, control.PreviewSettingsRequest())
        assert answer.before == answer.after
        assert answer.before.now_sentence
        assert 0 <= answer.before.hours_per_week <= 7 * 24

    async def test_a_preview_changes_nothing(self, caller: Caller) -> None:
        """Moving a slider to and fro leaves the limits as they were."""
        before = await _settings(caller)
        for preset in before.presets:
            change = control.UpdateSettingsRequest(preset=preset.key)
            await _preview(caller, control.PreviewSettingsRequest(change=change))
        assert await _settings(caller) == before

    async def test_what_an_update_would_refuse_is_refused(self, caller: Caller) -> None:
        """No figures are shown for limits that can't be set."""
        settings = (await _settings(caller)).settings
        whole = next(s for s in settings if s.value.HasField("whole"))
        over = control.SettingValue(whole=whole.maximum.whole + 1)
        for change in (
            control.UpdateSettingsRequest(values={whole.key: over}),
            control.UpdateSettingsRequest(values={"no_such_limit": whole.minimum}),
            control.UpdateSettingsRequest(reset=["no_such_limit"]),
            control.UpdateSettingsRequest(preset="thunder"),
        ):
            request = control.PreviewSettingsRequest(change=change)
            call = caller.stub.PreviewSettings(request, metadata=caller.metadata)
            assert await caller.code_of(call) == ErrorCode.BAD_INPUT

    @pytest.mark.parametrize("hours", [-1.0, 24.5, math.nan, math.inf])
    async def test_a_day_that_no_clock_has_is_refused(self, caller: Caller, hours: float) -> None:
        """A mistyped number of hours gives no nonsense of energy."""
        request = control.PreviewSettingsRequest(free_hours_per_day=hours)
        call = caller.stub.PreviewSettings(request, metadata=caller.metadata)
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT

    async def test_energy_follows_from_watts_and_hours(self, caller: Caller) -> None:
        """The figures on a page agree with each other."""
        eight = (await _preview(caller, control.PreviewSettingsRequest())).before
        four = await _preview(caller, control.PreviewSettingsRequest(free_hours_per_day=4))
        for effect, free in ((eight, 8.0), (four.before, 4.0)):
            if not effect.HasField("watts"):
                continue
            hours = min(free, effect.hours_per_week / 7)
            expected = effect.watts * hours * 30 / 1000
            assert effect.kilowatt_hours_per_month == pytest.approx(expected)


async def _preview(
    caller: Caller, request: control.PreviewSettingsRequest
) -> control.PreviewSettingsResponse:
    return await caller.stub.PreviewSettings(request, metadata=caller.metadata)


async def _settings(caller: Caller) -> control.GetSettingsResponse:
    return await caller.stub.GetSettings(control.GetSettingsRequest(), metadata=caller.metadata)
