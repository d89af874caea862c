"""What a device's worker is told as it starts a unit: files, threads and memory."""

from potluck.v1 import worker_pb2 as wire
from potluck_client.case import CPU_ID
from potluck_client.handing_in import lease_of, recipe_of
from potluck_client.journal.records import UnitEntry
from potluck_client.runner_parts import RunnerParts


class UnitOrders:
    """Writes the orders for one device, by the limits in force.

    Args:
        device_id: The device.
        parts: What all runners share.
    """

    def __init__(self, device_id: str, parts: RunnerParts) -> None:
        self._device_id = device_id
        self._parts = parts

    def start(self, entry: UnitEntry) -> wire.StartUnit:
        """Return the order to begin a unit, or to go on with it."""
        base, shard = self._parts.fetching.paths(entry)
        folder = self._parts.folders.unit_folder(entry.project_id, entry.unit_id)
        return wire.StartUnit(
            unit=lease_of(entry).unit,
            recipe=recipe_of(entry),
            base_path=str(base),
            shard_path=str(shard),
            unit_folder=str(folder),
            threads=entry.threads,
            memory_share=self._memory_share(),
            kept_states_bytes=self._parts.fetching.room_for_states(entry),
        )

    def threads(self) -> int:
        """Return how many threads a new unit is computed with."""
        return self._parts.settings().cpu_threads if self._device_id == CPU_ID else 1

    def _memory_share(self) -> float:
        """Return the share of a card's own memory for its worker; 0 for all, as for a processor."""
        limits = self._parts.settings().devices[self._device_id]
        return 0.0 if self._device_id == CPU_ID else limits.memory_percent / 100
