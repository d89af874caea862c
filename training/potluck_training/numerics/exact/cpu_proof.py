"""Proof, on the computer at hand, that PyTorch's int8 products are exact.

Without certain instructions oneDNN's saturate in between and are wrong, so each process tries
extreme values before it counts on them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from potluck_training.numerics.exact.cpu_product import int8_product

_SHAPES = ((1, 3, 2), (2, 1, 3), (5, 64, 1), (17, 67, 9), (33, 256, 48), (128, 1031, 64))
"""Rows, terms and columns of the products that are tried."""
_EXTREMES = (-128, 127, -1, 0)


def int8_is_exact() -> bool:
    """Return whether int8 products of extreme values are what they should be."""
    with one_thread():
        return all(
            _product_is_exact(rows, terms, columns, one, other)
            for rows, terms, columns in _SHAPES
            for one in _EXTREMES
            for other in _EXTREMES
        )


@contextmanager
def one_thread() -> Iterator[None]:
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
