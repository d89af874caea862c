"""Asking the joined projects for work for one device, the one that lags behind its share first."""

from collections.abc import Callable
from contextlib import suppress

from potluck.errors import PotluckError
from potluck.manifest import parameter_count
from potluck.numerics import can_compute, class_under
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import IdentityError, JournalError
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitEntry
from potluck_client.lifecycle import UNFINISHED, UnitState
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Project

_NOBODY_SECONDS = 60.0
_GIVEN_UP_SECONDS = 10.0


class WorkSeeking:
    """Finds the next unit of a device.

    Args:
        device_id: The device.
        book: The joined projects.
        journal: Keeps what was found.
        clock: Tells time.
        threads: Tells how many threads a new unit of this device gets.
        may_fetch: Tells whether work may be asked for that has to be fetched over the network.
    """

    def __init__(
        self,
        device_id: str,
        *,
        book: ProjectBook,
        journal: Journal,
        clock: Clock,
        threads: Callable[[], int],
        may_fetch: Callable[[], bool],
    ) -> None:
        self._device_id = device_id
        self._book = book
        self._journal = journal
        self._clock = clock
        self._threads = threads
        self._may_fetch = may_fetch
        self._device_type = ""

    @property
    def wait_seconds(self) -> float:
        """How long no project wants to be asked; 0 when one does."""
        asked_at = [project.ask_again for project in self._awake()]
        if not asked_at:
            return _NOBODY_SECONDS
        return max(0.0, min(asked_at) - self._clock.monotonic_seconds())

    async def ask(self, ready: wire.WorkerReady, tokens_per_second: float) -> UnitEntry | None:
        """Ask every project that is due until one has work; None when none has.

        Args:
            ready: What the device's worker says of itself.
            tokens_per_second: How fast it was; 0 when not known.

        Raises:
            IdentityError: This computer's key can't be had.
            JournalError: What was found can't be written down.
        """
        self._device_type = ready.numerics_class.device_type
        ready.numerics_class.threads = self._threads()
        now = self._clock.monotonic_seconds()
        due = [project for project in self._awake() if project.ask_again <= now]
        for project in due:
            try:
                answer = await self._request(project, ready, tokens_per_second)
            except (IdentityError, JournalError):
                raise  # No fault of the project.
            except PotluckError as error:
                project.postpone(error)
                continue
            if isinstance(answer, lease.NoWork):
                project.has_no_work(answer.message, answer.retry_after_seconds)
                continue
            project.heard()
            self._book.gave_work(project)
            entry = self._journal.add_unit(self._entry(project, answer))
            if entry.state in UNFINISHED:
                return entry
            # It was given up here before, so it is for somebody else.
            project.has_no_work(entry.sentence, _GIVEN_UP_SECONDS)
            with suppress(PotluckError):
                await (await project.ready()).release(answer.lease_id)
        return None

    def _awake(self) -> list[Project]:
        # Practice fetches nothing from outside this computer.
        everywhere = self._may_fetch()
        return [
            project
            for project in self._book.in_turn()
            if project.awake
            and (everywhere or project.practice)
            and can_compute(project.manifest.recipe, self._device_type)
        ]

    async def _request(
        self, project: Project, ready: wire.WorkerReady, tokens_per_second: float
    ) -> lease.Lease | lease.NoWork:
        link = await project.ready()
        answer = await link.request_lease(
            device_id=self._device_id,
            numerics_class=class_under(project.manifest.recipe, ready.numerics_class),
            tokens_per_second=tokens_per_second,
            memory_bytes=ready.memory_bytes,
        )
        wanted = project.manifest.revision
        if isinstance(answer, lease.Lease) and answer.unit.manifest_revision != wanted:
            self._book.keep_rules(project, await link.manifest())
        return answer

    def _entry(self, project: Project, given: lease.Lease) -> UnitEntry:
        unit, recipe = given.unit, project.manifest.recipe
        tokens = unit.steps * recipe.batch_sequences * recipe.model.context_tokens
        now = self._clock.unix_seconds()
        return UnitEntry(
            unit_id=unit.unit_id,
            project_id=project.project_id,
            device_id=self._device_id,
            lease=given.SerializeToString(),
            recipe=recipe.SerializeToString(),
            state=UnitState.LEASED,
            sentence=UnitState.LEASED.sentence,
            round=unit.round,
            tokens=tokens,
            flops=6.0 * parameter_count(recipe.model) * tokens,
            steps=unit.steps,
            threads=self._threads(),
            leased_unix=now,
            changed_unix=now,
        )
