"""A unit of work as a pure function of what is in its job."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from potluck.v1 import commitment_pb2, lease_pb2, manifest_pb2

from potluck_training.control import Flow, MicroBatchProgress, UnitControl
from potluck_training.errors import UnitStopped

__all__ = ["Flow", "MicroBatchProgress", "UnitControl", "UnitJob", "UnitStopped", "run_unit"]


@dataclass(frozen=True, kw_only=True)
class UnitJob:
    """Everything that decides the bits of a unit, and where it keeps its files.

    Attributes:
        unit: What to do.
        recipe: The checked recipe of the unit's manifest revision.
        base_path: The checked base checkpoint.
        shard_path: The checked shard.
        folder: The unit's own folder; what an ended process left there is taken up.
        threads: CPU threads.
        device: What PyTorch calls the device, such as "cpu" or "cuda:0".
    """

    unit: lease_pb2.WorkUnit
    recipe: manifest_pb2.Recipe
    base_path: Path
    shard_path: Path
    folder: Path
    threads: int
    device: str


def run_unit(
    job: UnitJob,
    control: UnitControl,
    on_segment: Callable[[commitment_pb2.SegmentCommitment], None],
) -> commitment_pb2.Commitment:
    """Run a unit, or the rest of it, and return its commitment without public key."""
    raise NotImplementedError
