"""Reads a lock of wheels (PEP 751) and says which of them this computer needs.

A lock is as hostile as anything from outside, also after its hash was found right: whoever made it
may have erred. So it may name wheels alone, never source that would be built here, and each with
the length and the SHA-256 that it is checked by.
"""

import tomllib
from collections.abc import Sequence
from urllib.parse import urlsplit

from packaging.markers import Environment, UndefinedComparison, UndefinedEnvironmentName
from packaging.pylock import (
    Package,
    PackageWheel,
    Pylock,
    PylockSelectError,
    PylockUnsupportedVersionError,
    PylockValidationError,
)
from packaging.tags import Tag

from potluck_setup.errors import TamperedError, UnfitError
from potluck_setup.plan import PlannedWheel
from potluck_setup.release import (
    MOST_LOCK_BYTES,
    MOST_URL,
    MOST_WHEEL_BYTES,
    is_file_name,
    is_sha256,
)

MOST_PACKAGES = 1_000
MOST_WHEELS_OF_PACKAGE = 1_000
_THIS_COMPUTER = {"127.0.0.1", "::1", "localhost"}
"""Where no certificate is needed, as for an index that is tried out."""
OWN_PROJECT = "potluck"
"""Its wheel stands in the release; a lock that also had one could put another in its place."""


def planned_wheels(
    lock: bytes, *, name: str, environment: Environment, tags: Sequence[Tag]
) -> tuple[PlannedWheel, ...]:
    """Return the wheels that a lock names for one Python on one computer, in the lock's order.

    A wheel's `url` is "https://…" or "file://…" ("http://…" on this very computer alone), or its
    bare file name where the lock says that it comes out of a folder of wheels.

    Args:
        lock: The file, checked against the release already.
        name: What to call the file in an error.
        environment: As of `packaging.markers.default_environment`.
        tags: As of `packaging.tags.sys_tags`, best first.

    Raises:
        TamperedError: The file is no lock of wheels, each with URL, size and SHA-256.
        UnfitError: It has nothing for this Python or this computer; names what is missing.
    """
    parsed = parse_lock(lock, name=name)
    try:
        return tuple(
            _planned(package, wheel, name)
            for package, wheel in parsed.select(environment=environment, tags=tags)
            if isinstance(wheel, PackageWheel)
        )
    except PylockSelectError as error:
        raise UnfitError(
            f"This release of Potluck has no parts for this computer with Python "
            f"{environment['python_full_version']} ({name}: {error}). "
            "Look for a newer release of Potluck, or use another Python."
        ) from error
    except (UndefinedComparison, UndefinedEnvironmentName) as error:
        raise _not_a_lock(name, "a condition in it can't be decided") from error


def parse_lock(lock: bytes, *, name: str) -> Pylock:
    """Return a lock after checking everything in it, also what this computer does not need.

    Raises:
        TamperedError: The file is no lock of wheels, each with URL, size and SHA-256.
    """
    if len(lock) > MOST_LOCK_BYTES:
        raise _not_a_lock(name, "it is too large")
    try:
        parsed = Pylock.from_dict(tomllib.loads(lock.decode()))
    except (PylockValidationError, PylockUnsupportedVersionError) as error:
        raise _not_a_lock(name, str(error)) from error
    except (ValueError, RecursionError) as error:  # Also of numbers with too many digits.
        raise _not_a_lock(name, "it is no TOML") from error
    if len(parsed.packages) > MOST_PACKAGES:
        raise _not_a_lock(name, "it names too many packages")
    for package in parsed.packages:
        _check_package(package, name)
    return parsed


def _check_package(package: Package, name: str) -> None:
    if package.sdist is not None or not package.wheels:
        raise _not_a_lock(name, f"{package.name} would have to be built, and only wheels are taken")
    if package.name == OWN_PROJECT:
        raise _not_a_lock(name, "it names Potluck itself")
    if package.version is None or len(package.wheels) > MOST_WHEELS_OF_PACKAGE:
        raise _not_a_lock(name, f"{package.name} has no version, or too many wheels")
    for wheel in package.wheels:
        _planned(package, wheel, name)


def _planned(package: Package, wheel: PackageWheel, name: str) -> PlannedWheel:
    filename, sha256 = wheel.filename, wheel.hashes.get("sha256", "")
    if not is_file_name(filename):
        raise _not_a_lock(name, f"a wheel of {package.name} has no plain file name")
    if not is_sha256(sha256):
        raise _not_a_lock(name, f"{filename} has no SHA-256")
    if wheel.size is None or not 0 < wheel.size <= MOST_WHEEL_BYTES:
        raise _not_a_lock(name, f"the size of {filename} is missing, or out of range")
    return PlannedWheel(
        project=package.name,
        version=str(package.version),
        filename=filename,
        url=_source(wheel, name),
        size_bytes=wheel.size,
        sha256=sha256,
    )


def _source(wheel: PackageWheel, name: str) -> str:
    if wheel.url is None:
        if wheel.path != wheel.filename:
            raise _not_a_lock(name, f"{wheel.filename} lies in a folder of another computer")
        return wheel.filename
    try:
        parts = urlsplit(wheel.url)
        host = parts.hostname or ""
        usable = (
            (parts.scheme == "https" and bool(host))
            or (parts.scheme == "http" and host in _THIS_COMPUTER)
            or (parts.scheme == "file" and not parts.netloc)
        )
    except ValueError as error:
        raise _not_a_lock(name, f"the address of {wheel.filename} is none") from error
    if not usable or len(wheel.url) > MOST_URL or not wheel.url.isprintable():
        raise _not_a_lock(name, f"the address of {wheel.filename} is none that can be used")
    return wheel.url


def _not_a_lock(name: str, why: str) -> TamperedError:
    return TamperedError(
        f"{name} is not a list of Potluck's parts that can be used: {why[:200]}. "
        "Download the installer again from where you got it."
    )
