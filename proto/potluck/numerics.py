"""The kinds of arithmetic that a recipe may name, and which class of machine a run then belongs to.

With exact numerics every device comes to the same bits, so neither device nor threads are named:
all runs are of one class, and two of them are compared by their digests.
"""

from collections.abc import Sequence

from potluck.errors import ErrorCode, FormatError
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as wire

FLOATING = ""
"""Floating point as each device does it; equal bits only within one class of machine."""

EXACT = "exact-1"
"""The same bits on every device, as docs/exact-numerics.md has it."""

KNOWN = frozenset({FLOATING, EXACT})
"""Every name that this version of Potluck can compute."""

_NAME_CHARACTERS = 40
_NEVER_EXACT = frozenset({"mps"})  # Apple's graphics part has no float64 to sum integers in.


def check_numerics(name: str) -> None:
    """Refuse arithmetic that this version does not know; raises FormatError."""
    if name not in KNOWN:
        shown = name[:_NAME_CHARACTERS]
        raise FormatError(
            f"The project's rules were refused: they ask for the arithmetic {shown!a}, which this "
            "version of Potluck does not know. Update the app, or tell the organiser.",
            code=ErrorCode.CONFLICT,
        )


def is_exact(recipe: manifest.Recipe) -> bool:
    """Tell whether all devices come to the same bits under a recipe."""
    return recipe.numerics == EXACT


def can_compute(recipe: manifest.Recipe, device_type: str) -> bool:
    """Tell whether a kind of device, named as PyTorch does, can work under a recipe."""
    return not (is_exact(recipe) and device_type in _NEVER_EXACT)


def class_under(recipe: manifest.Recipe, device: wire.NumericsClass) -> wire.NumericsClass:
    """Return the class of a run under a recipe, on a device with such arithmetic of its own."""
    if recipe.numerics != FLOATING:
        return wire.NumericsClass(numerics=recipe.numerics)
    named = wire.NumericsClass()
    named.CopyFrom(device)
    return named


def segment_digests(segment: commitment.SegmentCommitment) -> tuple[int, bytes, bytes]:
    """Return what must be equal in two runs of a segment; its loss is told to people only."""
    return segment.steps_done, segment.delta_root, segment.state_digest


def first_difference(
    a: Sequence[commitment.SegmentCommitment], b: Sequence[commitment.SegmentCommitment]
) -> int | None:
    """Return the place of the first segment in which two runs of a unit differ, or None.

    Honest runs that part stay parted, but a cheat may write what it likes after the first
    difference; so all digests are looked at in order, and later ones that are equal again mean
    nothing.
    """
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        if segment_digests(one) != segment_digests(other):
            return place
    return None if len(a) == len(b) else min(len(a), len(b))
