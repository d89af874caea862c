"""The coordinator as a process: where it listens, what it ticks, how it ends."""

import asyncio
from collections.abc import Callable

from potluck_coordinator.clock import Chance, Clock
from potluck_coordinator.home import CoordinatorHome

OnReady = Callable[[str, int], None]
"""Called with the host and the port once calls are answered."""


async def serve(
    home: CoordinatorHome,
    *,
    host: str,
    port: int,
    stop: asyncio.Event,
    on_ready: OnReady,
    clock: Clock | None = None,
    chance: Chance | None = None,
) -> None:
    """Serve a project until stop is set; port 0 lets the system choose one.

    Raises:
        HomeError: The project's folder is missing, incomplete or damaged.
        ServeError: The address can't be used, or would be unprotected.
    """
    raise NotImplementedError
