"""Kernels that numba compiles on the volunteer's computer, with all that could change bits off.

Numba brings its compiler (LLVM) as a library, so no other is needed. It never contracts a product
and a sum to one operation unless asked to, and never reorders floating-point sums.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
from numba import types

from potluck_training.numerics.exact.cpu_compiled_store import CompiledStore, Dispatcher

P = ParamSpec("P")
R = TypeVar("R")

_TYPES = {
    "int": types.int64,
    "float": types.float32,
    "double": types.float64,
    **{
        f"{name}{dimensions}": types.Array(element, dimensions, "C")
        for name, element in (
            ("int8_", types.int8),
            ("int32_", types.int32),
            ("int64_", types.int64),
            ("float", types.float32),
            ("double", types.float64),
        )
        for dimensions in (1, 2, 3)
    },
}
_compiled = numba.njit(nogil=True, fastmath=False, error_model="numpy", boundscheck=False)


_kernels: dict[str, tuple[Dispatcher, tuple[Any, ...]]] = {}


def element(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function that kernels may call; it becomes part of them."""
    return cast("Callable[P, R]", _compiled(function))


def kernel(arguments: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Make a kernel of a function of so many rows, first and end, and of arguments.

    It is compiled at its first call or in `warm_up`, without the interpreter's lock while it runs.

    Args:
        arguments: Their types, parted by spaces; "float2" is a float32 array of two dimensions.
    """
    signature = (types.int64, types.int64, *(_TYPES[name] for name in arguments.split()))

    def made(function: Callable[P, None]) -> Callable[P, None]:
        dispatcher = cast("Dispatcher", _compiled(function))
        _kernels[f"{function.__module__}.{function.__name__}"] = (dispatcher, signature)
        return cast("Callable[P, None]", dispatcher)

    return made


def warm_up(between: Callable[[], None], folder: Path | None) -> None:
    """Compile all kernels that are not compiled yet, or read them.

    Args:
        between: Called between two kernels, where work may be stopped for a while.
        folder: Where compiled kernels are kept for the next process; None keeps none.
    """
    waiting = {
        name: (dispatcher, signature)
        for name, (dispatcher, signature) in sorted(_kernels.items())
        if not dispatcher.signatures
    }
    store = CompiledStore.opened(folder, between) if folder is not None and waiting else None
    for dispatcher, signature in waiting.values():
        if store is None:
            dispatcher.compile(signature)
        else:
            store.compile(dispatcher, signature)
        between()


def machine_code() -> Iterator[tuple[str, str]]:
    """Yield each kernel's name and assembly, compiled anew: numba shows none of what it read."""
    for name, (dispatcher, signature) in _kernels.items():
        fresh = cast("Dispatcher", _compiled(dispatcher.py_func))
        fresh.compile(signature)
        yield name, "\n".join(fresh.inspect_asm().values())
