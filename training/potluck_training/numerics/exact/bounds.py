"""What exact-1 can add up, checked from shapes and values alone before anything is computed.

Sums of integers stay exact, and with it the same everywhere, while they fit into the 53 bits of a
float64; docs/exact-numerics.md has the bounds with their reasons.
"""

import numpy as np
from numpy.typing import NDArray

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2 as wire
from potluck_training.errors import TrainingError
from potluck_training.numerics.exact import constants as c
from potluck_training.weights import layout

MOST_SUM_TERMS = 1 << (c.EXACT_DOUBLE_BITS - c.SUM_BITS - 1)
"""Terms of a SUM, each below 2^(SUM_BITS + 1)."""
MOST_SQUARES = 1 << (63 - 2 * c.NORM_BITS - 2)
"""Terms of a NORM, each below 2^(2 · NORM_BITS + 2), in an int64."""
_INFINITY_BITS = 0x7F800000


def most_terms(a_limbs: int, b_limbs: int) -> int:
    """Return how many terms a PRODUCT may have."""
    return 1 << (c.EXACT_DOUBLE_BITS - c.LIMB_BITS * (a_limbs + b_limbs) + 2)


def check_contraction(terms: int, a_limbs: int, b_limbs: int) -> None:
    """Raise TrainingError when a product of so many terms could leave the exact integers."""
    _check("a product", terms, most_terms(a_limbs, b_limbs))


def check_shapes(recipe: wire.Recipe) -> None:
    """Raise TrainingError when a sum that a recipe asks for could leave the exact integers."""
    model = recipe.model
    tokens = recipe.micro_batch_sequences * model.context_tokens
    head_width = model.width // model.heads
    qkv_rows = model.width + 2 * model.kv_heads * head_width
    narrow, wide = most_terms(c.LIMBS, c.LIMBS), most_terms(c.WIDE_LIMBS, c.LIMBS)
    weights = sum(spec.count for spec in layout(model))
    for what, terms, most in (
        ("the width of the model", model.width, min(narrow, MOST_SUM_TERMS, MOST_SQUARES)),
        ("the rows of queries, keys and values", qkv_rows, narrow),
        ("the hidden width, twice", 2 * model.hidden_width, narrow),
        ("the tokens of a micro-batch", tokens, min(narrow, wide, MOST_SUM_TERMS)),
        ("the context", model.context_tokens, min(narrow, wide, MOST_SUM_TERMS)),
        ("the vocabulary", model.vocabulary_size, min(wide, MOST_SUM_TERMS)),
        ("all weights", weights, MOST_SQUARES),
    ):
        _check(what, terms, most)


def check_weights(weights: NDArray[np.float32]) -> None:
    """Raise TrainingError when a weight is so large, or no number, that it spoils its group."""
    least = np.array(_INFINITY_BITS - c.BUMP, np.uint32).view(np.float32)
    # False for NaN as well.
    if not (weights.max() < least and weights.min() > -least):
        raise TrainingError(
            f"The checkpoint holds NaN or a value of {least:.3g} or more, which exact numerics "
            "can't compute with. Fetch the checkpoint again or tell the organiser.",
            code=ErrorCode.CORRUPT,
        )


def _check(what: str, terms: int, most: int) -> None:
    if terms > most:
        raise TrainingError(
            f"The model adds up {terms} numbers over {what}, and exact numerics allow {most}. The "
            "project needs a smaller model or smaller micro-batches.",
            code=ErrorCode.BAD_INPUT,
        )
