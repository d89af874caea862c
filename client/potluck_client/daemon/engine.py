"""The daemon's heart: looks at the computer, decides, and lets each device's runner know.

All tasks live in one group; an unexpected fault in any of them ends the daemon, and everything in
hand is taken up from the journal at the next start.
"""

import asyncio
from dataclasses import replace

from potluck.errors import ErrorCode, PotluckError
from potluck_client.activity_log import about_person
from potluck_client.case import HostFacts
from potluck_client.daemon.clock_watch import ClockWatch
from potluck_client.daemon.deciding import Outlook, decide_device, outlook, wish_of_practice
from potluck_client.daemon.devices_watch import at_it
from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.daemon.following import follow_projects
from potluck_client.daemon.input_watch import InputWatch
from potluck_client.daemon.pause_asked import PauseAsked, check_device, pause_of
from potluck_client.daemon.update_watch import seen_for_updates
from potluck_client.daemon.wishes_note import keep_wishes, load_wishes
from potluck_client.errors import ClientError
from potluck_client.projects import Project
from potluck_client.settings.values import Settings
from potluck_client.transfer.rules import decide_seeking, decide_transfer
from potluck_client.trouble import trouble_of
from potluck_client.watched import first_of
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

_TOO_MUCH_MEMORY = (
    "This piece of work took more of this computer's memory than your limits allow, so it was "
    "stopped."
)

_TOO_MUCH_TRIED = (
    "This took more of this computer's memory than your limits allow beside the work, so it was "
    "stopped."
)


class Engine:
    """Runs a daemon until it is told to end.

    Attributes:
        wishes: What the person asked for.
    """

    def __init__(self, parts: EngineParts, *, practice_wanted: bool, run_now: bool) -> None:
        self._parts = parts
        self._practice_wanted = practice_wanted
        self._ended = asyncio.Event()
        self._input = InputWatch(parts.user, self._on_input)
        self._clock_watch = ClockWatch(parts.clock)
        self._devices = [runner.device.device_id for runner in parts.runners]
        self.wishes = load_wishes(parts.journal)
        if run_now:
            self.wishes = started_now(self.wishes, None)
            keep_wishes(parts.journal, self.wishes)
        self.look()

    async def run(self) -> None:
        """Run until end() is called; workers and Practice have ended when this returns."""
        parts = self._parts
        parts.chronicle.begin(parts.app_version, self.wishes)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(runner.run()) for runner in parts.runners]
            tasks.append(group.create_task(parts.practice.run()))
            tasks.append(group.create_task(self._keep_looking()))
            tasks.append(group.create_task(parts.leaving.run()))
            tasks.append(group.create_task(follow_projects(parts)))
            tasks.append(group.create_task(parts.updates.run(self.end)))
            await self._ended.wait()
            for task in tasks:
                task.cancel()
        await parts.tryout.close()
        await parts.devices.close()
        await parts.cap.close()
        parts.user.close()
        await parts.book.close()
        parts.meter.close()
        parts.chronicle.end()

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
        parts.diary.note(about_person.paused(asked, parts.clock.unix_seconds()))
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
        self._parts.diary.note(about_person.resumed(device_id))
        if device_id:
            self._wish(device_resumed(self.wishes, device_id, self._devices))
        else:
            self._wish(resumed(self.wishes))
        for project in self._parts.book.joined.value:
            project.ask_now()

    def finish(self) -> None:
        """Finish what is in hand and then pause."""
        self._parts.diary.note(about_person.FINISH_ASKED)
        self._wish(replace(self.wishes, finishing=True))

    def run_now(self, seconds: float) -> None:
        """Work although the person is here: for so long, or with 0 without end.

        Raises:
            ClientError: That is no length of time.
        """
        if not seconds >= 0:
            raise ClientError("“Start now” can't last so long.", code=ErrorCode.BAD_INPUT)
        self._parts.diary.note(about_person.started_now(seconds))
        until = self._parts.clock.unix_seconds() + seconds if seconds > 0 else None
        self._wish(started_now(self.wishes, until))

    def start_practice(self) -> None:
        """Join Practice as soon as work is allowed."""
        self._practice_wanted = True
        self.look()

    def check_updates(self) -> None:
        """Look for a newer version of the app at once; raises ClientError where that can't be."""
        self._parts.updates.check_now()

    def install_update(self) -> None:
        """Change to a newer version between two pieces of work; raises ClientError as above."""
        self._parts.updates.install_now()

    async def leave(self, project: Project, *, delete_data: bool) -> None:
        """Leave a project; its units in hand are given up, its receipts stay."""
        if project.practice:
            self._practice_wanted = False
        await self._parts.leaving.leave(project, delete_data=delete_data)
        self.look()

    def outlook(self, settings: Settings, running: frozenset[str]) -> Outlook:
        """Return what other settings would mean at this moment; nothing is changed.

        Args:
            settings: The settings.
            running: Which of the programs that they name run.
        """
        known = self._parts.host.known()
        host = replace(known, programs=known.programs | running)
        return outlook(
            self._parts, settings, host, self.wishes, practice_wanted=self._practice_wanted
        )

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
            held = {**workers, **parts.tryout.workers}
            host = parts.host.look(settings, self.wishes.awaited_programs, held)
        except OSError as error:
            # What was read before it failed still counts: no limit may wait for a disk.
            host, trouble = parts.host.known(), trouble_of(error)
        news = parts.devices.look(
            parts.runners, settings, workers, inspects=parts.practice.computing
        )
        if parts.host.over_memory and not parts.tryout.evict(_TOO_MUCH_TRIED):
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
            )
        )
        parts.updates.observe(seen_for_updates(parts))
        rests = self.wishes.finishing or self.wishes.finished
        parts.may_lease.set(not (rests or parts.updates.holds_new_work))
        parts.overview.note_wishes(self.wishes)
        self._watch_input()
        if news or changed or parts.overview.bridging:
            parts.feed.touch()

    def _set_gates(self, host: HostFacts) -> bool:
        parts, wanted = self._parts, self._practice_wanted
        parts.practice.wish.set(wish_of_practice(parts, host, self.wishes, wanted=wanted))
        changed = [
            runner.gate.set(
                decide_device(
                    parts, runner.device.device_id, host, self.wishes, practice_wanted=wanted
                )
            )
            for runner in parts.runners
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
        self._input.want(wanted=depends and self._computes)

    def _on_input(self) -> None:
        """Close the gates for the person; all else can wait for the next look."""
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

    def _notice_clock(self) -> None:
        """Let “start now” and pauses end when they would have, though the clock was put back."""
        if (back := self._clock_watch.put_back_seconds()) > 0:
            self.wishes = clock_put_back(self.wishes, back)

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
        if any(runner.in_hand is not None for runner in awaited):
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

    async def _keep_looking(self) -> None:
        while True:
            try:
                self.look()
            except (PotluckError, OSError) as error:
                # A full disk under the journal or a folder that was unmounted: it may pass.
                self._parts.overview.trouble = trouble_of(error)
                self._parts.feed.touch()
            self._parts.chronicle.look(self.wishes)
            pause = WORKING_LOOK_SECONDS if self._computes else WAITING_LOOK_SECONDS
            # Devices are read at uneven times, which even looks would put into step again.
            pause = max(_SHORTEST_PAUSE_SECONDS, min(pause, self._parts.devices.due_seconds))
            # Work that begins during a long pause must not go unwatched until its end.
            turns = (runner.computing.at_work.change() for runner in self._parts.runners)
            checks = self._parts.tryout.checks.under_way.change()
            await first_of(self._parts.clock.sleep(pause), checks, *turns)
