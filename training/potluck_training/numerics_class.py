"""When two runs must give equal bits; torch-free, for those who only compare."""

from potluck.v1 import numerics_pb2 as wire


def same_class(a: wire.NumericsClass, b: wire.NumericsClass) -> bool:
    """Tell whether two runs with these classes must have equal digests.

    Never on an Apple chip, whose kernels add in an order of their own (`apple_gpu`).
    """
    return a == b and a.device_type != "mps"
