"""Which of Intel's graphics PyTorch computes on."""

_FAMILIES = {
    0x56: "Intel Arc A series",
    0xE2: "Intel Arc B series",
    0x64: "Intel Arc of a Core Ultra, series 2",
    0xB0: "Intel Arc of a Core Ultra, series 3",
    0x0B: "Intel Data Center GPU Max",
}
"""By the upper byte of the PCI device id: DG2, BMG, LNL, PTL and PVC of Linux's
include/drm/intel/pciids.h. PyTorch's docs/source/notes/get_start_xpu names them as what its build
is for."""
_SINGLE = {
    0x7D55: "Intel Arc of a Core Ultra",
    0x7DD5: "Intel Arc of a Core Ultra",
    0x7D51: "Intel Arc of a Core Ultra, series 2",
    0x7DD1: "Intel Arc of a Core Ultra, series 2",
}
"""The larger graphics (H) of MTL and ARL; the small ones (U, S) beside them are not supported."""


def intel_name(device: int) -> str | None:
    """Return what Intel graphics with this PCI id are called, or None when PyTorch has no use."""
    return _SINGLE.get(device) or _FAMILIES.get(device >> 8)
