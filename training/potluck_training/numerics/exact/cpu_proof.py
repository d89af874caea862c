"""Proof, on the computer at hand, that its kernels and int8 products give the reference's bits.

Without certain instructions oneDNN's int8 products saturate in between and are wrong, and nobody
can try every processor with every version of a compiler. So each process compares small inputs
with the reference before it counts on what is fast.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact.cpu_product import int8_product
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.port import AdamWNumbers, Rotations

_SHAPES = ((1, 3, 2), (2, 1, 3), (5, 64, 1), (17, 67, 9), (33, 256, 48), (128, 1031, 64))
"""Rows, terms and columns of the products that are tried."""
_EXTREMES = (-128, 127, -1, 0)
_AMPLITUDES = (1.0, 3e-39, 1e30)


def int8_is_exact() -> bool:
    """Return whether int8 products of extreme values are what they should be."""
    with _one_thread():
        return all(
            _product_is_exact(rows, terms, columns, one, other)
            for rows, terms, columns in _SHAPES
            for one in _EXTREMES
            for other in _EXTREMES
        )


def gives_the_references_bits(kernels: Kernels) -> bool:
    """Return whether kernels agree with the reference on some small inputs of all sizes."""
    reference = Eager()
    with _one_thread():
        return all(
            _same(got, wanted)
            for amplitude in _AMPLITUDES
            for got, wanted in zip(
                _results(kernels, amplitude), _results(reference, amplitude), strict=True
            )
        )


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have PyTorch use one thread: for small inputs others only cost, on a busy computer much."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _product_is_exact(rows: int, terms: int, columns: int, one: int, other: int) -> bool:
    ramp = torch.arange(rows * terms).view(rows, terms) * 37 % 5 == 0
    a = torch.where(ramp, other, one).to(torch.int8)
    b = torch.full((terms, columns), one, dtype=torch.int8)
    wanted = torch.matmul(a.to(torch.float64), b.to(torch.float64)).to(torch.int32)
    layouts = ((x, y) for x in (a, _turned(a)) for y in (b, _turned(b)))
    for x, y in layouts:
        got = torch.empty(rows, columns, dtype=torch.int32)
        int8_product(x, y, got)
        if not torch.equal(got, wanted):
            return False
    return True


def _turned(x: Tensor) -> Tensor:
    """Return a matrix that lies in memory column by column."""
    return x.t().contiguous().t()


def _same(got: Tensor, wanted: Tensor) -> bool:
    known = ~wanted.isnan()
    bits = got.contiguous().view(torch.int32) == wanted.contiguous().view(torch.int32)
    return bool(torch.equal(known, ~got.isnan()) and bits[known].all())


def _results(kernels: Kernels, amplitude: float) -> list[Tensor]:
    """Return what every primitive makes of some values."""
    x, dy = _values(19, 24, amplitude), _values(19, 24, 1.0)
    gain, targets = _values(1, 24, 1.0)[0], torch.arange(19) * 5 % 24
    y, factors = kernels.normalise(x, gain, 1e-5)
    scored = kernels.score(x, targets)
    q, k, v = (_values(270, count * 8, amplitude).view(2, 135, count, 8) for count in (4, 2, 2))
    tables = Rotations(cosines_TE=_values(135, 8, 1.0), sines_TE=_values(135, 8, 1.0))
    attended = kernels.attend(q, k, v)
    d_mixed = _values(270, 32, 1.0).view(2, 135, 4, 8)
    sizes = (1.0, amplitude, 1e-3, 1e-6)
    weights, gradient, first, second = (_values(1, 1000, size)[0] for size in sizes)
    second.abs_()
    norm = kernels.norm(gradient)
    numbers = AdamWNumbers(
        keep_first=0.9,
        add_first=0.1,
        keep_second=0.95,
        add_second=0.05,
        second_divisor=0.3,
        epsilon=1e-6,
        step_size=1e-3,
    )
    kernels.adamw(weights, gradient, first, second, numbers)
    return [
        *(
            kernels.product(a, b, a_limbs, c.LIMBS)
            for a, b in ((x, dy), (x.t(), dy.t()))
            for a_limbs in (c.LIMBS, c.WIDE_LIMBS)
        ),
        y,
        factors,
        *kernels.normalise_back(dy, x, gain, factors),
        kernels.rotate(q, tables, back=True),
        attended.mixed_BTHE,
        attended.sums_BHT,
        *kernels.attend_back(d_mixed, q, k, v, attended),
        kernels.gate(x),
        kernels.gate_back(dy[:, :12], x),
        scored.loss,
        scored.sums_N,
        kernels.score_back(gain[0], x, targets, scored),
        kernels.gather_back(dy, targets, 24),
        norm,
        weights,
        gradient,
        first,
        second,
    ]


def _values(rows: int, columns: int, amplitude: float) -> Tensor:
    """Return numbers that are spread without a library's random numbers."""
    spread = torch.arange(1, rows * columns + 1) * 7919 % 10007 - 5003
    values = spread.view(rows, columns).to(torch.float32) * (2.0**-12 * amplitude)
    # Every seventh row is of another size than the rest, and every thirteenth value is zero.
    values[::7] *= 2.0**-20
    values[spread.view(rows, columns) % 13 == 0] = 0.0
    return values
