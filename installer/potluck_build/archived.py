"""What an installer is ordered with, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from potluck_build.payload import Materials


@dataclass(frozen=True, kw_only=True)
class Order:
    """What every builder of an installer is told.

    Attributes:
        materials: What payloads are made of.
        version: Of the app, by PEP 440.
        moment: How old all entries are, in seconds since 1970.
        values: What templates ask for.
        changelog: The changes of all versions.
        out: Folder of the finished installers.
    """

    materials: Materials
    version: str
    moment: int
    values: Mapping[str, str]
    changelog: Path
    out: Path


@dataclass(frozen=True, kw_only=True)
class Archived:
    """A finished installer.

    Attributes:
        path: Where it lies.
        unpacked_bytes: What it takes on a disk.
    """

    path: Path
    unpacked_bytes: int

    @property
    def size_bytes(self) -> int:
        """How much has to be downloaded."""
        return self.path.stat().st_size
