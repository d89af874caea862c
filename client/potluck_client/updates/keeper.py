"""Keeps the app up to date while the daemon runs: looks, fetches, and changes between two pieces.

What is due is decided by `standing`; here it is done, one thing at a time.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from potluck_client.activity_log import about_updates
from potluck_client.activity_log.diary import Diary
from potluck_client.errors import ClientError, JournalError, MonthFullError, UpdateError
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.transfer.meter import TransferMeter
from potluck_client.updates import words
from potluck_client.updates.cut_short import CutShortError, network_lost, rate_changed, unless
from potluck_client.updates.fetched_bytes import FetchedBytes, came
from potluck_client.updates.notes import UpdateNotes
from potluck_client.updates.port import Advance, Part, Updates
from potluck_client.updates.standing import RESTING, Due, Seen, Standing, due, holds_new_work
from potluck_client.updates.timetable import first_look_seconds, next_look_seconds
from potluck_client.watched import Watched, first_of

_A_LONG_TIME = 86_400.0
_SHOWN_BYTES = 4_000_000
"""Progress is shown in steps of this size, so that a fast network does not flood the window."""


class UpdateKeeper:
    """Sees to newer versions of the app.

    Args:
        updates: Fetches them; None where the app does not update itself.
        home: The data folder that a newer version takes over.
        journal: Keeps when was looked last.
        diary: Keeps what happened.
        meter: Counts what is fetched into the month.
        clock: Tells time and waits.
        jitter: Draws a number from 0 to 1.
        on_change: Called when something changed that a window shows.

    Attributes:
        seen: What the daemon sees; set by observe().
    """

    def __init__(
        self,
        updates: Updates | None,
        *,
        home: Path,
        journal: Journal,
        diary: Diary,
        meter: TransferMeter,
        clock: Clock,
        jitter: Callable[[], float],
        on_change: Callable[[], None],
    ) -> None:
        self.seen = Watched(Seen())
        self._updates = updates
        self._home = home
        self._notes = UpdateNotes(journal)
        self._diary = diary
        self._meter = meter
        self._clock = clock
        self._jitter = jitter
        self._on_change = on_change
        first = clock.monotonic_seconds() + first_look_seconds(jitter())
        self._standing = Watched(
            Standing(
                state=control.UPDATE_STATE_NEWEST,
                look_at=first,
                checked_unix=self._notes.checked_unix(),
            )
        )

    @property
    def status(self) -> control.UpdateStatus | None:
        """How updates stand; None where the app does not update itself."""
        if self._updates is None:
            return None
        return words.status_of(self._now, self.seen.value)

    @property
    def ready(self) -> bool:
        """Tell whether a newer version waits for its moment."""
        return self._now.state == control.UPDATE_STATE_READY

    @property
    def holds_new_work(self) -> bool:
        """Tell whether no new piece of work may be begun for now."""
        return self._updates is not None and holds_new_work(
            self._now, self.seen.value, self._clock.monotonic_seconds()
        )

    def observe(self, seen: Seen) -> None:
        """Take in what the daemon sees; a project that begins to need a newer version is urgent."""
        urgent = seen.needed and not self.seen.value.needed
        if not self.seen.set(seen):
            return
        if urgent and self._now.state in RESTING:
            self._put(replace(self._now, look_at=self._clock.monotonic_seconds(), failures=0))
        if self._updates is not None:
            self._on_change()

    def check_now(self) -> None:
        """Look for a newer version at once, as the person wishes.

        Raises:
            ClientError: This app does not update itself, or the network may not be used now.
        """
        self._refuse_impossible()
        if self._now.state in RESTING:
            self._put(replace(self._now, look_at=self._clock.monotonic_seconds()))

    def install_now(self) -> None:
        """Fetch the newer version and change to it between two pieces of work.

        Raises:
            ClientError: As for check_now().
        """
        self._refuse_impossible()
        self._put(replace(self._now, agreed=True))
        if self._now.state in {*RESTING, control.UPDATE_STATE_READY}:
            self._put(replace(self._now, look_at=self._clock.monotonic_seconds()))

    async def run(self, end: Callable[[], None]) -> None:
        """See to updates until cancelled, or until the daemon was told to end for one.

        Args:
            end: Asks for the daemon's end, in order.
        """
        if self._updates is None:
            return
        self._tell_taken_back(self._updates)
        while self._now.state != control.UPDATE_STATE_SWITCHING:
            standing, now = self._now, self._clock.monotonic_seconds()
            match due(standing, self.seen.value, now):
                case Due.CHECK:
                    await self._check(self._updates)
                case Due.STAGE:
                    await self._stage(self._updates)
                case Due.SWITCH:
                    await self._switch(self._updates)
                case Due.NOTHING:
                    # At the time of a look that may not be, only a change of what is seen helps.
                    changes = (self.seen.change(), self._standing.change())
                    left = standing.look_at - now
                    await first_of(*changes, self._clock.sleep(left if left > 0 else _A_LONG_TIME))
        end()

    async def _check(self, updates: Updates) -> None:
        before = self._now
        self._put(replace(self._now, state=control.UPDATE_STATE_CHECKING))
        try:
            version = await unless(updates.check(), network_lost(self.seen))
        except CutShortError:
            self._put(replace(self._now, state=before.state))
            return
        except UpdateError as error:
            self._fail(words.check_failed(error.sentence), version=before.version)
            return
        checked = self._clock.unix_seconds()
        self._notes.keep_checked(checked)
        state = control.UPDATE_STATE_OFFERED if version else control.UPDATE_STATE_NEWEST
        if version and version != before.version:
            self._diary.note(about_updates.found(version))
        self._put(
            replace(
                self._now,
                state=state,
                version=version or "",
                agreed=self._now.agreed and bool(version),
                trouble="",
                failures=0,
                checked_unix=checked,
                look_at=self._next_look(failures=0, needed=self.seen.value.needed and not version),
            )
        )

    async def _stage(self, updates: Updates) -> None:
        version, rate = self._now.version, self.seen.value.most_bytes_per_second
        fetched, part = FetchedBytes(), Watched(Part.LOOKING)

        def on_advance(advance: Advance) -> None:
            nonlocal fetched
            part.set(advance.part)
            fetched, more = came(fetched, advance)
            self._show(advance)
            if more:
                self._meter.count_received(more)

        self._put(replace(self._now, state=control.UPDATE_STATE_FETCHING))
        try:
            ready = await unless(
                updates.stage(on_advance, most_bytes_per_second=rate),
                network_lost(self.seen),
                rate_changed(rate, self.seen, part, self._clock),
            )
        except CutShortError:  # Begun anew, it goes on where it was, at the rate that holds then.
            self._put(replace(self._now, state=control.UPDATE_STATE_OFFERED))
            return
        except (UpdateError, MonthFullError, JournalError) as error:
            self._fail(words.stage_failed(version, error.sentence), version=version)
            if not self._tell_taken_back(updates):
                self._diary.note(about_updates.not_ready(self._now.trouble))
            return
        finally:
            self._put(replace(self._now, done_bytes=0, total_bytes=0))
        if ready is None:
            self._put(replace(self._now, state=control.UPDATE_STATE_NEWEST, version=""))
            return
        self._diary.note(about_updates.ready(ready))
        now, is_ready = (
            self._clock.monotonic_seconds(),
            replace(self._now, version=ready, failures=0),
        )
        self._put(replace(is_ready, state=control.UPDATE_STATE_READY, trouble="", look_at=now))

    async def _switch(self, updates: Updates) -> None:
        version = self._now.version
        self._put(replace(self._now, state=control.UPDATE_STATE_SWITCHING))
        try:
            await updates.switch(self._home)
        except UpdateError as error:
            self._fail(words.switch_failed(version, error.sentence), version=version)
            self._put(replace(self._now, state=control.UPDATE_STATE_READY))
            self._diary.note(about_updates.not_ready(self._now.trouble))
            return
        self._diary.note(about_updates.changing(version))

    def _refuse_impossible(self) -> None:
        if self._updates is None:
            raise ClientError(
                "This Potluck does not update itself. Update it in the way in which you installed "
                "it.",
                code=ErrorCode.NOT_FOUND,
            )
        if not self.seen.value.may_fetch and not self.ready:
            raise ClientError(
                "Your limits of the network don't allow to look for updates now. Potluck does it "
                "by itself once they allow it.",
                code=ErrorCode.NOT_ALLOWED,
            )

    def _fail(self, trouble: str, *, version: str) -> None:
        failures = self._now.failures + 1
        self._put(
            replace(
                self._now,
                state=control.UPDATE_STATE_FAILED,
                version=version,
                trouble=trouble,
                failures=failures,
                look_at=self._next_look(failures=failures, needed=self.seen.value.needed),
            )
        )

    def _next_look(self, *, failures: int, needed: bool) -> float:
        wait = next_look_seconds(failures=failures, needed=needed, jitter=self._jitter())
        return self._clock.monotonic_seconds() + wait

    def _show(self, advance: Advance) -> None:
        standing = self._now
        far = abs(advance.done_bytes - standing.done_bytes) >= _SHOWN_BYTES
        whole = advance.done_bytes >= advance.total_bytes
        if far or whole or advance.total_bytes != standing.total_bytes:
            self._put(
                replace(self._now, done_bytes=advance.done_bytes, total_bytes=advance.total_bytes)
            )

    @property
    def _now(self) -> Standing:
        return self._standing.value

    def _put(self, standing: Standing) -> None:
        if self._standing.set(standing):
            self._on_change()

    def _tell_taken_back(self, updates: Updates) -> bool:
        """Tell of a version that did not work, and whether that was news."""
        found = updates.taken_back()
        if found is None or not self._notes.is_news(found):
            return False
        sentence = words.taken_back(found.version, found.sentence)
        self._diary.note(about_updates.taken_back(sentence))
        failed = control.UPDATE_STATE_FAILED
        # It is not tried again, so it is no version that the person could ask for.
        self._put(replace(self._now, state=failed, version="", trouble=sentence))
        return True
