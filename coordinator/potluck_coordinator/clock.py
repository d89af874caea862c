"""Time and chance as the service's shell hands them to the pure modules."""

import asyncio
import random
import secrets
import time
from typing import Protocol


class Clock(Protocol):
    """Tells time and waits."""

    def unix_ms(self) -> int:
        """Return milliseconds since 1970."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class Chance(Protocol):
    """Randomness that nobody outside can foresee."""

    def token(self, count: int) -> bytes:
        """Return random bytes."""
        ...

    def below(self, bound: int) -> int:
        """Return a whole number from 0 up to, not including, the bound."""
        ...

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        ...


class SystemClock:
    """The computer's clock."""

    def unix_ms(self) -> int:
        """Return milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class SystemChance:
    """The operating system's randomness."""

    def __init__(self) -> None:
        self._random = random.SystemRandom()

    def token(self, count: int) -> bytes:
        """Return random bytes."""
        return secrets.token_bytes(count)

    def below(self, bound: int) -> int:
        """Return a whole number from 0 up to, not including, the bound."""
        return secrets.randbelow(bound)

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return self._random.random()
