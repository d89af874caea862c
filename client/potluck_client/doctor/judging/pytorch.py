"""Whether PyTorch was built for this computer's graphics cards and the driver that runs them.

The least drivers are those of NVIDIA's "CUDA Compatibility" (minor version compatibility): a
program for CUDA 11, 12 or 13 runs on a driver from 450, 525 or 580 on. A build holds code for
some kinds of cards ("sm_86"), which also runs on later cards of the same generation, and perhaps
code that the driver translates for later generations ("compute_90"); see NVIDIA's "CUDA C++
Programming Guide", "Binary Compatibility" and "PTX Compatibility".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from potluck_client.doctor.finding import Finding, Topic, broken, good, skipped, warning
from potluck_client.doctor.judging.mends import REPAIR

LEAST_DRIVERS: Mapping[int, int] = {11: 450, 12: 525, 13: 580}
"""Least NVIDIA driver by CUDA's generation."""

_KIND = re.compile(r"(sm|compute)_(\d{1,2})(\d)[a-z]?")
_OWN_BUILD = (
    "Install the build of PyTorch that fits the card, as pytorch.org says, into the environment "
    "that Potluck runs in."
)
_NEWER_DRIVER = "Update the graphics card's driver, and restart the computer."


class Maker(Enum):
    """Who made a graphics card."""

    NVIDIA = "NVIDIA"
    """Used by builds for CUDA."""
    AMD = "AMD"
    """Used by builds for ROCm."""
    INTEL = "Intel"
    """Not used by Potluck yet."""
    APPLE = "Apple"
    """Used by builds with Metal."""


@dataclass(frozen=True, kw_only=True)
class CardReading:
    """A graphics card that could train.

    Attributes:
        maker: Who made it.
        name: What it is called; empty where no driver tells.
        usable: True when its driver tells of it, so that Potluck lists it among the devices.
        architecture: Its kind as its own worker tells it, such as "sm_86"; empty when not known.
        architectures: What PyTorch was built for, as that worker tells; empty when not known.
    """

    maker: Maker
    name: str
    usable: bool
    architecture: str = ""
    architectures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BuildReading:
    """PyTorch's build, and what it meets here.

    Attributes:
        torch_version: Its version; empty when it could not be asked.
        cuda_version: CUDA that it was built for; empty for none.
        hip_version: ROCm's HIP that it was built for; empty for none.
        metal: True when it was built for Apple's graphics.
        cards: The graphics cards of this computer.
        nvidia_driver: Version of NVIDIA's driver; empty when there is none, or it does not tell.
        installed: True for a Potluck that an installer has laid out.
    """

    torch_version: str
    cuda_version: str
    hip_version: str
    metal: bool
    cards: tuple[CardReading, ...]
    nvidia_driver: str
    installed: bool


def judge_build(reading: BuildReading) -> Finding:
    """Return whether every graphics card can be used; the first that can't is told of."""
    if not reading.torch_version:
        return skipped(
            Topic.TORCH_BUILD, "PyTorch could not be asked, since no training process came up."
        )
    cards = [card for card in reading.cards if card.maker is not Maker.INTEL]
    for card in cards:
        objection = _objection(card, reading)
        if objection is not None:
            return objection
    if cards:
        return good(
            Topic.TORCH_BUILD,
            f"PyTorch {reading.torch_version} fits the graphics cards of this computer: "
            f"{_named(cards)}.",
        )
    if reading.cards:
        return skipped(
            Topic.TORCH_BUILD,
            f"PyTorch {reading.torch_version} computes on the processor: Potluck can't use Intel's "
            "graphics cards yet.",
        )
    return good(
        Topic.TORCH_BUILD,
        f"PyTorch {reading.torch_version} computes on the processor; this computer has no graphics "
        "card that could train.",
    )


def _objection(card: CardReading, reading: BuildReading) -> Finding | None:
    match card.maker:
        case Maker.NVIDIA:
            return _nvidia(card, reading)
        case Maker.AMD:
            built = bool(reading.hip_version)
        case _:
            built = reading.metal
    return None if built else _wrong_build(card, reading)


def _nvidia(card: CardReading, reading: BuildReading) -> Finding | None:
    if not card.usable:
        return warning(
            Topic.TORCH_BUILD,
            "This computer has a graphics card by NVIDIA, but its driver does not answer, so it "
            "can't train.",
            "Install NVIDIA's own driver, restart the computer, and look again.",
        )
    if not reading.cuda_version:
        return _wrong_build(card, reading)
    least = LEAST_DRIVERS.get(_generation(reading.cuda_version))
    driver = _generation(reading.nvidia_driver)
    if least is not None and 0 < driver < least:
        return broken(
            Topic.TORCH_BUILD,
            f"NVIDIA's driver {reading.nvidia_driver} is too old for this PyTorch, which needs "
            f"{least} or newer, so {_name(card)} can't train.",
            f"{_NEWER_DRIVER} {REPAIR}" if reading.installed else _NEWER_DRIVER,
        )
    if not covers(card.architectures, card.architecture):
        return broken(
            Topic.TORCH_BUILD,
            f"PyTorch {reading.torch_version} has no code for {_name(card)} ({card.architecture}), "
            "so this card can't train.",
            _mend(reading),
        )
    return None


def covers(architectures: Sequence[str], architecture: str) -> bool:
    """Tell whether a build has code for a card of NVIDIA's; True when either is not known."""
    own = _KIND.fullmatch(architecture)
    if own is None or not architectures:
        return True
    major, minor = int(own[2]), int(own[3])
    for each in architectures:
        built = _KIND.fullmatch(each)
        if built is None:
            continue
        has = (int(built[2]), int(built[3]))
        if built[1] == "compute" and has <= (major, minor):
            return True
        if has[0] == major and has[1] <= minor:
            return True
    return False


def _wrong_build(card: CardReading, reading: BuildReading) -> Finding:
    return broken(
        Topic.TORCH_BUILD,
        f"This computer has a graphics card ({_name(card)}), but PyTorch {reading.torch_version} "
        "is not built for it, so only the processor trains.",
        _mend(reading),
    )


def _mend(reading: BuildReading) -> str:
    return REPAIR if reading.installed else _OWN_BUILD


def _generation(version: str) -> int:
    """Return the number before the first point; 0 when there is none."""
    first = version.partition(".")[0]
    return int(first) if first.isdecimal() and len(first) < 6 else 0


def _name(card: CardReading) -> str:
    return card.name or card.maker.value


def _named(cards: Sequence[CardReading]) -> str:
    return ", ".join(dict.fromkeys(_name(card) for card in cards))
