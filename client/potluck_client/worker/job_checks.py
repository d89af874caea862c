"""A StartUnit message, checked before anything is computed."""

from pathlib import Path

from potluck.errors import FormatError
from potluck.limits import ID_BYTES
from potluck.manifest import check_recipe
from potluck.v1 import worker_pb2 as wire
from potluck_training.unit import UnitJob

MAX_THREADS = 1024


def check_duty(duty: float) -> None:
    """Refuse a share of time that is none; raises FormatError."""
    if not 0.0 < duty <= 1.0:
        raise FormatError(f"A duty of {duty} is not between 0 and 1.")


def check_memory_share(share: float) -> None:
    """Refuse a share of memory that is none, where 0 stands for all; raises FormatError."""
    if not 0.0 <= share <= 1.0:
        raise FormatError(f"A share of memory of {share} is not between 0 and 1.")


def checked_job(start: wire.StartUnit, device: str) -> UnitJob:
    """Return the job of a StartUnit message.

    Raises:
        FormatError: A number is out of range, the recipe is refused, or a file is not there.
    """
    check_recipe(start.recipe)
    check_duty(start.duty)
    check_memory_share(start.memory_share)
    unit, recipe = start.unit, start.recipe
    if len(unit.unit_id) != ID_BYTES:
        raise FormatError("The unit's name has the wrong length.")
    steps_fit = recipe.min_steps <= unit.steps <= recipe.max_steps
    if not steps_fit or unit.steps % recipe.segment_steps:
        raise FormatError(f"A unit of {unit.steps} steps is not what the recipe allows.")
    if not 1 <= start.threads <= MAX_THREADS:
        raise FormatError(f"{start.threads} threads are not between 1 and {MAX_THREADS}.")
    base, shard, folder = Path(start.base_path), Path(start.shard_path), Path(start.unit_folder)
    for path, there in (
        (base, base.is_file()),
        (shard, shard.is_file()),
        (folder, folder.is_dir()),
    ):
        if not path.is_absolute() or not there:
            raise FormatError(f"{path} is missing, so the unit can't be done. Potluck fetches it.")
    return UnitJob(
        unit=unit,
        recipe=recipe,
        base_path=base,
        shard_path=shard,
        folder=folder,
        threads=start.threads,
        device=device,
        kept_states_bytes=start.kept_states_bytes,
    )
