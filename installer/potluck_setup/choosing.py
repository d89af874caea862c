"""Which build of PyTorch a computer gets, and what its owner is told when it isn't the best one.

A graphics card that stays unused is never passed over in silence: the choice then carries a warning
with the card's name and the reason, and what its owner can do where something can be done.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from potluck_setup.backend import Backend
from potluck_setup.errors import UnfitError
from potluck_setup.fitness import Unfitness, unfitness
from potluck_setup.hardware import Graphics, Hardware, Vendor

REPAIR = "potluck repair"
_BUILDS: dict[Vendor, tuple[Backend, ...]] = {
    Vendor.NVIDIA: (Backend.CU130, Backend.CU126),
    Vendor.APPLE: (Backend.MPS,),
    Vendor.AMD: (Backend.ROCM,),
    Vendor.INTEL: (Backend.XPU,),
}
"""What computes on a maker's cards, newest first; the makers in the order in which they win."""
_ON_PROCESSOR = (
    Backend.CPU,
    Backend.MPS,
    Backend.CU126,
    Backend.CU130,
    Backend.XPU,
    Backend.ROCM,
)
"""Every build computes on the processor too; the smaller comes first."""
_WORDS = {
    Backend.CPU: "for the processor",
    Backend.CU126: "for NVIDIA graphics cards with CUDA 12.6",
    Backend.CU130: "for NVIDIA graphics cards with CUDA 13.0",
    Backend.ROCM: "for AMD graphics cards",
    Backend.XPU: "for Intel graphics",
    Backend.MPS: "for Apple chips",
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A build of PyTorch, and why.

    Attributes:
        backend: The build.
        sentence: What is going to compute, for a person.
        warning: Why a graphics card stays unused; None when none does.
        mend: What the owner can do about it; None when there is no warning, or nothing to do.
    """

    backend: Backend
    sentence: str
    warning: str | None = None
    mend: str | None = None


def choose(hardware: Hardware, offered: Collection[Backend], wish: Backend | None) -> Choice:
    """Return the build for a computer; a graphics card is never left out without a warning.

    Args:
        hardware: The computer.
        offered: What the release has for this computer, as of `planning.offered_here`.
        wish: What the person asked for; None to choose.

    Raises:
        UnfitError: The release does not offer what was wished, or nothing that runs here.
    """
    if wish is not None and wish not in offered:
        raise UnfitError(
            f"This release of Potluck has no build of PyTorch {_WORDS[wish]} ({wish}) that runs on "
            f"this computer. It has: {_list(offered) or 'none'}. Choose one of these, or leave "
            "the choice to Potluck."
        )
    if wish is not None:
        return _tell(hardware, offered, wish, asked=True)
    for builds in _BUILDS.values():
        served = {build: len(_served(hardware, build)) for build in builds if build in offered}
        best = max(served, key=lambda build: served[build], default=None)
        if best is not None and served[best]:
            return _tell(hardware, offered, best, asked=False)
    for build in _ON_PROCESSOR:
        if build in offered:
            return _tell(hardware, offered, build, asked=False)
    raise UnfitError(
        "This release of Potluck has no build of PyTorch that runs on this computer. "
        "Look for a newer release, or for an installer that was made for your system."
    )


def _tell(
    hardware: Hardware, offered: Collection[Backend], backend: Backend, *, asked: bool
) -> Choice:
    used = _served(hardware, backend)
    unused = [card for card in hardware.graphics if card not in used]
    if not used:
        sentence = f"The processor computes, with the build of PyTorch {_WORDS[backend]}."
    else:
        names, build = _names(used), _WORDS[backend]
        sentence = (
            f"{names} computes, with the build of PyTorch {build}."
            if len(used) == 1
            else f"{names} compute, with the build of PyTorch {build}."
        )
    if used and not any(card.vendor is used[0].vendor for card in unused):
        if unused:
            sentence += f" It leaves {_names(unused)} alone: a build is for one maker's cards."
        return Choice(backend=backend, sentence=sentence)
    if not unused:
        return Choice(backend=backend, sentence=sentence)
    reasons = {_names([card]): _reason(hardware, card, offered, asked=asked) for card in unused}
    mends = dict.fromkeys(reason.mend for reason in reasons.values() if reason.mend is not None)
    return Choice(
        backend=backend,
        sentence=sentence,
        warning=" ".join(
            " ".join((f"{name} stays unused.", reason.reason)) for name, reason in reasons.items()
        ),
        mend=" ".join(mends) or None,
    )


def _reason(
    hardware: Hardware, card: Graphics, offered: Collection[Backend], *, asked: bool
) -> Unfitness:
    """Return why a card stays unused, by the build for which its owner can do the most."""
    builds = _BUILDS[card.vendor]
    found = {build: unfitness(hardware, card, build) for build in builds}
    here = {build: objection for build, objection in found.items() if build in offered}
    for build, objection in here.items():
        if objection is None:
            why = (
                "Another build was asked for."
                if asked
                else "The build for the others leaves it out."
            )
            return Unfitness(
                reason=why, mend=f"Run “{REPAIR} --backend {build}” to have it used instead."
            )
    for objection in here.values():
        if objection is not None and objection.mend is not None:
            return objection
    for build, objection in found.items():
        if build not in offered and (objection is None or objection.mend is not None):
            return Unfitness(
                reason=f"This release of Potluck has no build of PyTorch {_WORDS[build]} "
                f"({build}).",
                mend=f"Look for a newer release or another installer of Potluck that has the build "
                f"{build}, then run “{REPAIR}”.",
            )
    return next(objection for objection in found.values() if objection is not None)


def _served(hardware: Hardware, build: Backend) -> list[Graphics]:
    return [
        card
        for card in hardware.graphics
        if build in _BUILDS[card.vendor] and unfitness(hardware, card, build) is None
    ]


def _names(cards: Iterable[Graphics]) -> str:
    names = list(dict.fromkeys(card.name for card in cards))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _list(builds: Collection[Backend]) -> str:
    return ", ".join(sorted(build.value for build in builds))
