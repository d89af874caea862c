"""Make the vectors beside the page from the reference: `python -m tests.exact.vectors`.

Inputs are raw draws of Philox made into numbers by exact operations, so that they are the same
with every version of everything; among them stand rows of zeros, denormals, outliers and poison.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from potluck.numerics import EXACT
from potluck_training.known_steps.draws import Draws, Floats
from potluck_training.numerics.exact.eager import Eager
from tests.exact.cases import VECTORS, Case, Value, from_bits, save_cases
from tests.exact.running import KERNELS, by_code, by_kernels

_HOSTILE = (
    *(0x00000000, 0x80000000, 0x00000001, 0x807FFFFF, 0x00800000, 0x0F7FFFFF, 0x8F800000),
    *(0x3F7BFFFF, 0x3F7C0000, 0xBF7FFFFF, 0x3F800000, 0x447BFFFF, 0xC47C0000, 0x4B7FFFFF),
)
"""Zeros, denormals, the least exponent's border, mantissas where the exponent rises."""
_POISON = (0x7F800000, 0xFF800000, 0x7FC00000, 0x7FFFFFFF, 0xFFFFFFFF, 0x7F7FFFFF, 0xFF7C0000)
"""Infinities, NaNs (the fourth is a graphics card's), values next to infinity."""


def inputs() -> list[Case]:
    """Return the cases without outputs."""
    return [
        *_products(),
        *_functions(),
        *_normalisations(),
        *_attentions(),
        *_rest_of_the_model(),
        *_steps(),
        *_units(),
    ]


def main() -> None:
    """Write the file."""
    kernels = Eager()
    cases = [
        replace(
            case, outputs=by_kernels(kernels, case) if case.operation in KERNELS else by_code(case)
        )
        for case in inputs()
    ]
    save_cases(VECTORS, EXACT, cases)


def _case(
    name: str, operation: str, numbers: Mapping[str, float] | None = None, **arrays: Value
) -> Case:
    return Case(name=name, operation=operation, numbers=numbers or {}, inputs=arrays, outputs={})


def _products() -> list[Case]:
    draws = Draws(1)
    cases = []
    for limbs in ((1, 1), (2, 2), (3, 2), (2, 3)):
        by = {"a_limbs": limbs[0], "b_limbs": limbs[1]}
        a, b = draws.floats(5, 33), draws.floats(4, 33)
        cases.append(_case(f"plain, {limbs} limbs", "product", by, a=a, b=b))
        a, b = draws.spread(6, 40), draws.spread(5, 40, magnitudes=125)
        cases.append(_case(f"many magnitudes, {limbs} limbs", "product", by, a=a, b=b))
        a, b = draws.floats(6, 14), draws.floats(6, 14)
        a[0], a[1], a[2, 3], a[3], a[4] = 0.0, from_bits(_HOSTILE), 1e30, a[3] * 1e-42, a[4] * 3e38
        b[0], b[1], b[2], b[3, 0] = -0.0, from_bits(_HOSTILE[::-1]), b[2] * 1e-40, 3e38
        cases.append(_case(f"zeros, denormals, outliers, {limbs} limbs", "product", by, a=a, b=b))
    by = {"a_limbs": 2, "b_limbs": 2}
    zeros, minus = np.zeros((5, 1), np.float32), -np.ones((5, 1), np.float32)
    cases.append(_case("zero times a negative is +0", "product", by, a=zeros, b=minus))
    tiny = np.full((3, 1), 1e-40, np.float32)
    cases.append(_case("a result below all numbers keeps its sign", "product", by, a=-tiny, b=tiny))
    a = draws.floats(len(_POISON) + 1, 5)
    a[: len(_POISON), 2] = from_bits(_POISON)
    cases.append(_case("poison stays in its rows", "product", by, a=a, b=draws.floats(2, 5)))
    largest = np.where(draws.floats(3, 300) < 0, -1.96875, 1.96875).astype(np.float32)
    nearly = np.nextafter(largest, np.float32(0), dtype=np.float32)
    cases.append(
        _case("limbs all full", "product", {"a_limbs": 3, "b_limbs": 2}, a=nearly, b=nearly)
    )
    return cases


