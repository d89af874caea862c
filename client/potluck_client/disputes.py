"""Helping to settle a dispute: sending a state that was kept to the project that asks for it.

What is asked for is written beside the states before the news of it is kept, so a daemon that was
killed sends it later. Nothing depends on it: without a state the project runs more of the unit
again, so whatever stands in the way for good ends the matter.
"""

import asyncio
import shutil
from contextlib import suppress
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.errors import PotluckError
from potluck.unit_files import kept_state
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.case import Decision
from potluck_client.errors import ClientError
from potluck_client.folders import ProjectFolders
from potluck_client.handing_in import commitment_of, lease_of
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.link.port import CoordinatorLink
from potluck_client.projects import Project
from potluck_client.watched import Watched, first_of

_WANTED = "wanted"
"""File in a unit's folder of states: the inner steps of the last one that is of use."""

_WANTED_BYTES = 32
_OWN_TROUBLE_SECONDS = 300.0


class Disputes:
    """Sends the states that one project asks for.

    Args:
        project: The project.
        journal: Knows what was committed to.
        folders: Where states lie.
        may_transfer: Whether files may be sent, and why not.
        clock: Waits.
    """

    def __init__(
        self,
        project: Project,
        *,
        journal: Journal,
        folders: ProjectFolders,
        may_transfer: Watched[Decision],
        clock: Clock,
    ) -> None:
        self._project = project
        self._journal = journal
        self._folders = folders
        self._may_transfer = may_transfer
        self._clock = clock
        self._asked = Watched(0)

    def heard(self, news: ledger.UnitOutcome) -> None:
        """Note what a piece of news asks for, or drop the states that it makes useless.

        Raises:
            OSError: It can't be written down.
        """
        states = self._folders.states_folder(self._project.project_id, news.unit_id)
        if news.state != ledger.UNIT_STATE_DISPUTED:
            _forget(states)
        elif states.is_dir() and news.state_steps:
            write_atomically(states / _WANTED, str(news.state_steps).encode())
            self._asked.set(self._asked.value + 1)

    async def run(self) -> None:
        """Send what is asked for, until cancelled."""
        while True:
            trouble = False
            for unit_id in self._folders.units_with_states(self._project.project_id):
                trouble |= not await self._look_at(unit_id)
            if trouble:
                await first_of(self._asked.change(), self._clock.sleep(_OWN_TROUBLE_SECONDS))
            else:
                await self._asked.change()

    async def _look_at(self, unit_id: bytes) -> bool:
        """Send a unit's state if one is wanted; False where it is to be tried again."""
        states = self._folders.states_folder(self._project.project_id, unit_id)
        steps = _wanted(states / _WANTED)
        if steps is None:
            return True
        try:
            await self._send(unit_id, states, steps)
        except (ClientError, OSError):
            return False  # This computer's own trouble passes.
        except PotluckError:
            pass  # The project has settled it without.
        _forget(states)
        return True

    async def _send(self, unit_id: bytes, states: Path, wanted_steps: int) -> None:
        entry = self._journal.unit(unit_id)
        if entry is None or not entry.commitment:
            return None
        segment = _latest(commitment_of(entry), states, wanted_steps)
        if segment is None:
            return None
        path = states / kept_state(segment.steps_done)
        ref = blob.BlobRef(digest=segment.state_digest, size_bytes=path.stat().st_size)
        lease_id = lease_of(entry).lease_id

        async def upload(link: CoordinatorLink) -> None:
            await link.upload(lease_id, ref, path, lambda _done, _total: None)

        while True:
            while not self._network():
                await self._may_transfer.change()
            sending = asyncio.ensure_future(self._project.call(upload))
            try:
                await first_of(asyncio.wait({sending}), self._network_lost())
                if sending.done():
                    return sending.result()
            finally:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    def _network(self) -> bool:
        return self._project.practice or self._may_transfer.value.may_run

    async def _network_lost(self) -> None:
        while self._network():
            await self._may_transfer.change()


def _latest(
    said: commitment.Commitment, states: Path, wanted_steps: int
) -> commitment.SegmentCommitment | None:
    """Return the last segment, of those that are of use, whose state was kept."""
    useful = [segment for segment in said.segments if segment.steps_done <= wanted_steps]
    kept = [segment for segment in useful if (states / kept_state(segment.steps_done)).is_file()]
    return kept[-1] if kept else None


def _wanted(path: Path) -> int | None:
    """Return what is asked for; None where nothing is, or nothing that can be read."""
    try:
        with path.open("rb") as file:
            return int(file.read(_WANTED_BYTES))
    except (OSError, ValueError):
        return None


def _forget(states: Path) -> None:
    """Delete kept states, and the unit's folder if nothing else is in it; safe to repeat."""
    shutil.rmtree(states, ignore_errors=True)
    with suppress(OSError):
        states.parent.rmdir()
