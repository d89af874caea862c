"""A process that runs the tiny unit and says a line after every micro-batch, for killing it."""

import sys
from pathlib import Path

from potluck_training.control import Flow, MicroBatchProgress, Unhindered
from potluck_training.unit import run_unit
from tests.fakes.training_jobs import tiny_job


class _LineByLine(Unhindered):
    """Writes a line after every micro-batch and uses up a line of its input before the next."""

    def after_micro_batch(self, progress: MicroBatchProgress) -> Flow:
        sys.stdout.write(f"{progress.steps_done}\n")
        sys.stdout.flush()
        return Flow.CONTINUE if sys.stdin.readline() else Flow.STOP


if __name__ == "__main__":
    run_unit(
        tiny_job(Path(sys.argv[1]), steps=int(sys.argv[2])), _LineByLine(), lambda _segment: None
    )
