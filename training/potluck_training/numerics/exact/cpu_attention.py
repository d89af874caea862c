"""Causal attention on a processor: blocks of queries, some sequences and heads at a time.

As in the reference a block sees whole rows of scores, so memory grows with the context and not
with its square. So many sequences and heads are done at once as keep the scores in a cache.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from potluck_training.numerics.exact import constants as c
from potluck_training.numerics.exact import cpu_attention_kernels as kernels
from potluck_training.numerics.exact.cpu_threads import Threads
from potluck_training.numerics.exact.kernels import Attended

_SCORE_BYTES = 4 << 20
_ONE = np.float32(1.0)


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """Axes as in `numerics.port`."""

    B: int
    T: int
    H: int
    K: int
    E: int

    @property
    def group(self) -> int:
        """Return how many query heads share a key head."""
        return self.H // self.K

    @property
    def factor(self) -> np.float32:
        """Return what queries are multiplied by."""
        return np.float32(1.0 / math.sqrt(self.E))

    def parts(self, threads: int) -> Iterator[tuple[int, int]]:
        """Yield ranges of sequences and key heads, whose scores of a block fit a cache."""
        groups = self.B * self.K
        each = min(self.T, c.QUERY_BLOCK) * self.T * 8
        count = min(groups, max(threads, _SCORE_BYTES // each))
        for at in range(0, groups, count):
            yield at, min(count, groups - at)

    def blocks(self) -> Iterator[tuple[int, int, int]]:
        """Yield a member of the groups of heads, and a block's first token and end, in order."""
        for member in range(self.group):
            for before in range(0, self.T, c.QUERY_BLOCK):
                yield member, before, min(before + c.QUERY_BLOCK, self.T)