def _functions() -> list[Case]:
    draws = Draws(2)
    sums = np.concatenate([draws.floats(5, 14), draws.spread(5, 14)])
    sums[0], sums[1], sums[2] = 0.0, from_bits(_HOSTILE), -0.0
    sums[3, 4] = 3e38
    poisoned = draws.floats(len(_POISON), 3)
    poisoned[:, 1] = from_bits(_POISON)
    edges = [-87.0, -87.00001, -86.99999, -88.0, -1e30, -math.inf, math.nan, 0.0, -0.0, -1e-40]
    halves = [-(n + 0.5) * math.log(2.0) for n in range(12)]
    falling = -np.abs(draws.floats(60, scale=64.0))
    below = np.concatenate([np.array([*edges, *halves], np.float32), falling])
    roots = from_bits((0x3FB504F3, 0x3FB504F4, 0x3F800000, 0x3F800001, 0x3FFFFFFF, 0x7F7FFFFF))
    grown = np.ldexp(1.0 + np.abs(draws.floats(40)), np.arange(40)).astype(np.float32)
    above = np.concatenate([roots, np.array([math.inf, math.nan], np.float32), grown])
    both = np.concatenate([-np.array(edges, np.float32), below, -below])
    return [
        _case("sums of rows", "sum", x=sums),
        _case("poisoned sums", "sum", x=poisoned),
        _case("a lone negative below all integers", "sum", x=np.full((1, 1), -1e-40, np.float32)),
        _case("edges, halves of ln 2, and values", "exp", x=below),
        _case("edges of the mantissa, and values", "log", x=above),
        _case("both sides", "sigmoid", x=both),
    ]


def _normalisations() -> list[Case]:
    draws = Draws(3)
    x, dy = draws.floats(7, 12), draws.floats(7, 12)
    hostile = draws.floats(6, 14)
    hostile[0], hostile[1], hostile[2] = 0.0, from_bits(_HOSTILE), hostile[2] * 1e-40
    hostile[3, 5], hostile[4] = 1e18, hostile[4] * 1e38
    poisoned = draws.floats(len(_POISON), 4)
    poisoned[:, 1] = from_bits(_POISON)
    by = {"epsilon": 1e-5}
    return [
        _case("plain", "normalise", by, x=x, gain=draws.floats(12), dy=dy),
        _case(
            "zeros, denormals, outliers",
            "normalise",
            {"epsilon": 1e-6},
            x=hostile,
            gain=draws.spread(14, magnitudes=4),
            dy=draws.spread(6, 14),
        ),
        _case(
            "poison",
            "normalise",
            by,
            x=poisoned,
            gain=draws.floats(4),
            dy=draws.floats(len(_POISON), 4),
        ),
    ]


def _attentions() -> list[Case]:
    draws = Draws(4)

    def case(name: str, tokens: int, heads: int, keys: int, width: int, scale: float) -> Case:
        return _case(
            name,
            "attend",
            q=draws.floats(1, tokens, heads, width, scale=scale),
            k=draws.floats(1, tokens, keys, width, scale=scale),
            v=draws.floats(1, tokens, keys, width),
            d_mixed=draws.floats(1, tokens, heads, width),
        )

    hostile = case("zeros, denormals, outliers", 9, 4, 2, 6, 2.0)
    arrays = {name: np.array(value) for name, value in hostile.inputs.items()}
    arrays["q"][0, 2], arrays["k"][0, 1], arrays["v"][0, 4] = 0.0, 0.0, 0.0
    arrays["q"][0, 5, 0] *= 40.0
    arrays["k"][0, 3, 1, 2] = 1e4
    arrays["v"][0, 2, 0], arrays["v"][0, 6, 1, 3] = arrays["v"][0, 2, 0] * 1e-40, 1e20
    arrays["v"][0, 7] *= 1e-30
    arrays["d_mixed"][0, 3], arrays["d_mixed"][0, 8] = 0.0, arrays["d_mixed"][0, 8] * 1e-39
    later = case("poison reaches no earlier token", 6, 2, 1, 4, 1.0)
    tainted = {name: np.array(value) for name, value in later.inputs.items()}
    tainted["v"][0, 4, 0, 1], tainted["k"][0, 3, 0, 0] = from_bits([0x7FFFFFFF, 0xFF7FFFFF])
    return [
        case("grouped heads", 7, 4, 2, 4, 4.0),
        case("more than one block of queries", 131, 2, 1, 2, 8.0),
        replace(hostile, inputs=arrays),
        replace(later, inputs=tainted),
    ]


