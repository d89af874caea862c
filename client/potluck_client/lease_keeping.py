"""Keeping a unit's lease alive for as long as somebody wants the unit."""

import asyncio
from collections.abc import Callable

from potluck.errors import PotluckError
from potluck_client.handing_in import lease_of
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitChanges, UnitEntry
from potluck_client.lifecycle import UnitState
from potluck_client.projects import Project, ProjectBook
from potluck_client.watched import first_of

_RENEWALS_PER_LEASE = 3
_FEWEST_SECONDS = 1.0
_MOST_SECONDS = 3600.0


class LeaseKeeping:
    """Renews leases and notices when a unit is not wanted any more."""

    def __init__(self, *, journal: Journal, book: ProjectBook, clock: Clock) -> None:
        self._journal = journal
        self._book = book
        self._clock = clock

    async def until_unwanted(
        self, entry: UnitEntry, project: Project, steps_done: Callable[[], int]
    ) -> str:
        """Keep the lease; return the reason once nobody wants the unit any more.

        Args:
            entry: The unit.
            project: Whose it is.
            steps_done: Tells how far it is, for every renewal.
        """
        renewing = asyncio.ensure_future(self._renew(entry, project, steps_done))
        try:
            await first_of(asyncio.wait({renewing}), self._left(project))
            return renewing.result() if renewing.done() else "You left the project."
        finally:
            renewing.cancel()

    async def _left(self, project: Project) -> None:
        while project in self._book.joined.value:
            await self._book.joined.change()

    async def _renew(
        self, entry: UnitEntry, project: Project, steps_done: Callable[[], int]
    ) -> str:
        given = lease_of(entry)
        while True:
            left = given.expires_unix_ms / 1000 - self._clock.unix_seconds()
            wait = min(_MOST_SECONDS, max(_FEWEST_SECONDS, left / _RENEWALS_PER_LEASE))
            await self._clock.sleep(wait)
            try:
                answer = await project.call(lambda link: link.renew(given.lease_id, steps_done()))
            except PotluckError as error:
                return error.sentence
            if not answer.still_wanted:
                return answer.message or UnitState.SUPERSEDED.sentence
            given.expires_unix_ms = answer.expires_unix_ms
            self._journal.note(entry.unit_id, UnitChanges(lease=given.SerializeToString()))