class Attention:
    """Both passes, on some threads."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads

    def attend(self, q_BTHE: Tensor, k_BTKE: Tensor, v_BTKE: Tensor) -> Attended:
        """Return causal attention."""
        shape = _shape(q_BTHE, k_BTKE)
        q, k, v = _flat(q_BTHE), _flat(k_BTKE), _flat(v_BTKE)
        mixed = torch.empty_like(q)
        B, T, H = q_BTHE.shape[:3]
        largest_BHT, sums_BHT = q.new_empty(B, H, T), q.new_empty(B, H, T)
        for at, count in shape.parts(torch.get_num_threads()):
            self._attend_part(shape, at, count, (q, k, v), (mixed, largest_BHT, sums_BHT))
        return Attended(
            mixed_BTHE=mixed.view(q_BTHE.shape), largest_BHT=largest_BHT, sums_BHT=sums_BHT
        )

    def attend_back(
        self,
        d_mixed_BTHE: Tensor,
        q_BTHE: Tensor,
        k_BTKE: Tensor,
        v_BTKE: Tensor,
        attended: Attended,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the gradients of q, k and v."""
        shape = _shape(q_BTHE, k_BTKE)
        q, k, v = _flat(q_BTHE), _flat(k_BTKE), _flat(v_BTKE)
        given = (_flat(d_mixed_BTHE), _flat(attended.mixed_BTHE))
        dq = torch.empty_like(q)
        dk_GTE = k.new_zeros(shape.B * shape.K, shape.T, shape.E)
        dv_GTE = torch.zeros_like(dk_GTE)
        for at, count in shape.parts(torch.get_num_threads()):
            some = slice(at, at + count)
            self._back_part(
                shape, at, count, (q, k, v), given, attended, (dq, dk_GTE[some], dv_GTE[some])
            )
        by_head = (shape.B, shape.K, shape.T, shape.E)
        dk, dv = dk_GTE.view(by_head).transpose(1, 2), dv_GTE.view(by_head).transpose(1, 2)
        return dq.view(q_BTHE.shape), dk, dv

    def _attend_part(
        self,
        shape: _Shape,
        at: int,
        count: int,
        given: tuple[Tensor, Tensor, Tensor],
        made: tuple[Tensor, Tensor, Tensor],
    ) -> None:
        q, k, v = given
        mixed, largest_BHT, sums_BHT = made
        k_GTE, k_exponents = self._rows(shape, k, at, count, 0, shape.T, 0, 1, _ONE)
        v_GTE, v_exponents = self._rows(shape, v, at, count, 0, shape.T, 0, 1, _ONE)
        # The scale of a query is that of the largest value it may see, so that nothing of a
        # later token shows in it, not even by rounding.
        seen = np.maximum.accumulate(v_exponents, axis=1)
        flat_largest = largest_BHT.view(-1, shape.group, shape.T)[at : at + count]
        flat_sums = sums_BHT.view(-1, shape.group, shape.T)[at : at + count]
        scratch = _Scratch(count, shape)
        for member, before, stop in shape.blocks():
            L = stop - before
            q_GLE, q_exponents = self._rows(
                shape, q, at, count, before, L, member, shape.group, shape.factor
            )
            products_GLS = scratch.scores(L, stop)
            torch.bmm(q_GLE, k_GTE[:, :stop].transpose(1, 2), out=products_GLS)
            largest, sums = np.empty((count, L), np.float32), np.empty((count, L), np.float32)
            self._threads.run(
                kernels.weigh,
                count * L,
                products_GLS.numel(),
                products_GLS.numpy(),
                q_exponents,
                k_exponents,
                v_exponents,
                seen,
                before,
                largest,
                sums,
            )
            products_GLE = torch.bmm(products_GLS, v_GTE[:, :stop])
            self._threads.run(
                kernels.mix,
                count * L,
                products_GLE.numel(),
                products_GLE.numpy(),
                seen,
                sums,
                before,
                at,
                member,
                shape.group,
                mixed.numpy(),
            )
            flat_largest[:, member, before:stop] = torch.from_numpy(largest)
            flat_sums[:, member, before:stop] = torch.from_numpy(sums)

    def _back_part(
        self,
        shape: _Shape,
        at: int,
        count: int,
        given: tuple[Tensor, Tensor, Tensor],
        results: tuple[Tensor, Tensor],
        attended: Attended,
        made: tuple[Tensor, Tensor, Tensor],
    ) -> None:
        q, k, v = given
        d_mixed, mixed = results
        dq, dk_GTE, dv_GTE = made
        group, T = shape.group, shape.T
        k_GTE, k_exponents = self._rows(shape, k, at, count, 0, T, 0, 1, _ONE)
        v_GTE, v_exponents = self._rows(shape, v, at, count, 0, T, 0, 1, _ONE)
        k_columns_GTE, k_column_exponents = self._columns(shape, k, at, count, 0, T, 0, 1, _ONE)
        some = slice(at, at + count)
        flat_largest = attended.largest_BHT.view(-1, group, T)[some]
        flat_sums = attended.sums_BHT.view(-1, group, T)[some]
        scratch, slope_scratch = _Scratch(count, shape), _Scratch(count, shape)
        for member, before, stop in shape.blocks():
            L = stop - before
            place = (at, count, before, L, member, group)
            q_GLE, q_exponents = self._rows(shape, q, *place, shape.factor)
            d_GLE, d_exponents = self._rows(shape, d_mixed, *place, _ONE)
            shares_GLS, slopes_GLS = scratch.scores(L, stop), slope_scratch.scores(L, stop)
            torch.bmm(q_GLE, k_GTE[:, :stop].transpose(1, 2), out=shares_GLS)
            torch.bmm(d_GLE, v_GTE[:, :stop].transpose(1, 2), out=slopes_GLS)
            means = np.empty((count, L), np.float32)
            self._threads.run(
                kernels.mean_gradients,
                count,
                d_GLE.numel(),
                d_mixed.numpy(),
                mixed.numpy(),
                T,
                before,
                at,
                member,
                group,
                means,
            )
            d_scores = np.empty((count, L, stop), np.float32)
            row_exponents = np.empty((count, L), np.int32)
            self._threads.run(
                kernels.share_gradients,
                count * L,
                shares_GLS.numel(),
                shares_GLS.numpy(),
                slopes_GLS.numpy(),
                q_exponents,
                k_exponents,
                d_exponents,
                v_exponents,
                before,
                flat_largest[:, member, before:stop].contiguous().numpy(),
                flat_sums[:, member, before:stop].contiguous().numpy(),
                means,
                d_scores,
                row_exponents,
            )
            d_columns_GLE, d_column_exponents = self._columns(shape, d_mixed, *place, _ONE)
            products_GSE = torch.bmm(shares_GLS.transpose(1, 2), d_columns_GLE)
            self._threads.run(
                kernels.add_value_gradients,
                count * stop,
                products_GSE.numel(),
                products_GSE.numpy(),
                d_column_exponents,
                dv_GTE.numpy(),
            )
            products_GLE = torch.bmm(slopes_GLS, k_columns_GTE[:, :stop])
            self._threads.run(
                kernels.query_gradients,
                count * L,
                products_GLE.numel(),
                products_GLE.numpy(),
                row_exponents,
                k_column_exponents,
                shape.factor,
                T,
                before,
                at,
                member,
                group,
                dq.numpy(),
            )
            key_exponents = np.empty((count, stop), np.int32)
            self._threads.run(
                kernels.key_columns,
                count,
                d_scores.size,
                d_scores,
                slopes_GLS.numpy(),
                key_exponents,
            )
            q_columns_GLE, q_column_exponents = self._columns(shape, q, *place, shape.factor)
            torch.bmm(slopes_GLS.transpose(1, 2), q_columns_GLE, out=products_GSE)
            self._threads.run(
                kernels.add_key_gradients,
                count * stop,
                products_GSE.numel(),
                products_GSE.numpy(),
                key_exponents,
                q_column_exponents,
                dk_GTE.numpy(),
            )

    def _rows(
        self,
        shape: _Shape,
        x: Tensor,
        at: int,
        count: int,
        before: int,
        tokens: int,
        member: int,
        group: int,
        factor: np.float32,
    ) -> tuple[Tensor, np.ndarray]:
        integers = torch.empty(count, tokens, shape.E, dtype=torch.float64)
        exponents = np.empty((count, tokens), np.int32)
        self._threads.run(
            kernels.rows_by_head,
            count,
            integers.numel(),
            x.numpy(),
            shape.T,
            before,
            at,
            member,
            group,
            factor,
            integers.numpy(),
            exponents,
        )
        return integers, exponents

    def _columns(
        self,
        shape: _Shape,
        x: Tensor,
        at: int,
        count: int,
        before: int,
        tokens: int,
        member: int,
        group: int,
        factor: np.float32,
    ) -> tuple[Tensor, np.ndarray]:
        integers = torch.empty(count, tokens, shape.E, dtype=torch.float64)
        exponents = np.empty((count, shape.E), np.int32)
        self._threads.run(
            kernels.columns_by_head,
            count,
            integers.numel(),
            x.numpy(),
            shape.T,
            before,
            at,
            member,
            group,
            factor,
            integers.numpy(),
            exponents,
        )
        return integers, exponents


class _Scratch:
    """Memory for the scores of a block, used again for each."""

    def __init__(self, count: int, shape: _Shape) -> None:
        self._count = count
        self._flat = torch.empty(count * min(shape.T, c.QUERY_BLOCK) * shape.T, dtype=torch.float64)

    def scores(self, queries: int, keys: int) -> Tensor:
        """Return G × L × S of it."""
        size = self._count * queries * keys
        return self._flat[:size].view(self._count, queries, keys)


def _shape(q_BTHE: Tensor, k_BTKE: Tensor) -> _Shape:
    B, T, H, E = q_BTHE.shape
    return _Shape(B=B, T=T, H=H, K=k_BTKE.shape[2], E=E)


def _flat(x_BTHE: Tensor) -> Tensor:
    """Return all tokens × heads × width, contiguous."""
    return x_BTHE.contiguous().view(-1, *x_BTHE.shape[2:])
