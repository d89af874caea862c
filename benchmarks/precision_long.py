"""What rounding does to products over long rows with few large and very many small values.

Small models train with short rows, so these are made up. Each is a row in which the small values
together weigh as much as the large one, and they meet values with a part in common, as those of
trained models have, so that many small values add up instead of cancelling:

- `head_V`: gradients of a vocabulary's scores, softmax − onehot, times the table: before any
  training, when all scores are alike, and later, when words follow Zipf's law;
- `table_N`: the same gradients for one rare word over the tokens of a micro-batch, times inputs;
- `shares_T`: attention whose first key takes half of each query's weight, times values, and
  `shares_back_T`: these shares in a block of queries, times gradients, which gives that of values
  (`own_scale`: that of each key instead of 1 for all);
- `slopes_T`: the gradients of such scores, times keys, and `slopes_back_T`: in a block of queries,
  times the queries.

Figures are relative errors of the product when that side alone is rounded.
"""

import math
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.precision_rounding import rounded
from potluck_training.numerics.exact import constants as c

VOCABULARIES = (256, 4096, 32768, 131072)
BATCHES = (1024, 4096, 16384)
CONTEXTS = (128, 1024, 8192, 32768)
_ROWS = 64
_WIDTH = 64
_COMMON = 0.5
"""Length of the common part of what rows are multiplied with, in that of the rest."""
_START_SPREAD, _TRAINED_SPREAD = 0.3, 2.0
"""Deviations of scores, in nats."""
_RARE = 1 / 4096
"""Share of the tokens that are a rare word."""
_ROUNDINGS = {
    "limbs_1_block_32": (1, 32),
    "limbs_2": (2, 0),
    "limbs_2_block_32": (2, 32),
    "limbs_3": (3, 0),
}


def long_rows() -> dict[str, float]:
    """Return the errors by kind of row, its length and what it is rounded to."""
    figures: dict[str, float] = {}
    for name, rows, columns, fixed in _cases():
        exact = rows.double() @ columns.double()
        for label, (limbs, block) in _ROUNDINGS.items():
            if fixed and block == 0:
                units = 2.0 ** c.places(limbs)
                whole = (rows * units).round() / units
            else:
                whole = rounded(rows, limbs, 1, block)
            off = whole.double() @ columns.double() - exact
            figures[f"{name}_{label}"] = float(f"{(off.norm() / exact.norm()).item():.2g}")
    return figures


def _cases() -> Iterator[tuple[str, Tensor, Tensor, bool]]:
    """Yield a name, rows, what they are multiplied with, and whether their scale is fixed at 1."""
    for vocabulary in VOCABULARIES:
        random = np.random.default_rng(vocabulary)
        columns = _with_a_common_part(random, vocabulary)
        for kind, spread in (("start", _START_SPREAD), ("trained", _TRAINED_SPREAD)):
            scores = random.standard_normal((_ROWS, vocabulary)) * spread
            if kind == "trained":
                scores -= np.log(random.permutation(vocabulary) + 3.0)
            shares = _softmax(scores)
            targets = [random.choice(vocabulary, p=row) for row in shares]
            shares[np.arange(_ROWS), targets] -= 1.0
            yield f"head_{vocabulary}_{kind}", _single(shares), columns, False
    for tokens in BATCHES:
        random = np.random.default_rng(tokens)
        columns = _with_a_common_part(random, tokens)
        shares = np.exp(random.standard_normal((_ROWS, tokens)) * _TRAINED_SPREAD)
        shares *= _RARE / math.exp(_TRAINED_SPREAD**2 / 2)
        shares = shares.clip(max=1.0)
        shares -= random.random(shares.shape) < shares
        yield f"table_{tokens}", _single(shares), columns, False
    for context in CONTEXTS:
        random = np.random.default_rng(context)
        columns = _with_a_common_part(random, context)
        scores = random.standard_normal((c.QUERY_BLOCK, context))
        scores[:, 0] = math.log(context) + 0.5
        shares = _softmax(scores)
        raised = shares / shares.max(1, keepdims=True)
        yield f"shares_{context}", _single(raised), columns, True
        gradients = _with_a_common_part(random, c.QUERY_BLOCK)
        # The first key's is large and takes no harm; the others' is what may be lost.
        yield f"shares_back_{context}", _single(shares.T[1:]), gradients, True
        yield f"shares_back_own_scale_{context}", _single(shares.T[1:]), gradients, False
        slopes = random.standard_normal(shares.shape)
        slopes[:, 0] += 1.0
        slopes = shares * (slopes - (shares * slopes).sum(1, keepdims=True))
        yield f"slopes_{context}", _single(slopes), columns, False
        yield f"slopes_back_{context}", _single(slopes.T[1:]), gradients, False


def _with_a_common_part(random: np.random.Generator, rows: int) -> Tensor:
    common = random.standard_normal(_WIDTH) * _COMMON
    return _single(random.standard_normal((rows, _WIDTH)) + common)


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    shares = np.exp(scores - scores.max(1, keepdims=True))
    normal: NDArray[np.float64] = shares / shares.sum(1, keepdims=True)
    return normal


def _single(values: NDArray[np.float64]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, np.float32))
