"""Following a project: what became of this computer's units, and how the project is doing."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from google.protobuf.message import DecodeError

from potluck.errors import ErrorCode, FormatError, PotluckError
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.activity_log.about_work import decided
from potluck_client.activity_log.diary import Diary
from potluck_client.disputes import Disputes
from potluck_client.errors import ClientError, LifecycleError
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.journal.records import Outcome
from potluck_client.lifecycle import UnitState
from potluck_client.link.local_files import file_problem
from potluck_client.link.port import CoordinatorLink
from potluck_client.projects import Project

_STATES = {
    ledger.UNIT_STATE_VERIFIED: UnitState.VERIFIED,
    ledger.UNIT_STATE_REJECTED: UnitState.REJECTED,
    ledger.UNIT_STATE_SUPERSEDED: UnitState.SUPERSEDED,
}


_REFUSED_SECONDS = 300.0
_OWN_TROUBLE_SECONDS = 10.0
"""Rest after a trouble of this computer, such as a full disk: it may pass any moment."""

_BREATH_SECONDS = 0.05
"""Rest after every piece of news: each is flushed to the disk, and a flood of them must not keep
the person waiting."""


class ProjectFollower:
    """Keeps the news of one project."""

    def __init__(
        self,
        project: Project,
        journal: Journal,
        disputes: Disputes,
        clock: Clock,
        diary: Diary,
    ) -> None:
        self._project = project
        self._journal = journal
        self._disputes = disputes
        self._clock = clock
        self._diary = diary

    async def follow_outcomes(self) -> None:
        """Keep outcomes as they come, until cancelled."""
        await self._follow(self._read_outcomes)

    async def follow_status(self) -> None:
        """Keep the project's newest status, until cancelled."""
        await self._follow(self._read_status)

    async def _follow(self, read: Callable[[CoordinatorLink], Awaitable[None]]) -> None:
        while True:
            try:
                await self._project.call(read)
            except ClientError as error:
                self._project.missed(error)
                await self._clock.sleep(_OWN_TROUBLE_SECONDS)
            except PotluckError as error:
                self._project.missed(error)
                await self._clock.sleep(_REFUSED_SECONDS)

    async def _read_outcomes(self, link: CoordinatorLink) -> None:
        record = self._journal.project(self._project.project_id)
        after = record.outcome_sequence if record else 0
        async for news in link.outcomes(after):
            self._project.heard()
            try:
                self._disputes.heard(news)
            except OSError as error:
                raise file_problem(error) from error
            if self._keep(news):
                await self._check_ledger(link, news.receipt)
            await self._clock.sleep(_BREATH_SECONDS)
        raise _ended()

    async def _read_status(self, link: CoordinatorLink) -> None:
        async for status in link.project_status():
            record = self._journal.project(self._project.project_id)
            if record is not None:
                kept = status.SerializeToString(deterministic=True)
                self._journal.put_project(replace(record, status=kept))
            self._project.status = status
            self._project.heard()
            self._project.changed()
            await self._clock.sleep(_BREATH_SECONDS)
        raise _ended()

    def _keep(self, news: ledger.UnitOutcome) -> bool:
        entry = _entry_of(news)
        outcome = Outcome(
            project_id=self._project.project_id,
            sequence=news.sequence,
            unit_id=news.unit_id,
            state=_STATES.get(news.state),  # A dispute decides nothing yet.
            sentence=news.message,
            receipt=news.receipt.SerializeToString() if news.HasField("receipt") else b"",
            tokens=entry.tokens if entry else None,
            flops=entry.flops if entry else None,
        )
        now = self._clock.unix_seconds()
        before = self._journal.unit(news.unit_id)
        try:
            kept = self._journal.keep_outcome(outcome, now)
            if kept and before is not None and outcome.state is not None:
                name = self._project.name
                self._diary.note(decided(before, outcome.state, name, outcome.sentence))
        except LifecycleError as error:
            # News of a unit that was never handed in: keep the proof, not the claim.
            kept = self._journal.keep_outcome(replace(outcome, state=None), now)
            self._project.warning = error.sentence
        self._project.changed()
        return kept and bool(outcome.receipt)

    async def _check_ledger(self, link: CoordinatorLink, receipt: ledger.Receipt) -> None:
        """See that the ledger only grew and that the receipt's entry stands in it."""
        record = self._journal.project(self._project.project_id)
        if record is None:
            return
        try:
            head = await link.advance_head(_known_head(record.tree_head))
            # Read again: the project may have been left, or have told more, since it was asked.
            record = self._journal.project(self._project.project_id) or record
            kept = head.SerializeToString(deterministic=True)
            self._journal.put_project(replace(record, tree_head=kept))
            await link.check_receipt(receipt, head)
        except FormatError as error:
            # A head that contradicts the known one was not kept: the known one is the evidence.
            self._project.warning = error.sentence
            self._project.changed()


def _entry_of(news: ledger.UnitOutcome) -> ledger.LedgerEntry | None:
    if not news.HasField("receipt"):
        return None
    entry = ledger.LedgerEntry()
    try:
        entry.ParseFromString(news.receipt.entry)
    except DecodeError as error:
        raise FormatError("A receipt of the project is damaged and was not kept.") from error
    return entry


def _known_head(kept: bytes) -> ledger.TreeHead | None:
    if not kept:
        return None
    head = ledger.TreeHead()
    head.ParseFromString(ledger.SignedTreeHead.FromString(kept).head)
    return head


def _ended() -> PotluckError:
    return PotluckError(
        "The project's server ended the connection. Potluck tries again by itself.",
        code=ErrorCode.UNREACHABLE,
    )
