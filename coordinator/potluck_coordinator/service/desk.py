"""Where the service meets the record: one transaction after the other, in a thread of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from potluck import PROTOCOL_VERSION
from potluck.growing_tree import GrowingTree
from potluck.identity import PrivateKey
from potluck.limits import LEASES_PER_KEY
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.clock import Chance, Clock
from potluck_coordinator.errors import RefusedError
from potluck_coordinator.records import Session
from potluck_coordinator.service.bulletin import Bulletin
from potluck_coordinator.service.turnstile import Turnstile
from potluck_coordinator.steps.enrolling import Caller, inspector_session, session_of
from potluck_coordinator.steps.step import Step
from potluck_coordinator.store.port import Store

T = TypeVar("T")

STREAMS_PER_KEY = 2 * LEASES_PER_KEY
"""Most streams that one key may have open: downloads, uploads and news together."""

_CALLS_PER_SESSION = 64
"""Most calls of one session that may wait for the record, which serves one after the other."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All that the service works with.

    Attributes:
        store: The record; touched from the desk's own thread only.
        blobs: The files.
        signed: The signed manifest as it is given to everybody.
        rules: What it says.
        key: The project's secret.
        clock: Tells time.
        chance: Draws lots.
        bulletin: Wakes watchers once a transaction is kept.
        protocol_version: What is spoken with apps and inspectors.
        streams: Counts each key's open streams.
    """

    store: Store
    blobs: Blobs
    signed: manifest.SignedManifest
    rules: manifest.ProjectManifest
    key: PrivateKey
    clock: Clock
    chance: Chance
    bulletin: Bulletin
    protocol_version: int = PROTOCOL_VERSION
    streams: Turnstile = field(default_factory=lambda: Turnstile(STREAMS_PER_KEY))
    _calls: Turnstile = field(default_factory=lambda: Turnstile(_CALLS_PER_SESSION))
    _tree: GrowingTree = field(default_factory=GrowingTree)
    _thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
    )

    async def run(self, work: Callable[[Step], T | RefusedError]) -> T:
        """Do a step in one transaction and publish its news.

        Raises:
            PotluckError: The step raised it, and nothing of the step is kept; or the step
                returned a RefusedError, and all of it is kept.
        """
        loop = asyncio.get_running_loop()
        result: T | RefusedError = await loop.run_in_executor(
            self._thread, lambda: self._transact(work, loop)
        )
        if isinstance(result, RefusedError):
            raise result
        return result

    async def run_for(self, caller: Caller, work: Callable[[Step, Session], T | RefusedError]) -> T:
        """Do a step for an enrolled caller."""
        with self._calls.entered((caller.token or "").encode()):
            return await self.run(lambda step: work(step, session_of(step, caller)))

    async def session(self, caller: Caller) -> Session:
        """Return a caller's session; raises RefusedError when there is none."""
        return await self.run_for(caller, lambda _, session: session)

    async def run_for_inspector(
        self, caller: Caller, work: Callable[[Step, Session], T | RefusedError]
    ) -> T:
        """Do a step for an inspector."""
        return await self.run(lambda step: work(step, inspector_session(step, caller)))

    def close(self) -> None:
        """Wait for the step in hand and let go of the record."""
        self._thread.shutdown(wait=True)
        self.store.close()

    def _transact(
        self, work: Callable[[Step], T | RefusedError], loop: asyncio.AbstractEventLoop
    ) -> T | RefusedError:
        with self.store.transaction() as tx:
            step = Step(
                tx=tx,
                rules=self.rules,
                key=self.key,
                chance=self.chance,
                now_unix_ms=self.clock.unix_ms(),
                protocol_version=self.protocol_version,
                tree=self._tree,
            )
            result = work(step)
        # From here, not from the caller: it may have hung up, and the news is true all the same.
        loop.call_soon_threadsafe(self.bulletin.publish, step.news)
        return result
