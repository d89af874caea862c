"""Leaving a project, so that a daemon that is killed in the middle of it finishes it.

What is to be deleted is written down first, then the project is left, then its units are given up,
and its files go last, once no runner has any of them in hand. Receipts are never touched.
"""

import asyncio
from collections.abc import Callable

from potluck.errors import PotluckError
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.lifecycle import UnitState
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Project
from potluck_client.tryout.checkpoints import Checkpoints
from potluck_client.watched import Watched, first_of

_NOTE = "forgetting"
_LOOK_SECONDS = 0.25
_TROUBLE_SECONDS = 10.0
_LEFT = "You left the project."


class Leaving:
    """Leaves projects and deletes what is to go with them.

    Args:
        journal: Keeps what is still to be deleted.
        book: The joined projects.
        folders: Where their files lie.
        checkpoints: Remembers which of them are checkpoints.
        clock: Tells time and waits.
        in_hand: Names the projects of which a runner has a unit in hand.
    """

    def __init__(
        self,
        *,
        journal: Journal,
        book: ProjectBook,
        folders: ProjectFolders,
        checkpoints: Checkpoints,
        clock: Clock,
        in_hand: Callable[[], set[str]],
    ) -> None:
        self._journal = journal
        self._book = book
        self._folders = folders
        self._checkpoints = checkpoints
        self._clock = clock
        self._in_hand = in_hand
        self._asked = Watched(0)

    async def leave(self, project: Project, *, delete_data: bool) -> None:
        """Leave a project and give its units up; its files go in run(), if they are to.

        Raises:
            JournalError: It can't be written down; asking again goes on from there.
        """
        if delete_data:
            self._note({*self._noted(), project.project_id})
        await self._book.leave(project)
        self._give_up_units()
        self._asked.set(self._asked.value + 1)

    async def run(self) -> None:
        """Finish what a killed daemon has begun, and delete whenever it is asked for."""
        while True:
            seen = self._asked.value
            try:
                self._give_up_units()
                waits = await self._delete()
            except (PotluckError, OSError):
                # A full disk, most likely; what is noted or unfinished is found again.
                await first_of(self._asked_after(seen), self._clock.sleep(_TROUBLE_SECONDS))
                continue
            if waits:
                await self._clock.sleep(_LOOK_SECONDS)
            else:
                await self._asked_after(seen)

    async def _asked_after(self, seen: int) -> None:
        while self._asked.value == seen:
            await self._asked.change()

    async def _delete(self) -> bool:
        """Delete what no runner has in hand any more; tell whether something waits for one."""
        noted, in_hand = self._noted(), self._in_hand()
        for project_id in noted - in_hand:
            if self._book.find(project_id) is None:
                # In a thread: many files take longer than a person's input may wait.
                self._checkpoints.forget(project_id)
                await asyncio.to_thread(self._folders.forget_project, project_id)
            self._note(self._noted() - {project_id})
        return bool(noted & in_hand)

    def _give_up_units(self) -> None:
        """Give up the unfinished units of projects that are not joined.

        Their files go as well, unless a runner has them in hand, which then sees to it.
        """
        now = self._clock.unix_seconds()
        for entry in self._journal.unfinished():
            if self._book.find(entry.project_id) is not None:
                continue
            self._journal.move(entry.unit_id, UnitState.SUPERSEDED, now, sentence=_LEFT)
            if entry.project_id not in self._in_hand():
                self._folders.forget_unit(entry.project_id, entry.unit_id)

    def _noted(self) -> set[str]:
        return set(self._journal.get_note(_NOTE).split())

    def _note(self, project_ids: set[str]) -> None:
        self._journal.put_note(_NOTE, " ".join(sorted(project_ids)))
