"""docs/exact-numerics.md written again from its text alone: numbers, sums, products, functions.

Whole numbers and fractions of Python carry everything; a binary32 value is a float that holds
one. Nothing here knows PyTorch, NumPy or the implementations.
"""

import math
import struct
from collections.abc import Iterable, Sequence
from fractions import Fraction

from tests.exact.page import constants

Vector = Sequence[float]
Matrix = Sequence[Vector]

_C = constants()
NAN = math.nan
EXP_TERMS, LOG_TERMS = _C["EXP_TERMS"], _C["LOG_TERMS"]
EXP_LEAST, LOG2_E, LN2 = _C["EXP_LEAST"][0], _C["LOG2_E"][0], _C["LN2"][0]
LN2_HIGH, LN2_LOW, LOG_SPLIT = _C["LN2_HIGH"][0], _C["LN2_LOW"][0], _C["LOG_SPLIT"][0]
NORM_FLOOR = _C["NORM_FLOOR"][0]
SUM_BITS, NORM_BITS = int(_C["SUM_BITS"][0]), int(_C["NORM_BITS"][0])
LEAST_EXPONENT, BUMP = int(_C["LEAST_EXPONENT"][0]), int(_C["BUMP"][0])
POISON, QUERY_BLOCK = int(_C["POISON"][0]), int(_C["QUERY_BLOCK"][0])
LIMBS, WIDE_LIMBS = int(_C["LIMBS"][0]), int(_C["WIDE_LIMBS"][0])
_INFINITY_BITS = 0x7F800000


def places(limbs: int) -> int:
    """Return the binary places of an operand."""
    return int(_C["LIMB_BITS"][0]) * limbs - 2


def nearest(x: Fraction) -> int:
    """Return RN(x); Python's round takes ties to even."""
    return round(x)


def _rounded(count: int, power: int, digits: int, least: int, most: int) -> float:
    """Return the nearest number to count · 2^power of so many binary digits.

    Args:
        count: Not zero. Where its last digit is odd, it may stand for anything around it.
        power: Of two.
        digits: Of the format.
        least: The power of its least number.
        most: The first power that is infinite.
    """
    size = abs(count)
    drop = max(size.bit_length() - digits, least - power)
    if drop > 0:
        half, rest = 1 << (drop - 1), size & ((1 << drop) - 1)
        size >>= drop
        power += drop
        size += rest > half or (rest == half and size & 1 == 1)
    value = math.inf if size.bit_length() + power > most else math.ldexp(size, power)
    return math.copysign(value, count)


def _ratio(x: Fraction) -> tuple[int, int]:
    """Return a fraction as count · 2^power, the last digit odd where it is not exact."""
    power = x.numerator.bit_length() - x.denominator.bit_length() - 80
    shifted = x.numerator << max(-power, 0)
    count, rest = divmod(abs(shifted), x.denominator << max(power, 0))
    count = 2 * count + (rest > 0)
    return (count if x > 0 else -count), power - 1


def _parts(x: float) -> tuple[int, int]:
    """Return a finite number as count · 2^power."""
    half, power = math.frexp(x)
    return int(half * 2.0**53), power - 53


def _binary32(count: int, power: int) -> float:
    return _rounded(count, power, 24, -149, 128) if count else 0.0


def rn32(x: Fraction | int) -> float:
    """Return RN32 of a real number; of a negative one that is too small, −0."""
    return _binary32(*_ratio(Fraction(x)))


def rn64(x: Fraction | int) -> float:
    """Return RN64 of a real number."""
    count, power = _ratio(Fraction(x))
    return _rounded(count, power, 53, -1074, 1024) if count else 0.0


def f(x: float) -> float:
    """Return RN32 of a binary64 number."""
    return rn32(Fraction(x)) if x else x


def bits(x: float) -> int:
    """Return the pattern of a binary32 value."""
    pattern: int = struct.unpack(">I", struct.pack(">f", x))[0]
    return pattern


def add(a: float, b: float) -> float:
    """Return a + b in binary32."""
    if not (math.isfinite(a) and math.isfinite(b)):
        return a + b
    (m, power), (n, other) = _parts(a), _parts(b)
    least = min(power, other)
    exact = (m << (power - least)) + (n << (other - least))
    # Cancelling and adding zeros is exact in Python, and its zero has IEEE's sign.
    return _binary32(exact, least) if exact else a + b


def sub(a: float, b: float) -> float:
    """Return a − b in binary32."""
    return add(a, -b)


def mul(a: float, b: float) -> float:
    """Return a × b in binary32."""
    if not (math.isfinite(a) and math.isfinite(b)) or a == 0.0 or b == 0.0:
        return a * b
    (m, power), (n, other) = _parts(a), _parts(b)
    return _binary32(m * n, power + other)


def div(a: float, b: float) -> float:
    """Return a ÷ b in binary32."""
    if b == 0.0:
        return NAN if a == 0.0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)
    if not (math.isfinite(a) and math.isfinite(b)) or a == 0.0:
        return a / b
    return rn32(Fraction(a) / Fraction(b))


