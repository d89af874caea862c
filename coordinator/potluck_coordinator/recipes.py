"""Training plans: the presets that Potluck brings, and plans that an organiser writes.

A plan file is TOML or JSON with the tables [recipe], [rounds] and [audits], whose fields are those
of the project manifest; what it leaves out is as in the preset that its `base` names.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from google.protobuf import json_format
from google.protobuf.message import Message

from potluck.limits import MANIFEST_BYTES
from potluck.manifest import check_recipe
from potluck.numerics import FLOATING, is_exact
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.errors import RecipeError
from potluck_training.numerics.exact.bounds import check_shapes
from potluck_training.practice_recipe import practice_recipe

PRACTICE = "practice"
SMALL = "small"

TOLERANCE = wire.Tolerance(pass_relative_error=2e-3, fail_relative_error=1.5e-2)
"""What honest floating-point runs may differ by.

Of Practice's unit, runs on other instruction sets and thread counts differed by at most 1e-5 in
their worst leaf, 5 % off in rate or steps by at least 3.5e-2 in their least (benchmarks/drift).
GPUs have not been measured, so there is room for them.
"""

_TABLES = ("recipe", "rounds", "audits")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a project trains and checks.

    Attributes:
        recipe: The training step; its vocabulary is set when the tokenizer is known.
        rounds: When rounds end.
        audits: How work is checked.
    """

    recipe: wire.Recipe
    rounds: wire.RoundPolicy
    audits: wire.AuditPolicy


def load_plan(name: str) -> Plan:
    """Return the preset of this name, or the plan in the file of this name.

    Raises:
        RecipeError: There is no such preset or file, or the file is not a plan.
    """
    preset = PRESETS.get(name)
    return preset if preset is not None else _read_plan(Path(name))


def with_vocabulary(recipe: wire.Recipe, vocabulary_size: int) -> wire.Recipe:
    """Return the recipe for a tokenizer of this size.

    Raises:
        FormatError: It is out of bounds.
        TrainingError: It asks exact numerics for a sum that they can't keep exact.
    """
    sized = wire.Recipe()
    sized.CopyFrom(recipe)
    sized.model.vocabulary_size = vocabulary_size
    check_recipe(sized)
    if is_exact(sized):
        check_shapes(sized)
    return sized


def _read_plan(path: Path) -> Plan:
    fields = _read_fields(path)
    base = fields.pop("base", SMALL)
    preset = PRESETS.get(base) if isinstance(base, str) else None
    if preset is None:
        raise RecipeError(f"{path} names an unknown base. Choose one of: {', '.join(PRESETS)}.")
    unknown = sorted(fields.keys() - set(_TABLES))
    if unknown:
        raise RecipeError(
            f"{path} has the unknown entry “{unknown[0]}”. A plan has: {', '.join(_TABLES)}."
        )
    plan = Plan(recipe=wire.Recipe(), rounds=wire.RoundPolicy(), audits=wire.AuditPolicy())
    messages: tuple[Message, ...] = (plan.recipe, plan.rounds, plan.audits)
    defaults: tuple[Message, ...] = (preset.recipe, preset.rounds, preset.audits)
    for table, message, default in zip(_TABLES, messages, defaults, strict=True):
        message.CopyFrom(default)
        try:
            json_format.ParseDict(fields.get(table, {}), message)
        # A number where a table belongs makes the parser raise plain Python errors.
        except (json_format.ParseError, TypeError, AttributeError, ValueError) as error:
            reason = str(error).splitlines()[0].rstrip(".")
            raise RecipeError(f"[{table}] in {path} can't be used: {reason}.") from error
    return plan


def _read_fields(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(MANIFEST_BYTES + 1)
    except OSError as error:
        raise RecipeError(
            f"There is no preset and no readable file called {path}. Presets: {', '.join(PRESETS)}."
        ) from error
    if len(data) > MANIFEST_BYTES:
        raise RecipeError(f"{path} is too large for a plan.")
    try:
        text = data.decode("utf-8")
        fields = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        kind = "JSON" if path.suffix == ".json" else "TOML"
        raise RecipeError(f"{path} is not {kind}: {error}.") from error
    if not isinstance(fields, dict):
        raise RecipeError(f"{path} is not a plan. A plan has: {', '.join(_TABLES)}.")
    return fields


def _practice() -> Plan:
    """Return a plan of which a unit takes seconds on two CPU cores."""
    return Plan(
        recipe=practice_recipe(),
        # One computer is all there is: a unit that it began before the others of its round were
        # checked would only be late, and late units make a small model lose its way.
        rounds=wire.RoundPolicy(quorum_units=2, grace_seconds=0, lease_seconds=600, most_units=2),
        audits=wire.AuditPolicy(
            probation_units=10, min_audit_rate=0.1, challenge_leaves=8, norm_factor=10.0
        ),
    )


def _small() -> Plan:
    """Return a plan for a model of about 25 million parameters and a handful of computers."""
    practice = _practice()
    recipe = wire.Recipe()
    recipe.CopyFrom(practice.recipe)
    recipe.model.MergeFrom(
        wire.ModelConfig(
            width=512, layers=8, heads=8, kv_heads=4, hidden_width=1408, context_tokens=512
        )
    )
    recipe.inner.learning_rate = 1e-3
    recipe.inner.warmup_steps = 20
    recipe.batch_sequences = 32
    recipe.min_steps, recipe.max_steps = 50, 500
    recipe.segment_steps = 10
    recipe.micro_batch_sequences = 4
    recipe.leaf_bytes = 64 * 1024
    recipe.numerics = FLOATING
    recipe.tolerance.CopyFrom(TOLERANCE)
    return Plan(
        recipe=recipe,
        rounds=wire.RoundPolicy(quorum_units=4, grace_seconds=120, lease_seconds=3600),
        audits=practice.audits,
    )


PRESETS: Mapping[str, Plan] = MappingProxyType({PRACTICE: _practice(), SMALL: _small()})
