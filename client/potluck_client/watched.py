"""A value whose changes can be waited for."""

import asyncio
from typing import Generic, TypeVar

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

    async def change(self) -> T:
        """Wait until the value changes and return the new one."""
        await self._changed.wait()
        return self._value
