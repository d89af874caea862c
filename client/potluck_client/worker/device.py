"""What the worker says of its device."""

import platform

import psutil
import torch

from potluck.errors import ErrorCode
from potluck.v1 import worker_pb2 as wire
from potluck_training.errors import TrainingError
from potluck_training.numerics import configure, numerics_class


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
