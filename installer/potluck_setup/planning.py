"""Makes the plan of an installation: every wheel, and the room that they take once unpacked."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from packaging.markers import Environment
from packaging.tags import Tag

from potluck_setup.backend import Backend
from potluck_setup.choosing import Choice
from potluck_setup.errors import TamperedError, UnfitError
from potluck_setup.locks import OWN_PROJECT, planned_wheels
from potluck_setup.plan import Plan, PlannedWheel
from potluck_setup.release import Release, check_pinned, lock_name

_LARGE_BYTES = 300_000_000
_GROWTH = 3.5
"""Times that a wheel grows when it is unpacked: 3.1 measured over 57 wheels of Potluck 0.1, which
weigh 258 MB together; single ones are above that, but small."""
_GROWTH_BY_PROJECT = {"triton": 3.75, "torch": 4.5}
"""Measured 3.65 of triton 3.7.1, and 4.3 of the small builds of torch 2.13.0."""
_GROWTH_OF_LARGE = {"torch": 2.25}
"""Measured 2.08 of torch 2.13.0 for Linux with CUDA."""
_GROWTH_OF_NVIDIA = 1.5
"""Measured 1.12 to 1.41 of NVIDIA's own libraries."""
_COMPILED_BYTES = 300_000_000
"""What Python adds when it first runs: 289 MB measured when every module of it was compiled."""


def make_plan(
    release: Release,
    lock: bytes,
    choice: Choice,
    *,
    python: Path,
    environment: Environment,
    tags: Sequence[Tag],
    carried: Mapping[str, int],
) -> Plan:
    """Return all that a release consists of on this computer, the app's own wheel last.

    The app's own wheel has its bare file name for a URL: it comes with the release.

    Args:
        release: What is installed.
        lock: The bytes of the release's lock for the chosen build.
        choice: The build.
        python: The interpreter that the environment is made with.
        environment: Its markers.
        tags: What wheels it takes, best first.
        carried: For wheels that are at hand, by file name: the bytes that they hold unpacked, as of
            `unpacked_sizes`; others are estimated from above.

    Raises:
        TamperedError: The lock is not the one that the release names.
        UnfitError: The release has nothing for this Python or this computer.
    """
    pinned = release.locks.get(choice.backend)
    if pinned is None:
        raise UnfitError(f"This release of Potluck has no build of PyTorch for {choice.backend}.")
    check_pinned(pinned, lock)
    app = PlannedWheel(
        project=OWN_PROJECT,
        version=release.version,
        filename=release.wheel.name,
        url=release.wheel.name,
        size_bytes=release.wheel.size_bytes,
        sha256=release.wheel.sha256,
    )
    wheels = (*planned_wheels(lock, name=pinned.name, environment=environment, tags=tags), app)
    return Plan(
        version=release.version,
        protocol_version=release.protocol_version,
        backend=choice.backend,
        python=python,
        wheels=wheels,
        installed_bytes=_COMPILED_BYTES
        + sum(carried.get(wheel.filename) or _unpacked_at_most(wheel) for wheel in wheels),
    )


def offered_here(
    locks: Mapping[Backend, bytes], *, environment: Environment, tags: Sequence[Tag]
) -> frozenset[Backend]:
    """Return the builds of a release that this computer could install.

    A release made where an index did not answer may have a build for one system alone, so that its
    having a lock says nothing yet.

    Raises:
        TamperedError: A lock is none; names it.
    """
    offered = set()
    for backend, lock in locks.items():
        try:
            planned_wheels(lock, name=lock_name(backend), environment=environment, tags=tags)
        except UnfitError:
            continue
        offered.add(backend)
    return frozenset(offered)


def read_locks(release: Release, folder: Path) -> dict[Backend, bytes]:
    """Return the locks of a release that lie in a folder, each compared with what was promised.

    Raises:
        TamperedError: One is missing, or another than the release names.
    """
    locks = {}
    for backend, pinned in release.locks.items():
        try:
            with (folder / pinned.name).open("rb") as file:
                locks[backend] = file.read(pinned.size_bytes + 1)
        except OSError as error:
            raise TamperedError(
                f"{pinned.name} of this release of Potluck can't be read. "
                "Download the installer again from where you got it."
            ) from error
        check_pinned(pinned, locks[backend])
    return locks


def unpacked_sizes(wheels: Iterable[Path]) -> dict[str, int]:
    """Return how many bytes each wheel holds unpacked; those that can't be read are left out."""
    sizes = {}
    for path in wheels:
        try:
            with zipfile.ZipFile(path) as archive:
                sizes[path.name] = sum(entry.file_size for entry in archive.infolist())
        except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
            continue
    return sizes


def _unpacked_at_most(wheel: PlannedWheel) -> int:
    growth = _GROWTH_BY_PROJECT.get(wheel.project, _GROWTH)
    if wheel.size_bytes > _LARGE_BYTES:
        growth = _GROWTH_OF_LARGE.get(wheel.project, growth)
    if wheel.project.startswith("nvidia-") and wheel.size_bytes > 1_000_000:
        growth = _GROWTH_OF_NVIDIA
    return int(wheel.size_bytes * growth)
