"""What the worker says of its device, and how much of it the worker may take."""

import gc
import platform

import psutil
import torch

from potluck import heap
from potluck.errors import ErrorCode
from potluck.v1 import worker_pb2 as wire
from potluck_training.determinism import configure, device_failures_in_words, numerics_class
from potluck_training.errors import TrainingError


def describe(device: str) -> wire.WorkerReady:
    """Return name, memory and arithmetic of a device.

    Raises:
        TrainingError: There is no such device, or PyTorch can't use it.
    """
    configure(device, 1)
    if device == "cpu":
        return wire.WorkerReady(
            numerics_class=numerics_class(device, 1),
            device_name=platform.processor() or platform.machine(),
            memory_bytes=psutil.virtual_memory().total,
        )
    if device == "mps":
        # Its memory is the computer's own, of which Metal wants the system to keep a part.
        return wire.WorkerReady(
            numerics_class=numerics_class(device, 1),
            device_name=torch.backends.mps.get_name(),
            memory_bytes=torch.mps.recommended_max_memory(),
        )
    index = torch.device(device).index or 0
    if index >= torch.cuda.device_count():
        raise TrainingError(
            f"PyTorch finds no device {device} on this computer. Check the driver.",
            code=ErrorCode.NOT_FOUND,
        )
    properties = torch.cuda.get_device_properties(index)
    return wire.WorkerReady(
        numerics_class=numerics_class(device, 1),
        device_name=properties.name,
        memory_bytes=properties.total_memory,
    )


def limit_memory(device: str, share: float) -> None:
    """Take no more than a share of a graphics card's memory, where 0 stands for all.

    Beyond it PyTorch reports that memory has run out, as it does at the end of the card's own. The
    few hundred megabytes that the driver keeps for each process come on top (documentation of
    torch.cuda.set_per_process_memory_fraction). On an Apple chip it is a share of what Metal
    recommends, of which PyTorch by itself would take more than all. On a processor the daemon
    watches the memory.

    Raises:
        TrainingError: The card has no memory left at all, or it failed.
    """
    with device_failures_in_words(device):
        match torch.device(device).type:
            case "cuda":
                torch.cuda.set_per_process_memory_fraction(share or 1.0, device)
            case "mps":
                torch.mps.set_per_process_memory_fraction(share or 1.0)


def give_memory_back(device: str) -> None:
    """Return all memory that nothing uses any more to the system and to other programs."""
    gc.collect()
    heap.give_memory_back()
    match torch.device(device).type:
        case "cuda":
            torch.cuda.empty_cache()
        case "mps":
            torch.mps.empty_cache()
