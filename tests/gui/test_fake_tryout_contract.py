"""The fake control service keeps the promises of the daemon's model and check of devices."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract_check import ControlCheckContract
from tests.fakes.control_contract_model import ControlModelContract
from tests.fakes.control_service import PRACTICE_ID, FakeControlService


class TestFakeModels(ControlModelContract):
    """The contract of models, on the fake."""

    @pytest.fixture
    def project_id(self) -> str:
        """The project that the fake has a model of."""
        return PRACTICE_ID

    @pytest.fixture
    async def home(self, tmp_path: Path, project_id: str) -> AsyncIterator[Path]:
        """A folder in which a fake listens that has a checkpoint."""
        fake = FakeControlService(tmp_path)
        fake.models[project_id] = control.GetModelResponse(
            joined_round=1, newest_round=4, joined_checkpoint_kept=True, prompts=["def "]
        )
        await fake.start()
        yield tmp_path
        await fake.stop()


class TestFakeChecks(ControlCheckContract):
    """The contract of checks, on the fake."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens."""
        fake = FakeControlService(tmp_path)
        fake.check_step_seconds = 0.01
        await fake.start()
        yield tmp_path
        await fake.stop()
