"""The digests that the known steps must come to, as they were measured.

Exact numerics have one for every computer. Floating point has one for a class of arithmetic, and
only where somebody has measured it: `python -m potluck_training.known_steps` prints that of a
device for `digests.json`.
"""

import json
from dataclasses import dataclass
from importlib.resources import files

from google.protobuf.json_format import ParseDict

from potluck.v1 import numerics_pb2 as wire
from potluck_training.numerics_class import same_class


@dataclass(frozen=True, kw_only=True)
class KnownDigests:
    """What the steps come to.

    Attributes:
        exact: Under exact numerics, on every device.
        fast: In floating point, by class of arithmetic.
    """

    exact: str
    fast: tuple[tuple[wire.NumericsClass, str], ...]

    def fast_of(self, numerics_class: wire.NumericsClass) -> str | None:
        """Return the digest of a class; None where nobody has measured it."""
        return next((d for known, d in self.fast if same_class(known, numerics_class)), None)


def known_digests() -> KnownDigests:
    """Return the digests that travel with this package."""
    found = json.loads((files(__package__) / "digests.json").read_text("utf-8"))
    return KnownDigests(
        exact=found["exact"],
        fast=tuple(
            (ParseDict(each["class"], wire.NumericsClass()), each["digest"])
            for each in found["fast"]
        ),
    )
