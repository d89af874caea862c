"""When two runs must give equal bits; torch-free, for those who only compare."""

from potluck.v1 import numerics_pb2 as wire


def same_class(a: wire.NumericsClass, b: wire.NumericsClass) -> bool:
    """Tell whether two runs with these classes must have equal digests."""
    return a == b
