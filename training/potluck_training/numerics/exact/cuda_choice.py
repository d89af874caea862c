"""Which kernels a graphics card gets: fused ones where Triton can make them, else the reference."""

import logging
from functools import lru_cache
from subprocess import SubprocessError

import torch

from potluck.errors import ErrorCode
from potluck_training.errors import TrainingError
from potluck_training.numerics.exact.eager import Eager
from potluck_training.numerics.exact.kernels import Kernels
from potluck_training.numerics.exact.self_test import wrong_primitives

_log = logging.getLogger(__name__)
_LEAST_CAPABILITY = (8, 0)
"""The oldest cards that Triton makes int8 products for: Ampere, of 2020."""


@lru_cache
def cuda_kernels(device: str) -> Kernels:
    """Return kernels for a graphics card, tried there against the reference on the processor.

    Raises:
        TrainingError: The card's results are wrong.
    """
    why = "only NVIDIA cards from 2020 on have them"
    if _is_recent_nvidia(device):
        try:
            from triton.errors import TritonError

            from potluck_training.numerics.exact.fused_cuda import FusedCuda
        except ImportError as error:
            why = f"Triton can't be used ({error})"
        else:
            try:
                return proven(FusedCuda(), device)
            except torch.OutOfMemoryError:
                raise
            # Where there is no C compiler Triton says so by a RuntimeError.
            except (TritonError, RuntimeError, SubprocessError, OSError) as error:
                why = f"Triton can't make them here ({error})"
    _log.warning("Exact numerics go on without fused kernels, many times slower: %s.", why)
    return proven(Eager(), device)


def proven(kernels: Kernels, device: str) -> Kernels:
    """Return kernels that give the reference's bits on a device.

    Raises:
        TrainingError: They don't.
    """
    wrong = wrong_primitives(kernels, device)
    if wrong:
        raise TrainingError(
            "This project computes with the same bits on every device, and a trial on this "
            f"graphics card gave others ({', '.join(wrong)}). Update its driver, or lend the "
            "processor instead.",
            code=ErrorCode.BAD_INPUT,
        )
    return kernels


def _is_recent_nvidia(device: str) -> bool:
    if torch.version.hip is not None:
        return False
    return torch.cuda.get_device_capability(device) >= _LEAST_CAPABILITY
