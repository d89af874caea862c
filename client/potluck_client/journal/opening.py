"""Opening the journal's file, and what can be wrong with it, in words."""

import sqlite3
from pathlib import Path

from potluck.errors import ErrorCode
from potluck_client.errors import JournalError
from potluck_client.journal.versions import NEWEST, DayOf, bring_up_to_date

_BUSY_SECONDS = 1.0
"""How long another program may have the file; all else in the daemon waits meanwhile."""


def open_journal(path: Path, day: DayOf) -> sqlite3.Connection:
    """Return the journal of a path in its newest version; raises JournalError."""
    try:
        db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise in_words(path, error) from error
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -512")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if not 0 <= version <= NEWEST:
            raise JournalError(
                f"The journal {path} was written by a newer version of Potluck. Update the app; "
                "the file was left as it is.",
                code=ErrorCode.CONFLICT,
            )
        if version > 0 and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _damaged(path)
        if version < NEWEST:
            bring_up_to_date(db, version, day)
    except sqlite3.Error as error:
        db.close()
        raise in_words(path, error) from error
    except JournalError:
        db.close()
        raise
    path.chmod(0o600)
    return db


def in_words(path: Path, error: sqlite3.Error) -> JournalError:
    """Return what went wrong with the file, for a person."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return JournalError(
            f"The disk is full, so the journal {path} could not be written. Free some space; "
            "Potluck goes on by itself.",
            code=ErrorCode.FULL,
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _damaged(path)
    return JournalError(
        f"The journal {path} could not be used: {error}. Check the disk and the folder's "
        "permissions.",
        code=ErrorCode.INTERNAL,
    )


def _damaged(path: Path) -> JournalError:
    return JournalError(
        f"The journal {path} is damaged, and Potluck does not go on without it, since it holds "
        "your receipts. Restore it from a backup, or move it away to begin a new one.",
        code=ErrorCode.CORRUPT,
    )
