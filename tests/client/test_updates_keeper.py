"""The keeper of updates by its own clock: when it looks, and how it goes on after failures."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.activity_log.diary import Diary
from potluck_client.activity_log.entry import Query
from potluck_client.transfer.meter import TransferLimits, TransferMeter
from potluck_client.updates.keeper import UpdateKeeper
from potluck_client.updates.moment import Moment
from potluck_client.updates.port import Advance, Part, TakenBack
from potluck_client.updates.standing import Seen
from potluck_client.updates.timetable import DAY_SECONDS, NEEDED_SECONDS, RETRY_SECONDS
from tests.fakes.client_activity import MemoryActivity
from tests.fakes.client_books import MemoryBooks
from tests.fakes.client_journal import MemoryJournal
from tests.fakes.client_machine import local_time
from tests.fakes.host import FakeClock
from tests.fakes.updates import FakeUpdates

_ALLOWED = Seen(may_fetch=True, moment=Moment.LATER)


class Kept:
    """A keeper that runs, and what is around it.

    Attributes:
        clock: Its time.
        source: Where newer versions come from.
        activity: What was told.
        keeper: The keeper.
        ended: Set once it asked for the daemon's end.
        limits: The person's limits of the network.
    """

    def __init__(self, home: Path, journal: MemoryJournal) -> None:
        self.clock = FakeClock()
        self.source = FakeUpdates()
        self.activity = MemoryActivity()
        self.ended = asyncio.Event()
        self.limits = TransferLimits()
        self.keeper = UpdateKeeper(
            self.source,
            home=home,
            journal=journal,
            diary=Diary(self.activity, self.clock, {}),
            meter=TransferMeter(
                books=MemoryBooks(),
                clock=self.clock,
                local_time=local_time,
                limits=lambda: self.limits,
            ),
            clock=self.clock,
            jitter=lambda: 0.5,
            on_change=lambda: None,
        )
        self.keeper.observe(_ALLOWED)
        self.task = asyncio.create_task(self.keeper.run(self.ended.set))

    @property
    def status(self) -> control.UpdateStatus:
        """How updates stand."""
        assert self.keeper.status is not None
        return self.keeper.status


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    """A keeper that runs."""
    made = Kept(tmp_path, MemoryJournal(local_time))
    yield made
    made.task.cancel()
    await asyncio.wait({made.task})


async def test_it_looks_some_minutes_after_the_start_and_then_daily(kept: Kept) -> None:
    """A computer that starts is left alone first; the server is asked about once a day."""
    await kept.clock.advance(260.0)
    assert kept.source.calls == []
    await kept.clock.advance(20.0)
    assert kept.source.calls == ["check"]
    assert kept.status.checked_unix_ms > 0
    await kept.clock.advance(DAY_SECONDS - 60.0)
    assert len(kept.source.calls) == 1
    await kept.clock.advance(120.0)
    assert len(kept.source.calls) == 2


async def test_failures_are_waited_for_longer_and_longer(kept: Kept) -> None:
    """A server that is down is tried after ten minutes, then after twenty."""
    kept.source.refusal = "Nobody answers."
    await kept.clock.advance(280.0)
    assert kept.status.state == control.UPDATE_STATE_FAILED
    await kept.clock.advance(RETRY_SECONDS)
    assert len(kept.source.calls) == 2
    await kept.clock.advance(RETRY_SECONDS)
    assert len(kept.source.calls) == 2
    await kept.clock.advance(RETRY_SECONDS)
    assert len(kept.source.calls) == 3


async def test_a_look_that_fails_forgets_no_version_that_was_found(kept: Kept) -> None:
    """The person can still ask for it, and the log does not tell of it at every other look."""
    kept.keeper.observe(replace(_ALLOWED, by_itself=False))
    kept.source.newest = "2.0.0"
    for refusal in ("", "Nobody answers.", ""):
        kept.source.refusal = refusal
        kept.keeper.check_now()
        await kept.clock.advance(1.0)
        assert kept.status.version == "2.0.0"
    told = [entry.happening.sentence for entry in kept.activity.page(Query(limit=9)).entries]
    assert told == ["There is a newer version of Potluck: 2.0.0."]


async def test_what_a_project_needs_is_looked_for_at_once_and_hourly(kept: Kept) -> None:
    """A project that has moved on is not waited for until tomorrow."""
    await kept.clock.advance(10.0)
    kept.keeper.observe(replace(_ALLOWED, needed=True))
    await kept.clock.advance(1.0)
    assert kept.source.calls == ["check"]
    assert kept.status.required
    await kept.clock.advance(NEEDED_SECONDS)
    assert kept.source.calls == ["check", "check"]


async def test_a_look_that_is_due_waits_for_the_network(kept: Kept) -> None:
    """While the network may not be used nobody is asked; then at once."""
    kept.keeper.observe(Seen(may_fetch=False))
    await kept.clock.advance(2 * DAY_SECONDS)
    assert kept.source.calls == []
    kept.keeper.observe(_ALLOWED)
    await kept.clock.advance(0.1)
    assert kept.source.calls == ["check"]


async def test_a_month_that_is_used_up_ends_the_fetching(kept: Kept) -> None:
    """The limit of a month holds in the middle of an update."""
    kept.limits = TransferLimits(monthly_bytes=2_000_000)
    kept.source.newest = "2.0.0"
    kept.source.advances = [
        Advance(part=Part.FETCHING, done_bytes=n, total_bytes=9_000_000, bytes_per_second=1e6)
        for n in range(1_000_000, 9_000_000, 1_000_000)
    ]
    await kept.clock.advance(280.0)
    assert kept.source.cut_off == 1
    assert kept.status.state == control.UPDATE_STATE_FAILED
    assert "in a month is used up" in kept.status.sentence


async def test_a_version_that_fails_its_own_test_is_told_of_once(kept: Kept) -> None:
    """Its reason is shown at once, and not again after the next start."""
    kept.source.newest = "2.0.0"
    await kept.clock.advance(270.0 - 1.0)
    kept.source.refuse_stage = "Its own test failed."
    kept.source.gone_back = TakenBack(version="2.0.0", sentence="Its own test failed.")
    await kept.clock.advance(2.0)
    assert "did not work on this computer" in kept.status.sentence


async def test_a_wish_during_a_look_is_kept(kept: Kept) -> None:
    """Who asks for the newer version while it is looked for gets it without asking twice."""
    kept.keeper.observe(replace(_ALLOWED, by_itself=False))
    kept.source.newest = "2.0.0"
    kept.source.may_answer.clear()
    kept.keeper.check_now()
    await kept.clock.advance(1.0)
    assert kept.status.state == control.UPDATE_STATE_CHECKING
    kept.keeper.install_now()
    kept.source.may_answer.set()
    await kept.clock.advance(1.0)
    assert kept.source.calls == ["check", "stage"]


async def test_the_limit_of_the_rate_holds_for_updates(kept: Kept) -> None:
    """Who limits downloads because others share the line is not surprised by an update."""
    kept.keeper.observe(replace(_ALLOWED, most_bytes_per_second=50_000.0))
    kept.source.newest = "2.0.0"
    await kept.clock.advance(280.0)
    assert kept.source.rates == [50_000.0]


async def test_what_is_gone_by_the_time_it_is_fetched_is_no_failure(kept: Kept) -> None:
    """A release that was taken off the server leaves this version the newest."""
    kept.source.newest = "2.0.0"
    kept.source.may_end.clear()
    await kept.clock.advance(280.0)
    kept.source.newest = None
    kept.source.may_end.set()
    await kept.clock.advance(1.0)
    assert kept.status.state == control.UPDATE_STATE_NEWEST


async def test_progress_is_shown_while_it_is_fetched(kept: Kept) -> None:
    """A window can draw how much has come."""
    kept.source.newest = "2.0.0"
    kept.source.may_end.clear()
    kept.source.advances = [
        Advance(part=Part.FETCHING, done_bytes=5_000_000, total_bytes=9_000_000)
    ]
    await kept.clock.advance(280.0)
    shown = kept.status
    assert shown.state == control.UPDATE_STATE_FETCHING
    assert (shown.version, shown.done_bytes, shown.total_bytes) == ("2.0.0", 5_000_000, 9_000_000)
    assert not kept.keeper.holds_new_work


async def test_a_change_that_does_not_begin_is_tried_again_later(kept: Kept) -> None:
    """Work goes on meanwhile, and the daemon does not end."""
    kept.source.newest = "2.0.0"
    await kept.clock.advance(280.0)
    assert kept.keeper.ready
    kept.source.refusal = "It did not begin in time."
    kept.keeper.observe(replace(_ALLOWED, moment=Moment.NOW))
    await kept.clock.advance(1.0)
    assert "It did not begin in time." in kept.status.sentence
    assert not kept.ended.is_set()
    assert not kept.keeper.holds_new_work
    kept.source.refusal = ""
    await kept.clock.advance(RETRY_SECONDS * 1.1)
    assert kept.ended.is_set()
    assert kept.status.state == control.UPDATE_STATE_SWITCHING


async def test_when_was_looked_is_known_after_a_start(tmp_path: Path) -> None:
    """A window says when was looked last, also right after a start."""
    journal = MemoryJournal(local_time)
    first = Kept(tmp_path, journal)
    await first.clock.advance(280.0)
    first.task.cancel()
    second = Kept(tmp_path, journal)
    assert second.status.checked_unix_ms == first.status.checked_unix_ms > 0
    second.task.cancel()
    await asyncio.wait({first.task, second.task})
