"""The daemon's heart: looks at the computer, decides, and lets each device's runner know.

All tasks live in one group; an unexpected fault in any of them ends the daemon, and everything in
hand is taken up from the journal at the next start.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from potluck.errors import ErrorCode, PotluckError
from potluck_client.control.feed import SnapshotFeed
from potluck_client.daemon.devices_watch import DevicesWatch, at_it
from potluck_client.daemon.following import follow_projects
from potluck_client.daemon.host_watch import HostWatch
from potluck_client.daemon.overview import Overview
from potluck_client.daemon.pause_asked import PauseAsked, check_device, pause_of
from potluck_client.daemon.wishes_note import keep_wishes, load_wishes
from potluck_client.decide import CPU_ID, Case, Decision, HostFacts, decide
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import Clock, PowerCap, UserProbe
from potluck_client.journal.port import Journal
from potluck_client.lifecycle import UnitState
from potluck_client.local_time import LocalTime
from potluck_client.practice_keeper import REST, PracticeKeeper, PracticeWish
from potluck_client.projects import Project, ProjectBook
from potluck_client.settings.store import SettingsStore
from potluck_client.transfer.meter import TransferMeter
from potluck_client.transfer.rules import decide_seeking, decide_transfer
from potluck_client.trouble import trouble_of
from potluck_client.unit_runner import UnitRunner
from potluck_client.watched import Watched, first_of
from potluck_client.wishes import (
    Wishes,
    clock_put_back,
    device_resumed,
    paused,
    program_ended,
    resumed,
    started_now,
)

WORKING_LOOK_SECONDS = 0.1
"""How often the computer is looked at while something computes, at the least."""

WAITING_LOOK_SECONDS = 1.0
"""How often the computer is looked at while nothing does, at the least."""

_SHORTEST_PAUSE_SECONDS = 0.01
"""So long at the least between two looks, however many devices have to be read."""

_PUT_BACK_SECONDS = 10.0
"""A clock that goes back by more between two looks was set anew; less than it is of no account."""

_TOO_MUCH_MEMORY = (
    "This piece of work took more of this computer's memory than your limits allow, so it was "
    "stopped."
)


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
        user: Tells at once when the person touches the computer.
        cap: Asks drivers to limit power.
        devices: Watches the devices.
        clock: Tells time and waits.
        local_time: The computer's calendar.
        may_talk: Whether the network may be used; set by the engine.
        may_lease: Whether new work may be taken on; set by the engine.
        may_transfer: Whether files may be fetched and sent; set by the engine.
        may_seek: Whether work may be asked for that has to be fetched; set by the engine.
        meter: Keeps transfers to the person's limits.
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
    user: UserProbe
    cap: PowerCap
    devices: DevicesWatch
    clock: Clock
    local_time: LocalTime
    may_talk: Watched[bool]
    may_lease: Watched[bool]
    may_transfer: Watched[Decision]
    may_seek: Watched[Decision]
    meter: TransferMeter
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
        self._loop = asyncio.get_running_loop()
        self._watches_input = False
        self._clock_ahead = self._wall_ahead()
        self._devices = [runner.device.device_id for runner in parts.runners]
        self.wishes = load_wishes(parts.journal)
        if run_now:
            self.wishes = started_now(self.wishes, None)
            keep_wishes(parts.journal, self.wishes)
        self.look()

    async def run(self) -> None:
        """Run until end() is called; workers and Practice have ended when this returns."""
        parts = self._parts
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(runner.run()) for runner in parts.runners]
            tasks.append(group.create_task(parts.practice.run()))
            tasks.append(group.create_task(self._keep_looking()))
            following = follow_projects(parts.book, parts.journal, parts.clock)
            tasks.append(group.create_task(following))
            await self._ended.wait()
            for task in tasks:
                task.cancel()
        await parts.devices.close()
        await parts.cap.close()
        parts.user.close()
        await parts.book.close()
        parts.meter.close()

    def end(self) -> None:
        """Ask for the end; safe to repeat."""
        self._ended.set()

    def pause(self, asked: PauseAsked) -> None:
        """Stop a device or everything: until resume, or what comes before.

        Raises:
            ClientError: There is no such time, program or device, or there are several ends.
        """
        parts = self._parts
        check_device(asked.device_id, self._devices)
        pause = pause_of(
            asked,
            now_unix=parts.clock.unix_seconds(),
            calendar=parts.local_time,
            runs=parts.host.running,
        )
        self._wish(paused(self.wishes, pause, asked.device_id))

    def resume(self, device_id: str = "") -> None:
        """Go on after a pause, a finish or a problem, and ask every project at once.

        Args:
            device_id: The device that goes on; empty for all.

        Raises:
            ClientError: There is no such device.
        """
        check_device(device_id, self._devices)
        self._parts.disk.try_now()
        if device_id:
            self._wish(device_resumed(self.wishes, device_id, self._devices))
        else:
            self._wish(resumed(self.wishes))
        for project in self._parts.book.joined.value:
            project.ask_now()

    def finish(self) -> None:
        """Finish what is in hand and then pause."""
        self._wish(replace(self.wishes, finishing=True))

    def run_now(self, seconds: float) -> None:
        """Work although the person is here: for so long, or with 0 without end.

        Raises:
            ClientError: That is no length of time.
        """
        if not seconds >= 0:
            raise ClientError("“Run now” can't last so long.", code=ErrorCode.BAD_INPUT)
        until = self._parts.clock.unix_seconds() + seconds if seconds > 0 else None
        self._wish(started_now(self.wishes, until))

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
        parts, settings = self._parts, self._parts.settings.current
        self._notice_clock()
        workers = {
            runner.device.device_id: pid
            for runner in parts.runners
            if (pid := runner.worker_pid) is not None
        }
        trouble = None
        try:
            host = parts.host.look(settings, self.wishes.awaited_programs, workers)
        except OSError as error:
            # What was read before it failed still counts: no limit may wait for a disk.
            host, trouble = parts.host.known(), trouble_of(error)
        news = parts.devices.look(
            parts.runners, settings, workers, inspects=parts.practice.computing
        )
        for runner in parts.runners:
            if runner.device.device_id == parts.host.over_memory:
                runner.computing.evict(_TOO_MUCH_MEMORY)
        changed = self._set_gates(host) or trouble != parts.overview.trouble
        parts.overview.trouble = trouble
        # Only now what is written down, which fails while the disk is full.
        if self._notice_finish() or self._notice_ends(host):
            changed |= self._set_gates(host)
        now = parts.clock.unix_seconds()
        parts.may_talk.set(not self.wishes.pauses(now))
        transfer = decide_transfer(host, settings, self.wishes, now)
        parts.may_transfer.set(transfer)
        parts.may_seek.set(
            decide_seeking(
                transfer,
                enough=parts.meter.enough,
                renewed_unix=parts.meter.renewed_unix(),
                now_unix=now,
                local_time=parts.local_time,
            )
        )
        parts.may_lease.set(not (self.wishes.finishing or self.wishes.finished))
        parts.overview.note_wishes(self.wishes)
        self._watch_input()
        if news or changed or parts.overview.bridging:
            parts.feed.touch()

    def _set_gates(self, host: HostFacts) -> bool:
        self._parts.practice.wish.set(self._practice_wish(host))
        changed = [
            runner.gate.set(self._decide(runner.device.device_id, host, self.wishes))
            for runner in self._parts.runners
        ]
        return any(changed)

    @property
    def _computes(self) -> bool:
        """Tell whether a device or Practice's inspector computes, or is about to."""
        practice = self._parts.practice
        return practice.computing or any(at_it(runner) for runner in self._parts.runners)

    def _watch_input(self) -> None:
        """Have the person's next input told at once while work depends on it."""
        depends = self._parts.settings.current.only_when_idle and not self.wishes.runs_now(
            self._parts.clock.unix_seconds()
        )
        wanted = depends and self._computes
        if wanted != self._watches_input:
            self._watches_input = wanted
            self._parts.user.watch_input(self._input_elsewhere if wanted else None)

    def _input_elsewhere(self) -> None:
        """Pass input on to the loop, from whatever thread it was noticed in."""
        with suppress(RuntimeError):  # The loop has ended, and the daemon is about to.
            self._loop.call_soon_threadsafe(self._on_input)

    def _on_input(self) -> None:
        """Close the gates for the person; all else can wait for the next look."""
        self._watches_input = False
        self._parts.host.note_input()
        if self._set_gates(self._parts.host.known()):
            self._parts.feed.touch()

    def _wish(self, wishes: Wishes) -> None:
        """Put a wish in force and keep it; it holds also when it can't be kept."""
        self.wishes = wishes
        try:
            self.look()
        finally:
            self._parts.feed.touch()
            keep_wishes(self._parts.journal, self.wishes)

    def _wall_ahead(self) -> float:
        clock = self._parts.clock
        return clock.unix_seconds() - clock.monotonic_seconds()

    def _notice_clock(self) -> None:
        """Let “start now” and pauses end when they would have, though the clock was put back.

        Only back: a clock that leaps ahead may tell of hours in which the computer slept.
        """
        before, self._clock_ahead = self._clock_ahead, self._wall_ahead()
        if before - self._clock_ahead >= _PUT_BACK_SECONDS:
            self.wishes = clock_put_back(self.wishes, before - self._clock_ahead)

    def _notice_finish(self) -> bool:
        """Pause once what was to be finished is; tell whether it was just now."""
        if not self.wishes.finishing:
            return False
        now = self._parts.clock.unix_seconds()
        # What a device has in hand that its owner paused alone is not waited for.
        awaited = [
            runner
            for runner in self._parts.runners
            if self.wishes.device_pause(runner.device.device_id, now) is None
        ]
        if any(runner.has_work for runner in awaited):
            return False
        self.wishes = Wishes(finished=True, device_pauses=self.wishes.device_pauses)
        keep_wishes(self._parts.journal, self.wishes)
        return True

    def _notice_ends(self, host: HostFacts) -> bool:
        """End the pauses whose program has ended; tell whether there were any."""
        ended = self.wishes.awaited_programs - host.programs
        for name in ended:
            self.wishes = program_ended(self.wishes, name)
        if ended:
            keep_wishes(self._parts.journal, self.wishes)
        return bool(ended)

    def _decide(self, device_id: str, host: HostFacts, wishes: Wishes) -> Decision:
        return decide(self._case(device_id, host, wishes))

    def _case(self, device_id: str, host: HostFacts, wishes: Wishes) -> Case:
        parts, refusal = self._parts, self._parts.disk.now
        return Case(
            device_id=device_id,
            host=host,
            device=parts.devices.each[device_id].condition,
            settings=parts.settings.current,
            wishes=wishes,
            joined=self._practice_wanted or bool(parts.book.joined.value),
            now_unix=parts.clock.unix_seconds(),
            local_time=parts.local_time,
            disk_refusal="" if refusal is None else refusal.sentence,
        )

    def _practice_wish(self, host: HostFacts) -> PracticeWish:
        """Practice runs while a device may work, and after a finish until all is decided.

        Its inspector computes on the processor, so what limits that limits it, though not that
        the processor takes no work itself: else no work of a graphics card were ever inspected.
        """
        parts = self._parts
        practice = parts.book.practice
        if practice is None and not self._practice_wanted:
            return REST
        wishes = self.wishes
        if wishes.finished:
            if practice is None or not parts.overview.pending_units(practice.project_id):
                return REST
            wishes = replace(wishes, finished=False)
        if not any(self._decide(device_id, host, wishes).may_run for device_id in self._devices):
            return REST
        case = self._case(CPU_ID, host, wishes)
        processor = replace(case.limits, use=True)
        devices = {**case.settings.devices, CPU_ID: processor}
        allowed = decide(replace(case, settings=replace(case.settings, devices=devices)))
        return PracticeWish(duty=allowed.duty) if allowed.may_run else REST

    async def _keep_looking(self) -> None:
        while True:
            try:
                self.look()
            except (PotluckError, OSError) as error:
                # A full disk under the journal or a folder that was unmounted: it may pass.
                self._parts.overview.trouble = trouble_of(error)
                self._parts.feed.touch()
            pause = WORKING_LOOK_SECONDS if self._computes else WAITING_LOOK_SECONDS
            # Devices are read at uneven times, which even looks would put into step again.
            pause = max(_SHORTEST_PAUSE_SECONDS, min(pause, self._parts.devices.due_seconds))
            # Work that begins during a long pause must not go unwatched until its end.
            turns = (runner.computing.at_work.change() for runner in self._parts.runners)
            await first_of(self._parts.clock.sleep(pause), *turns)
