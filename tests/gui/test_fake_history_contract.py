"""The fake control service keeps the daemon's promises about history and receipts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract_history import BUCKETS, EmptyHistoryContract, ReceiptsContract
from tests.fakes.control_service import FakeControlService

_TOKENS = 4096
_PROJECT_ID = "ab" * 32


class TestFakeEmptyHistory(EmptyHistoryContract):
    """The contract, on a fake of which nothing was scripted."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens."""
        fake = FakeControlService(tmp_path)
        await fake.start()
        yield tmp_path
        await fake.stop()


class TestFakeReceipts(ReceiptsContract):
    """The contract, on a fake with three receipts."""

    tokens_each = _TOKENS

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """A folder in which a fake listens that tells of three pieces of work."""
        fake = FakeControlService(tmp_path)
        fake.receipts = [_receipt(number) for number in (2, 1, 0)]
        given = control.HistoryEntry(
            start_day="2026-01-01",
            project_id=_PROJECT_ID,
            device_id="cpu",
            contribution=control.Contribution(verified_units=3, verified_tokens=3 * _TOKENS),
        )
        fake.history = {
            bucket: control.GetHistoryResponse(
                entries=[given],
                project_names={_PROJECT_ID: "Pocket project"},
                device_names={"cpu": "Processor"},
                first_day="2026-01-01",
                today="2026-01-01",
            )
            for bucket in BUCKETS
        }
        await fake.start()
        yield tmp_path
        await fake.stop()


def _receipt(number: int) -> control.ReceiptRecord:
    return control.ReceiptRecord(
        unit_id=f"{number:032x}",
        project_id=_PROJECT_ID,
        project_name="Pocket project",
        tokens=_TOKENS,
        written_unix_ms=1_767_225_600_000 + number,
        index=number,
        receipt=b"a receipt",
        checks=[
            control.ReceiptCheck(passed=True, sentence=sentence)
            for sentence in ("It is signed.", "It is yours.", "It says what the journal says.")
        ],
    )
