"""The computer's memory, as the system tells of it."""

import psutil


class SystemMemory:
    """Implements MemoryProbe."""

    def available_bytes(self) -> int:
        """Return the memory that programs can still have without swapping."""
        return int(psutil.virtual_memory().available)

    def process_bytes(self, pid: int) -> int | None:
        """Return the memory that a process holds; None when it has gone."""
        try:
            return int(psutil.Process(pid).memory_info().rss)
        except psutil.Error:
            return None
