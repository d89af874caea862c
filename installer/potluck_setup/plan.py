"""What is going to be installed: which wheels, from where, how much of everything."""

from dataclasses import dataclass
from pathlib import Path

from potluck_setup.backend import Backend


@dataclass(frozen=True, kw_only=True)
class PlannedWheel:
    """One wheel of a plan.

    Attributes:
        project: Normalised name of the project.
        version: Its version.
        filename: File name of the wheel.
        url: Where the lock says that it lies; a mirror may take its place.
        size_bytes: Exact length.
        sha256: Hexadecimal, lower case.
    """

    project: str
    version: str
    filename: str
    url: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that one version consists of on this computer.

    Attributes:
        version: Of the app.
        protocol_version: What it speaks with coordinators.
        backend: The build of PyTorch.
        python: The interpreter that the environment is made with.
        wheels: Every wheel, the app's own among them, in the order of the lock.
        installed_bytes: What the environment takes on the disk, estimated from above.
    """

    version: str
    protocol_version: int
    backend: Backend
    python: Path
    wheels: tuple[PlannedWheel, ...]
    installed_bytes: int
