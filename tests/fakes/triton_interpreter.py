"""The kernels for graphics cards, run on the processor by Triton's interpreter.

Triton reads whether to interpret when a kernel is decorated, so a process of its own does it.
Tensors go there and back as shared memory: strides stay, and what is changed in place is seen here.
"""

import multiprocessing
import os
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor

from potluck_training.numerics.exact.kernels import Attended, Scored
from potluck_training.numerics.port import AdamWNumbers, Rotations

Argument = Tensor | Rotations | AdamWNumbers | Attended | Scored | float
Passed = tuple[Argument, ...]


class Interpreter:
    """Calls primitives of the interpreted kernels."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def call(self, primitive: str, *arguments: Argument, **options: bool) -> tuple[Tensor, ...]:
        """Return what a primitive gives, a tuple even of one."""
        return self._pool.submit(_call, primitive, arguments, options).result()

    def wrong_primitives(self) -> list[str]:
        """Return what the self-test finds on the processor."""
        return self._pool.submit(_wrong_primitives).result()


@contextmanager
def interpreter() -> Iterator[Interpreter]:
    """Start the process, and end it."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, initializer=_interpret) as pool:
        yield Interpreter(pool)


def in_a_tuple(result: object) -> tuple[Tensor, ...]:
    """Return the tensors of a primitive's result."""
    if result is None:
        return ()
    if isinstance(result, Tensor):
        return (result,)
    if isinstance(result, tuple):
        return result
    return tuple(vars(result).values())


def _interpret() -> None:
    os.environ["TRITON_INTERPRET"] = "1"
    # NumPy, which computes here, tells of every infinity and NaN.
    np.seterr(all="ignore")
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)


def _call(primitive: str, arguments: Passed, options: dict[str, bool]) -> tuple[Tensor, ...]:
    from potluck_training.numerics.exact.fused_cuda import FusedCuda

    return in_a_tuple(getattr(FusedCuda(), primitive)(*arguments, **options))


def _wrong_primitives() -> list[str]:
    from potluck_training.numerics.exact.fused_cuda import FusedCuda
    from potluck_training.numerics.exact.self_test import wrong_primitives

    return wrong_primitives(FusedCuda(), "cpu")
