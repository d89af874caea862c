"""Functions of the system's own libraries, each with its whole signature.

Handles and pointers have 64 bits; one whose type is left to guess is cut to 32.
"""

import ctypes
from collections.abc import Callable

Call = Callable[..., int]
"""A function whose answer is a number or a pointer."""


def bound(library: ctypes.CDLL, name: str, answer: type | None, *arguments: type) -> Call:
    """Return a function of a library; raises OSError when this version does not have it."""
    try:
        function = library[name]
    except AttributeError as error:
        raise OSError(f"This system has no {name}.") from error
    function.restype = answer
    function.argtypes = arguments
    return function
