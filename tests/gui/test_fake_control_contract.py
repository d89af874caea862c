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
        """A folder in which a fake listens, with one limit."""
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
            )
        ]
        await fake.start()
        yield tmp_path
        await fake.stop()
