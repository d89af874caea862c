"""Looks for a wheel on this computer: among the fetched, and in folders that hold wheels."""

import hashlib
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from potluck_setup.errors import TamperedError
from potluck_setup.fetching.part_file import PART_SUFFIX
from potluck_setup.places import Places
from potluck_setup.plan import PlannedWheel

_READ_BYTES = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Search:
    """What looking for a wheel came to.

    Attributes:
        path: Where the wheel lies; None when it is nowhere.
        spoiled: Files of its name in the folders that are other ones.
    """

    path: Path | None
    spoiled: tuple[Path, ...] = ()


def own_path(wheel: PlannedWheel, places: Places) -> Path:
    """Return where a fetched wheel lies.

    Raises:
        TamperedError: Its name or hash is none, and would lead to another folder.
    """
    name = wheel.filename
    if Path(name).name != name or not name.endswith(".whl") or not _SHA256.fullmatch(wheel.sha256):
        raise TamperedError(f"The list of wheels names an impossible file: “{name}”.")
    return places.wheels / wheel.sha256 / name


def find(
    wheel: PlannedWheel,
    folders: Sequence[Path],
    places: Places,
    on_bytes: Callable[[int], None],
) -> Search:
    """Look for a wheel, and compare every byte of what is found with the plan.

    Fetched wheels were compared before they got their name, and are compared again: reading takes
    seconds, while a damaged one would only be noticed minutes later. Such a one is deleted. What
    lies in the folders is somebody else's, and is passed over when it is another file.

    Args:
        wheel: What is looked for.
        folders: Where to look, after the place of fetched wheels.
        places: Where fetched wheels lie.
        on_bytes: Called with how much of it has been compared; may raise to stop.
    """
    own = own_path(wheel, places)
    if own.exists():
        if _is_promised(own, wheel, on_bytes):
            return Search(path=own)
        _LOG.warning("%s was damaged on the disk and is deleted.", own)
        own.unlink(missing_ok=True)
    spoiled = []
    for path in (*(folder / wheel.filename for folder in folders), *_local(wheel)):
        if not path.is_file():
            continue
        if _is_promised(path, wheel, on_bytes):
            return Search(path=path.absolute())
        _LOG.warning("%s is not the file that was promised and is passed over.", path)
        spoiled.append(path)
    return Search(path=None, spoiled=tuple(spoiled))


def _local(wheel: PlannedWheel) -> tuple[Path, ...]:
    """Return the file that the lock itself names, when it lies on this computer."""
    parts = urlsplit(wheel.url)
    return (Path(url2pathname(parts.path)),) if parts.scheme == "file" else ()


def _is_promised(path: Path, wheel: PlannedWheel, on_bytes: Callable[[int], None]) -> bool:
    digest, done = hashlib.sha256(), 0
    try:
        if path.stat().st_size != wheel.size_bytes:
            return False
        with path.open("rb", buffering=0) as file:
            while data := file.read(_READ_BYTES):
                digest.update(data)
                done += len(data)
                on_bytes(done)
    except OSError as error:
        _LOG.warning("%s can't be read: %s", path, error)
        return False
    return digest.hexdigest() == wheel.sha256


def at_hand_bytes(
    wheels: Sequence[PlannedWheel], folders: Sequence[Path], places: Places
) -> tuple[int, int]:
    """Return how many bytes of wheels lie in folders, and how many of the others were fetched.

    Judged by name and size alone, for figures that are shown before anything is compared.
    """
    in_folders, fetched = 0, 0
    for wheel in wheels:
        size = wheel.size_bytes
        paths = (*(folder / wheel.filename for folder in folders), *_local(wheel))
        if any(_size(path) == size for path in paths):
            in_folders += size
            continue
        own = own_path(wheel, places)
        part = own.with_name(own.name + PART_SUFFIX)
        fetched += size if _size(own) == size else min(_size(part), size)
    return in_folders, fetched


def wheels_in(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return all wheels in folders; a folder that can't be read has none."""
    return tuple(path for folder in folders for path in sorted(folder.glob("*.whl")))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
