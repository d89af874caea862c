"""Makes PyTorch compute the same bits every time, and names the arithmetic that it uses."""

import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
import torch.utils.deterministic

from potluck.errors import ErrorCode
from potluck.v1 import manifest_pb2, numerics_pb2
from potluck_training import apple_gpu
from potluck_training.errors import TrainingError

_CUBLAS_VARIABLE = "CUBLAS_WORKSPACE_CONFIG"
_CUBLAS_FIXED = ":4096:8"
# The matrix libraries choose their code by these, whatever the instruction set of the machine.
_LIBRARY_VARIABLES = ("MKL_CBWR", "MKL_ENABLE_INSTRUCTIONS", "ONEDNN_MAX_CPU_ISA")
_ARITHMETIC_FLAGS = ("avx", "fma", "amx", "sse4", "asimd", "sve")
_OUT_OF_MEMORY_WORDS = ("not enough memory", "can't allocate memory", "MPS backend out of memory")
_CPUINFO_BYTES = 16 * 1024


def configure(device: str, threads: int) -> None:
    """Fix everything that PyTorch could choose for itself; safe to repeat.

    Must come before the first use of a GPU in the process.

    Raises:
        TrainingError: The device is not there, or the GPU was in use under other settings.
    """
    kind = torch.device(device).type
    if kind == "cuda":
        in_force = os.environ.setdefault(_CUBLAS_VARIABLE, _CUBLAS_FIXED)
        if in_force != _CUBLAS_FIXED:
            raise TrainingError(
                f"The environment variable {_CUBLAS_VARIABLE} is {in_force}, which would change "
                f"results. Remove it or set it to {_CUBLAS_FIXED}.",
                code=ErrorCode.CONFLICT,
            )
        if not torch.cuda.is_available():
            raise TrainingError(
                f"PyTorch finds no usable GPU for {device}. Check the driver, or train on the CPU.",
                code=ErrorCode.NOT_FOUND,
            )
    if kind == "mps":
        apple_gpu.configure()
    torch.set_num_threads(threads)
    # As use_deterministic_algorithms, without its import of the compiler, which takes a second.
    torch.set_deterministic_debug_mode("default" if kind == "mps" else "error")
    # Filling fresh memory guards against bugs, not against chance, and costs time.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.set_float32_matmul_precision("highest")
    torch.backends.cudnn.benchmark = False
    torch.set_flush_denormal(False)


def numerics_class(device: str, threads: int) -> numerics_pb2.NumericsClass:
    """Return the kind of arithmetic that a run on a device with so many threads uses."""
    kind = torch.device(device).type
    return numerics_pb2.NumericsClass(
        device_type=kind,
        architecture=_architecture(device),
        torch_version=str(torch.__version__),
        system={"win32": "windows"}.get(sys.platform, sys.platform),
        precision=manifest_pb2.PRECISION_FLOAT32,
        threads=threads,
    )


@contextmanager
def device_failures_in_words(device: str) -> Iterator[None]:
    """Turn a device's running out of memory, or its failing, into a TrainingError."""
    try:
        yield
    except (MemoryError, torch.OutOfMemoryError) as error:
        raise _out_of_memory() from error
    except torch.AcceleratorError as error:
        raise TrainingError(
            f"The device {device} stopped working in the middle of a calculation. Update its "
            "driver, undo overclocking, or switch the device off in Potluck's settings.",
            code=ErrorCode.INTERNAL,
        ) from error
    except RuntimeError as error:
        # PyTorch has no type of its own for this on a CPU or an Apple chip.
        if any(words in str(error) for words in _OUT_OF_MEMORY_WORDS):
            raise _out_of_memory() from error
        raise


def _out_of_memory() -> TrainingError:
    return TrainingError(
        "This device has too little free memory for this model. Close other programs that use it, "
        "raise its share of memory in your limits, or join a project with a smaller model.",
        code=ErrorCode.FULL,
    )


def _architecture(device: str) -> str:
    match torch.device(device).type:
        case "cuda":
            return _gpu_architecture(device)
        case "mps":
            return apple_gpu.architecture()
        case _:
            return _cpu_architecture()


def _gpu_architecture(device: str) -> str:
    major, minor = torch.cuda.get_device_capability(device)
    return f"{torch.cuda.get_device_name(device)} sm_{major}{minor}"


def _cpu_architecture() -> str:
    facts = _cpu_facts()
    maker = "-".join(facts.get(key, "") for key in ("vendor_id", "cpu family", "model"))
    name = maker.strip("-") or platform.processor() or platform.machine()
    flags = facts.get("flags", facts.get("Features", "")).split()
    arithmetic = sorted(flag for flag in flags if flag.startswith(_ARITHMETIC_FLAGS))
    # A virtual machine may hide some instructions of its processor.
    seen = hashlib.sha256(" ".join(arithmetic).encode()).hexdigest()[:8]
    chosen = [f"{key}={os.environ[key]}" for key in _LIBRARY_VARIABLES if key in os.environ]
    return " ".join([name, seen, torch.backends.cpu.get_cpu_capability(), *chosen])


def _cpu_facts() -> dict[str, str]:
    """Return what Linux says of the first processor; empty elsewhere."""
    try:
        with Path("/proc/cpuinfo").open(encoding="ascii", errors="replace") as file:
            text = file.read(_CPUINFO_BYTES)
    except OSError:
        return {}
    first = text.split("\n\n")[0]
    pairs = (line.split(":", 1) for line in first.splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, value in pairs}
