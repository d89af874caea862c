"""What a figure was measured on."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil


def describe_machine() -> dict[str, object]:
    """Return processor, cores, memory, system and the versions that matter."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "torch": _version("torch"),
        "grpcio": _version("grpcio"),
        "pyside6": _version("PySide6-Essentials"),
    }


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor()
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    stripped = {key.strip(): value.strip() for key, value in fields.items()}
    name = stripped.get("model name", platform.processor())
    family, model = stripped.get("cpu family", "?"), stripped.get("model", "?")
    return f"{name} (family {family}, model {model})"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
