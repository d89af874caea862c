"""Gathers from all parts of the daemon what a snapshot shows."""

from collections.abc import Mapping, Sequence

from potluck.v1 import control_pb2 as control
from potluck_client.app_view import AppView, DeviceView, ProjectView
from potluck_client.between_pieces import Shown, show_steadily
from potluck_client.books.energy_book import EnergyBook
from potluck_client.books.energy_cost import energy_of
from potluck_client.books.port import Taken
from potluck_client.buckets import ALL_TIME, DAYS
from potluck_client.case import Decision
from potluck_client.daemon.device_watch import DeviceWatch
from potluck_client.host.port import Clock, DeviceReading
from potluck_client.journal.contributions import contribution_of
from potluck_client.journal.port import Journal
from potluck_client.journal.records import Given
from potluck_client.local_time import LocalTime, day_of
from potluck_client.practice_keeper import PracticeKeeper
from potluck_client.project_book import ProjectBook
from potluck_client.project_texts import checking_of
from potluck_client.projects import Project
from potluck_client.settings.store import SettingsStore
from potluck_client.trouble import Trouble, trouble_of
from potluck_client.unit_runner import UnitRunner
from potluck_client.updates.keeper import UpdateKeeper
from potluck_client.watched import Watched
from potluck_client.wishes import Wishes


class Overview:
    """What there is to show; sums are kept until the journal changes.

    Attributes:
        trouble: What keeps the daemon from looking at the computer; None when nothing does.
    """

    def __init__(
        self,
        *,
        journal: Journal,
        settings: SettingsStore,
        book: ProjectBook,
        runners: Sequence[UnitRunner],
        watches: Mapping[str, DeviceWatch],
        may_seek: Watched[Decision],
        energy: EnergyBook,
        practice: PracticeKeeper,
        updates: UpdateKeeper,
        clock: Clock,
        local_time: LocalTime,
        app_version: str,
    ) -> None:
        self._journal = journal
        self._settings = settings
        self._book = book
        self._runners = runners
        self._watches = watches
        self._may_seek = may_seek
        self._energy = energy
        self._practice = practice
        self._updates = updates
        self._clock = clock
        self._local_time = local_time
        self._app_version = app_version
        self._wishes = Wishes()
        self._given_sums: tuple[Sequence[Given], Sequence[Given]] = ((), ())
        self._given_state = (-1, "")
        self._shown: dict[str, Shown] = {}
        self.trouble: Trouble | None = None

    @property
    def bridging(self) -> bool:
        """Tell whether something is shown that soon has to be looked at again."""
        return any(shown.bridging for shown in self._shown.values())

    def note_wishes(self, wishes: Wishes) -> None:
        """Remember what the person asked for."""
        self._wishes = wishes

    def view(self) -> AppView:
        """Return how things stand."""
        now = self._clock.unix_seconds()
        today = day_of(self._local_time, now)
        in_all, given_today = self._given(today)
        return AppView(
            devices=[self._device(runner) for runner in self._runners],
            projects=[self._project(project, in_all) for project in self._book.joined.value],
            wishes=self._wishes,
            transfer=self._may_seek.value,
            problems=self.problems(),
            practice_starting=self._practice.starting,
            stuck=self._stuck(),
            total=contribution_of(in_all),
            today=contribution_of(given_today),
            energy=self._energy_sum(self._energy.in_all()),
            energy_today=self._energy_sum(self._energy.on_day(today)),
            app_version=self._app_version,
            update=self._updates.status,
            now_unix=now,
        )

    def pending_units(self, project_id: str) -> int:
        """Return how many units a project has not decided."""
        in_all, _ = self._given(self._today())
        return sum(given.pending_units for given in in_all if given.project_id == project_id)

    def _given(self, today: str) -> tuple[Sequence[Given], Sequence[Given]]:
        """Return the sums of all time and of today, asked for anew only after a change."""
        state = (self._journal.version(), today)
        if state != self._given_state:
            self._given_sums = (
                self._journal.given(ALL_TIME),
                self._journal.given(DAYS, today, today),
            )
            self._given_state = state
        return self._given_sums

    def _today(self) -> str:
        return day_of(self._local_time, self._clock.unix_seconds())

    def _energy_sum(self, sums: Sequence[Taken]) -> control.Energy | None:
        return energy_of(sums, self._settings.current) if sums else None

    def _device(self, runner: UnitRunner) -> DeviceView:
        unit, name = runner.unit, runner.device.device_id
        watch, limits = self._watches[name], self._settings.current.devices[name]
        answer = watch.regulator.cap_answer
        fresh = DeviceView(
            facts=runner.device,
            enabled=limits.use,
            paused=self._wishes.device_pause(name, self._clock.unix_seconds()) is not None,
            limits=limits,
            decision=runner.gate.value,
            verdict=watch.regulator.verdict,
            driver_keeps_power=answer is not None and answer.in_force,
            activity=runner.activity,
            working=runner.computing.working,
            pace=runner.computing.pace,
            unit=None if unit is None else self._journal.unit(unit.unit_id),
            reading=watch.reading or DeviceReading(),
            problem="" if runner.trouble is None else runner.trouble.sentence,
        )
        now = self._clock.monotonic_seconds()
        self._shown[name] = show_steadily(self._shown.get(name), fresh, now)
        return self._shown[name].device

    def _project(self, project: Project, in_all: Sequence[Given]) -> ProjectView:
        mine = [given for given in in_all if given.project_id == project.project_id]
        return ProjectView(
            project_id=project.project_id,
            name=project.name,
            practice=project.practice,
            awake=project.awake,
            connected=project.connected,
            problem=project.problem,
            waits=project.waits,
            status=project.status,
            contribution=contribution_of(mine),
            checking=checking_of(project.manifest.recipe),
            share=self._book.shares.share(project.project_id),
        )

    def _stuck(self) -> str:
        """Return why Practice fails again and again, when there is no other project."""
        practice = self._practice
        others = any(not project.practice for project in self._book.joined.value)
        if others or practice.trouble is None or not practice.stuck:
            return ""
        return practice.trouble.sentence

    def problems(self) -> list[control.Problem]:
        """Return what went wrong and holds still."""
        problems = []
        if self._settings.damage:
            problems.append(
                control.Problem(
                    sentence=f"{self._settings.damage} Safe limits hold until it is repaired.",
                    remedy="Move the file away and start Potluck again to begin with new limits.",
                )
            )
        problems += [control.Problem(sentence=notice) for notice in self._settings.notices]
        problems += [
            control.Problem(
                sentence=project.warning,
                remedy=f"Ask the organiser of {project.name}, or leave the project.",
            )
            for project in self._book.joined.value
            if project.warning
        ]
        passing = [
            self.trouble,
            None if self._energy.trouble is None else trouble_of(self._energy.trouble),
            self._practice.trouble,
            *(runner.trouble for runner in self._runners),
        ]
        problems += [
            control.Problem(sentence=trouble.sentence, remedy=trouble.remedy)
            for trouble in passing
            if trouble is not None
        ]
        return problems
