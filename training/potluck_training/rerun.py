"""Running a unit again, or a part of it: what whoever checks somebody else's result does.

With exact numerics it ends where the two part, and a single segment can be run by itself, from a
state that was signed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from potluck.numerics import segment_digests
from potluck.v1 import commitment_pb2
from potluck_training.control import UnitControl
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import TrainingError
from potluck_training.result_files import read_result
from potluck_training.segment_state import SignedState
from potluck_training.unit_run import UnitJob, UnitRun, check_job


@dataclass(frozen=True, kw_only=True)
class Rerun:
    """What running a unit again came to.

    Attributes:
        segments: Its segments, up to the first that differs from what was said.
        result: Its commitment; None when it ended early.
    """

    segments: tuple[commitment_pb2.SegmentCommitment, ...]
    result: commitment_pb2.Commitment | None


def rerun_unit(
    job: UnitJob,
    control: UnitControl,
    said: Sequence[commitment_pb2.SegmentCommitment],
    until_steps: int | None = None,
) -> Rerun:
    """Run a unit again, no further than it is right, or than somebody wants to know.

    Args:
        job: The unit.
        control: Asked after every micro-batch and between layers.
        said: What somebody says of its segments; the run ends after the first that differs. Empty
            to compare nothing.
        until_steps: Where the run ends at the latest; None for the unit's own end.

    Raises:
        UnitStopped: The control said so.
        TrainingError: A file is unusable, training broke down, or memory or disk ran out.
    """
    until = job.unit.steps if until_steps is None else until_steps
    finished = read_result(job.folder, job.unit, job.recipe)
    if finished is not None:
        return Rerun(segments=tuple(finished.segments), result=finished)
    check_job(job)
    with device_failures_in_words(job.device):
        configure(job.device, job.threads)
        run = UnitRun(job, control, lambda _: None)
        while run.steps_done < until and not _differs(run.segments, said):
            run.step()
        if run.steps_done < job.unit.steps or _differs(run.segments, said):
            return Rerun(segments=run.segments, result=None)
        result = run.finish()
        return Rerun(segments=tuple(result.segments), result=result)


def run_segment(
    job: UnitJob, state: SignedState, control: UnitControl
) -> commitment_pb2.SegmentCommitment:
    """Run the one segment that follows on a state; as run_segments."""
    until_steps = state.steps_done + job.recipe.segment_steps
    return run_segments(job, state, control, until_steps)[0]


def run_segments(
    job: UnitJob, state: SignedState, control: UnitControl, until_steps: int
) -> tuple[commitment_pb2.SegmentCommitment, ...]:
    """Run the segments that follow on a state; nothing is written to the disk.

    Args:
        job: The unit; its folder is not used.
        state: Where the first of them begins, checked by read_signed_state.
        control: Asked after every micro-batch and between layers.
        until_steps: Where the last of them ends.

    Raises:
        UnitStopped: The control said so.
        TrainingError: A file is unusable, training broke down, or memory ran out.
    """
    check_job(job)
    ends = (state.steps_done, until_steps)
    whole = all(steps % job.recipe.segment_steps == 0 for steps in ends)
    if not whole or not 0 <= state.steps_done < until_steps <= job.unit.steps:
        raise TrainingError(f"No segments of the unit lie between {ends[0]} and {ends[1]} steps.")
    with device_failures_in_words(job.device):
        configure(job.device, job.threads)
        run = UnitRun(job, control, lambda _: None, state)
        while run.steps_done < until_steps:
            run.step()
        return run.segments


def _differs(
    segments: Sequence[commitment_pb2.SegmentCommitment],
    said: Sequence[commitment_pb2.SegmentCommitment],
) -> bool:
    """Tell whether a run has parted from what was said, as far as both go."""
    pairs = zip(segments, said, strict=False)
    return any(segment_digests(mine) != segment_digests(theirs) for mine, theirs in pairs)
