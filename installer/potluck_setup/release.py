"""What a release of Potluck consists of: one small file that names all others by their hash.

`release.json` travels in the installer's payload and as a signed target of the update server. All
that is ever installed follows from it: the app's own wheel, and one lock (PEP 751) for each build
of PyTorch, which in turn names every wheel by URL, size and SHA-256.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import InvalidVersion, Version

from potluck_setup.backend import Backend
from potluck_setup.errors import TamperedError

RELEASE_NAME = "release.json"
MOST_RELEASE_BYTES = 100_000
MOST_LOCK_BYTES = 4_000_000
MOST_WHEEL_BYTES = 100_000_000_000
"""Of one wheel: what Python's zip reader and every index take, with room for the years to come."""
MOST_TEXT = 300
MOST_URL = 2_000
_FORMAT = 1
_FIELDS = {
    "format",
    "version",
    "protocol_version",
    "requires_python",
    "wheel",
    "locks",
    "updates_url",
}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+!-]{0,254}")


@dataclass(frozen=True, kw_only=True)
class PinnedFile:
    """A file that is known by what is in it.

    Attributes:
        name: File name, without a folder.
        size_bytes: Its exact length.
        sha256: Hexadecimal, lower case.
    """

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Release:
    """One release.

    Attributes:
        version: Of the app, by PEP 440.
        protocol_version: What it speaks with coordinators.
        requires_python: Which Pythons it runs on, as a specifier (">=3.11,<3.14").
        wheel: The app itself.
        locks: For each build of PyTorch that this release offers, its lock (`pylock.*.toml`).
        updates_url: Where its updates are served; None when this build has none.
    """

    version: str
    protocol_version: int
    requires_python: str
    wheel: PinnedFile
    locks: Mapping[Backend, PinnedFile]
    updates_url: str | None


def lock_name(backend: Backend) -> str:
    """Return what the lock of a build of PyTorch is called."""
    return f"pylock.{backend.value}.toml"


def is_file_name(name: str) -> bool:
    """Tell whether a name from outside is that of one file: no folder, no way out of one."""
    return _FILE_NAME.fullmatch(name) is not None


def is_sha256(digest: str) -> bool:
    """Tell whether a text is a SHA-256 as it is written here."""
    return _SHA256.fullmatch(digest) is not None


def pin(name: str, data: bytes) -> PinnedFile:
    """Return what a file is known by."""
    return PinnedFile(name=name, size_bytes=len(data), sha256=hashlib.sha256(data).hexdigest())


def check_pinned(pinned: PinnedFile, data: bytes) -> None:
    """Compare a file with what was promised.

    Raises:
        TamperedError: It is another one; names it.
    """
    if pin(pinned.name, data) != pinned:
        raise TamperedError(
            f"{pinned.name} is not the file that this release of Potluck names. Somebody changed "
            "it, or it was damaged on its way: download the installer again from where you got it."
        )


def parse_release(data: bytes) -> Release:
    """Return a release that came from outside, after checking every field that is known here.

    Fields and builds of PyTorch that a later release has added are passed over; what an old program
    must not install at all gets another format.

    Raises:
        TamperedError: The file is not a release; names it.
    """
    if len(data) > MOST_RELEASE_BYTES:
        raise _not_a_release("it is too large")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _not_a_release("it is no JSON") from error
    fields = _object(found, "the file", _FIELDS)
    if fields["format"] != _FORMAT:
        raise _not_a_release("its format is not known here")
    version = _text(fields, "version")
    requires_python = _text(fields, "requires_python")
    try:
        is_plain = str(Version(version)) == version
        SpecifierSet(requires_python)
    except (InvalidVersion, InvalidSpecifier) as error:
        raise _not_a_release("one of its versions is none") from error
    if not is_plain:  # It becomes the name of a folder.
        raise _not_a_release("its version is not in its normal form")
    wheel = _pinned(fields["wheel"], "wheel", MOST_WHEEL_BYTES)
    _check_wheel_name(wheel.name, version)
    return Release(
        version=version,
        protocol_version=_number(fields, "protocol_version", 1_000_000),
        requires_python=requires_python,
        wheel=wheel,
        locks=_locks(fields["locks"]),
        updates_url=_updates_url(fields["updates_url"]),
    )


