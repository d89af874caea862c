"""docs/exact-numerics.md written again from its text alone: the passes of the model and the step.

Tensors are nested lists. Nothing here knows PyTorch, NumPy or the implementations.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.exact import second_reading as r
from tests.exact.second_reading import Matrix, Vector, add, div, f, mul, sub

_P = r.places(r.WIDE_LIMBS)
_Q = r.places(r.LIMBS)


def normalise(x: Matrix, gain: Vector, epsilon: float) -> tuple[list[list[float]], list[float]]:
    """Return y and the factors."""
    factors = []
    for row in x:
        mean = div(r.squares(row), float(len(row)))
        factors.append(div(1.0, r.sqrt(add(mean, f(epsilon)))))
    y = [
        [mul(mul(v, factor), g) for v, g in zip(row, gain, strict=True)]
        for row, factor in zip(x, factors, strict=True)
    ]
    return y, factors


def normalise_back(
    dy: Matrix, x: Matrix, gain: Vector, factors: Vector
) -> tuple[list[list[float]], list[float]]:
    """Return dx and dg."""
    dx, terms = [], []
    for d_row, row, factor in zip(dy, x, factors, strict=True):
        s = [mul(d, g) for d, g in zip(d_row, gain, strict=True)]
        m = div(r.total([mul(a, b) for a, b in zip(s, row, strict=True)]), float(len(row)))
        pull = mul(mul(mul(factor, factor), factor), m)
        dx.append([sub(mul(a, factor), mul(b, pull)) for a, b in zip(s, row, strict=True)])
        terms.append([mul(d, mul(v, factor)) for d, v in zip(d_row, row, strict=True)])
    return dx, [r.total(column) for column in r.columns(terms)]


def rotate(x: Vector, cosines: Vector, sines: Vector, *, back: bool) -> list[float]:
    """Return one head of one token turned by the token's angles."""
    half = len(x) // 2
    low, high = [], []
    for a, b, cosine, sine in zip(x[:half], x[half:], cosines, sines, strict=False):
        turn = -sine if back else sine
        low.append(sub(mul(a, cosine), mul(b, turn)))
        high.append(add(mul(b, cosine), mul(a, turn)))
    return low + high


class Attended(NamedTuple):
    """One query head of one sequence: mixed values, largest scores, sums."""

    mixed: list[list[float]]
    largest: list[float]
    sums: list[float]


def _c(width: int) -> float:
    return f(r.rn64(1 / Fraction(r.sqrt64(float(width)))))


def _largest(values: Vector) -> float:
    return math.nan if any(v != v for v in values) else max(values)


def _times(row: Vector, c: float) -> list[float]:
    return [mul(v, c) for v in row]


def attend(q: Matrix, k: Matrix, v: Matrix) -> Attended:
    """Return attention of one query head with its key head."""
    c = _c(len(q[0]))
    key_exponents = [r.exponent(row) for row in v]
    key_integers = [r.integers(row, e, _Q) for row, e in zip(v, key_exponents, strict=True)]
    channels = [list(channel) for channel in zip(*key_integers, strict=True)]
    mixed, largests, sums = [], [], []
    for t, query in enumerate(q):
        scores = r.product([_times(query, c)], k[: t + 1], r.LIMBS, r.LIMBS)[0]
        largest = _largest(scores)
        shares = [r.exp(sub(score, largest)) for score in scores]
        total = r.exp_sum(shares)
        e = max(key_exponents[: t + 1])
        if r.poisoned(e) or total != total:
            mixed.append([math.nan] * len(v[0]))
        else:
            weights = [
                r.nearest(Fraction(share) * Fraction(2) ** (own - e + _P))
                for share, own in zip(shares, key_exponents, strict=False)
            ]
            whole = [r.dot(weights, channel[: t + 1]) for channel in channels]
            mixed.append([div(r.scaled(w, e - _P - _Q), total) for w in whole])
        largests.append(largest)
        sums.append(total)
    return Attended(mixed, largests, sums)


