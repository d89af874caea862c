"""Orders to begin something, checked before anything is computed."""

import math
from pathlib import Path

from potluck.errors import FormatError
from potluck.limits import CHECK_SECONDS, GENERATED_TOKENS, ID_BYTES, PROMPT_CHARACTERS, TEMPERATURE
from potluck.manifest import check_model, check_recipe
from potluck.v1 import worker_pb2 as wire
from potluck_training.generation.text import TextJob
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
    _check_threads(start.threads)
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


def checked_text(order: wire.Generate) -> TextJob:
    """Return the job of a Generate message.

    Raises:
        FormatError: A number is out of range, the model is refused, or a file is not there.
    """
    check_model(order.model)
    _check_threads(order.threads)
    if len(order.prompt) > PROMPT_CHARACTERS:
        raise FormatError(f"A beginning has at most {PROMPT_CHARACTERS} characters.")
    if not 1 <= order.max_tokens <= GENERATED_TOKENS:
        raise FormatError(f"{order.max_tokens} tokens are not between 1 and {GENERATED_TOKENS}.")
    if not 0.0 <= order.temperature <= TEMPERATURE:
        raise FormatError(f"{order.temperature} is not between 0 and {TEMPERATURE}.")
    checkpoint = Path(order.checkpoint_path)
    definition = Path(order.definition_path) if order.definition_path else None
    for path in (checkpoint, definition):
        if path is not None and not (path.is_absolute() and path.is_file()):
            raise FormatError(f"{path} is missing, so the model can't be tried.")
    return TextJob(
        model=order.model,
        tokenizer=order.tokenizer,
        definition_path=definition,
        checkpoint_path=checkpoint,
        prompt=order.prompt,
        max_tokens=order.max_tokens,
        temperature=order.temperature,
        seed=order.seed,
        threads=order.threads,
    )


def check_check(order: wire.Check) -> None:
    """Refuse a check that would take too long or too much; raises FormatError."""
    if not (math.isfinite(order.seconds) and 0.0 < order.seconds <= CHECK_SECONDS):
        raise FormatError(f"A check of {order.seconds} s is not between 0 and {CHECK_SECONDS} s.")
    _check_threads(order.threads)
    check_memory_share(order.memory_share)


def _check_threads(threads: int) -> None:
    if not 1 <= threads <= MAX_THREADS:
        raise FormatError(f"{threads} threads are not between 1 and {MAX_THREADS}.")
