"""Whether there is room for a training process, and on a card for a piece of work."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, broken, good, warning
from potluck_client.doctor.judging.mends import repair

WORKER_BYTES = 700_000_000
"""A training process with PyTorch, before it has any model; measured at 300 MB, more with CUDA."""

BYTES_PER_PARAMETER = 20
"""Weights, base, gradient and two moments in float32, as coordinators reckon; activations come on
top."""

_MEGABYTE = 1_000_000
_CLOSE = "Close programs that need much memory, and look again."


@dataclass(frozen=True, kw_only=True)
class WorkerReading:
    """Whether a training process comes up.

    Attributes:
        available_bytes: Memory that programs can still have.
        problem: Why it did not come up; empty when it did, or was not tried.
        tried: True when it was started.
        installed: True for a Potluck that an installer has laid out.
    """

    available_bytes: int
    problem: str
    tried: bool
    installed: bool


@dataclass(frozen=True, kw_only=True)
class CardMemoryReading:
    """A card's memory.

    Attributes:
        device_id: The card.
        name: What it is called.
        free_bytes: What is free.
        total_bytes: What it has in all.
        needed_bytes: What the smallest model among the joined projects takes; 0 without any.
    """

    device_id: str
    name: str
    free_bytes: int
    total_bytes: int
    needed_bytes: int


def judge_worker(reading: WorkerReading) -> Finding:
    """Return whether this computer can begin to train."""
    free = megabytes(reading.available_bytes)
    if reading.problem:
        mend = repair(installed=reading.installed)
        return broken(Topic.WORKER, reading.problem, mend)
    if not reading.tried:
        return warning(
            Topic.WORKER,
            f"Only {free} of memory are free, too little to begin training now.",
            _CLOSE,
        )
    return good(Topic.WORKER, f"A training process comes up, and {free} of memory are free.")


def judge_card_memory(reading: CardMemoryReading) -> Finding:
    """Return whether the smallest piece of work fits onto a card."""
    free, total = megabytes(reading.free_bytes), megabytes(reading.total_bytes)
    needed = megabytes(reading.needed_bytes)
    device = reading.device_id
    if reading.needed_bytes > reading.total_bytes:
        return warning(
            Topic.CARD_MEMORY,
            f"{reading.name} has {total} of memory; the smallest of your projects needs {needed}.",
            "Join a project with a smaller model, or let the processor work.",
            device_id=device,
        )
    if reading.needed_bytes > reading.free_bytes:
        return warning(
            Topic.CARD_MEMORY,
            f"{free} of {total} of memory are free on {reading.name}; the smallest of your "
            f"projects needs {needed}.",
            "Close other programs that use the graphics card, and look again.",
            device_id=device,
        )
    return good(
        Topic.CARD_MEMORY,
        f"{free} of {total} of memory are free on {reading.name}.",
        device_id=device,
    )


def megabytes(count: int) -> str:
    """Return a size as people say it."""
    if count >= 1000 * _MEGABYTE:
        return f"{count / (1000 * _MEGABYTE):.1f} GB"
    return f"{count // _MEGABYTE} MB"