def _root(x: Fraction) -> Fraction:
    """Return √x to far more digits than any rounding asks for, never on a tie that it is not on."""
    scaled = x * Fraction(4) ** 400
    whole = math.isqrt(math.floor(scaled))
    rest = 0 if Fraction(whole) ** 2 == scaled else Fraction(1, 2)
    return (whole + rest) / Fraction(2) ** 400


def sqrt(x: float) -> float:
    """Return √x in binary32."""
    if not math.isfinite(x) or x == 0.0:
        return x
    return rn32(_root(Fraction(x))) if x > 0.0 else NAN


def sqrt64(x: float) -> float:
    """Return √x in binary64."""
    return rn64(_root(Fraction(x)))


def exponent(group: Iterable[float]) -> int:
    """Return a group's exponent."""
    largest = max(min(bits(x) & 0x7FFFFFFF, _INFINITY_BITS) for x in group)
    return max(LEAST_EXPONENT, ((largest + BUMP) >> 23) - 127)


def poisoned(e: int) -> bool:
    """Tell whether a group's results are NaN."""
    return e >= POISON


def integer(x: float, e: int, p: int) -> int:
    """Return INT(x, e, p)."""
    count, power = _parts(x)
    power += p - e
    return count << power if power >= 0 else nearest(Fraction(count, 1 << -power))


def integers(group: Iterable[float], e: int, p: int) -> list[int]:
    """Return INT of each value of a group; zeros if it is poisoned, whose results are NaN."""
    return [0 if poisoned(e) else integer(x, e, p) for x in group]


def scaled(whole: int, power: int) -> float:
    """Return RN32(whole · 2^power)."""
    return _binary32(whole, power)


def dot(a: Sequence[int], b: Sequence[int]) -> int:
    """Return the exact sum of products."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def columns(matrix: Matrix) -> list[list[float]]:
    """Return the transpose."""
    return [list(column) for column in zip(*matrix, strict=True)]


def product(a: Matrix, b: Matrix, a_limbs: int, b_limbs: int) -> list[list[float]]:
    """Return PRODUCT."""
    p, p_b = places(a_limbs), places(b_limbs)
    left = [(e := exponent(row), integers(row, e, p)) for row in a]
    right = [(e := exponent(row), integers(row, e, p_b)) for row in b]
    return [
        [
            NAN if poisoned(e) or poisoned(g) else scaled(dot(q, r), e + g - p - p_b)
            for g, r in right
        ]
        for e, q in left
    ]


def total(x: Vector) -> float:
    """Return SUM."""
    e = exponent(x)
    return NAN if poisoned(e) else scaled(sum(integers(x, e, SUM_BITS)), e - SUM_BITS)


def _squares(x: Vector) -> tuple[float, int]:
    e = exponent(x)
    return rn64(sum(q * q for q in integers(x, e, NORM_BITS))), e


def squares(x: Vector) -> float:
    """Return SQUARES."""
    s, e = _squares(x)
    return NAN if poisoned(e) else rn32(Fraction(s) * Fraction(2) ** (2 * e - 2 * NORM_BITS))


def norm(x: Vector) -> float:
    """Return NORM."""
    s, e = _squares(x)
    return NAN if poisoned(e) else rn32(Fraction(sqrt64(s)) * Fraction(2) ** (e - NORM_BITS))


def exp(x: float) -> float:
    """Return EXP."""
    if x != x:
        return NAN
    if x < EXP_LEAST:
        return 0.0
    n = float(nearest(Fraction(mul(x, LOG2_E))))
    r = sub(sub(x, mul(n, LN2_HIGH)), mul(n, LN2_LOW))
    v = EXP_TERMS[0]
    for term in EXP_TERMS[1:]:
        v = add(mul(v, r), term)
    return mul(v, 2.0 ** int(n))


def exp_sum(shares: Vector) -> float:
    """Return EXPSUM."""
    if any(x != x for x in shares):
        return NAN
    return scaled(sum(nearest(Fraction(x) * 2**SUM_BITS) for x in shares), -SUM_BITS)


def log(x: float) -> float:
    """Return LOG."""
    if not math.isfinite(x):
        return NAN
    half, above = math.frexp(x)
    m, k = half * 2.0, above - 1
    if m > LOG_SPLIT:
        m, k = m * 0.5, k + 1
    u = sub(m, 1.0)
    s = div(u, add(u, 2.0))
    z = mul(s, s)
    v = LOG_TERMS[0]
    for term in LOG_TERMS[1:]:
        v = add(mul(v, z), term)
    return add(mul(float(k), LN2), mul(add(s, s), v))


def sigmoid(x: float) -> float:
    """Return SIGMOID."""
    z = exp(-abs(x))
    return div(1.0 if x >= 0.0 else z, add(z, 1.0))
