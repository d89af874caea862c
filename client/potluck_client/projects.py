"""The joined projects while the daemon runs: their links, how they answer, what they said last."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from google.protobuf.message import DecodeError

from potluck.errors import ErrorCode, FormatError, PotluckError
from potluck.invite import format_invite, parse_invite
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.backoff import delay_seconds
from potluck_client.errors import ClientError, PracticeError
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.journal.records import JoinedProject
from potluck_client.link.port import CoordinatorLink
from potluck_client.watched import Watched, first_of

T = TypeVar("T")

OpenLink = Callable[[str], CoordinatorLink]
"""Makes a link of an invite; nothing is dialled before the first call."""

_WORTH_RETRYING = {
    ErrorCode.UNREACHABLE,
    ErrorCode.FULL,
    ErrorCode.INTERNAL,
    ErrorCode.NO_SESSION,
}


def worth_retrying(error: PotluckError) -> bool:
    """Tell whether the same call may succeed later; this computer's own trouble is told at once."""
    return error.code in _WORTH_RETRYING and not isinstance(error, ClientError)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What every project needs of the daemon.

    Attributes:
        open_link: Makes links.
        clock: Tells time and waits.
        jitter: Draws a number from 0 to 1.
        may_talk: False while the person has paused everything.
        news: Rises when a project gets an address to ask for work at.
        on_change: Called when something was changed that a window shows.
    """

    open_link: OpenLink
    clock: Clock
    jitter: Callable[[], float]
    may_talk: Watched[bool]
    news: Watched[int]
    on_change: Callable[[], None]


class Project:
    """One joined project.

    Attributes:
        project_id: Project key, hexadecimal.
        manifest: Its rules.
        status: What it said last about itself.
        connected: True while the coordinator answers.
        problem: What is wrong with it, in a sentence; empty when nothing is.
        warning: What its coordinator was caught doing, in a sentence; empty when nothing.
        waits: Why it has no work just now, in a sentence; empty when that is not known.
        served: When it last gave work, on the monotonic clock.
        ask_again: When to ask for work again, on the monotonic clock.
    """

    def __init__(self, record: JoinedProject, around: Surroundings) -> None:
        self.project_id = record.project_id
        self.manifest = _parsed_manifest(record)
        self.status = _parsed_status(record)
        self.connected = False
        self.problem = ""
        self.warning = ""
        self.waits = ""
        self.served = 0.0
        self.ask_again = 0.0
        self._around = around
        self._refusals = 0
        self._answers = 0
        # Practice has a coordinator only while its process runs.
        self._link: Watched[CoordinatorLink | None] = Watched(
            None if self.manifest.practice else around.open_link(record.link)
        )

    @property
    def practice(self) -> bool:
        """Tell whether it is the Practice project of this computer."""
        return self.manifest.practice

    @property
    def awake(self) -> bool:
        """Tell whether there is a coordinator to talk to."""
        return self._link.value is not None

    async def wake(self, link: str) -> None:
        """Give it a new address."""
        await self.sleep()
        self.ask_again = 0.0
        self._link.set(self._around.open_link(link))
        self._around.news.set(self._around.news.value + 1)
        self._around.on_change()

    async def sleep(self) -> None:
        """Hang up until it is woken; calls in hand wait and go on then."""
        link = self._link.value
        self._link.set(None)
        self.connected = False
        if link is not None:
            await link.close()

    async def ready(self) -> CoordinatorLink:
        """Wait until it may be talked to, and return its link."""
        while True:
            if not self._around.may_talk.value:
                await self._around.may_talk.change()
                continue
            link = self._link.value
            if link is not None:
                return link
            await self._link.change()

    async def call(self, step: Callable[[CoordinatorLink], Awaitable[T]]) -> T:
        """Carry out a step that is safe to repeat, trying again for as long as that makes sense.

        Raises:
            PotluckError: The coordinator refuses, so that trying again makes no sense.
        """
        failures = 0
        while True:
            link = await self.ready()
            answers = self._answers
            running = asyncio.ensure_future(step(link))
            try:
                await first_of(asyncio.wait({running}), self._silenced())
                if not running.done():
                    running.cancel()  # Paused: the step is taken again afterwards.
                    await asyncio.gather(running, return_exceptions=True)
                    continue
                result = running.result()
            except PotluckError as error:
                if not worth_retrying(error):
                    raise
                if link is not self._link.value:
                    continue  # It was hung up on purpose.
                failures = failures + 1 if self._answers == answers else 1
                self.missed(error)
            else:
                self.heard()
                return result
            finally:
                running.cancel()
            await self._around.clock.sleep(delay_seconds(failures, self._around.jitter()))

    async def _silenced(self) -> None:
        while self._around.may_talk.value:
            await self._around.may_talk.change()

    def heard(self) -> None:
        """Note that the coordinator answered."""
        self._answers += 1
        changed = not self.connected or bool(self.problem)
        if self._refusals:
            self.ask_now()  # Whichever call hears first that it is back tells the others.
        self.connected, self.problem, self._refusals = True, "", 0
        if changed:
            self._around.on_change()

    def missed(self, error: PotluckError) -> None:
        """Note that a call failed."""
        self.connected = error.code is not ErrorCode.UNREACHABLE and self.connected
        self.problem = error.sentence
        self._around.on_change()

    def changed(self) -> None:
        """Note that something was learnt that a window shows."""
        self._around.on_change()

    def postpone(self, error: PotluckError) -> None:
        """Ask for work later, since asking has failed."""
        self._refusals += 1
        self.missed(error)
        self.waits = error.sentence
        delay = delay_seconds(self._refusals, self._around.jitter())
        self.ask_again = self._around.clock.monotonic_seconds() + delay

    def ask_now(self) -> None:
        """Ask for work at once, whatever was said before."""
        self.ask_again = 0.0
        self._around.news.set(self._around.news.value + 1)

    def has_no_work(self, sentence: str, retry_after_seconds: float) -> None:
        """Note that the coordinator has nothing to do for this computer now."""
        self.heard()
        self.waits = sentence
        self.ask_again = self._around.clock.monotonic_seconds() + retry_after_seconds
        self._around.on_change()


class ProjectBook:
    """All joined projects; the journal keeps what has to last."""

    def __init__(self, journal: Journal, around: Surroundings) -> None:
        self._journal = journal
        self._around = around
        self.joined: Watched[tuple[Project, ...]] = Watched(
            tuple(Project(record, around) for record in journal.projects())
        )

    def find(self, project_id: str) -> Project | None:
        """Return a joined project by its key."""
        return next((p for p in self.joined.value if p.project_id == project_id), None)

    def named(self, name: str) -> Project:
        """Return a joined project by its key or name; raises ClientError when there is none."""
        found = [p for p in self.joined.value if name in {p.project_id, p.manifest.name}]
        if len(found) == 1:
            return found[0]
        if found:
            raise ClientError(
                f"You have joined {len(found)} projects called “{name}”. Name the one you mean by "
                "its key.",
                code=ErrorCode.CONFLICT,
            )
        raise ClientError(
            f"You have not joined a project called “{name}”.", code=ErrorCode.NOT_FOUND
        )

    @property
    def news(self) -> Watched[int]:
        """Rises when a project gets an address to ask for work at."""
        return self._around.news

    @property
    def practice(self) -> Project | None:
        """The Practice project, when it was joined."""
        return next((p for p in self.joined.value if p.practice), None)

    async def inspect(self, link: str) -> manifest.ProjectManifest:
        """Fetch the checked rules of the project that an invite leads to, without joining."""
        connection = self._around.open_link(_clean(link))
        try:
            return await connection.manifest()
        finally:
            await connection.close()

    async def join(self, link: str) -> Project:
        """Join a project, or take its new address when it was joined already.

        Raises:
            PotluckError: The coordinator can't be reached or is refused, or it is a Practice.
        """
        link = _clean(link)
        rules = await self.inspect(link)
        if rules.practice:
            raise ClientError(
                "This link leads to the Practice of a computer, which only that computer can use. "
                "Start your own Practice instead.",
                code=ErrorCode.BAD_INPUT,
            )
        return await self._take(link, rules)

    async def wake_practice(self, link: str) -> None:
        """Give Practice, which has just come up, its new address; it is joined when it is new."""
        known, key = self.practice, parse_invite(link).project_key.hex()
        if known is not None and known.project_id == key:
            await known.wake(link)
            return
        rules = await self.inspect(link)
        if not rules.practice:
            raise PracticeError("Practice could not start: it shows the rules of something else.")
        if known is not None:
            await self.leave(known)  # Its folder was made anew, and with it its key.
        await self._take(link, rules)

    async def _take(self, link: str, rules: manifest.ProjectManifest) -> Project:
        project_id = rules.project_key.hex()
        before = self._journal.project(project_id)
        record = JoinedProject(
            project_id=project_id,
            link=link,
            manifest=rules.SerializeToString(deterministic=True),
        )
        if before is not None:
            _refuse_older(rules, _parsed_manifest(before))
            record = replace(before, link=link, manifest=record.manifest, joined=True)
        self._journal.put_project(record)
        project = self.find(project_id)
        if project is None:
            project = Project(record, self._around)
            self.joined.set((*self.joined.value, project))
        project.manifest = rules
        await project.wake(link)
        return project

    def keep_rules(self, project: Project, rules: manifest.ProjectManifest) -> None:
        """Take a project's new rules; raises FormatError when they are older than the known."""
        _refuse_older(rules, project.manifest)
        record = self._journal.project(project.project_id)
        if record is not None:
            kept = rules.SerializeToString(deterministic=True)
            self._journal.put_project(replace(record, manifest=kept))
        project.manifest = rules

    async def leave(self, project: Project) -> None:
        """Leave a project; its units and receipts stay in the journal."""
        record = self._journal.project(project.project_id)
        if record is not None:
            self._journal.put_project(replace(record, joined=False))
        self.joined.set(tuple(p for p in self.joined.value if p is not project))
        await project.sleep()
        self._around.on_change()

    async def close(self) -> None:
        """Hang up all links."""
        for project in self.joined.value:
            await project.sleep()


def _refuse_older(rules: manifest.ProjectManifest, known: manifest.ProjectManifest) -> None:
    if rules.revision < known.revision:
        raise FormatError(
            "The coordinator shows older rules of the project than this computer knows, so they "
            "were not used. Tell the organiser."
        )


def _clean(link: str) -> str:
    return format_invite(parse_invite(link))


def _parsed_manifest(record: JoinedProject) -> manifest.ProjectManifest:
    rules = manifest.ProjectManifest()
    try:
        rules.ParseFromString(record.manifest)
    except DecodeError as error:
        raise ClientError(
            "The journal's copy of a project's rules is damaged. Leave the project and join it "
            "again.",
            code=ErrorCode.CORRUPT,
        ) from error
    return rules


def _parsed_status(record: JoinedProject) -> project_status.ProjectStatus:
    status = project_status.ProjectStatus()
    try:
        status.ParseFromString(record.status)
    except DecodeError:
        return project_status.ProjectStatus()  # The next status replaces it.
    return status
