"""Which policy, by which implementation, a recipe and a device call for."""

import torch

from potluck.errors import ErrorCode
from potluck_training.errors import TrainingError
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.exact.policy import NAME, Exact
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics


def implementations(device: str) -> dict[str, Kernels]:
    """Return the implementations of exact numerics that a device has, the fastest last.

    All of them give the same bits, so which one computes is nobody's business but that of tests
    and benchmarks.

    Raises:
        TrainingError: The device has none.
    """
    if torch.device(device).type == "mps":
        raise TrainingError(
            "This project computes with the same bits on every device, which Apple's graphics "
            "part can't do yet. Lend the processor instead.",
            code=ErrorCode.BAD_INPUT,
        )
    return {"eager": Eager()}


def choose_numerics(name: str, device: str, implementation: str | None = None) -> Numerics:
    """Return the numerics that a recipe names, in the fastest form that the device has.

    Args:
        name: The recipe's.
        device: What PyTorch calls the device.
        implementation: Which of `implementations` instead of the fastest.

    Raises:
        TrainingError: This version doesn't know the name, or the device can't do it.
    """
    if name == "":
        return Fast()
    if name != NAME:
        raise TrainingError(
            f"This project computes by rules called {name!r}, which this version of Potluck does "
            "not know. Update Potluck.",
            code=ErrorCode.BAD_INPUT,
        )
    found = implementations(device)
    return Exact(found[implementation or list(found)[-1]])
