"""PRODUCT on a processor: integers by kernels, their products by PyTorch's libraries.

An operand of n limbs of 7 bits is n planes of int8. Products of planes are summed in int32 by
oneDNN, which is several times as fast as float32 where the processor multiplies int8 (VNNI, AMX).
Of two operands the lower planes are taken in pairs, as Karatsuba does: with a sum of two planes
for each pair, aᵢbⱼ + aⱼbᵢ = (aᵢ + aⱼ)(bᵢ + bⱼ) − aᵢbᵢ − aⱼbⱼ is one product instead of two.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact import cpu_limbs as kernels
from potluck_training.numerics.exact.arithmetic import check_contraction
from potluck_training.numerics.exact.cpu_threads import Threads

INT32_TERMS = (1 << 17) - 1
"""Terms of at most 2¹⁴ whose sum int32 holds for certain."""
_BLOCK_ELEMENTS = 1 << 18
"""Elements of a block of the result, so that the products of its planes stay in a cache."""
_BLOCK_ROWS = 128
"""Rows of a block at least, below which a library's products are slow."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many products of planes make up a product, and of which planes.

    Attributes:
        a_planes: Planes of the left operand: its limbs, then sums of pairs.
        b_planes: Planes of the right operand.
        paired: Lower limbs of both that are taken in pairs.
        products: The planes of left and right of each product.
        weights: What each product counts in the sum.
    """

    a_planes: int
    b_planes: int
    paired: int
    products: tuple[tuple[int, int], ...]
    weights: NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class _Operand:
    """Integers of a matrix, rows × terms, and 2 to the exponents of its rows."""

    planes: Tensor
    scales: Tensor


@lru_cache
def plan(a_limbs: int, b_limbs: int) -> Plan:
    """Return the fewest products for operands of so many limbs."""
    paired = min(a_limbs, b_limbs)
    weights: dict[tuple[int, int], int] = {}
    for i in range(a_limbs):
        for j in range(b_limbs):
            if i == j or max(i, j) >= paired:
                weights[i, j] = 1 << (c.LIMB_BITS * (i + j))
    plane = 0
    for higher in range(1, paired):
        for lower in range(higher):
            place = 1 << (c.LIMB_BITS * (higher + lower))
            weights[a_limbs + plane, b_limbs + plane] = place
            weights[lower, lower] -= place
            weights[higher, higher] -= place
            plane += 1
    return Plan(
        a_planes=a_limbs + plane,
        b_planes=b_limbs + plane,
        paired=paired,
        products=tuple(weights),
        weights=np.array(list(weights.values()), np.float64),
    )


class Int8Products:
    """Products by limbs, where `carriers` has found that int8 products are exact."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads

    def product(self, a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
        """Return PRODUCT(a, b)."""
        (N, C), M = a_NC.shape, b_MC.shape[0]
        check_contraction(C, a_limbs, b_limbs)
        how = plan(a_limbs, b_limbs)
        a = self._operand(a_NC, a_limbs, how.paired, how.a_planes)
        b = self._operand(b_MC, b_limbs, how.paired, how.b_planes)
        y_NM = a_NC.new_empty(N, M)
        unit = 2.0 ** -(c.places(a_limbs) + c.places(b_limbs))
        block = _block_rows(N, M)
        sums = torch.empty(len(how.products), block, M, dtype=torch.int32)
        if C > INT32_TERMS:
            return self._long_product(a, b, how, unit, y_NM)
        for start in range(0, N, block):
            rows = slice(start, min(start + block, N))
            height = rows.stop - start
            for sum_NM, (i, j) in zip(sums, how.products, strict=True):
                int8_product(a.planes[i, rows], b.planes[j].t(), sum_NM[:height])
            self._threads.run(
                kernels.combine_limbs,
                height,
                height * M,
                sums.numpy(),
                how.weights,
                a.scales[rows].numpy(),
                b.scales.numpy(),
                unit,
                y_NM[rows].numpy(),
            )
        return y_NM

    def _long_product(
        self, a: _Operand, b: _Operand, how: Plan, unit: float, y_NM: Tensor
    ) -> Tensor:
        """Return a product of more terms than int32 can sum, by parts summed in int64."""
        terms = a.planes.shape[2]
        total = torch.zeros(y_NM.shape, dtype=torch.int64)
        part = torch.empty(y_NM.shape, dtype=torch.int32)
        for weight, (i, j) in zip(how.weights, how.products, strict=True):
            for start in range(0, terms, INT32_TERMS):
                some = slice(start, start + INT32_TERMS)
                int8_product(a.planes[i, :, some], b.planes[j, :, some].t(), part)
                total.add_(part.to(torch.int64) * int(weight))
        return combined(self._threads, total.to(torch.float64), a.scales, b.scales, unit, y_NM)

    def _operand(self, x: Tensor, limbs: int, paired: int, planes: int) -> _Operand:
        N, C = x.shape
        places = c.places(limbs)
        if x.is_contiguous() or not x.t().is_contiguous():
            rows = x.contiguous()
            integers = torch.empty(planes, N, C, dtype=torch.int8)
            scales = torch.empty(N, dtype=torch.float64)
            self._threads.run(
                kernels.rows_to_limbs,
                N,
                x.numel(),
                rows.numpy(),
                places,
                limbs,
                paired,
                integers.numpy(),
                scales.numpy(),
            )
            return _Operand(planes=integers, scales=scales)
        columns = x.t()
        exponents = column_exponents(self._threads, columns)
        integers = torch.empty(planes, C, N, dtype=torch.int8)
        self._threads.run(
            kernels.columns_to_limbs,
            C,
            x.numel(),
            columns.numpy(),
            exponents,
            places,
            limbs,
            paired,
            integers.numpy(),
        )
        return _Operand(planes=integers.transpose(1, 2), scales=powers(exponents))


class DoubleProducts:
    """Products by float64, on every processor."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads

    def product(self, a_NC: Tensor, b_MC: Tensor, a_limbs: int, b_limbs: int) -> Tensor:
        """Return PRODUCT(a, b)."""
        (N, C), M = a_NC.shape, b_MC.shape[0]
        check_contraction(C, a_limbs, b_limbs)
        a, b = self._operand(a_NC, a_limbs), self._operand(b_MC, b_limbs)
        unit = 2.0 ** -(c.places(a_limbs) + c.places(b_limbs))
        y_NM = a_NC.new_empty(N, M)
        block = _block_rows(N, M)
        sums = torch.empty(block, M, dtype=torch.float64)
        for start in range(0, N, block):
            rows = slice(start, min(start + block, N))
            part = sums[: rows.stop - start]
            torch.mm(a.planes[rows], b.planes.t(), out=part)
            combined(self._threads, part, a.scales[rows], b.scales, unit, y_NM[rows])
        return y_NM

    def _operand(self, x: Tensor, limbs: int) -> _Operand:
        N, C = x.shape
        if x.is_contiguous() or not x.t().is_contiguous():
            rows = x.contiguous()
            integers = torch.empty(N, C, dtype=torch.float64)
            scales = torch.empty(N, dtype=torch.float64)
            self._threads.run(
                kernels.rows_to_doubles,
                N,
                x.numel(),
                rows.numpy(),
                c.places(limbs),
                integers.numpy(),
                scales.numpy(),
            )
            return _Operand(planes=integers, scales=scales)
        columns = x.t()
        exponents = column_exponents(self._threads, columns)
        integers = torch.empty(C, N, dtype=torch.float64)
        self._threads.run(
            kernels.columns_to_doubles,
            C,
            x.numel(),
            columns.numpy(),
            exponents,
            c.places(limbs),
            integers.numpy(),
        )
        return _Operand(planes=integers.t(), scales=powers(exponents))


def int8_product(a_NC: Tensor, b_CM: Tensor, out: Tensor) -> None:
    """Write the int32 product of two int8 matrices."""
    torch._int_mm(_told_apart(a_NC), _told_apart(b_CM), out=out)  # noqa: SLF001


def _block_rows(rows: int, columns: int) -> int:
    """Return how many rows of a result are worked on at once."""
    return min(rows, max(_BLOCK_ROWS, _BLOCK_ELEMENTS // max(1, columns)))


def _told_apart(x: Tensor) -> Tensor:
    """Return a matrix whose strides say how it lies in memory.

    oneDNN gives wrong sums for one row or column with the strides of a transposed matrix.
    """
    return x.flatten().contiguous().view(x.shape) if 1 in x.shape else x


def combined(
    threads: Threads, sums: Tensor, a_scales: Tensor, b_scales: Tensor, unit: float, y: Tensor
) -> Tensor:
    """Return integer sums in float64 under the scales of rows and columns."""
    threads.run(
        kernels.combine_doubles,
        sums.shape[0],
        sums.numel(),
        sums.numpy(),
        a_scales.numpy(),
        b_scales.numpy(),
        unit,
        y.numpy(),
    )
    return y


def column_exponents(threads: Threads, x: Tensor) -> NDArray[np.int32]:
    """Return the exponent of each column of a contiguous matrix."""
    exponents = np.empty(x.shape[1], np.int32)
    threads.run(kernels.column_exponents, x.shape[1], x.numel(), x.numpy(), exponents)
    return exponents


def powers(exponents: NDArray[np.int32]) -> Tensor:
    """Return 2 to exponents as float64; NaN where they are poisoned."""
    known = np.where(exponents >= c.POISON, np.nan, np.ldexp(1.0, exponents))
    return torch.from_numpy(known)
