"""Looks at the daemon as it works and writes down what is new for the activity log.

What happens at one place, such as a unit that is handed in, is noted there; here is what shows
only in how things stand: a project that does not answer any more, a problem, a pause that is over.
"""

from potluck_client.activity_log import about_app, about_person
from potluck_client.activity_log.about_work import GIVEN_BACK
from potluck_client.activity_log.changes import (
    Memory,
    Problem,
    ProjectLook,
    look_at_problems,
    look_at_projects,
)
from potluck_client.activity_log.diary import Diary
from potluck_client.daemon.overview import Overview
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.errors import JournalError
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.project_book import ProjectBook
from potluck_client.trouble import ROOM_REMEDY
from potluck_client.watched import Watched
from potluck_client.wishes import Wishes

_VERSION_NOTE = "activity-app-version"


class Chronicle:
    """Writes down what changes from look to look.

    Args:
        diary: Keeps what is told.
        overview: Knows what is wrong.
        book: The joined projects.
        disk: Remembers that the disk took nothing.
        may_talk: Whether the network may be used; a project that is not asked is not out of reach.
        journal: Keeps the version that ran last.
        clock: Tells time.
    """

    def __init__(
        self,
        diary: Diary,
        *,
        overview: Overview,
        book: ProjectBook,
        disk: DiskRefusals,
        may_talk: Watched[bool],
        journal: Journal,
        clock: Clock,
    ) -> None:
        self._diary = diary
        self._overview = overview
        self._book = book
        self._disk = disk
        self._may_talk = may_talk
        self._journal = journal
        self._clock = clock
        self._memory = Memory()
        self._wishes = Wishes()
        self._paused = False

    def begin(self, app_version: str, wishes: Wishes) -> None:
        """Tell that the app has started."""
        try:
            before = self._journal.get_note(_VERSION_NOTE)
            if before != app_version:
                self._journal.put_note(_VERSION_NOTE, app_version)
        except JournalError:
            before = app_version  # Whoever runs next tells of it.
        for happening in about_app.started(app_version, before):
            self._diary.note(happening)
        self._wishes = wishes
        self._paused = wishes.pauses(self._clock.unix_seconds())
        self.look(wishes)

    def look(self, wishes: Wishes) -> None:
        """Tell what is new since the last look."""
        self._look_at_wishes(wishes)
        now = self._clock.monotonic_seconds()
        self._memory, about_projects = look_at_projects(self._memory, now, self._projects())
        self._memory, about_problems = look_at_problems(self._memory, now, self._problems())
        for happening in (*about_projects, *about_problems):
            self._diary.note(happening)

    def end(self) -> None:
        """Tell that the app ends."""
        self._diary.note(about_app.ENDED)

    def _look_at_wishes(self, wishes: Wishes) -> None:
        paused = wishes.pauses(self._clock.unix_seconds())
        before, self._wishes = self._wishes, wishes
        was_paused, self._paused = self._paused, paused
        if wishes.finished and not before.finished:
            self._diary.note(about_person.WORK_FINISHED)
        # A pause that was taken back, by whatever command, is told where the command comes.
        if was_paused and not paused and wishes.pause is not None:
            self._diary.note(about_person.PAUSE_OVER)

    def _projects(self) -> list[ProjectLook]:
        silent = not self._may_talk.value
        return [
            ProjectLook(
                project_id=project.project_id,
                name=project.name,
                practice=project.practice,
                connected=project.connected,
                problem="" if silent else project.problem,
            )
            for project in self._book.joined.value
        ]

    def _problems(self) -> list[Problem]:
        problems = [
            # That work was given back is told of the work; here is why, once.
            Problem(sentence=problem.sentence.removeprefix(f"{GIVEN_BACK} "), remedy=problem.remedy)
            for problem in self._overview.problems()
        ]
        if (refusal := self._disk.now) is not None:
            problems.append(Problem(sentence=refusal.sentence, remedy=ROOM_REMEDY))
        return problems
