"""How a kernel is started: always on its tensors' device, and never with contraction.

With contraction a compiler turns a product and a sum into one operation with one rounding.
"""

from typing import Protocol

import torch
from torch import Tensor


class Kernel(Protocol):
    """What Triton makes of a decorated function."""

    def __getitem__(self, grid: tuple[int, ...]) -> "Launch":
        """Return what starts so many programs."""
        ...


class Launch(Protocol):
    """A kernel with its grid."""

    def __call__(self, *arguments: Tensor | float, **options: float) -> object:
        """Start the programs; they finish in the order of the device's stream."""
        ...


def launch(
    kernel: Kernel,
    grid: tuple[int, ...],
    first: Tensor,
    *others: Tensor | float,
    **options: float,
) -> None:
    """Start a kernel on the device of its first tensor.

    Args:
        kernel: The decorated function.
        grid: Programs along each axis; none are started where one is 0.
        first: What it takes first.
        others: What else it takes.
        options: Its constants, and Triton's own `num_warps` and `num_stages`.
    """
    if 0 in grid:
        return
    with torch.cuda.device_of(first):  # type: ignore[no-untyped-call]
        kernel[grid](first, *others, **options, enable_fp_fusion=False)


def blocks(count: int, size: int) -> int:
    """Return how many blocks of a size hold so many things."""
    return -(-count // size)
