"""What speaks against an installation, found out before anything is fetched.

What the graphics card's driver lacks does not stop an installation: `choosing.Choice` warns of it.
"""

import platform
import re
import shutil
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from packaging.specifiers import SpecifierSet

from potluck_setup.errors import NoRoomError, UnfitError
from potluck_setup.hardware import Hardware
from potluck_setup.plan import Plan
from potluck_setup.release import Release

SPARE_BYTES = 1_000_000_000
"""Left free for the system, and for Potluck's first checkpoints."""
_LEAST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
"""By the tags of PySide6-Essentials' wheels (manylinux_2_34_x86_64, manylinux_2_39_aarch64)."""
_LEAST_MACOS = (14, 0)
"""By the tag of PyTorch's wheels (macosx_14_0_arm64)."""
_LEAST_WINDOWS = (10, 17_763)
"""Windows 10, version 1809: the oldest in Qt 6.11's "Qt for Windows, Supported Configurations"."""
_MACHINES = {
    "Linux": {"x86_64": "64-bit x86", "aarch64": "64-bit ARM"},
    "Windows": {"AMD64": "64-bit x86"},
    "Darwin": {"arm64": "Apple's own"},
}
"""Where PyTorch, PySide6 and numba all have wheels."""


class Obstacle(StrEnum):
    """What kind of thing is in the way."""

    DISK = "disk"
    """Too little room."""
    PYTHON = "python"
    """This Python is too old, too new, or a 32-bit one."""
    SYSTEM = "system"
    """The system is too old, or not one that Potluck knows."""
    PROCESSOR = "processor"
    """PyTorch has no build for this processor."""


@dataclass(frozen=True, kw_only=True)
class Objection:
    """Something that is in the way.

    Attributes:
        obstacle: What kind of thing.
        sentence: What is in the way, with figures.
        mend: What the person can do.
    """

    obstacle: Obstacle
    sentence: str
    mend: str


@dataclass(frozen=True, kw_only=True)
class Readings:
    """What was read of this computer.

    Attributes:
        hardware: The computer.
        python_version: Of the interpreter that the environment is made with, "3.11.2".
        python_bits: 64, or 32.
        free_bytes: Free on the disk of the installation's root, for this person.
        fetched_bytes: How much of the plan's wheels has been fetched already.
        linked_bytes: Length of the wheels that the version in use holds unpacked already, and that
            are linked from there.
    """

    hardware: Hardware
    python_version: str
    python_bits: int
    free_bytes: int
    fetched_bytes: int = 0
    linked_bytes: int = 0


def unfit(release: Release, readings: Readings) -> tuple[Objection, ...]:
    """Return why this computer can't run a release at all; asked before a plan is made."""
    return (*_processor(readings), *_system(readings.hardware), *_python(release, readings))


def objections(plan: Plan, readings: Readings) -> tuple[Objection, ...]:
    """Return why a plan can't be carried out now.

    The version that is in use, and the one before it, stay where they are: what is free is free
    beside them. What was fetched before is not fetched again.
    """
    whole = sum(wheel.size_bytes for wheel in plan.wheels)
    to_fetch = max(0, whole - readings.fetched_bytes - readings.linked_bytes)
    # Unpacked, a wheel takes more than its own length, so this leaves out too little.
    installed = max(0, plan.installed_bytes - readings.linked_bytes)
    needed = to_fetch + installed + SPARE_BYTES
    if readings.free_bytes >= needed:
        return ()
    missing = needed - readings.free_bytes
    return (
        Objection(
            obstacle=Obstacle.DISK,
            sentence=(
                f"The disk has {readings.free_bytes // 100_000_000 / 10:.1f} GB free, and Potluck "
                f"needs {_gigabytes(needed)}: {_gigabytes(to_fetch)} to download, "
                f"{_gigabytes(installed)} once it is installed, and "
                f"{_gigabytes(SPARE_BYTES)} to spare."
            ),
            mend=(
                f"Free at least {_gigabytes(missing)}, or choose a folder on another disk "
                "(POTLUCK_ROOT), and try again."
            ),
        ),
    )


def raise_first(found: Iterable[Objection]) -> None:
    """Raise the first objection as an error; its sentence says also what to do.

    Raises:
        NoRoomError: The disk is too full.
        UnfitError: Anything else.
    """
    for objection in found:
        kind = NoRoomError if objection.obstacle is Obstacle.DISK else UnfitError
        raise kind(f"{objection.sentence} {objection.mend}")


