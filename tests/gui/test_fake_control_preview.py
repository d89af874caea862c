"""The fake control service keeps the daemon's promises about previews of limits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract_preview import PreviewContract
from tests.fakes.control_service import FakeControlService


class TestFakePreview(PreviewContract):
    """The contract, on the fake."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens with one limit and one preset."""
        fake = FakeControlService(tmp_path)
        fake.settings = [
            control.Setting(
                key="duty_percent@cpu",
                value=control.SettingValue(whole=100),
                default_value=control.SettingValue(whole=100),
                minimum=control.SettingValue(whole=10),
                maximum=control.SettingValue(whole=100),
            )
        ]
        fake.presets = [
            control.Preset(key="whisper", figures=control.Effect(watts=40, hours_per_week=168))
        ]
        fake.preset_values = {"whisper": {"duty_percent@cpu": control.SettingValue(whole=25)}}
        await fake.start()
        yield tmp_path
        await fake.stop()
