"""What is said against an installation before anything is fetched."""

from dataclasses import replace
from pathlib import Path

import pytest

from potluck_setup.backend import Backend
from potluck_setup.checks import (
    SPARE_BYTES,
    Obstacle,
    Readings,
    objections,
    raise_first,
    read_checks,
    unfit,
)
from potluck_setup.errors import NoRoomError, UnfitError
from potluck_setup.hardware import Hardware
from potluck_setup.plan import Plan, PlannedWheel
from potluck_setup.release import Release, pin

_GB = 1_000_000_000
_RELEASE = Release(
    version="0.2.0",
    protocol_version=1,
    requires_python=">=3.11,<3.14",
    wheel=pin("potluck-0.2.0-py3-none-any.whl", b"app"),
    locks={},
    updates_url=None,
)
_PLAN = Plan(
    version="0.2.0",
    protocol_version=1,
    backend=Backend.CPU,
    python=Path("/usr/bin/python3"),
    wheels=(
        PlannedWheel(
            project="torch",
            version="2.13.0",
            filename="torch-2.13.0-py3-none-any.whl",
            url="https://example.org/torch-2.13.0-py3-none-any.whl",
            size_bytes=3 * _GB,
            sha256="0" * 64,
        ),
    ),
    installed_bytes=6 * _GB,
)
_DEBIAN = Readings(
    hardware=Hardware(system="Linux", machine="x86_64", system_version=(2, 36)),
    python_version="3.11.2",
    python_bits=64,
    free_bytes=100 * _GB,
)


def test_a_fit_computer_hears_nothing() -> None:
    """Debian 12 with room on its disk is told nothing."""
    assert unfit(_RELEASE, _DEBIAN) == ()
    assert objections(_PLAN, _DEBIAN) == ()


def test_too_little_room_is_said_with_figures() -> None:
    """The objection says what is free, what is needed for what, and how much to free."""
    (objection,) = objections(_PLAN, replace(_DEBIAN, free_bytes=4 * _GB))
    assert objection.obstacle is Obstacle.DISK
    for figure in ("4.0 GB free", "10.0 GB", "3.0 GB to download", "6.0 GB once it is installed"):
        assert figure in objection.sentence
    assert "6.0 GB" in objection.mend
    with pytest.raises(NoRoomError, match="Free at least"):
        raise_first([objection])


def test_the_last_byte_counts() -> None:
    """Exactly enough is enough, and one byte less is not."""
    enough = 9 * _GB + SPARE_BYTES
    assert objections(_PLAN, replace(_DEBIAN, free_bytes=enough)) == ()
    assert objections(_PLAN, replace(_DEBIAN, free_bytes=enough - 1))


def test_what_was_fetched_is_not_fetched_again() -> None:
    """After an interruption the download that is there needs no further room."""
    most = replace(_DEBIAN, free_bytes=7 * _GB, fetched_bytes=3 * _GB)
    assert objections(_PLAN, most) == ()
    assert objections(_PLAN, replace(most, fetched_bytes=2 * _GB))
    assert objections(_PLAN, replace(most, fetched_bytes=30 * _GB)) == ()


@pytest.mark.parametrize(
    ("system", "machine", "version", "obstacle", "words"),
    [
        ("Linux", "x86_64", (2, 31), Obstacle.SYSTEM, "glibc 2.31.*glibc 2.34"),
        ("Linux", "aarch64", (2, 36), Obstacle.SYSTEM, "glibc 2.36.*glibc 2.39"),
        ("Linux", "x86_64", None, Obstacle.SYSTEM, "no glibc"),
        ("Linux", "i686", (2, 36), Obstacle.PROCESSOR, "i686"),
        ("Linux", "riscv64", (2, 41), Obstacle.PROCESSOR, "riscv64"),
        ("Darwin", "arm64", (13, 6), Obstacle.SYSTEM, "macOS 13.6.*macOS 14.0"),
        ("Darwin", "x86_64", (14, 5), Obstacle.PROCESSOR, "x86_64"),
        ("Windows", "AMD64", (10, 14393), Obstacle.SYSTEM, "1809"),
        ("Windows", "ARM64", (10, 22631), Obstacle.PROCESSOR, "ARM64"),
        ("FreeBSD", "amd64", None, Obstacle.SYSTEM, "FreeBSD"),
    ],
)
def test_systems_that_can_not(
    system: str, machine: str, version: tuple[int, int] | None, obstacle: Obstacle, words: str
) -> None:
    """A system or processor that PyTorch or Qt has nothing for is named, with what it lacks."""
    hardware = Hardware(system=system, machine=machine, system_version=version)
    found = unfit(_RELEASE, replace(_DEBIAN, hardware=hardware))
    assert [objection.obstacle for objection in found] == [obstacle]
    with pytest.raises(UnfitError, match=words):
        raise_first(found)


@pytest.mark.parametrize("version", ["3.10.14", "3.14.0", "2.7.18", "strange"])
def test_pythons_that_can_not(version: str) -> None:
    """A Python that the release was not tested with is named, with those that it was."""
    (objection,) = unfit(_RELEASE, replace(_DEBIAN, python_version=version))
    assert objection.obstacle is Obstacle.PYTHON
    assert version in objection.sentence
    assert ">=3.11,<3.14" in objection.sentence


@pytest.mark.parametrize("version", ["3.11.0", "3.12.7", "3.13.5+", "3.13.0rc2"])
def test_pythons_that_can(version: str) -> None:
    """Also a Python with something behind its number is one."""
    assert unfit(_RELEASE, replace(_DEBIAN, python_version=version)) == ()


def test_a_small_python_can_not() -> None:
    """PyTorch has no build for a 32-bit Python, also on a 64-bit system."""
    (objection,) = unfit(_RELEASE, replace(_DEBIAN, python_bits=32))
    assert objection.obstacle is Obstacle.PYTHON
    assert "32-bit" in objection.sentence


def test_reading_where_nothing_is_yet(tmp_path: Path) -> None:
    """The disk is asked at the nearest folder that is there; nothing is made."""
    root = tmp_path / "not" / "yet"
    readings = read_checks(root, _DEBIAN.hardware, fetched_bytes=5)
    assert readings.free_bytes > 0
    assert readings.python_bits == 64
    assert readings.fetched_bytes == 5
    assert not root.parent.exists()


def test_nothing_to_raise() -> None:
    """Without an objection nothing is raised."""
    raise_first([])
