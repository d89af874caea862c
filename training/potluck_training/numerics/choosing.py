"""Which policy, by which implementation, a recipe and a device call for."""

from collections.abc import Callable

import torch

from potluck.errors import ErrorCode
from potluck_training.errors import TrainingError
from potluck_training.numerics.exact.cpu_choice import cpu_kernels
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.policy import NAME, Exact
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics


def go_on() -> None:
    """Stop nowhere."""


def choose_numerics(name: str, device: str, between: Callable[[], None] = go_on) -> Numerics:
    """Return the numerics that a recipe names, in the fastest form that the device has.

    Args:
        name: What the recipe calls it.
        device: What PyTorch calls the device.
        between: Called while kernels are made ready, where work may be stopped for a while.

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
    if torch.device(device).type == "mps":
        raise TrainingError(
            "This project computes with the same bits on every device, which Apple's graphics "
            "part can't do yet. Lend the processor instead.",
            code=ErrorCode.BAD_INPUT,
        )
    return Exact(cpu_kernels(between) if torch.device(device).type == "cpu" else Eager())
