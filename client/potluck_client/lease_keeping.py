"""Keeping a unit's lease alive for as long as somebody wants the unit."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from potluck.errors import PotluckError
from potluck_client.errors import ClientError, JournalError
from potluck_client.handing_in import lease_of
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitChanges, UnitEntry
from potluck_client.lifecycle import UnitState
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Project
from potluck_client.watched import first_of

_RENEWALS_PER_LEASE = 3
_MOST_RENEWALS_PER_LEASE = 30


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
            await first_of(asyncio.wait({renewing}), self._book.left(project))
            return renewing.result() if renewing.done() else "You left the project."
        finally:
            renewing.cancel()

    async def _renew(
        self, entry: UnitEntry, project: Project, steps_done: Callable[[], int]
    ) -> str:
        given = lease_of(entry)
        while True:
            left = given.expires_unix_ms / 1000 - self._clock.unix_seconds()
            await self._clock.sleep(_wait(left, project.manifest.rounds.lease_seconds))
            try:
                answer = await project.call(lambda link: link.renew(given.lease_id, steps_done()))
            except ClientError:
                continue  # This computer's own trouble is no reason to give a unit up.
            except PotluckError as error:
                return error.sentence
            if not answer.still_wanted:
                return answer.message or UnitState.SUPERSEDED.sentence
            given.expires_unix_ms = answer.expires_unix_ms
            # Where it can't be written down, the next start just renews a little early.
            with suppress(JournalError):
                self._journal.note(entry.unit_id, UnitChanges(lease=given.SerializeToString()))


def _wait(left_seconds: float, lease_seconds: float) -> float:
    """Return when to renew next: in time, and not all the time, whatever this clock says.

    Args:
        left_seconds: How long the lease lasts by this computer's clock, which may be days wrong.
        lease_seconds: How long leases last by the project's rules.
    """
    most = lease_seconds / _RENEWALS_PER_LEASE
    return min(
        most, max(lease_seconds / _MOST_RENEWALS_PER_LEASE, left_seconds / _RENEWALS_PER_LEASE)
    )
