"""What an inspector refuses to compute, and how it compares results."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.manifest import parameter_count
from potluck.v1 import inspector_service_pb2 as wire
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import manifest_pb2 as manifest
from potluck_coordinator.errors import InspectorError
from potluck_coordinator.inspector.bench import check_audit, relative_error
from potluck_coordinator.recipes import PRACTICE, load_plan
from potluck_training.codec_int8 import encode

RECIPE = load_plan(PRACTICE).recipe


def tiny_recipe() -> manifest.Recipe:
    """Return a recipe with few parameters."""
    recipe = manifest.Recipe()
    recipe.CopyFrom(RECIPE)
    recipe.model.MergeFrom(
        manifest.ModelConfig(
            vocabulary_size=4, width=8, layers=1, heads=1, kv_heads=1, hidden_width=8
        )
    )
    return recipe


def payload(recipe: manifest.Recipe, scale: float, seed: int) -> bytes:
    """Return an encoded pseudo-gradient."""
    count = parameter_count(recipe.model)
    values = np.random.default_rng(seed).standard_normal(count).astype(np.float32)
    return encode(values * np.float32(scale), recipe.codec_block)


@given(st.floats(0.5, 2.0), st.integers(0, 3), st.integers(0, 3))
def test_the_error_is_relative_to_the_rerun(scale: float, seed: int, own_seed: int) -> None:
    """Equal results differ by nothing, and a scaled one by as much as it was scaled."""
    recipe = tiny_recipe()
    own = payload(recipe, 1.0, own_seed)
    error = relative_error(payload(recipe, scale, seed), own, recipe)
    if seed == own_seed:
        assert error == pytest.approx(abs(scale - 1.0), abs=0.02)
    else:
        assert error > 0.5


def test_what_is_no_payload_is_infinitely_wrong() -> None:
    """A damaged, short or endless payload can't make an audit pass or the inspector fall over."""
    recipe = tiny_recipe()
    own = payload(recipe, 1.0, 1)
    zero = payload(recipe, 0.0, 1)
    nan_scale = np.float32(np.nan).tobytes() + own[4:]
    assert relative_error(own[:-1], own, recipe) == math.inf
    assert relative_error(b"", own, recipe) == math.inf
    assert relative_error(nan_scale, own, recipe) == math.inf
    assert relative_error(own, zero, recipe) == math.inf
    assert relative_error(zero, zero, recipe) == 0.0


@pytest.mark.parametrize(
    "wrong",
    [
        wire.Audit(unit=lease.WorkUnit(steps=RECIPE.min_steps + 1)),
        wire.Audit(unit=lease.WorkUnit(steps=0)),
        wire.Audit(unit=lease.WorkUnit(steps=RECIPE.max_steps + RECIPE.segment_steps)),
        wire.Audit(threads=100_000),
        wire.Audit(leaf_indices=[2**40]),
        wire.Audit(leaf_indices=range(65)),
    ],
)
def test_an_audit_outside_the_rules_is_refused(wrong: wire.Audit) -> None:
    """Steps, threads and leaves are checked before anything is computed."""
    audit = wire.Audit(unit=lease.WorkUnit(steps=RECIPE.min_steps), threads=1, leaf_indices=[0])
    check_audit(audit, RECIPE)
    audit.MergeFrom(wrong)
    if wrong.unit.steps == 0 and wrong.HasField("unit"):
        audit.unit.steps = 0
    with pytest.raises(InspectorError, match="don't allow"):
        check_audit(audit, RECIPE)
