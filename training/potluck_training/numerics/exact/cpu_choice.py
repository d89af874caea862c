"""Which kernels a processor gets: compiled ones where they prove sound, else the reference."""

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.exact.self_test import wrong_primitives

_log = logging.getLogger(__name__)


def cpu_kernels(between: Callable[[], None]) -> Kernels:
    """Return kernels for the processor, compiled and tried.

    Args:
        between: Called every now and then; work may be stopped there for a while.
    """
    try:
        from numba import config
        from numba.core.errors import NumbaError

        from potluck_training.numerics.exact.cpu_compile import warm_up
    except (ImportError, OSError) as error:
        _say_once(f"numba can't be used ({error})")
        return Eager()
    kept: str = config.CACHE_DIR  # type: ignore[attr-defined]
    folder = Path(kept) if kept else None
    between()
    from potluck_training.numerics.exact.fused_cpu import FusedCpu

    between()
    try:
        warm_up(between, folder)
    except NumbaError as error:
        _say_once(f"numba can't compile them ({error})")
        return Eager()
    int8 = _int8_is_exact()
    between()
    if not _is_sound(int8=int8):
        _say_once("their results were wrong on this processor")
        return Eager()
    return FusedCpu(int8=int8)


@lru_cache(maxsize=1)
def _int8_is_exact() -> bool:
    from potluck_training.numerics.exact.cpu_proof import int8_is_exact

    return int8_is_exact()


@lru_cache(maxsize=1)
def _is_sound(*, int8: bool) -> bool:
    from potluck_training.numerics.exact.cpu_proof import one_thread
    from potluck_training.numerics.exact.fused_cpu import FusedCpu

    with one_thread():
        return not wrong_primitives(FusedCpu(int8=int8), "cpu")


@lru_cache
def _say_once(why: str) -> None:
    _log.warning("Exact numerics go on without compiled kernels, several times slower: %s.", why)
