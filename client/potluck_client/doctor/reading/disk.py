"""Reads the room on a disk, and writes and flushes a little to see whether it takes anything."""

import os
import tempfile
import time
from pathlib import Path

from potluck_client.doctor.judging.disk import DiskReading
from potluck_client.host.port import DiskProbe

_TRIAL = b"\0" * 65_536


def read_disk(folder: Path, probe: DiskProbe, keep_free_bytes: int) -> DiskReading:
    """Return how the disk of a folder takes data; the file for it is gone afterwards.

    Args:
        folder: The data folder, or the nearest one that is there.
        probe: Tells the room.
        keep_free_bytes: What the person wants to keep free.
    """
    try:
        took = _flush_seconds(folder)
        free = probe.free_bytes(folder)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        return DiskReading(
            free_bytes=None, keep_free_bytes=keep_free_bytes, flush_seconds=None, problem=problem
        )
    return DiskReading(free_bytes=free, keep_free_bytes=keep_free_bytes, flush_seconds=took)


def nearest(folder: Path) -> Path:
    """Return a folder or, while it is not there, the nearest one above it that is."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def _flush_seconds(folder: Path) -> float:
    with tempfile.TemporaryFile(dir=folder) as file:
        began = time.monotonic()
        file.write(_TRIAL)
        file.flush()
        os.fsync(file.fileno())
        return time.monotonic() - began
