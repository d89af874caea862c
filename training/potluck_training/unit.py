"""A unit of work: a pure function of what is in its job, however often it is interrupted.

What decides the bits: the base checkpoint, the shard, the seed, the steps, the recipe and the
numerics class; with exact numerics that class is the same everywhere. Micro-batches come in a fixed
order and weigh the same; their order and size are the recipe's, so neither a pause nor a restart
changes anything. At the end of each segment the state is saved and the weights are committed to; a
process may be killed at any moment and loses only the segment in hand.
"""

from potluck.v1 import commitment_pb2
from potluck_training.control import Flow, MicroBatchProgress, UnitControl
from potluck_training.determinism import configure, device_failures_in_words
from potluck_training.errors import UnitStopped
from potluck_training.result_files import read_result
from potluck_training.unit_run import OnSegment, UnitJob, UnitRun, check_job

__all__ = ["Flow", "MicroBatchProgress", "UnitControl", "UnitJob", "UnitStopped", "run_unit"]


def run_unit(
    job: UnitJob, control: UnitControl, on_segment: OnSegment
) -> commitment_pb2.Commitment:
    """Run a unit, or the rest of it; returns its commitment without public key.

    Args:
        job: The unit.
        control: Asked after every micro-batch and between layers.
        on_segment: Told of each segment once its state is safe on the disk; not told again of
            those that an earlier process finished.

    Raises:
        UnitStopped: The control said so.
        TrainingError: A file is unusable, training broke down, or memory or disk ran out.
    """
    finished = read_result(job.folder, job.unit, job.recipe)
    if finished is not None:
        return finished
    check_job(job)
    with device_failures_in_words(job.device):
        configure(job.device, job.threads)
        run = UnitRun(job, control, on_segment)
        while run.steps_done < job.unit.steps:
            run.step()
        return run.finish()
