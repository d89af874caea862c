"""States of earlier segments that a volunteer keeps, for the case that its result is disputed.

A state is as large as three models, so only as many are kept as the disk's share allows: those at
even distances. A dispute then begins at the last one before it, and runs little more than it has
to. Which ones are kept follows from how far the unit is, so a restart changes nothing.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from potluck.unit_files import kept_state
from potluck_training.durable_file import prepare_folder
from potluck_training.segment_state import write_signed_state


def keep_state(
    folder: Path,
    arrays: Sequence[NDArray[np.float32]],
    *,
    segment_steps: int,
    steps_done: int,
    most_bytes: int,
) -> None:
    """Keep a segment's state if it is its turn, and drop those whose turn is over.

    Args:
        folder: Where the unit's states lie.
        arrays: Weights, first and second moment.
        segment_steps: Inner steps of a segment.
        steps_done: Inner steps done, in whole segments.
        most_bytes: How much all of them may take.

    Raises:
        DiskError: The disk is full.
    """
    room = most_bytes // sum(array.nbytes for array in arrays)
    if room < 1:
        return
    stride = kept_stride(steps_done // segment_steps, room)
    if steps_done // segment_steps % stride:
        return
    prepare_folder(folder)
    write_signed_state(folder / kept_state(steps_done), arrays)
    for earlier in range(segment_steps, steps_done, segment_steps):
        if earlier // segment_steps % stride:
            (folder / kept_state(earlier)).unlink(missing_ok=True)


def kept_stride(segments: int, room: int) -> int:
    """Return the distance, in segments, of which at most so many states come of so many."""
    stride = 1
    while segments // stride > room:
        stride *= 2
    return stride
