"""Which wheels an installer carries: read from the release's locks, by hash.

An installer carries what runs before anything was fetched: uv, the libraries that `potluck_setup`
imports, Qt for its window, and on Linux what the power helper needs. All but uv stand in the locks
of the app itself, so that the version that installs is the one that is installed. uv is no part of
the app; `pylock.uv.toml` pins it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from packaging.pylock import Package, PackageWheel, Pylock
from packaging.utils import canonicalize_name, parse_wheel_filename

from potluck_build.errors import BuildError
from potluck_build.targets import System, Target

UV = ("uv",)
LIBRARIES = ("packaging", "platformdirs", "securesystemslib", "truststore", "tuf", "urllib3")
"""What `potluck_setup` imports; all of it is pure Python."""
WINDOW = ("pyside6-essentials", "shiboken6")
POWER_HELPER = ("nvidia-ml-py", "protobuf")


@dataclass(frozen=True, kw_only=True)
class CarriedWheel:
    """A wheel that an installer carries.

    Attributes:
        project: Normalised name.
        version: Its version.
        filename: File name of the wheel.
        sha256: Hexadecimal, lower case.
    """

    project: str
    version: str
    filename: str
    sha256: str


def names_for(system: System) -> tuple[str, ...]:
    """Return the projects of the app's locks that a system's installer carries."""
    helper = POWER_HELPER if system is System.LINUX else ()
    return (*LIBRARIES, *WINDOW, *helper)


def choose_wheels(
    locks: Iterable[Pylock], names: Sequence[str], target: Target
) -> tuple[CarriedWheel, ...]:
    """Return the best wheel of each project for a system, in the order of the names.

    Only locks that are made for the system count: that of Apple's chips names nothing for Linux.

    Raises:
        BuildError: A lock has no wheel of a project that runs there, or two locks differ.
    """
    chosen: dict[str, CarriedWheel] = {}
    made_for = [lock for lock in locks if _is_for(lock, target)]
    if not made_for:
        raise BuildError(f"The release has nothing for {target.system}: no lock is made for it.")
    for lock in made_for:
        for name in names:
            wheel = _wheel_of(lock, name, target)
            known = chosen.setdefault(name, wheel)
            if known != wheel:
                raise BuildError(
                    f"The locks differ: one has {known.filename}, another {wheel.filename}. "
                    "Make all locks of a release in one go."
                )
    return tuple(chosen[name] for name in names)


def _wheel_of(lock: Pylock, name: str, target: Target) -> CarriedWheel:
    rank = {tag: place for place, tag in reversed(list(enumerate(target.tags())))}
    found: list[tuple[int, str, Package, PackageWheel]] = []
    for package in lock.packages:
        if canonicalize_name(package.name) != name or not _is_wanted(package, target):
            continue
        for wheel in package.wheels or ():
            filename = _filename(wheel)
            places = [rank[tag] for tag in parse_wheel_filename(filename)[3] if tag in rank]
            if places:
                found.append((min(places), filename, package, wheel))
    if not found:
        raise BuildError(
            f"A lock names no wheel of {name} for {target.system}. Make the release's locks anew."
        )
    _, filename, package, wheel = min(found, key=lambda entry: entry[:2])
    sha256 = wheel.hashes.get("sha256")
    if sha256 is None or package.version is None:
        raise BuildError(f"The lock does not pin {filename} by version and SHA-256.")
    return CarriedWheel(
        project=name, version=str(package.version), filename=filename, sha256=sha256.lower()
    )


def _is_for(lock: Pylock, target: Target) -> bool:
    environment = dict(target.environment)
    return not lock.environments or any(each.evaluate(environment) for each in lock.environments)


def _is_wanted(package: Package, target: Target) -> bool:
    return package.marker is None or package.marker.evaluate(dict(target.environment))


def _filename(wheel: PackageWheel) -> str:
    if wheel.name is not None:
        return wheel.name
    return PurePosixPath(unquote(urlsplit(wheel.url or wheel.path or "").path)).name