def _rest_of_the_model() -> list[Case]:
    draws = Draws(5)
    gates = draws.floats(6, 28, scale=8.0)
    gates[0, :14], gates[1, 14:], gates[2, :14] = from_bits(_HOSTILE), from_bits(_HOSTILE), 0.0
    gates[3, :4] = (-87.0, 87.5, -1e4, 1e30)
    scores = draws.floats(8, 11, scale=16.0)
    scores[0], scores[1, 4], scores[2, 3], scores[3] = 0.0, 1e4, -3e38, scores[3] * 1e-40
    share = np.array(1.0 / 3.0, np.float32)
    nan_scores = scores[:3].copy()
    nan_scores[1, 2] = from_bits([0x7FFFFFFF])[0]
    gradients = draws.spread(20, 5)
    gradients[3], gradients[:, 2] = 0.0, -np.abs(gradients[:, 2]) * np.float32(1e-38)
    poisoned = gradients.copy()
    poisoned[7, 1] = from_bits([0xFFFFFFFF])[0]
    turned = draws.floats(1, 3, 2, 6)
    turned[0, 1, 0], turned[0, 2, 1] = 0.0, turned[0, 2, 1] * 1e-40
    return [
        _case("hostile gates", "gate", gate_up=gates, dy=draws.spread(6, 14)),
        _case("scores", "score", scores=scores, targets=draws.ids(8, 11), d_loss=share),
        _case("NaN", "score", scores=nan_scores, targets=draws.ids(3, 11), d_loss=share),
        _case("ids that repeat", "gather_back", {"rows": 6}, dy=gradients, ids=draws.ids(20, 5)),
        _case("poison", "gather_back", {"rows": 5}, dy=poisoned, ids=draws.ids(20, 5)),
        _case("rotation", "rotate", x=turned, cosines=draws.floats(3, 3), sines=draws.floats(3, 3)),
        _case("tables", "rotary", {"tokens": 40, "head_width": 12, "theta": 10_000.0}),
        _case("other tables", "rotary", {"tokens": 12, "head_width": 8, "theta": 500_000.0}),
    ]


def _steps() -> list[Case]:
    draws = Draws(6)
    inner: dict[str, float] = {
        "learning_rate": 1e-3,
        "beta1": 0.9,
        "beta2": 0.95,
        "epsilon": 1e-6,
        "weight_decay": 0.1,
        "warmup_steps": 5,
    }
    by = {
        "keep_first": 0.9,
        "add_first": 1.0 - 0.9,
        "keep_second": 0.95,
        "add_second": 1.0 - 0.95,
        "second_divisor": 0.54,
        "epsilon": 1e-6,
        "step_size": 3.1e-4,
    }
    gradient = np.concatenate([draws.floats(30), draws.spread(30), from_bits(_HOSTILE)])
    state: dict[str, Floats] = {
        "weights": draws.floats(74),
        "gradient": gradient,
        "first": draws.spread(74),
        "second": np.abs(draws.spread(74)),
    }
    fresh = state | {name: np.zeros(74, np.float32) for name in ("first", "second")}
    many: dict[str, Floats] = {
        "weights": np.zeros(400, np.float32),
        "gradient": draws.floats(400),
        "first": draws.floats(400),
        "second": np.abs(draws.floats(400)),
    }
    steps = (0, 3, 4, 5, 999)
    return [
        _case("long", "clip", {"clip_norm": 1.0}, gradient=draws.floats(50)),
        _case("short", "clip", {"clip_norm": 0.7}, gradient=draws.floats(50, scale=2.0**-6)),
        _case("hostile", "clip", {"clip_norm": 0.1}, gradient=gradient),
        _case("zeros", "clip", {"clip_norm": 1.0}, gradient=np.zeros(3, np.float32)),
        _case("tiny", "clip", {"clip_norm": 1.0}, gradient=draws.floats(9) * np.float32(1e-39)),
        _case("later step", "adamw", by, **state),
        _case("first step", "adamw", by, **fresh),
        _case("roots that Intel's vector library gets wrong", "adamw", by, **many),
        *(_case(f"numbers of step {t}", "numbers", inner | {"step": t}) for t in steps),
    ]


def _units() -> list[Case]:
    draws = Draws(7)
    delta = draws.spread(70, magnitudes=12)
    delta[16:32], delta[40:44] = 0.0, delta[40:44] * np.float32(1e-38)
    delta[32:40] = delta[32:40] * np.float32(1e-40)
    deltas = np.stack([draws.floats(9, scale=2.0**-4), draws.floats(9), draws.floats(9)])
    return [
        _case("blocks of zeros and denormals", "codec_int8", {"block": 16}, x=delta),
        _case("length of a pseudo-gradient", "delta_norm", x=delta),
        _case(
            "a round of three",
            "outer",
            {"learning_rate": 0.7, "momentum": 0.9, "whole": 1000.0},
            weights=draws.floats(9),
            velocity=draws.floats(9),
            deltas=deltas,
            tokens=np.array([320, 160, 320], np.int64),
        ),
    ]


if __name__ == "__main__":
    main()
