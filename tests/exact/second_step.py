"""docs/exact-numerics.md written again from its text alone: what is around the model.

Clipping, AdamW, the rotary tables, and what a unit and a round make of the weights.
"""

import struct
from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from tests.exact import second_reading as r
from tests.exact.second_reading import Vector, add, div, f, mul, rn64, sub


def _plus(a: float, b: float) -> float:
    return rn64(Fraction(a) + Fraction(b))


def _times(a: float, b: float) -> float:
    return rn64(Fraction(a) * Fraction(b))


def _over(a: float, b: float) -> float:
    return rn64(Fraction(a) / Fraction(b))


def clip(gradient: Vector, largest_norm: float) -> tuple[list[float], float]:
    """Return the clipped gradient and the norm it had."""
    norm = r.norm(gradient)
    k = mul(div(1.0, add(norm, r.NORM_FLOOR)), f(largest_norm))
    k = min(k, 1.0)
    return [mul(g, k) for g in gradient], norm


def numbers(inner: Mapping[str, float], t: int) -> dict[str, float]:
    """Return what a step multiplies by, rounded to binary32, and the factor of decay."""
    rate = inner["learning_rate"]
    if t < inner["warmup_steps"]:
        rate = _over(_times(rate, t + 1), inner["warmup_steps"])
    beta1, beta2 = inner["beta1"], inner["beta2"]
    found = {
        "keep_first": beta1,
        "add_first": _plus(1.0, -beta1),
        "keep_second": beta2,
        "add_second": _plus(1.0, -beta2),
        "second_divisor": r.sqrt64(_plus(1.0, -_power(beta2, t + 1))),
        "epsilon": inner["epsilon"],
        "step_size": _over(rate, _plus(1.0, -_power(beta1, t + 1))),
        "decay": _plus(1.0, -_times(rate, inner["weight_decay"])),
    }
    return {name: f(value) for name, value in found.items()}


def _power(b: float, n: int) -> float:
    result = 1.0
    while n > 0:
        if n % 2:
            result = _times(result, b)
        b = _times(b, b)
        n //= 2
    return result


def adamw(
    weights: Vector, gradient: Vector, first: Vector, second: Vector, by: Mapping[str, float]
) -> tuple[list[float], list[float], list[float]]:
    """Return weights, first and second moment after a step without decay."""
    after: tuple[list[float], list[float], list[float]] = ([], [], [])
    for w, g, m, v in zip(weights, gradient, first, second, strict=True):
        new_m = add(mul(m, f(by["keep_first"])), mul(g, f(by["add_first"])))
        new_v = add(mul(v, f(by["keep_second"])), mul(mul(g, g), f(by["add_second"])))
        divisor = add(div(r.sqrt(new_v), f(by["second_divisor"])), f(by["epsilon"]))
        after[0].append(sub(w, mul(div(new_m, divisor), f(by["step_size"]))))
        after[1].append(new_m)
        after[2].append(new_v)
    return after


def rotary(tokens: int, head_width: int, theta: float) -> tuple[list[float], list[float]]:
    """Return cosines and sines, tokens × half of the head, each by itself with 60 digits."""
    cosines, sines = [], []
    with localcontext() as context:
        context.prec = 80
        turn = 2 * _pi()
        for t in range(tokens):
            for i in range(head_width // 2):
                power = Decimal(-2 * i) / Decimal(head_width)
                angle = (Decimal(t) * (Decimal(theta).ln() * power).exp()) % turn
                cosines.append(r.rn32(Fraction(_series(angle, 0))))
                sines.append(r.rn32(Fraction(_series(angle, 1))))
    return cosines, sines


def _pi() -> Decimal:
    """Return π by Machin's formula."""

    def arctan_of_inverse(n: int) -> Decimal:
        total, power, k = Decimal(0), 1 / Decimal(n), 0
        while power > Decimal(10) ** -78:
            total += (-power if k % 2 else power) / (2 * k + 1)
            power /= n * n
            k += 1
        return total

    return 4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))


def _series(x: Decimal, odd: int) -> Decimal:
    """Return the cosine, or with odd = 1 the sine."""
    term = x if odd else Decimal(1)
    total, n = term, odd
    while abs(term) > Decimal(10) ** -70:
        term = -term * x * x / ((n + 1) * (n + 2))
        total += term
        n += 2
    return total


def packed(values: Vector, block: int) -> bytes:
    """Return the payload of CODEC_INT8."""
    payload = b""
    for start in range(0, len(values), block):
        piece = values[start : start + block]
        scale = div(max(map(abs, piece)), 127.0)
        if scale < 2.0**-126:
            scale = 0.0
        payload += struct.pack("<f", scale)
        for value in piece:
            byte = r.nearest(Fraction(div(value, scale))) if scale else 0
            payload += struct.pack("b", max(-127, min(127, byte)))
    return payload


def delta_norm(values: Vector) -> float:
    """Return the length of a pseudo-gradient, binary64."""
    sums = []
    for start in range(0, len(values), 65_536):
        piece = [_times(v, v) for v in values[start : start + 65_536]]
        width = 1
        while width < len(piece):
            width *= 2
        piece += [0.0] * (width - len(piece))
        while len(piece) > 1:
            half = len(piece) // 2
            piece = [_plus(a, b) for a, b in zip(piece[:half], piece[half:], strict=True)]
        sums.append(Fraction(piece[0]))
    return r.sqrt64(rn64(sum(sums, Fraction(0))))


def outer(
    weights: Vector,
    velocity: Vector,
    units: Sequence[tuple[Vector, float]],
    rate: float,
    momentum: float,
    whole: float,
) -> tuple[list[float], list[float]]:
    """Return weights and velocity after a round."""
    norms = [delta_norm(delta) for delta, _ in units]
    longest = sorted(norms)[(len(norms) - 1) // 2]
    all_of_them = max(whole, rn64(sum((Fraction(a) for _, a in units), Fraction(0))))
    shares = [
        _times(_over(a, all_of_them), _over(longest, norm) if norm > longest else 1.0)
        for (_, a), norm in zip(units, norms, strict=True)
    ]
    merged, moved = [], []
    for i, (w, v) in enumerate(zip(weights, velocity, strict=True)):
        mean = 0.0
        for (delta, _), share in zip(units, shares, strict=True):
            mean = _plus(mean, mul(f(share), delta[i]))
        pace = _plus(mul(f(momentum), v), mean)
        moved.append(f(pace))
        merged.append(f(_plus(w, _times(rate, _plus(mean, _times(momentum, pace))))))
    return merged, moved


def unpacked(payload: bytes, count: int, block: int) -> list[float]:
    """Return the values of a payload of CODEC_INT8."""
    values: list[float] = []
    place = 0
    while len(values) < count:
        width = min(block, count - len(values))
        scale, *found = struct.unpack_from(f"<f{width}b", payload, place)
        values += [mul(float(byte), scale) for byte in found]
        place += 4 + width
    return values
