"""PyTorch on the graphics part of an Apple chip ("mps"); not yet run on one.

Its kernels add in an order of their own: the gradient of an embedding differs between two runs
even in PyTorch's deterministic mode, and newer versions refuse it there (pytorch issues 195404,
97574 and 161029, pull request 195754). So that mode stays off here, and no two runs have to be
equal (`numerics_class.same_class`): they are compared within the recipe's tolerance, as between
machines of different kinds.
"""

import os
import platform
from collections.abc import Mapping

import torch

from potluck.errors import ErrorCode
from potluck_training.errors import TrainingError

# The first makes Metal's own functions coarser, the second takes other kernels, the third computes
# on the processor what the graphics part can't (PyTorch's documentation, "MPS Environment
# Variables").
_ARITHMETIC_VARIABLES = (
    "PYTORCH_MPS_FAST_MATH",
    "PYTORCH_MPS_PREFER_METAL",
    "PYTORCH_ENABLE_MPS_FALLBACK",
)
_OFF = ("", "0")


def configure(environment: Mapping[str, str] = os.environ) -> None:
    """Check that the device is there and computes as everywhere; safe to repeat.

    Raises:
        TrainingError: It is not there, or the environment changes how it computes.
    """
    for name in _ARITHMETIC_VARIABLES:
        if environment.get(name, "") not in _OFF:
            raise TrainingError(
                f"The environment variable {name} is {environment[name]}, which would change "
                "results. Remove it.",
                code=ErrorCode.CONFLICT,
            )
    if not torch.backends.mps.is_available():
        raise TrainingError(
            "PyTorch finds no graphics part of an Apple chip on this computer. Update macOS, or "
            "train on the processor.",
            code=ErrorCode.NOT_FOUND,
        )


def architecture() -> str:
    """Return the chip and the version of macOS, which brings the matrix kernels."""
    return f"{torch.backends.mps.get_name()} macOS {platform.mac_ver()[0]}"
