"""Rows of work dealt out to a fixed number of threads.

Kernels run without the interpreter's lock, so plain threads are enough. They sleep while they have
nothing to do, so that they never take a core from the threads of PyTorch's own products; and no
kernel adds across rows of different threads, so their number never shows in the bits.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec

import torch

P = ParamSpec("P")

_LEAST_ELEMENTS = 1 << 15
"""Elements a thread must get at least: below it waking a thread costs more than it saves."""


class Threads:
    """As many threads as PyTorch may use, the caller's among them."""

    def __init__(self) -> None:
        self._count = 1
        self._pool: ThreadPoolExecutor | None = None

    def run(
        self,
        kernel: Callable[Concatenate[int, int, P], None],
        rows: int,
        elements: int,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Call a kernel on parts of its rows until all are done.

        Args:
            kernel: Takes the first row, the end of the rows, and the arguments.
            rows: How many there are.
            elements: How many numbers it reads, roughly.
            args: Its arguments.
            kwargs: None.
        """
        parts = min(torch.get_num_threads(), rows, max(1, elements // _LEAST_ELEMENTS))
        if parts <= 1:
            kernel(0, rows, *args, **kwargs)
            return
        pool = self._of(torch.get_num_threads())
        ends = [rows * part // parts for part in range(parts + 1)]
        others = [
            pool.submit(kernel, ends[part], ends[part + 1], *args, **kwargs)
            for part in range(1, parts)
        ]
        kernel(0, ends[1], *args, **kwargs)
        for other in others:
            other.result()

    def _of(self, count: int) -> ThreadPoolExecutor:
        if self._pool is None or self._count != count:
            if self._pool is not None:
                self._pool.shutdown()
            self._count = count
            self._pool = ThreadPoolExecutor(count - 1, thread_name_prefix="exact")
        return self._pool
