"""What the known steps train: a tiny model, its first weights, and the text it reads.

All of it follows from a few numbers by exact arithmetic, so that no file has to travel.
"""

import numpy as np
from numpy.typing import NDArray

from potluck.v1 import manifest_pb2 as wire
from potluck_training.batches import window_starts, windows
from potluck_training.known_steps.draws import Draws
from potluck_training.practice_recipe import practice_recipe
from potluck_training.weights import layout

SEED = 7
"""What weights and text follow from."""

STEPS = 20
"""How many steps there are; about two seconds of the exact reference on one thread."""

_TEXT_TOKENS = 5000
_BYTE_VALUES = 251


def known_recipe(numerics: str) -> wire.Recipe:
    """Return Practice's recipe for a tiny model, three micro-batches a step."""
    recipe = practice_recipe()
    recipe.numerics = numerics
    model = recipe.model
    model.width, model.layers, model.hidden_width, model.context_tokens = 16, 2, 24, 16
    recipe.batch_sequences, recipe.micro_batch_sequences = 6, 2
    recipe.inner.warmup_steps = 2
    return recipe


def known_weights(model: wire.ModelConfig) -> dict[str, NDArray[np.float32]]:
    """Return first weights of a model: gains of one, matrices even within a power of two."""
    draws = Draws(SEED)
    weights = {}
    for spec in layout(model):
        if not spec.is_matrix:
            weights[spec.name] = np.ones(spec.shape, np.float32)
            continue
        # About what keeps the scale of what a product is made of.
        power = (spec.shape[1].bit_length() - 2) // 2
        weights[spec.name] = draws.floats(*spec.shape, scale=2.0**-power)
    return weights


def known_text() -> NDArray[np.uint16]:
    """Return a text of bytes in which the last byte says much of the next."""
    tokens = [1]
    for draw in Draws(SEED + 1).ids(_TEXT_TOKENS - 1, 4).tolist():
        tokens.append((tokens[-1] * 5 + draw) % _BYTE_VALUES)
    return np.array(tokens, np.uint16)


def known_batches(recipe: wire.Recipe, step: int) -> list[NDArray[np.int64]]:
    """Return the micro-batches of a step on the known text."""
    tokens, context = known_text(), recipe.model.context_tokens
    starts = window_starts(SEED, step, recipe.batch_sequences, tokens.size, context)
    parts = starts.reshape(-1, recipe.micro_batch_sequences)
    return [windows(tokens, part, context) for part in parts]
