"""The computers that a release is made for, as markers and wheels see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from packaging.markers import Environment
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

_GLIBC_ALIASES = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
"""PEP 600's older names of glibc versions."""


@dataclass(frozen=True, kw_only=True)
class Platform:
    """A system on a processor, at the oldest version that Potluck runs on.

    Attributes:
        name: For people.
        sys_platform: Python's name of the system: "linux", "win32", "darwin".
        machine: Python's name of the processor.
        wheels: Names of platforms in wheels' file names, the best first.
    """

    name: str
    sys_platform: str
    machine: str
    wheels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Target:
    """A platform with one version of Python.

    Attributes:
        platform: Which one.
        python: Its version, (3, 11).
    """

    platform: Platform
    python: tuple[int, int]

    def environments(self) -> tuple[Environment, Environment]:
        """Return the markers of the first and of a late patch release: some ask for one of them."""
        return self._environment(0), self._environment(99)

    def tags(self) -> Sequence[Tag]:
        """Return what wheels run here, best first."""
        interpreter = f"cp{self.python[0]}{self.python[1]}"
        return [
            *cpython_tags(self.python, abis=[interpreter], platforms=self.platform.wheels),
            *compatible_tags(self.python, interpreter, self.platform.wheels),
        ]

    def marker(self) -> str:
        """Return what holds here, and on no other target."""
        return (
            f"sys_platform == '{self.platform.sys_platform}'"
            f" and platform_machine == '{self.platform.machine}'"
            f" and python_version == '{self.python[0]}.{self.python[1]}'"
        )

    def __str__(self) -> str:
        return f"{self.platform.name} with Python {self.python[0]}.{self.python[1]}"

    def _environment(self, patch: int) -> Environment:
        version = f"{self.python[0]}.{self.python[1]}"
        system = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{version}.{patch}",
            "os_name": "nt" if self.platform.sys_platform == "win32" else "posix",
            "platform_machine": self.platform.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": system[self.platform.sys_platform],
            "platform_version": "",
            "python_full_version": f"{version}.{patch}",
            "python_version": version,
            "sys_platform": self.platform.sys_platform,
        }


def _manylinux(newest_minor: int, machine: str) -> tuple[str, ...]:
    names = []
    for minor in range(newest_minor, 4, -1):
        names.append(f"manylinux_2_{minor}_{machine}")
        if minor in _GLIBC_ALIASES:
            names.append(f"{_GLIBC_ALIASES[minor]}_{machine}")
    return (*names, f"linux_{machine}")


LINUX_X86_64 = Platform(
    name="Linux on x86-64",
    sys_platform="linux",
    machine="x86_64",
    wheels=_manylinux(34, "x86_64"),
)
LINUX_ARM64 = Platform(
    name="Linux on ARM",
    sys_platform="linux",
    machine="aarch64",
    wheels=_manylinux(39, "aarch64"),
)
WINDOWS_X86_64 = Platform(
    name="Windows on x86-64", sys_platform="win32", machine="AMD64", wheels=("win_amd64",)
)
MACOS_ARM64 = Platform(
    name="macOS on Apple chips",
    sys_platform="darwin",
    machine="arm64",
    wheels=tuple(mac_platforms((14, 0), "arm64")),
)
PLATFORMS = (LINUX_X86_64, LINUX_ARM64, WINDOWS_X86_64, MACOS_ARM64)
"""The versions are those that `potluck_setup.checks` asks for."""


def targets(pythons: Iterable[tuple[int, int]]) -> tuple[Target, ...]:
    """Return every platform with every one of these Pythons."""
    versions = tuple(pythons)
    return tuple(
        Target(platform=platform, python=python) for platform in PLATFORMS for python in versions
    )
