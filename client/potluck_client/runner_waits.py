"""How one device's runner waits: beside its worker, and for the network."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from potluck_client.case import Decision
from potluck_client.host.port import Clock
from potluck_client.watched import Watched, first_of
from potluck_client.worker_seat import WorkerSeat
from potluck_client.yielding import END_SECONDS, UNUSED_SECONDS


class RunnerWaits:
    """Waits, while a worker that nobody needs is ended.

    Args:
        seat: Where the worker is.
        gate: Whether the device may compute now.
        may_transfer: Whether files may be moved now.
        clock: Tells time and waits.
    """

    def __init__(
        self,
        *,
        seat: WorkerSeat,
        gate: Watched[Decision],
        may_transfer: Watched[Decision],
        clock: Clock,
    ) -> None:
        self._seat = seat
        self._gate = gate
        self._may_transfer = may_transfer
        self._clock = clock

    async def beside_worker(self, until: Coroutine[Any, Any, object]) -> None:
        """Wait; a worker that is up is ended when that gets long, sooner while it may not work."""
        begun = self._clock.monotonic_seconds()
        waiting = asyncio.ensure_future(until)
        try:
            while self._seat.ready is not None and not waiting.done():
                longest = UNUSED_SECONDS if self._gate.value.may_run else END_SECONDS
                left = begun + longest - self._clock.monotonic_seconds()
                if left <= 0:
                    await self._seat.end()
                    break
                await first_of(
                    asyncio.wait({waiting}), self._gate.change(), self._clock.sleep(left)
                )
            await waiting
        finally:
            waiting.cancel()

    async def over_network(
        self,
        step: Callable[[], Coroutine[Any, Any, None]],
        *,
        local: bool,
        on_wait: Callable[[], None],
        on_move: Callable[[], None],
    ) -> None:
        """Carry out a step that moves files while that is allowed, and anew when it was cut off.

        Args:
            step: What moves files; safe to repeat.
            local: True for files that stay on this computer, which needs no network.
            on_wait: Called before the network is waited for.
            on_move: Called before the step begins.
        """
        while True:
            while not (local or self._may_transfer.value.may_run):
                on_wait()
                await self.beside_worker(self._may_transfer.change())
            on_move()
            moving = asyncio.ensure_future(step())
            try:
                over = first_of(asyncio.wait({moving}), self._network_lost(local=local))
                await self.beside_worker(over)
                if moving.done():
                    return moving.result()
            finally:
                moving.cancel()
                await asyncio.gather(moving, return_exceptions=True)

    async def _network_lost(self, *, local: bool) -> None:
        while local or self._may_transfer.value.may_run:
            await self._may_transfer.change()
