"""Ten years and 200,000 pieces of work: everything is found, and nothing is read whole."""

import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from potluck.limits import HISTORY_ENTRIES, RECEIPTS_PAGE
from potluck.v1 import control_pb2 as control
from potluck_client.buckets import ALL_TIME
from potluck_client.journal.sqlite import SqliteJournal
from tests.fakes.client_machine import Machine
from tests.fakes.identity import at_hand
from tests.fakes.long_history import (
    LAST_DAY,
    OWN_KEY,
    PROJECT_KEYS,
    TOKENS,
    YEARS,
    utc,
    verified,
    write_long_history,
)

UNITS = 200_000
MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteJournal]:
    """A journal of ten years, which no test changes."""
    journal = SqliteJournal(write_long_history(tmp_path_factory.mktemp("long"), UNITS), utc)
    yield journal
    journal.close()


@pytest.fixture
async def machine(journal: SqliteJournal, tmp_path: Path) -> AsyncIterator[Machine]:
    """A daemon with a long history."""
    machine = Machine(tmp_path, journal=journal, joined=False)
    machine.load_key = at_hand(OWN_KEY)
    machine.start()
    yield machine
    await machine.stop()


async def test_the_whole_history_is_told_by_every_step(machine: Machine) -> None:
    """Each step adds up to the same, and to what the snapshot shows."""
    assert machine.snapshot.contribution.verified_units == verified(UNITS)
    assert machine.snapshot.contribution.verified_tokens == verified(UNITS) * TOKENS
    for bucket, least, most in (
        (control.BUCKET_WEEK, YEARS * 52, YEARS * 53 + 2),
        (control.BUCKET_MONTH, YEARS * 12, YEARS * 12 + 1),
        (control.BUCKET_YEAR, YEARS, YEARS + 1),
        (control.BUCKET_ALL, 1, 1),
    ):
        request = control.GetHistoryRequest(bucket=bucket)
        answer = await machine.daemon.calls.GetHistory(request, None)  # type: ignore[arg-type]
        given = [entry.contribution for entry in answer.entries]
        assert sum(each.verified_units for each in given) == verified(UNITS)
        assert sum(each.verified_tokens for each in given) == verified(UNITS) * TOKENS
        assert sum(each.pending_units + each.rejected_units for each in given) == UNITS - verified(
            UNITS
        )
        starts = [entry.start_day for entry in answer.entries]
        assert starts == sorted(starts)
        assert least <= len(set(starts)) <= most
        assert len(answer.entries) <= HISTORY_ENTRIES
        assert set(answer.project_names.values()) == {"Project 0", "Project 1"}


async def test_a_page_of_receipts_is_checked(machine: Machine) -> None:
    """The newest page holds in every check; what is no receipt is shown as that, far down."""
    request = control.ListReceiptsRequest(
        limit=RECEIPTS_PAGE, project_id=PROJECT_KEYS[0].public.hex()
    )
    answer = await machine.daemon.calls.ListReceipts(request, None)  # type: ignore[arg-type]
    assert len(answer.receipts) == RECEIPTS_PAGE
    assert all(check.passed for receipt in answer.receipts for check in receipt.checks)
    request.offset = answer.total - 1
    (oldest,) = (await machine.daemon.calls.ListReceipts(request, None)).receipts  # type: ignore[arg-type]
    assert [check.passed for check in oldest.checks] == [False]


async def test_memory_does_not_grow_with_the_history(machine: Machine) -> None:
    """A snapshot and a page take what is shown, not what is kept."""
    tracemalloc.start()
    try:
        machine.daemon.feed.now()
        machine.journal.given(ALL_TIME)
        machine.journal.list_receipts(100, 100_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEBIBYTE


async def test_more_days_than_fit_are_refused_and_fewer_are_told(machine: Machine) -> None:
    """An answer is whole or none; a year of days fits."""
    request = control.GetHistoryRequest(bucket=control.BUCKET_DAY)
    with pytest.raises(_RefusedError, match="Ask for fewer days"):
        await machine.daemon.calls.GetHistory(request, _Context())  # type: ignore[arg-type]
    request.first_day = f"{LAST_DAY.year}-01-01"
    answer = await machine.daemon.calls.GetHistory(request, None)  # type: ignore[arg-type]
    assert len({entry.start_day for entry in answer.entries}) == 365


class _RefusedError(Exception):
    """A call was refused with a sentence."""


class _Context:
    """The other side of a call that is refused."""

    async def abort(self, _status: object, sentence: str) -> None:
        """Refuse."""
        raise _RefusedError(sentence)
