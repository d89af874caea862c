"""The fake control service keeps the daemon's promises about projects."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract_about import AboutContract
from tests.fakes.control_service import FakeControlService, waiting_snapshot


class TestFakeAbout(AboutContract):
    """The contract, on the fake."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens that has joined a project."""
        fake = FakeControlService(tmp_path)
        joined = waiting_snapshot()
        joined.projects.add(
            project_id="ab" * 32,
            name="Kitchen Tales",
            share=100,
            checking=control.CHECKING_BIT_FOR_BIT,
        )
        await fake.show(joined)
        await fake.start()
        yield tmp_path
        await fake.stop()
