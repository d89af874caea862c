"""The kernels for graphics cards, compiled for a card that isn't there.

Every launch is stopped after its compiler, so what comes out is what a card would have been given
for these very arguments.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from potluck_training.numerics.port import AdamWNumbers, Rotations


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """What a kernel became.

    Attributes:
        name: The kernel.
        ptx: Its instructions for NVIDIA's assembler.
        machine_code: What that made of them.
        shared_bytes: On-chip memory that it asks for.
    """

    name: str
    ptx: str
    machine_code: bytes
    shared_bytes: int


Found = list[Compiled]


class AbsentCard:
    """What Triton asks of a driver before it compiles."""

    def __init__(self, capability: int) -> None:
        self._capability = capability

    def get_current_target(self) -> object:
        """Return what to compile for."""
        from triton.backends.compiler import GPUTarget

        return GPUTarget("cuda", self._capability, 32)

    def get_current_device(self) -> int:
        """Return the number of the card."""
        return 0

    def get_current_stream(self, _device: int) -> int:
        """Return the default stream."""
        return 0


@contextmanager
def compiling(capability: int, works: tuple[str, ...], cache: Path) -> Iterator[Future[Found]]:
    """Compile the kernels that some work starts, in a process of their own.

    Args:
        capability: The card's, 80 for 8.0.
        works: Of "products", "elements" and "attention".
        cache: Where Triton keeps what it compiled.
    """
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        yield pool.submit(_compile, capability, works, str(cache))


def _compile(capability: int, works: tuple[str, ...], cache: str) -> Found:
    os.environ["TRITON_CACHE_DIR"] = cache
    import triton
    from triton.runtime.jit import JITFunction

    triton.runtime.driver.set_active(AbsentCard(capability))
    found: dict[str, Compiled] = {}
    launch = JITFunction.run

    def only_compile(self: object, *arguments: object, grid: object, **options: object) -> None:
        kernel = launch(self, *arguments, grid=grid, **{**options, "warmup": True})
        found[kernel.hash] = Compiled(
            name=kernel.name,
            ptx=kernel.asm["ptx"],
            machine_code=kernel.asm["cubin"],
            shared_bytes=kernel.metadata.shared,
        )

    JITFunction.run = only_compile
    for work in works:
        _WORK[work]()
    return list(found.values())


def _products() -> None:
    from potluck_training.numerics.exact.fused_cuda import FusedCuda

    FusedCuda().product(torch.zeros(128, 512), torch.zeros(512, 128).t(), 2, 2)
    FusedCuda().product(torch.zeros(128, 512), torch.zeros(128, 512), 3, 2)


def _elements() -> None:
    from potluck_training.numerics.exact.fused_cuda import FusedCuda

    kernels, zeros = FusedCuda(), torch.zeros
    rows, ids = zeros(64, 512), zeros(64, dtype=torch.int64)
    kernels.normalise(rows, zeros(512), 1e-5)
    kernels.normalise_back(rows, rows, zeros(512), zeros(64))
    tables = Rotations(cosines_TE=zeros(64, 64), sines_TE=zeros(64, 64))
    kernels.rotate(zeros(1, 64, 8, 64), tables, back=False)
    kernels.gate(rows)
    kernels.gate_back(zeros(64, 256), rows)
    kernels.score_back(zeros(()), rows, ids, kernels.score(rows, ids))
    kernels.gather_back(rows, ids, 64)
    kernels.norm(zeros(8192))
    kernels.adamw(*_state(), _numbers())


def _attention() -> None:
    from potluck_training.numerics.exact.fused_cuda import FusedCuda

    q, k = torch.zeros(1, 256, 4, 64), torch.zeros(1, 256, 2, 64)
    FusedCuda().attend_back(q, q, k, k, FusedCuda().attend(q, k, k))


def _state() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    return torch.zeros(4096), torch.zeros(4096), torch.zeros(4096), torch.zeros(4096)


def _numbers() -> AdamWNumbers:
    return AdamWNumbers(
        keep_first=0.9,
        add_first=0.1,
        keep_second=0.95,
        add_second=0.05,
        second_divisor=0.3,
        epsilon=1e-8,
        step_size=3e-4,
    )


_WORK: dict[str, Callable[[], None]] = {
    "products": _products,
    "elements": _elements,
    "attention": _attention,
}
