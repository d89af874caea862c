"""The systems that installers are built for, and which wheels run there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from packaging.tags import Tag, compatible_tags, cpython_tags

from release import targets as releases

PYTHON = (3, 11)
"""The oldest Python that Potluck runs on; carried wheels are of the stable ABI, or pure."""


class System(StrEnum):
    """A system with an installer of its own kind."""

    LINUX = "linux"
    """x86-64 with glibc 2.34 or newer."""
    WINDOWS = "windows"
    """64 bit, 10 or newer."""
    MACOS = "macos"
    """Apple chips, macOS 14 or newer."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A system as wheels see it.

    Attributes:
        system: Which it is.
        platform: The same among those that releases are made for.
        uv: File name of uv's program.
    """

    system: System
    platform: releases.Platform
    uv: str = "uv"

    @property
    def platforms(self) -> Sequence[str]:
        """Names of platforms in wheels' file names, the best first."""
        return self.platform.wheels

    @property
    def environment(self) -> Mapping[str, str]:
        """What markers are evaluated with."""
        oldest, _ = releases.Target(platform=self.platform, python=PYTHON).environments()
        return {name: str(value) for name, value in oldest.items()}

    def tags(self) -> Sequence[Tag]:
        """Return the tags of wheels that run on every supported Python here, the best first."""
        return [
            *cpython_tags(PYTHON, abis=["abi3"], platforms=self.platforms),
            *compatible_tags(PYTHON, platforms=self.platforms),
        ]


def target_of(system: System) -> Target:
    """Return what wheels see of a system."""
    match system:
        case System.LINUX:
            return Target(system=system, platform=releases.LINUX_X86_64)
        case System.WINDOWS:
            return Target(system=system, platform=releases.WINDOWS_X86_64, uv="uv.exe")
        case System.MACOS:
            return Target(system=system, platform=releases.MACOS_ARM64)
