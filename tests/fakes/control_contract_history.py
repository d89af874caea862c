"""What every control service promises about history, receipts and its quick answer.

Subclass a contract in a test file and give it the fixture `home`, a folder in which a service
listens: for EmptyHistoryContract one that has no project joined, for ReceiptsContract one that
keeps the receipts of three pieces of work, each worth `tokens_each` tokens, verified on one day by
one device for one project.
"""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import ErrorCode
from potluck.limits import RECEIPTS_PAGE
from potluck.v1 import control_pb2 as control
from tests.fakes.control_contract import Caller

BUCKETS = [
    control.BUCKET_DAY,
    control.BUCKET_WEEK,
    control.BUCKET_MONTH,
    control.BUCKET_YEAR,
    control.BUCKET_ALL,
]

MISTAKES = {
    "no bucket": control.GetHistoryRequest(),
    "a bucket of tomorrow's app": control.GetHistoryRequest(bucket=99),  # type: ignore[arg-type]
    "an eighth weekday": control.GetHistoryRequest(bucket=control.BUCKET_WEEK, first_weekday=8),
    "a day in other words": control.GetHistoryRequest(
        bucket=control.BUCKET_DAY, first_day="31.01.2026"
    ),
    "a day without dashes": control.GetHistoryRequest(
        bucket=control.BUCKET_DAY, first_day="20260131"
    ),
    "a day that no calendar has": control.GetHistoryRequest(
        bucket=control.BUCKET_DAY, last_day="2026-02-30"
    ),
    "an end before the beginning": control.GetHistoryRequest(
        bucket=control.BUCKET_DAY, first_day="2026-02-02", last_day="2026-02-01"
    ),
}


class _Called:
    """Gives a program that calls the service of `home`."""

    @pytest.fixture
    async def caller(self, home: Path) -> AsyncIterator[Caller]:
        """A program that may call."""
        caller = Caller(read_endpoint(home))
        yield caller
        await caller.channel.close(None)


class EmptyHistoryContract(_Called):
    """What holds before anything was given."""

    async def test_a_ping_is_answered_with_the_version(self, caller: Caller) -> None:
        """A window learns whether the daemon is there, and of which version."""
        answer = await caller.stub.Ping(control.PingRequest(), metadata=caller.metadata)
        assert answer.app_version

    @pytest.mark.parametrize("bucket", BUCKETS)
    async def test_with_nothing_given_history_is_empty(
        self, caller: Caller, bucket: "control.Bucket.ValueType"
    ) -> None:
        """The first day shows nothing rather than an error, and says which day it is."""
        answer = await caller.stub.GetHistory(
            control.GetHistoryRequest(bucket=bucket), metadata=caller.metadata
        )
        assert list(answer.entries) == []
        assert answer.first_day == ""
        assert dt.date.fromisoformat(answer.today).isoformat() == answer.today

    @pytest.mark.parametrize("request_", MISTAKES.values(), ids=MISTAKES.keys())
    async def test_a_request_that_makes_no_sense_is_refused(
        self, caller: Caller, request_: control.GetHistoryRequest
    ) -> None:
        """A mistake of a program is not answered with sums of something else."""
        call = caller.stub.GetHistory(request_, metadata=caller.metadata)
        assert await caller.code_of(call) == ErrorCode.BAD_INPUT

    async def test_with_nothing_given_there_are_no_receipts(self, caller: Caller) -> None:
        """An empty page is no error, not even beyond its end or of an unknown project."""
        for request in (
            control.ListReceiptsRequest(limit=10),
            control.ListReceiptsRequest(limit=10, offset=1_000_000),
            control.ListReceiptsRequest(limit=10, project_id="no such project"),
        ):
            answer = await caller.stub.ListReceipts(request, metadata=caller.metadata)
            assert (list(answer.receipts), answer.total) == ([], 0)


