"""A joined project while the daemon runs: its link, how it answers, what it said last."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from google.protobuf.message import DecodeError

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.backoff import delay_seconds
from potluck_client.errors import ClientError
from potluck_client.host.port import Clock
from potluck_client.journal.records import JoinedProject
from potluck_client.link.port import CoordinatorLink
from potluck_client.link.version_words import app_is_older
from potluck_client.project_texts import project_name
from potluck_client.watched import Watched, first_of

T = TypeVar("T")

OpenLink = Callable[[str], CoordinatorLink]
"""Makes a link of an invite; nothing is dialled before the first call."""

_WORTH_RETRYING = {
    ErrorCode.UNREACHABLE,
    ErrorCode.FULL,
    ErrorCode.INTERNAL,
    ErrorCode.NO_SESSION,
    ErrorCode.VERSION,
}

_NOT_CONNECTED = {ErrorCode.UNREACHABLE, ErrorCode.VERSION}


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
        needs_update: True while its coordinator refuses this app as too old.
        waits: Why it has no work just now, in a sentence; empty when that is not known.
        ask_again: When to ask for work again, on the monotonic clock.
    """

    def __init__(self, record: JoinedProject, around: Surroundings) -> None:
        self.project_id = record.project_id
        self.manifest = parsed_rules(record)
        self.status = _parsed_status(record)
        self.connected = False
        self.problem = ""
        self.warning = ""
        self.needs_update = False
        self.waits = ""
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
    def name(self) -> str:
        """What it is called, fit to be shown."""
        return project_name(self.manifest)

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
        self.needs_update = False
        if changed:
            self._around.on_change()

    def missed(self, error: PotluckError) -> None:
        """Note that a call failed."""
        self.connected = error.code not in _NOT_CONNECTED and self.connected
        self.problem = error.sentence
        self.needs_update = app_is_older(error) or (
            self.needs_update and error.code is ErrorCode.UNREACHABLE
        )
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


def parsed_rules(record: JoinedProject) -> manifest.ProjectManifest:
    """Return the rules that the journal keeps; raises ClientError when they are damaged."""
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