def attend_back(
    d_mixed: Sequence[Matrix],
    q: Sequence[Matrix],
    k: Matrix,
    v: Matrix,
    attended: Sequence[Attended],
) -> tuple[list[list[list[float]]], list[list[float]], list[list[float]]]:
    """Return dq of each member of a group of query heads, and dk and dv of their key head."""
    tokens, width = len(k), len(k[0])
    dk = [[0.0] * width for _ in k]
    dv = [[0.0] * width for _ in v]
    k_channels = r.columns(k)
    channel_exponents = [r.exponent(channel) for channel in k_channels]
    channel_integers = [
        r.integers(channel, e, _Q) for channel, e in zip(k_channels, channel_exponents, strict=True)
    ]
    dq: list[list[list[float]]] = []
    c = _c(width)
    for member, was in enumerate(attended):
        dq.append([])
        for start in range(0, tokens, r.QUERY_BLOCK):
            end = min(start + r.QUERY_BLOCK, tokens)
            rows = range(start, end)
            queries = [_times(q[member][t], c) for t in rows]
            d_block = [d_mixed[member][t] for t in rows]
            shares, d_scores = [], []
            for t, query, d_row in zip(rows, queries, d_block, strict=True):
                scores = r.product([query], k[: t + 1], r.LIMBS, r.LIMBS)[0]
                seen = [div(r.exp(sub(s, was.largest[t])), was.sums[t]) for s in scores]
                share = seen + [0.0] * (end - t - 1)
                d_share = r.product([d_row], v[:end], r.LIMBS, r.LIMBS)[0]
                m = r.total([mul(a, b) for a, b in zip(d_row, was.mixed[t], strict=True)])
                d_score = [mul(p, sub(dp, m)) for p, dp in zip(share, d_share, strict=True)]
                e = r.exponent(d_score)
                ds_integers = r.integers(d_score, e, _P)
                dq[member].append(
                    [
                        math.nan
                        if r.poisoned(e) or r.poisoned(b)
                        else mul(r.scaled(r.dot(ds_integers, ks[:end]), e + b - _P - _Q), c)
                        for b, ks in zip(channel_exponents, channel_integers, strict=True)
                    ]
                )
                shares.append(share)
                d_scores.append(d_score)
            _add(dv, _shared(shares, d_block))
            _add(dk, r.product(r.columns(d_scores), r.columns(queries), r.WIDE_LIMBS, r.LIMBS))
    return dq, dk, dv


def _shared(shares: Matrix, d_block: Matrix) -> list[list[float]]:
    """Return what a block adds to dv, keys × channels."""
    fixed = [
        [math.nan if p != p else r.nearest(Fraction(p) * 2**_P) for p in column]
        for column in r.columns(shares)
    ]
    channels = []
    for channel in r.columns(d_block):
        e = r.exponent(channel)
        channels.append((e, r.integers(channel, e, _Q)))
    return [
        [
            math.nan
            if r.poisoned(e) or any(p != p for p in key)
            else r.scaled(sum(int(p) * d for p, d in zip(key, ds, strict=True)), e - _P - _Q)
            for e, ds in channels
        ]
        for key in fixed
    ]


def _add(to: list[list[float]], what: Matrix) -> None:
    """Add to the first rows of a matrix."""
    for row, more in zip(to, what, strict=False):
        row[:] = [add(a, b) for a, b in zip(row, more, strict=True)]


def gate(row: Vector) -> list[float]:
    """Return SwiGLU of a row of gate and up."""
    half = len(row) // 2
    pairs = zip(row[:half], row[half:], strict=True)
    return [mul(mul(g, r.sigmoid(g)), up) for g, up in pairs]


def gate_back(dy: Vector, row: Vector) -> list[float]:
    """Return dgate and dup beside each other."""
    half = len(row) // 2
    d_gate, d_up = [], []
    for d, g, up in zip(dy, row[:half], row[half:], strict=True):
        s = r.sigmoid(g)
        d_gate.append(mul(mul(d, up), mul(s, add(mul(g, sub(1.0, s)), 1.0))))
        d_up.append(mul(d, mul(g, s)))
    return d_gate + d_up


def score(scores: Matrix, targets: Sequence[int]) -> tuple[float, list[float], list[float]]:
    """Return loss, largest scores and sums."""
    largests, sums, losses = [], [], []
    for row, target in zip(scores, targets, strict=True):
        largest = _largest(row)
        total = r.exp_sum([r.exp(sub(s, largest)) for s in row])
        losses.append(add(sub(largest, row[target]), r.log(total)))
        largests.append(largest)
        sums.append(total)
    return div(r.total(losses), float(len(losses))), largests, sums


def score_back(
    d_loss: float, scores: Matrix, targets: Sequence[int], largests: Vector, sums: Vector
) -> list[list[float]]:
    """Return the gradient of the scores."""
    share = div(d_loss, float(len(scores)))
    return [
        [
            mul(sub(div(r.exp(sub(s, largest)), total), 1.0 if i == target else 0.0), share)
            for i, s in enumerate(row)
        ]
        for row, target, largest, total in zip(scores, targets, largests, sums, strict=True)
    ]


def gather_back(dy: Matrix, ids: Sequence[int], rows: int) -> list[list[float]]:
    """Return the gradient of a table."""
    result = []
    for column in r.columns(dy):
        e = r.exponent(column)
        sums = [0] * rows
        for q, row in zip(r.integers(column, e, r.SUM_BITS), ids, strict=True):
            sums[row] += q
        poison = r.poisoned(e)
        result.append([math.nan if poison else r.scaled(s, e - r.SUM_BITS) for s in sums])
    return r.columns(result)
