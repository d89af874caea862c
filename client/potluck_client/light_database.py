"""SQLite files that are worth less than the journal.

What a process has written survives its end, the last seconds before a power cut may be lost, and a
damaged file is moved aside instead of keeping the daemon from its start.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from potluck.errors import ErrorCode
from potluck_client.errors import JournalError

DAMAGED_SUFFIX = ".damaged"
_BUSY_SECONDS = 1.0
_SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True, kw_only=True)
class LightFile:
    """A kind of file.

    Attributes:
        what: What is in it, as the beginning of a sentence, such as "The account of energy".
        schema: Statements that make its tables.
        version: Version of the schema.
    """

    what: str
    schema: str
    version: int


def open_light(path: Path, kind: LightFile) -> tuple[sqlite3.Connection, str]:
    """Open a file, made anew where there is none or a damaged one.

    Returns:
        The connection, and in a sentence what was wrong with the file that was there; empty when
        nothing was.

    Raises:
        JournalError: The disk refuses, or another version of Potluck wrote the file.
    """
    try:
        try:
            return _open(path, kind), ""
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            damage = _move_aside(path, kind)
            return _open(path, kind), damage
    except sqlite3.Error as error:
        raise refused(path, error) from error
    except OSError as error:
        raise JournalError(
            f"The file {path} could not be used: {error.strerror}. Check the disk and the "
            "folder's permissions.",
            code=ErrorCode.INTERNAL,
        ) from error


def refused(path: Path, error: sqlite3.Error) -> JournalError:
    """Return in words that a file could not be read or written."""
    if getattr(error, "sqlite_errorname", "").startswith("SQLITE_FULL"):
        return JournalError(
            f"The disk is full, so {path} could not be written. Free some space; Potluck goes on "
            "by itself.",
            code=ErrorCode.FULL,
        )
    return JournalError(
        f"The file {path} could not be used: {error}. Check the disk and the folder's permissions.",
        code=ErrorCode.INTERNAL,
    )


def _open(path: Path, kind: LightFile) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -256")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version == 0:
            db.executescript(
                f"BEGIN IMMEDIATE; {kind.schema} PRAGMA user_version = {kind.version}; COMMIT;"
            )
        elif version != kind.version:
            raise JournalError(
                f"{kind.what} in {path} was written by another version of Potluck. Update the "
                "app; the file was left as it is.",
                code=ErrorCode.CONFLICT,
            )
        elif db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")
    except (sqlite3.Error, JournalError):
        db.close()
        raise
    path.chmod(0o600)
    return db


def _move_aside(path: Path, kind: LightFile) -> str:
    aside = path.with_name(path.name + DAMAGED_SUFFIX)
    path.replace(aside)
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return f"{kind.what} was damaged and begins anew; the old file is kept as {aside}."
