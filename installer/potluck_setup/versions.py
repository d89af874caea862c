"""The versions that lie on the disk: their marks, which one is used, and what is rubbish."""

import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.installed import LAID_OUT_NAME, Current, read_current
from potluck_setup.backend import Backend
from potluck_setup.errors import SetupError
from potluck_setup.places import Places
from potluck_setup.plan import Plan

_MARK_MOST_BYTES = 1_000_000
_HIGHEST_NUMBER = 100_000


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What `laid-out.json` says of a whole version.

    Attributes:
        version: Of the app.
        protocol_version: What it speaks with coordinators.
        backend: Its build of PyTorch.
        wheels: SHA-256 by file name of each wheel that it was made of.
    """

    version: str
    protocol_version: int
    backend: Backend
    wheels: Mapping[str, str]


def mark_of(plan: Plan) -> Mark:
    """Return the mark of a version that a plan was carried out for."""
    return Mark(
        version=plan.version,
        protocol_version=plan.protocol_version,
        backend=plan.backend,
        wheels={wheel.filename: wheel.sha256 for wheel in plan.wheels},
    )


def write_mark(folder: Path, mark: Mark) -> None:
    """Mark a version as whole; everything else of it is on the disk already.

    Raises:
        OSError: The mark can't be written.
    """
    text = json.dumps(
        {
            "version": mark.version,
            "protocol_version": mark.protocol_version,
            "backend": mark.backend.value,
            "wheels": dict(mark.wheels),
        },
        indent=1,
    )
    write_atomically(folder / LAID_OUT_NAME, text.encode())


def read_mark(places: Places, name: str) -> Mark | None:
    """Return what a version is, or None when it is not whole."""
    try:
        with places.laid_out(name).open("rb") as file:
            found = json.loads(file.read(_MARK_MOST_BYTES))
        wheels = {str(wheel): str(sha256) for wheel, sha256 in found["wheels"].items()}
        return Mark(
            version=str(found["version"]),
            protocol_version=int(found["protocol_version"]),
            backend=Backend(found["backend"]),
            wheels=wheels,
        )
    except (
        OSError,
        ValueError,
        OverflowError,
        RecursionError,
        TypeError,
        KeyError,
        AttributeError,
    ):
        return None


def whole_versions(places: Places) -> tuple[str, ...]:
    """Return the names of all whole versions, sorted."""
    return tuple(name for name in _names(places) if read_mark(places, name) is not None)


def current_name(places: Places) -> str | None:
    """Return which version is used, or None when none is, or what is named is not whole."""
    current = read_current(places.root)
    return current.name if current and read_mark(places, current.name) else None


def point_to(places: Places, name: str, *, previous: str | None) -> None:
    """Make a whole version the one that is used.

    Raises:
        SetupError: It is not whole.
        OSError: The pointer can't be written; the old one still holds.
    """
    if read_mark(places, name) is None:
        raise SetupError(f"The version {name} is not complete, so it was not put to use.")
    text = json.dumps({"name": name, "previous": previous})
    write_atomically(places.current, text.encode())


def free_name(places: Places, version: str, backend: Backend) -> str:
    """Return a name for a version's folder that nothing has yet."""
    taken = set(_names(places))
    for number in range(1, _HIGHEST_NUMBER):
        name = f"{version}-{backend.value}-{number}"
        if name not in taken:
            return name
    raise SetupError("Too many versions of Potluck lie on this computer.")


def remove_unmarked(places: Places) -> None:
    """Delete folders of versions that were never finished; only the holder of setup.lock may."""
    for name in _names(places):
        if read_mark(places, name) is None:
            remove_version(places, name)


def keep_versions(places: Places, names: Collection[str | None]) -> None:
    """Delete all versions but these, and but the one in use."""
    kept = {*names, current_name(places)}
    for name in _names(places):
        if name not in kept:
            remove_version(places, name)


def remove_version(places: Places, name: str) -> None:
    """Delete a version, its mark first, so that a half-deleted one never looks whole."""
    places.laid_out(name).unlink(missing_ok=True)
    shutil.rmtree(places.version(name), ignore_errors=True)


def used(places: Places) -> Current | None:
    """Return the pointer as it stands, whether or not what it names is whole."""
    return read_current(places.root)


def _names(places: Places) -> list[str]:
    try:
        found = [path.name for path in places.versions.iterdir() if path.is_dir()]
    except OSError:
        return []
    return sorted(found)