class ReceiptsContract(_Called):
    """What holds with the receipts of three pieces of work."""

    tokens_each: int

    async def test_receipts_come_newest_first_by_page(self, caller: Caller) -> None:
        """A long list is shown without being read whole."""
        whole = await self._receipts(caller, limit=RECEIPTS_PAGE + 1)
        assert (len(whole.receipts), whole.total) == (3, 3)
        written = [receipt.written_unix_ms for receipt in whole.receipts]
        assert written == sorted(written, reverse=True)
        page = await self._receipts(caller, limit=1, offset=1)
        assert (list(page.receipts), page.total) == ([whole.receipts[1]], 3)
        beyond = await self._receipts(caller, limit=1, offset=3)
        assert (list(beyond.receipts), beyond.total) == ([], 3)
        nothing = await self._receipts(caller, limit=0)
        assert (list(nothing.receipts), nothing.total) == ([], 3)

    async def test_receipts_can_be_asked_for_by_project(self, caller: Caller) -> None:
        """Each project has its own list."""
        (first, *_) = (await self._receipts(caller, limit=3)).receipts
        own = await self._receipts(caller, limit=3, project_id=first.project_id)
        assert own.total == 3
        other = await self._receipts(caller, limit=3, project_id="00" * 32)
        assert (list(other.receipts), other.total) == ([], 0)

    async def test_every_receipt_says_what_was_checked(self, caller: Caller) -> None:
        """A person sees why a receipt can be trusted."""
        for receipt in (await self._receipts(caller, limit=3)).receipts:
            assert receipt.receipt
            assert receipt.project_name
            assert receipt.tokens == self.tokens_each
            assert len(receipt.checks) >= 3
            assert all(check.passed for check in receipt.checks)
            assert all(check.sentence.endswith(".") for check in receipt.checks)

    @pytest.mark.parametrize("bucket", BUCKETS)
    async def test_history_sums_up_what_was_given(
        self, caller: Caller, bucket: "control.Bucket.ValueType"
    ) -> None:
        """Whatever the step, nothing is lost or counted twice, and everything has a name."""
        answer = await self._history(caller, bucket=bucket)
        given = [entry for entry in answer.entries if entry.project_id]
        assert [entry.contribution.verified_units for entry in given] == [3]
        assert [entry.contribution.verified_tokens for entry in given] == [3 * self.tokens_each]
        assert all(answer.project_names[entry.project_id] for entry in given)
        assert all(answer.device_names[entry.device_id] for entry in answer.entries)
        assert answer.first_day <= answer.today

    async def test_history_keeps_to_the_days_that_were_asked_for(self, caller: Caller) -> None:
        """A chart of last year is not one of this year."""
        whole = await self._history(caller, bucket=control.BUCKET_DAY)
        (day,) = {entry.start_day for entry in whole.entries}
        only = await self._history(caller, bucket=control.BUCKET_DAY, first_day=day, last_day=day)
        assert only.entries == whole.entries
        for before in (False, True):
            other = dt.date.fromisoformat(day) + dt.timedelta(days=-1 if before else 1)
            bound = {"last_day" if before else "first_day": other.isoformat()}
            assert not (await self._history(caller, bucket=control.BUCKET_DAY, **bound)).entries

    async def _receipts(
        self, caller: Caller, *, limit: int, offset: int = 0, project_id: str = ""
    ) -> control.ListReceiptsResponse:
        request = control.ListReceiptsRequest(limit=limit, offset=offset, project_id=project_id)
        return await caller.stub.ListReceipts(request, metadata=caller.metadata)

    async def _history(
        self,
        caller: Caller,
        *,
        bucket: "control.Bucket.ValueType",
        first_day: str = "",
        last_day: str = "",
    ) -> control.GetHistoryResponse:
        request = control.GetHistoryRequest(bucket=bucket, first_day=first_day, last_day=last_day)
        return await caller.stub.GetHistory(request, metadata=caller.metadata)
