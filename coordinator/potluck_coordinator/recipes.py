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
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.errors import RecipeError

PRACTICE = "practice"
SMALL = "small"

_TABLES = ("recipe", "rounds", "audits")
_BYTES_VOCABULARY = 256


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
    """Return the recipe for a tokenizer of this size; raises FormatError when out of bounds."""
    sized = wire.Recipe()
    sized.CopyFrom(recipe)
    sized.model.vocabulary_size = vocabulary_size
    check_recipe(sized)
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
        except json_format.ParseError as error:
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
    recipe = wire.Recipe(
        model=wire.ModelConfig(
            vocabulary_size=_BYTES_VOCABULARY,
            width=128,
            layers=4,
            heads=4,
            kv_heads=2,
            hidden_width=352,
            context_tokens=128,
            rope_theta=10_000.0,
            norm_epsilon=1e-5,
            tied_embeddings=True,
        ),
        inner=wire.InnerOptimizer(
            learning_rate=2e-3,
            beta1=0.9,
            beta2=0.95,
            epsilon=1e-6,
            weight_decay=0.1,
            warmup_steps=10,
            clip_norm=1.0,
        ),
        outer=wire.OuterOptimizer(
            learning_rate=0.7, momentum=0.9, staleness_factor=0.5, max_staleness_rounds=2
        ),
        batch_sequences=16,
        micro_batch_sequences=4,
        segment_steps=10,
        min_steps=30,
        max_steps=40,
        leaf_bytes=16 * 1024,
        codec=wire.CODEC_INT8,
        codec_block=256,
        precision=wire.PRECISION_FLOAT32,
        tolerance=wire.Tolerance(pass_relative_error=2e-3, fail_relative_error=3e-2),
    )
    return Plan(
        recipe=recipe,
        rounds=wire.RoundPolicy(quorum_units=2, grace_seconds=0, lease_seconds=600),
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
    recipe.leaf_bytes = 64 * 1024
    return Plan(
        recipe=recipe,
        rounds=wire.RoundPolicy(quorum_units=4, grace_seconds=120, lease_seconds=3600),
        audits=practice.audits,
    )


PRESETS: Mapping[str, Plan] = MappingProxyType({PRACTICE: _practice(), SMALL: _small()})