def read_checks(
    root: Path, hardware: Hardware, *, fetched_bytes: int = 0, linked_bytes: int = 0
) -> Readings:
    """Return what is read of this process's Python and of the disk where `root` is or will be.

    Raises:
        NoRoomError: The disk can't be asked.
    """
    there = root.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        free_bytes = shutil.disk_usage(there).free
    except OSError as error:
        raise NoRoomError(
            f"The room on the disk of {there} can't be read: {error.strerror}. "
            "Choose another folder, and try again."
        ) from error
    return Readings(
        hardware=hardware,
        python_version=platform.python_version(),
        python_bits=struct.calcsize("P") * 8,
        free_bytes=free_bytes,
        fetched_bytes=fetched_bytes,
        linked_bytes=linked_bytes,
    )


def _processor(readings: Readings) -> Iterator[Objection]:
    hardware = readings.hardware
    known = _MACHINES.get(hardware.system)
    if known is not None and hardware.machine not in known:
        yield Objection(
            obstacle=Obstacle.PROCESSOR,
            sentence=f"PyTorch has no build for this computer's processor ({hardware.machine}); on "
            f"{hardware.system} it has one for {' and '.join(known.values())}.",
            mend="Install Potluck on another computer."
            if hardware.system != "Darwin"
            else "On a Mac with an Apple chip, use a Python that was made for it.",
        )


def _system(hardware: Hardware) -> Iterator[Objection]:
    version = hardware.system_version
    if hardware.system == "Linux":
        least = _LEAST_GLIBC.get(hardware.machine, _LEAST_GLIBC["x86_64"])
        if version is None:
            yield Objection(
                obstacle=Obstacle.SYSTEM,
                sentence="This Linux has no glibc, which PyTorch and Qt are built for.",
                mend="Use a Linux with glibc, such as Debian, Ubuntu or Fedora.",
            )
        elif version < least:
            yield _too_old("glibc", version, least, "Install a newer release of this Linux.")
    elif hardware.system == "Darwin":
        if version is not None and version < _LEAST_MACOS:
            yield _too_old("macOS", version, _LEAST_MACOS, "Update macOS, and try again.")
    elif hardware.system == "Windows":
        if version is not None and version < _LEAST_WINDOWS:
            yield Objection(
                obstacle=Obstacle.SYSTEM,
                sentence="This Windows is older than Windows 10, version 1809, which Qt needs.",
                mend="Update Windows, and try again.",
            )
    else:
        yield Objection(
            obstacle=Obstacle.SYSTEM,
            sentence=f"Potluck runs on Linux, Windows and macOS, and this is {hardware.system}.",
            mend="Install Potluck on another computer.",
        )


def _python(release: Release, readings: Readings) -> Iterator[Objection]:
    wanted = f"Potluck needs a 64-bit Python {release.requires_python}."
    if readings.python_bits != 64:
        yield Objection(
            obstacle=Obstacle.PYTHON,
            sentence=f"This Python is a {readings.python_bits}-bit one. {wanted}",
            mend="Install one from python.org, or let the installer of Potluck bring its own.",
        )
    # Debian writes "3.13.0+" for a Python that is newer than its number.
    numbers = re.match(r"\d+(\.\d+)*", readings.python_version)
    if numbers is None or numbers.group() not in SpecifierSet(release.requires_python):
        yield Objection(
            obstacle=Obstacle.PYTHON,
            sentence=f"This is Python {readings.python_version}. {wanted}",
            mend="Install one of these, or let the installer of Potluck bring its own.",
        )


def _too_old(what: str, version: tuple[int, int], least: tuple[int, int], mend: str) -> Objection:
    return Objection(
        obstacle=Obstacle.SYSTEM,
        sentence=f"This computer has {what} {_dotted(version)}, and Potluck needs {what} "
        f"{_dotted(least)} or newer.",
        mend=mend,
    )


def _dotted(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))


def _gigabytes(count: int) -> str:
    """Return bytes as people see them on a disk's box: 10⁹ each, rounded up to a tenth."""
    return f"{-(-count // 100_000_000) / 10:.1f} GB"
