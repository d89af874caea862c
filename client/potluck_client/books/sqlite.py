"""The books in an SQLite file of their own.

Apart from the journal, since they are written every minute and worth less: what a process has
added survives its end, the last seconds before a power cut may be lost, and a damaged file is
moved aside instead of keeping the daemon from its start.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from potluck.errors import ErrorCode
from potluck_client.books.port import DayEnergy
from potluck_client.errors import JournalError
from potluck_client.transfer.allowance import Traffic

FILE_NAME = "books.sqlite"
DAMAGED_SUFFIX = ".damaged"
_VERSION = 1
_BUSY_SECONDS = 1.0
_SIDE_FILES = ("-wal", "-shm")

_SCHEMA = """
CREATE TABLE energy (
    day TEXT NOT NULL,
    device_id TEXT NOT NULL,
    device_name TEXT NOT NULL,
    watt_hours REAL NOT NULL,
    cheap_watt_hours REAL NOT NULL,
    PRIMARY KEY (day, device_id)
) STRICT;
CREATE TABLE traffic (
    month TEXT PRIMARY KEY,
    received_bytes INTEGER NOT NULL,
    sent_bytes INTEGER NOT NULL
) STRICT;
"""
_ADD_ENERGY = (
    "INSERT INTO energy VALUES (?, ?, ?, ?, ?) ON CONFLICT (day, device_id) DO UPDATE SET"
    " device_name = excluded.device_name, watt_hours = watt_hours + excluded.watt_hours,"
    " cheap_watt_hours = cheap_watt_hours + excluded.cheap_watt_hours"
)
_ADD_TRAFFIC = (
    "INSERT INTO traffic VALUES (?, ?, ?) ON CONFLICT (month) DO UPDATE SET"
    " received_bytes = received_bytes + excluded.received_bytes,"
    " sent_bytes = sent_bytes + excluded.sent_bytes"
)


class SqliteBooks:
    """Implements Books on a file; used from one thread.

    Attributes:
        damage: What was wrong with the file that was there, in a sentence; empty when nothing was.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damage = ""
        try:
            self._db = _open(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise _refused(path, error) from error
            self.damage = _move_aside(path)
            self._db = _open(path)

    def add_energy(self, more: DayEnergy) -> None:
        """Add energy to a day and device."""
        with self._change():
            self._db.execute(
                _ADD_ENERGY,
                (
                    more.day.isoformat(),
                    more.device_id,
                    more.device_name,
                    more.watt_hours,
                    more.cheap_watt_hours,
                ),
            )

    def energy(self) -> tuple[DayEnergy, ...]:
        """Return the energy of every day and device, oldest first."""
        rows = self._all("SELECT * FROM energy ORDER BY day, device_id")
        return tuple(
            DayEnergy(
                day=dt.date.fromisoformat(row["day"]),
                device_id=row["device_id"],
                device_name=row["device_name"],
                watt_hours=row["watt_hours"],
                cheap_watt_hours=row["cheap_watt_hours"],
            )
            for row in rows
        )

    def add_traffic(self, month: str, more: Traffic) -> None:
        """Add to what was transferred in a month."""
        with self._change():
            self._db.execute(_ADD_TRAFFIC, (month, more.received_bytes, more.sent_bytes))

    def traffic(self, month: str) -> Traffic:
        """Return what was transferred in a month."""
        for row in self._all("SELECT * FROM traffic WHERE month = ?", month):
            return Traffic(received_bytes=row["received_bytes"], sent_bytes=row["sent_bytes"])
        return Traffic()

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        self._db.close()

    def _all(self, query: str, *values: object) -> list[sqlite3.Row]:
        try:
            with closing(self._db.execute(query, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise _refused(self._path, error) from error

    @contextmanager
    def _change(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _refused(self._path, error) from error


def _open(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -256")
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version == 0:
            db.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;"
            )
        elif version != _VERSION:
            raise JournalError(
                f"The books {path} were written by another version of Potluck. Update the app; "
                "the file was left as it is.",
                code=ErrorCode.CONFLICT,
            )
        elif db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")
    except (sqlite3.Error, JournalError):
        db.close()
        raise
    path.chmod(0o600)
    return db


def _move_aside(path: Path) -> str:
    aside = path.with_name(path.name + DAMAGED_SUFFIX)
    path.replace(aside)
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return (
        f"The account of energy and of data over the network was damaged and begins anew; the old "
        f"file is kept as {aside}."
    )


def _refused(path: Path, error: sqlite3.Error) -> JournalError:
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
