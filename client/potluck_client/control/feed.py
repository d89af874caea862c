"""The stream of snapshots: built when somebody watches, sent when something has changed."""

from collections.abc import AsyncIterator, Callable

from potluck.v1 import control_pb2 as control
from potluck_client.host.port import Clock
from potluck_client.watched import Watched, first_of

DEFAULT_INTERVAL_SECONDS = 0.25


class SnapshotFeed:
    """Hands out snapshots with a rising sequence.

    Attributes:
        build: Makes the snapshot of a sequence; set once all parts stand.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._touched = Watched(0)
        self._latest = control.Snapshot()
        self.build: Callable[[int], control.Snapshot] | None = None

    def touch(self) -> None:
        """Note that something may have changed."""
        self._touched.set(self._touched.value + 1)

    def now(self) -> control.Snapshot:
        """Return how things stand; the sequence rises when that differs from before."""
        if self.build is None:
            raise RuntimeError("the feed was used before the daemon stood")
        fresh = self.build(self._latest.sequence)
        same = control.Snapshot()
        same.CopyFrom(fresh)
        same.taken_unix_ms = self._latest.taken_unix_ms
        if same != self._latest:
            fresh.sequence += 1
            self._latest = fresh
        return self._latest

    async def watch(self, min_interval_seconds: float) -> AsyncIterator[control.Snapshot]:
        """Yield the snapshot now and at every change.

        Two snapshots are at least the interval apart, unless state or reason differ.
        """
        interval = min_interval_seconds or DEFAULT_INTERVAL_SECONDS
        sent: control.Snapshot | None = None
        sent_at = 0.0
        while True:
            snapshot = self.now()
            left = sent_at + interval - self._clock.monotonic_seconds()
            news = sent is None or snapshot.sequence != sent.sequence
            if news and (sent is None or left <= 0 or _turned(sent, snapshot)):
                sent, sent_at = snapshot, self._clock.monotonic_seconds()
                yield snapshot
            elif news:
                await first_of(self._touched.change(), self._clock.sleep(left))
            else:
                await self._touched.change()


def _turned(before: control.Snapshot, after: control.Snapshot) -> bool:
    return (before.state, before.reason, before.sentence) != (
        after.state,
        after.reason,
        after.sentence,
    )
