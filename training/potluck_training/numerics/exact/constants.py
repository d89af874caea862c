"""The numbers of exact-1; a change of any of them is another version."""

LIMB_BITS = 7
"""Bits of a limb, which is −64 … 63."""
LIMBS = 2
"""Limbs of an operand of a product, where nothing else is said."""
WIDE_LIMBS = 3
"""Limbs of shares of attention and of the gradients of scores, which span more magnitudes."""
SUM_BITS = 28
"""Binary places that a SUM keeps below the first digit of its largest term."""
NORM_BITS = 14
"""The same for what is squared."""
LEAST_EXPONENT = -96
"""A group whose largest value is below 2 to this is treated as if it reached it."""
BUMP = 0x40000
"""Added to the bits of the largest value, so that its exponent rises before its limbs overflow."""
POISON = 128
"""The exponent of a group with NaN, infinity or a value next to infinity in it."""
QUERY_BLOCK = 128
"""Queries whose gradients are summed under one scale."""
EXACT_DOUBLE_BITS = 53
"""Bits of an integer that float64 holds exactly."""

EXP_LEAST = -87.0
"""EXP of less is zero."""
LOG2_E = 1.4426950216293335
"""1 ÷ ln 2 as float32."""
LN2_HIGH = 0.693145751953125
"""The leading 16 bits of ln 2, so that its product with a small integer is exact."""
LN2_LOW = 1.428606765330187e-06
"""The rest of ln 2 as float32."""
EXP_TERMS = (
    0.00019841270113829523,
    0.0013888889225199819,
    0.008333333767950535,
    0.0416666679084301,
    0.1666666716337204,
    0.5,
    1.0,
    1.0,
)
"""1 ÷ n! as float32, from n = 7 down to 0."""
LOG_TERMS = (0.1111111119389534, 0.1428571492433548, 0.20000000298023224, 0.3333333432674408, 1.0)
"""1 ÷ (2n + 1) as float32, from n = 4 down to 0."""
LOG_SPLIT = 1.4142135381698608
"""√2 as float32: mantissas above it are halved before their logarithm is taken."""
LN2 = 0.6931471824645996
"""ln 2 as float32."""


def places(limbs: int) -> int:
    """Return how many binary places below the largest value's first digit an operand keeps."""
    return LIMB_BITS * limbs - 2
