"""Which builds of PyTorch there are for which hardware."""

from enum import StrEnum


class Backend(StrEnum):
    """A build of PyTorch; the values are uv's names for `--torch-backend` where it has one."""

    CPU = "cpu"
    """For the processor alone."""
    CU126 = "cu126"
    """NVIDIA, CUDA 12.6: older cards, and drivers from 525 on."""
    CU130 = "cu130"
    """NVIDIA, CUDA 13.0: drivers from 580 on. On Linux it is what PyPI has."""
    ROCM = "rocm"
    """AMD on Linux."""
    XPU = "xpu"
    """Intel graphics."""
    MPS = "mps"
    """Apple chips; what PyPI has for macOS."""
