"""Takes packages over from a version that is whole already, so that an update fetches only news.

PyTorch with its libraries is gigabytes, and seldom another one in the next release. Every file is
compared with what the package's own list says of it (RECORD, of the binary distribution format),
and then linked, or copied where the disk has no links. What is damaged is fetched anew.
"""

import base64
import csv
import hashlib
import io
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from potluck_setup.locks import OWN_PROJECT
from potluck_setup.places import Places
from potluck_setup.plan import PlannedWheel
from potluck_setup.versions import read_mark, whole_versions

_READ_BYTES = 1 << 20
_RECORD_MOST_BYTES = 50_000_000
_SCRIPTS = frozenset({"bin", "Scripts"})
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class RecordRow:
    """One file of an installed package.

    Attributes:
        path: Relative to site-packages, with slashes.
        sha256: As RECORD writes it; empty for files that have none.
    """

    path: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ReusedWheel:
    """A package that lies whole in another version.

    Attributes:
        wheel: What was planned.
        packages: The site-packages where it lies.
        record: Its RECORD, relative to them.
        rows: Its files, without programs: these name the environment that they were made for.
        compiled: What Python has made of its modules, which nobody can compare with anything.
    """

    wheel: PlannedWheel
    packages: Path
    record: str
    rows: tuple[RecordRow, ...]
    compiled: tuple[str, ...] = ()


def held_by(places: Places) -> dict[str, str]:
    """Return the SHA-256 of every wheel that whole versions were made of, with a version each."""
    held: dict[str, str] = {}
    for name in whole_versions(places):
        mark = read_mark(places, name)
        if mark is not None:
            held |= {
                sha256: name
                for wheel, sha256 in mark.wheels.items()
                if not wheel.startswith(f"{OWN_PROJECT}-")
            }
    return held


def find_reusable(
    wheels: Sequence[PlannedWheel],
    places: Places,
    on_wheel: Callable[[PlannedWheel], None],
    keep_on: Callable[[], None],
    *,
    with_compiled: bool,
) -> tuple[ReusedWheel, ...]:
    """Return the wheels that whole versions have undamaged.

    Args:
        wheels: All of a plan.
        places: Where versions lie.
        on_wheel: Called with each that was compared and found right.
        keep_on: Called now and then; raises to stop.
        with_compiled: Take over compiled modules too; a repair has them made anew.
    """
    held, found = held_by(places), []
    for wheel in wheels:
        name = held.get(wheel.sha256)
        reused = _undamaged(wheel, places.version(name), keep_on) if name else None
        if reused is not None:
            found.append(replace(reused, compiled=_compiled(reused)) if with_compiled else reused)
            on_wheel(wheel)
    return tuple(found)


def take_over(reused: ReusedWheel, environment: Path) -> None:
    """Put a package into another environment.

    Raises:
        OSError: A file can't be made.
    """
    packages = site_packages(environment)
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    for row in reused.rows:
        source, target = reused.packages / row.path, packages / row.path
        if row.path != reused.record:
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)
            rows.writerow((row.path, row.sha256, source.stat().st_size if row.sha256 else ""))
    rows.writerow((reused.record, "", ""))
    for path in reused.compiled:
        target = packages / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(reused.packages / path, target)
    target = packages / reused.record
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(written.getvalue(), encoding="utf-8", newline="")


def site_packages(environment: Path) -> Path:
    """Return where the packages of an environment lie; it has exactly one such folder.

    Raises:
        FileNotFoundError: It has none.
    """
    for pattern in ("lib/python*/site-packages", "Lib/site-packages"):
        for path in environment.glob(pattern):
            return path
    raise FileNotFoundError(2, "No packages are there", str(environment))


def _undamaged(
    wheel: PlannedWheel, environment: Path, keep_on: Callable[[], None]
) -> ReusedWheel | None:
    project, version = wheel.filename.split("-")[:2]
    record = f"{project}-{version}.dist-info/RECORD"
    try:
        packages = site_packages(environment)
        with (packages / record).open("rb") as file:
            text = file.read(_RECORD_MOST_BYTES).decode()
        rows = tuple(_rows(text))
        for row in rows:
            keep_on()
            if not _is_right(packages / row.path, row, keep_on):
                _LOG.warning("%s is damaged; its package is fetched anew.", packages / row.path)
                return None
    except (OSError, ValueError, csv.Error) as error:
        _LOG.warning("%s can't be taken over from %s: %s", wheel.filename, environment, error)
        return None
    return ReusedWheel(wheel=wheel, packages=packages, record=record, rows=rows)


def _compiled(reused: ReusedWheel) -> tuple[str, ...]:
    """Return the compiled modules that there are; Python itself compares their age with the source.

    A link has its source's age, and a copy keeps it.
    """
    modules = [PurePosixPath(row.path) for row in reused.rows if row.path.endswith(".py")]
    compiled = [
        str(path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.pyc")
        for path in modules
    ]
    return tuple(path for path in compiled if (reused.packages / path).is_file())


def _rows(text: str) -> Iterator[RecordRow]:
    """Yield the files of a RECORD but programs; ValueError when one leaves the environment."""
    for line in csv.reader(io.StringIO(text)):
        if len(line) != 3:
            raise ValueError("a line of RECORD is none")
        if "\\" in line[0] or ":" in line[0]:
            raise ValueError("RECORD names a file as only Windows understands it")
        path = PurePosixPath(line[0])
        up = path.parts.count("..")
        # site-packages is at most three folders below its environment.
        if path.is_absolute() or up > 3 or ".." in path.parts[up:] or not path.parts[up:]:
            raise ValueError("RECORD names a file outside of its environment")
        # Compiled files are made anew, also those that a wheel brought along.
        if (up and path.parts[up] in _SCRIPTS) or "__pycache__" in path.parts:
            continue
        yield RecordRow(path=line[0], sha256=line[1])


def _is_right(path: Path, row: RecordRow, keep_on: Callable[[], None]) -> bool:
    if not row.sha256:
        return path.is_file()
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while data := file.read(_READ_BYTES):
            keep_on()
            digest.update(data)
    right = base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode()
    return row.sha256 == f"sha256={right}"


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
