"""The fake control service keeps the promises that the daemon's does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import ControlServiceContract
from tests.fakes.control_service import FakeControlService


class TestFakeControlService(ControlServiceContract):
    """The contract, on the fake."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens, with a limit of each sort."""
        fake = FakeControlService(tmp_path)
        fake.settings = [
            control.Setting(
                key="idle_minutes",
                label="Wait",
                sentence="How long to wait.",
                group="When",
                unit="min",
                value=control.SettingValue(whole=3),
                default_value=control.SettingValue(whole=3),
                minimum=control.SettingValue(whole=0),
                maximum=control.SettingValue(whole=120),
            ),
            control.Setting(
                key="pause_for_programs",
                group="When",
                form=control.SETTING_FORM_PROGRAMS,
                value=control.SettingValue(texts=control.TextList()),
                default_value=control.SettingValue(texts=control.TextList()),
            ),
            control.Setting(
                key="duty_percent@cpu",
                device_id="cpu",
                device_name="Processor",
                group="How hard",
                value=control.SettingValue(whole=100),
                default_value=control.SettingValue(whole=100),
                minimum=control.SettingValue(whole=10),
                maximum=control.SettingValue(whole=100),
            ),
        ]
        fake.presets = [control.Preset(key="whisper"), control.Preset(key="full")]
        fake.preset_values = {
            "whisper": {"duty_percent@cpu": control.SettingValue(whole=25)},
            "full": {"duty_percent@cpu": control.SettingValue(whole=100)},
        }
        fake.programs = ["steam", "obs", "steam"]
        await fake.start()
        yield tmp_path
        await fake.stop()
