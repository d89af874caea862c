"""The real clock."""

import asyncio
import time


class SystemClock:
    """Implements Clock on the operating system's time."""

    def unix_seconds(self) -> float:
        """Return wall-clock time."""
        return time.time()

    def monotonic_seconds(self) -> float:
        """Return time that never goes back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
