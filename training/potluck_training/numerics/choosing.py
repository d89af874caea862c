"""Which policy, by which implementation, a recipe and a device call for."""

from collections.abc import Callable

import torch

from potluck.errors import ErrorCode
from potluck.numerics import EXACT, FLOATING
from potluck_training.errors import TrainingError
from potluck_training.numerics.exact.cpu_choice import cpu_kernels
from potluck_training.numerics.exact.cuda_choice import cuda_kernels
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.exact.policy import Exact
from potluck_training.numerics.fast import Fast
from potluck_training.numerics.port import Numerics


def go_on() -> None:
    """Stop nowhere."""


def implementations(
    device: str, between: Callable[[], None] = go_on
) -> dict[str, Callable[[], Kernels]]:
    """Return what makes each implementation of exact numerics that a device has, the best last.

    All of them give the same bits, so only tests and benchmarks ask for one by name.

    Args:
        device: What PyTorch calls the device.
        between: Called while kernels are made ready, where work may be stopped for a while.

    Raises:
        TrainingError: The device can't do it.
    """
    match torch.device(device).type:
        case "mps":
            raise TrainingError(
                "This project computes with the same bits on every device, which Apple's graphics "
                "part can't do yet. Lend the processor instead.",
                code=ErrorCode.BAD_INPUT,
            )
        case "cpu":
            return {"eager": Eager, "fused": lambda: cpu_kernels(between)}
        case "cuda":
            return {"eager": Eager, "fused": lambda: cuda_kernels(device)}
        case _:
            return {"eager": Eager}


def choose_numerics(
    name: str,
    device: str,
    between: Callable[[], None] = go_on,
    implementation: str | None = None,
) -> Numerics:
    """Return the numerics that a recipe names, in the fastest form that the device has.

    Args:
        name: What the recipe calls it.
        device: What PyTorch calls the device.
        between: Called while kernels are made ready, where work may be stopped for a while.
        implementation: Which of `implementations`; None for the best.

    Raises:
        TrainingError: This version doesn't know the name, or the device can't do it.
    """
    if name == FLOATING:
        return Fast()
    if name != EXACT:
        raise TrainingError(
            f"This project computes by rules called {name!r}, which this version of Potluck does "
            "not know. Update Potluck.",
            code=ErrorCode.BAD_INPUT,
        )
    found = implementations(device, between)
    return Exact(found[implementation or list(found)[-1]]())
