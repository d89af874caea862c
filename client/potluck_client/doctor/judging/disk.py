"""Whether the data folder can be written, and whether its disk has room and is fast enough."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, broken, good, warning
from potluck_client.doctor.judging.memory import megabytes

LEAST_BYTES = 1_000_000_000
"""With less than this beside what is to be kept free, no piece of work of a small model fits."""

SLOW_SECONDS = 0.5
"""A flush that takes longer makes every step of a unit wait; a hard disk takes a twentieth."""

_GIGABYTE = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class DiskReading:
    """The disk that holds the data folder.

    Attributes:
        free_bytes: What may still be written; None when that can't be known.
        keep_free_bytes: What the person wants to keep free.
        flush_seconds: How long it took to write and flush a little; None when it failed.
        problem: Why nothing could be written; empty when it could.
    """

    free_bytes: int | None
    keep_free_bytes: int
    flush_seconds: float | None
    problem: str = ""


def judge_disk(reading: DiskReading) -> Finding:
    """Return whether files can be kept."""
    if reading.problem or reading.flush_seconds is None or reading.free_bytes is None:
        why = reading.problem
        return broken(
            Topic.DISK,
            f"Nothing can be written to Potluck's folder: {why}."
            if why
            else "Potluck's folder does not answer.",
            "Check that the folder belongs to you, that its disk has room, and that it may be "
            "written.",
        )
    usable = reading.free_bytes - reading.keep_free_bytes
    free, keep = megabytes(reading.free_bytes), megabytes(reading.keep_free_bytes)
    if usable < LEAST_BYTES:
        return warning(
            Topic.DISK,
            f"{free} are free on the disk, of which your limits keep {keep} free, so there is too "
            "little room for work.",
            "Free some space, or lower what your limits keep free.",
        )
    if reading.flush_seconds > SLOW_SECONDS:
        return warning(
            Topic.DISK,
            f"{free} are free, but the disk takes {reading.flush_seconds:.1f} seconds to keep a "
            "little data.",
            "Look whether another program keeps the disk busy, or whether the disk is failing.",
        )
    milliseconds = max(1, round(reading.flush_seconds * 1000))
    return good(
        Topic.DISK,
        f"{free} are free, and the disk keeps data within {milliseconds} milliseconds.",
    )
