"""The order and names of weights, which all machines must share."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from potluck.manifest import parameter_count
from potluck.v1 import manifest_pb2
from potluck_training.errors import TrainingError
from potluck_training.weights import flatten, initial_weights, layout, unflatten

from tests.fakes.training_jobs import tiny_model


@st.composite
def models(draw: st.DrawFn) -> manifest_pb2.ModelConfig:
    """Draw small decoders of all allowed kinds."""
    kv_heads = draw(st.integers(1, 3))
    heads = kv_heads * draw(st.integers(1, 3))
    return manifest_pb2.ModelConfig(
        vocabulary_size=draw(st.integers(2, 300)),
        width=heads * 2 * draw(st.integers(1, 4)),
        layers=draw(st.integers(1, 3)),
        heads=heads,
        kv_heads=kv_heads,
        hidden_width=draw(st.integers(8, 40)),
        context_tokens=8,
        tied_embeddings=draw(st.booleans()),
    )


@given(models())
def test_layout_has_as_many_values_as_the_manifest_counts(
    model: manifest_pb2.ModelConfig,
) -> None:
    """Sizes that the coordinator derives from a manifest are those of real weights."""
    assert sum(spec.count for spec in layout(model)) == parameter_count(model)


@given(models())
def test_flattening_and_back_gives_the_same_weights(model: manifest_pb2.ModelConfig) -> None:
    """No tensor is lost, moved or reshaped on the way through the flat form."""
    weights = initial_weights(model, 1)
    again = unflatten(model, flatten(model, weights))
    assert list(again) == [spec.name for spec in layout(model)]
    assert all(np.array_equal(again[name], weights[name]) for name in weights)


def test_initial_weights_follow_from_the_seed_alone() -> None:
    """Anybody can make a project's first checkpoint again from its seed."""
    first, same, other = (
        flatten(tiny_model(), initial_weights(tiny_model(), seed)) for seed in (5, 5, 6)
    )
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)
    assert np.isfinite(first).all()


def test_weights_of_another_model_are_refused() -> None:
    """A missing tensor or another length gives a sentence, not a wrong model."""
    model = tiny_model()
    weights = initial_weights(model, 1)
    with pytest.raises(TrainingError, match="belong to another model"):
        flatten(tiny_model(tied_embeddings=False), weights)
    with pytest.raises(TrainingError, match="belong to another model"):
        unflatten(model, flatten(model, weights)[:-1])
