"""The daemon's heart: looks at the computer, decides, and lets each device's runner know.

All tasks live in one group; an unexpected fault in any of them ends the daemon, and everything in
hand is taken up from the journal at the next start.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from potluck.errors import ErrorCode, PotluckError
from potluck_client.control.feed import SnapshotFeed
from potluck_client.daemon.host_watch import HostWatch
from potluck_client.daemon.overview import Overview
from potluck_client.daemon.wishes_note import LATEST_UNIX, keep_wishes, load_wishes
from potluck_client.decide import Decision, HostFacts, Wishes, decide
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import Clock, DeviceProbe
from potluck_client.journal.port import Journal
from potluck_client.lifecycle import UnitState
from potluck_client.local_time import LocalTime
from potluck_client.outcomes import ProjectFollower
from potluck_client.practice_keeper import PracticeKeeper, PracticeWish
from potluck_client.projects import Project, ProjectBook
from potluck_client.settings.store import SettingsStore
from potluck_client.trouble import trouble_of
from potluck_client.unit_runner import UnitRunner
from potluck_client.watched import Watched, first_of

WORKING_LOOK_SECONDS = 0.1
"""How soon a person who comes back is noticed while something computes."""

WAITING_LOOK_SECONDS = 1.0
"""How often the computer is looked at while nothing does."""

SENSOR_SECONDS = 1.0


@dataclass(frozen=True, kw_only=True)
class EngineParts:
    """What the engine is made of.

    Attributes:
        journal: Keeps what has to last.
        settings: The person's limits.
        book: The joined projects.
        folders: Where projects' files lie.
        runners: One a device.
        practice: Keeps Practice.
        host: Reads the computer.
        disk: Remembers that the disk took nothing.
        devices: Reads sensors.
        clock: Tells time and waits.
        local_time: The computer's calendar.
        may_talk: Whether the network may be used; set by the engine.
        may_lease: Whether new work may be taken on; set by the engine.
        feed: Tells watchers that something changed.
        overview: Gathers what a snapshot shows.
    """

    journal: Journal
    settings: SettingsStore
    book: ProjectBook
    folders: ProjectFolders
    runners: Sequence[UnitRunner]
    practice: PracticeKeeper
    host: HostWatch
    disk: DiskRefusals
    devices: DeviceProbe
    clock: Clock
    local_time: LocalTime
    may_talk: Watched[bool]
    may_lease: Watched[bool]
    feed: SnapshotFeed
    overview: Overview


class Engine:
    """Runs a daemon until it is told to end.

    Attributes:
        wishes: What the person asked for.
    """

    def __init__(self, parts: EngineParts, *, practice_wanted: bool, run_now: bool) -> None:
        self._parts = parts
        self._practice_wanted = practice_wanted
        self._ended = asyncio.Event()
        self._sensors_at = 0.0
        self.wishes = load_wishes(parts.journal)
        if run_now:
            self.wishes = Wishes(run_now=True)
            keep_wishes(parts.journal, self.wishes)
        self.look()

    async def run(self) -> None:
        """Run until end() is called; workers and Practice have ended when this returns."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(runner.run()) for runner in self._parts.runners]
            tasks.append(group.create_task(self._parts.practice.run()))
            tasks.append(group.create_task(self._keep_looking()))
            tasks.append(group.create_task(self._follow_projects()))
            await self._ended.wait()
            for task in tasks:
                task.cancel()
        await self._parts.book.close()
        self._parts.devices.close()

    def end(self) -> None:
        """Ask for the end; safe to repeat."""
        self._ended.set()

    def pause(self, until_unix: float | None) -> None:
        """Stop everything until a time, or until resume; raises ClientError for no such time."""
        if until_unix is not None and not 0 <= until_unix <= LATEST_UNIX:
            raise ClientError("A pause can't end at that time.", code=ErrorCode.BAD_INPUT)
        self._wish(Wishes(paused=True, paused_until_unix=until_unix))

    def resume(self) -> None:
        """Go on after a pause, a finish or a problem, and ask every project at once."""
        self._parts.disk.try_now()
        self._wish(
            Wishes(run_now=self.wishes.run_now, run_now_until_unix=self.wishes.run_now_until_unix)
        )
        for project in self._parts.book.joined.value:
            project.ask_now()

    def finish(self) -> None:
        """Finish what is in hand and then pause."""
        self._wish(replace(self.wishes, finishing=True))

    def run_now(self, seconds: float) -> None:
        """Work although the computer is in use: for so long, or with 0 without end.

        Raises:
            ClientError: That is no length of time.
        """
        if not seconds >= 0:
            raise ClientError("“Run now” can't last so long.", code=ErrorCode.BAD_INPUT)
        until = self._parts.clock.unix_seconds() + seconds if seconds > 0 else None
        self._wish(Wishes(run_now=True, run_now_until_unix=until, finishing=self.wishes.finishing))

    def start_practice(self) -> None:
        """Join Practice as soon as work is allowed."""
        self._practice_wanted = True
        self.look()

    async def leave(self, project: Project, *, delete_data: bool) -> None:
        """Leave a project; its units in hand are given up, its receipts stay."""
        if project.practice:
            self._practice_wanted = False
        await self._parts.book.leave(project)
        now = self._parts.clock.unix_seconds()
        for entry in self._parts.journal.unfinished():
            if entry.project_id == project.project_id:
                self._parts.journal.move(
                    entry.unit_id, UnitState.SUPERSEDED, now, sentence="You left the project."
                )
        if delete_data:
            self._parts.folders.forget_project(project.project_id)
        self.look()

    def look(self) -> None:
        """Look at the computer and set every gate."""
        parts, now = self._parts, self._parts.clock.unix_seconds()
        host = parts.host.look()
        self._notice_finish()
        changed = [
            runner.gate.set(self._decide(runner.device.device_id, host, self.wishes))
            for runner in parts.runners
        ]
        parts.may_talk.set(not self.wishes.pauses(now))
        parts.may_lease.set(not (self.wishes.finishing or self.wishes.finished))
        parts.practice.wish.set(self._practice_wish(host))
        parts.overview.note_wishes(self.wishes)
        if self._read_sensors() or any(changed) or parts.overview.bridging:
            parts.feed.touch()

    def _wish(self, wishes: Wishes) -> None:
        keep_wishes(self._parts.journal, wishes)
        self.wishes = wishes
        self.look()
        self._parts.feed.touch()

    def _notice_finish(self) -> None:
        if not self.wishes.finishing:
            return
        if not any(runner.has_work for runner in self._parts.runners):
            self.wishes = Wishes(finished=True)
            keep_wishes(self._parts.journal, self.wishes)

    def _decide(self, device_id: str, host: HostFacts, wishes: Wishes) -> Decision:
        parts, refusal = self._parts, self._parts.disk.now
        return decide(
            device_id,
            host=host,
            disk_refusal="" if refusal is None else refusal.sentence,
            settings=parts.settings.current,
            wishes=wishes,
            joined=self._practice_wanted or bool(parts.book.joined.value),
            now_unix=parts.clock.unix_seconds(),
            local_time=parts.local_time,
        )

    def _practice_wish(self, host: HostFacts) -> PracticeWish:
        """Practice runs while a device may work, and after a finish until all is decided."""
        parts = self._parts
        practice = parts.book.practice
        if practice is None and not self._practice_wanted:
            return PracticeWish.REST
        wishes = self.wishes
        if wishes.finished:
            if practice is None or not parts.overview.pending_units(practice.project_id):
                return PracticeWish.REST
            wishes = replace(wishes, finished=False)
        devices = [runner.device.device_id for runner in parts.runners]
        free = any(self._decide(device_id, host, wishes).may_run for device_id in devices)
        return PracticeWish.GO if free else PracticeWish.REST

    def _read_sensors(self) -> bool:
        """Read the sensors of working devices now and then; tell whether there is news."""
        parts, now = self._parts, self._parts.clock.monotonic_seconds()
        working = [runner for runner in parts.runners if runner.computing.working]
        if not working:
            had_any = bool(parts.overview.readings)
            if had_any:
                parts.overview.readings.clear()
                parts.devices.close()
            return had_any
        if now - self._sensors_at < SENSOR_SECONDS:
            return False
        self._sensors_at = now
        for runner in working:
            reading = parts.devices.read(runner.device.device_id)
            runner.computing.read_sensors(reading)
            parts.overview.readings[runner.device.device_id] = reading
        return True

    async def _keep_looking(self) -> None:
        while True:
            try:
                self.look()
                self._parts.overview.trouble = None
            except (PotluckError, OSError) as error:
                # A full disk under the journal or a folder that was unmounted: it may pass.
                self._parts.overview.trouble = trouble_of(error)
                self._parts.feed.touch()
            working = any(runner.computing.working for runner in self._parts.runners)
            pause = WORKING_LOOK_SECONDS if working else WAITING_LOOK_SECONDS
            # Work that begins during a long pause must not go unwatched until its end.
            turns = (runner.computing.at_work.change() for runner in self._parts.runners)
            await first_of(self._parts.clock.sleep(pause), *turns)

    async def _follow_projects(self) -> None:
        """Keep two followers a joined project."""
        parts = self._parts
        following: dict[Project, list[asyncio.Task[None]]] = {}
        async with asyncio.TaskGroup() as group:
            while True:
                joined = parts.book.joined.value
                for project in set(following) - set(joined):
                    for task in following.pop(project):
                        task.cancel()
                for project in set(joined) - set(following):
                    follower = ProjectFollower(project, parts.journal, parts.clock)
                    following[project] = [
                        group.create_task(follower.follow_outcomes()),
                        group.create_task(follower.follow_status()),
                    ]
                await parts.book.joined.change()