def dump_release(release: Release) -> bytes:
    """Return a release as a file; the same release is always the same bytes."""
    written = {
        "format": _FORMAT,
        "version": release.version,
        "protocol_version": release.protocol_version,
        "requires_python": release.requires_python,
        "wheel": _written(release.wheel),
        "locks": {backend.value: _written(lock) for backend, lock in release.locks.items()},
        "updates_url": release.updates_url,
    }
    return (json.dumps(written, indent=1, sort_keys=True) + "\n").encode()


def _locks(found: object) -> dict[Backend, PinnedFile]:
    fields = _object(found, "locks", None)
    locks = {}
    for backend in Backend:
        if backend.value in fields:
            lock = _pinned(fields[backend.value], f"lock {backend}", MOST_LOCK_BYTES)
            if lock.name != lock_name(backend):
                raise _not_a_release(f"its lock for {backend} has another's name")
            locks[backend] = lock
    if not locks:
        raise _not_a_release("it has no lock of a build of PyTorch that is known here")
    return locks


def _pinned(found: object, what: str, most_bytes: int) -> PinnedFile:
    fields = _object(found, what, {"name", "size_bytes", "sha256"})
    name, sha256 = _text(fields, "name"), _text(fields, "sha256")
    if not is_file_name(name):
        raise _not_a_release(f"the {what} has no plain file name")
    if not is_sha256(sha256):
        raise _not_a_release(f"the {what} has no SHA-256")
    return PinnedFile(
        name=name, size_bytes=_number(fields, "size_bytes", most_bytes), sha256=sha256
    )


def _check_wheel_name(name: str, version: str) -> None:
    try:
        project, wheel_version, _, _ = parse_wheel_filename(name)
    except InvalidWheelFilename as error:
        raise _not_a_release("the app is no wheel") from error
    if project != "potluck" or wheel_version != Version(version):
        raise _not_a_release("its wheel is that of another version")


def _updates_url(found: object) -> str | None:
    if found is None:
        return None
    if not isinstance(found, str) or len(found) > MOST_URL:
        raise _not_a_release("its address of updates is none")
    try:
        parts = urlsplit(found)
        usable = parts.scheme in {"https", "http", "file"} and (
            parts.scheme == "file" or bool(parts.hostname)
        )
    except ValueError as error:
        raise _not_a_release("its address of updates is none") from error
    if not usable:
        raise _not_a_release("its address of updates is none")
    return found


def _object(found: object, what: str, names: set[str] | None) -> dict[str, object]:
    if not isinstance(found, dict):
        raise _not_a_release(f"{what} is no list of fields")
    if names is not None and not names <= set(found):
        raise _not_a_release(f"fields of {what} are missing")
    return dict(found)


def _text(fields: Mapping[str, object], name: str) -> str:
    found = fields[name]
    if not isinstance(found, str) or not 0 < len(found) <= MOST_TEXT:
        raise _not_a_release(f"its {name} is no text, or too long")
    return found


def _number(fields: Mapping[str, object], name: str, most: int) -> int:
    found = fields[name]
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found <= most:
        raise _not_a_release(f"its {name} is no number, or out of range")
    return found


def _written(pinned: PinnedFile) -> dict[str, object]:
    return {"name": pinned.name, "size_bytes": pinned.size_bytes, "sha256": pinned.sha256}


def _not_a_release(why: str) -> TamperedError:
    return TamperedError(
        f"{RELEASE_NAME} is not a release of Potluck that can be used: {why}. "
        "Download the installer again from where you got it."
    )
