"""Waiting: for a value to change, or for whichever of several things comes first."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Watched(Generic[T]):
    """A value that one task sets and others wait on; lives in one event loop."""

    def __init__(self, value: T) -> None:
        self._value = value
        self._changed = asyncio.Event()

    @property
    def value(self) -> T:
        """The newest value."""
        return self._value

    def set(self, value: T) -> bool:
        """Put a value in place; tell whether it is another one."""
        if value == self._value:
            return False
        self._value = value
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
        return True

    def change(self) -> Coroutine[Any, Any, T]:
        """Return a wait for the first change after this call; it gives the new value.

        Whoever looks at the value and calls this in the same breath misses no change, even when
        the wait itself is begun later, as within a task.
        """
        return self._after(self._changed)

    async def _after(self, changed: asyncio.Event) -> T:
        await changed.wait()
        return self._value


async def first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Wait until the first of several waits is over, and give the others up."""
    tasks = {asyncio.create_task(wait) for wait in waits}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
