"""A planned wheel that lies on this computer."""

from dataclasses import dataclass
from pathlib import Path

from potluck_setup.plan import PlannedWheel


@dataclass(frozen=True, kw_only=True)
class FoundWheel:
    """A wheel whose bytes were compared with the plan.

    Attributes:
        wheel: What was planned.
        path: Where it lies: below `Places.wheels`, or in the folder that it was found in.
    """

    wheel: PlannedWheel
    path: Path
