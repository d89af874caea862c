"""A driver that takes power limits, or refuses them, as the test says."""

import asyncio

from potluck_client.host.port import CapAnswer


class FakePowerCap:
    """Implements PowerCap.

    Attributes:
        refusal: Why the driver refuses; empty while it takes limits.
        limits: The limits in force, by device.
        asked: Every limit that was asked for, in order.
        restored: Devices whose limit was put back, in order.
        closed: True once it was let go of.
        gate: What an answer waits for; set at first.
    """

    def __init__(self, refusal: str = "") -> None:
        self.refusal = refusal
        self.limits: dict[str, float] = {}
        self.asked: list[tuple[str, float]] = []
        self.restored: list[str] = []
        self.closed = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def set_watts(self, device_id: str, watts: float) -> CapAnswer:
        """Take the limit, once the gate is open, unless the test wants a refusal."""
        self.asked.append((device_id, watts))
        await self.gate.wait()
        if self.refusal or self.closed:
            return CapAnswer(in_force=False, sentence=self.refusal or "It was let go of.")
        self.limits[device_id] = watts
        return CapAnswer(in_force=True, watts=watts)

    async def restore(self, device_id: str) -> None:
        """Put back the limit of before."""
        self.restored.append(device_id)
        self.limits.pop(device_id, None)

    async def close(self) -> None:
        """Put all back."""
        self.limits.clear()
        self.closed = True
