"""Whether a build of PyTorch computes on a graphics card, and if not, why.

Drivers: NVIDIA's "CUDA Compatibility", table of minor version compatibility (CUDA 12.x from 525 on,
13.x from 580 on; the release notes of CUDA 12 give the exact ones for Linux and Windows). Cards:
PyTorch's RELEASE.md, "CUDA Support Matrix" of 2.11 and later (CUDA 12.6: capability 5.0 to 9.0,
13.0: from 7.5 on), and for AMD the chips that PyTorch's builds for Linux are made for. NVIDIA's
driver 580 is the last for capabilities below 7.5.
"""

from dataclasses import dataclass

from potluck_setup.backend import Backend
from potluck_setup.hardware import Graphics, Hardware, Vendor

_LEAST_DRIVER: dict[Backend, dict[str, tuple[int, ...]]] = {
    Backend.CU130: {"Linux": (580,), "Windows": (580,)},
    Backend.CU126: {"Linux": (525, 60, 13), "Windows": (528, 33)},
}
_RECOMMENDED_DRIVER = 580
_CAPABILITIES: dict[Backend, tuple[tuple[int, int], tuple[int, int]]] = {
    Backend.CU130: ((7, 5), (99, 0)),
    Backend.CU126: ((5, 0), (9, 9)),
}
"""First and last that a build has code for."""
_OLDEST_CAPABILITY = (5, 0)
_AMD_ARCHITECTURES = {
    "gfx900",
    "gfx906",
    "gfx908",
    "gfx90a",
    "gfx942",
    "gfx950",
    "gfx1030",
    "gfx1100",
    "gfx1101",
    "gfx1102",
    "gfx1150",
    "gfx1151",
    "gfx1200",
    "gfx1201",
}
_AFTER = "Restart the computer, then run “potluck repair”."


@dataclass(frozen=True, kw_only=True)
class Unfitness:
    """Why a build does not compute on a card.

    Attributes:
        reason: A sentence about the card.
        mend: What the owner can do; None when nothing helps.
    """

    reason: str
    mend: str | None


def unfitness(hardware: Hardware, card: Graphics, build: Backend) -> Unfitness | None:
    """Return why a build of the card's own maker does not compute on it, or None when it does."""
    match card.vendor:
        case Vendor.NVIDIA:
            return _nvidia(hardware, card, build)
        case Vendor.AMD:
            return _amd(hardware, card)
        case Vendor.INTEL:
            return _intel(card)
        case Vendor.APPLE:
            return None


def _nvidia(hardware: Hardware, card: Graphics, build: Backend) -> Unfitness | None:
    capability = card.compute_capability
    # The driver branches after 580 have left out what CUDA 13 left out.
    is_old = capability is not None and capability < _CAPABILITIES[Backend.CU130][0]
    newest = (
        f"Install NVIDIA's driver {_RECOMMENDED_DRIVER}."
        if is_old
        else f"Install NVIDIA's driver {_RECOMMENDED_DRIVER} or newer."
    )
    install = f"{newest} {_AFTER}"
    if capability is not None and capability < _OLDEST_CAPABILITY:
        return Unfitness(reason="It is too old for every build of PyTorch.", mend=None)
    if card.driver_version is None:
        return Unfitness(reason="NVIDIA's driver is not installed, or does not run.", mend=install)
    if capability is not None:
        first, last = _CAPABILITIES[build]
        if capability < first:
            return Unfitness(reason=f"It is too old for the build {build}.", mend=None)
        if capability > last:
            return Unfitness(
                reason=f"It is too new for the build {build}, and for the build "
                f"{Backend.CU130} its driver {card.driver_version} is too old.",
                mend=install,
            )
    least = _LEAST_DRIVER[build].get(hardware.system)
    if least is None:
        return Unfitness(reason=f"No build of PyTorch uses it on {hardware.system}.", mend=None)
    if _numbers(card.driver_version) < least:
        return Unfitness(
            reason=f"Its driver {card.driver_version} is too old; the build {build} needs "
            f"{'.'.join(map(str, least))} or newer.",
            mend=install,
        )
    return None


def _amd(hardware: Hardware, card: Graphics) -> Unfitness | None:
    if hardware.system != "Linux":
        return Unfitness(reason="PyTorch computes on AMD's cards on Linux alone.", mend=None)
    if card.driver_version is None:
        return Unfitness(
            reason="The compute part of AMD's driver (ROCm) does not run.",
            mend=" ".join(("Install AMD's driver amdgpu with ROCm.", _AFTER)),
        )
    if card.architecture is not None and card.architecture not in _AMD_ARCHITECTURES:
        return Unfitness(
            reason=f"PyTorch's build for AMD has no code for its chip {card.architecture}.",
            mend=None,
        )
    return None


def _intel(card: Graphics) -> Unfitness | None:
    if card.driver_version is None:
        return Unfitness(
            reason="The compute part of Intel's graphics driver (Level Zero) is not installed.",
            mend=" ".join(("Install Intel's graphics driver with Level Zero.", _AFTER)),
        )
    return None


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers; one that can't be read counts as the oldest."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()
