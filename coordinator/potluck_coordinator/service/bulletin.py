"""Waking those who wait for news, without polling."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from potluck_coordinator.steps.step import Topic


class Bulletin:
    """News by topic; belongs to one event loop.

    Attributes:
        closed: True once the service ends; watchers then leave.
        editions: How often there was news of each topic.
    """

    def __init__(self) -> None:
        self.closed = False
        self.editions: Counter[Topic] = Counter()
        self._watchers: dict[Topic, set[asyncio.Event]] = {}

    @contextmanager
    def watching(self, topic: Topic) -> Iterator[asyncio.Event]:
        """Give an event that is set at news of a topic.

        Clear it before reading the record: news that comes while reading then sets it again.
        """
        event = asyncio.Event()
        watchers = self._watchers.setdefault(topic, set())
        watchers.add(event)
        try:
            yield event
        finally:
            watchers.discard(event)
            if not watchers:
                self._watchers.pop(topic, None)

    def publish(self, topics: Iterable[Topic]) -> None:
        """Wake the watchers of some topics."""
        for topic in topics:
            self.editions[topic] += 1
            for event in self._watchers.get(topic, ()):
                event.set()

    def close(self) -> None:
        """Wake everybody for the last time."""
        self.closed = True
        self.publish(list(self._watchers))
