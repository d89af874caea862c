"""The fake control service keeps the promises about activity that the daemon's does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.control_activity import some_activity
from tests.fakes.control_contract_activity import ActivityContract
from tests.fakes.control_service import FakeControlService


class TestFakeActivity(ActivityContract):
    """The contract, on the fake."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens, with some entries."""
        fake = FakeControlService(tmp_path)
        fake.activity = some_activity()
        await fake.start()
        yield tmp_path
        await fake.stop()
