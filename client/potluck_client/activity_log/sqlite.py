"""The activity log in an SQLite file of its own, opened when it is first needed.

A disk that refuses at the start keeps nobody from starting: it is asked again with each entry.
"""

import logging
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from potluck_client.activity_log.entry import Entry, Happening, Kind, Page, Query, folded_text
from potluck_client.activity_log.port import KEPT_ENTRIES, PRUNED_ENTRIES
from potluck_client.light_database import LightFile, open_light, refused

FILE_NAME = "activity.sqlite"
_log = logging.getLogger(__name__)
_TEXTS = (
    "sentence",
    "remedy",
    "project_id",
    "project_name",
    "device_id",
    "device_name",
    "unit_id",
)
# AUTOINCREMENT never gives a number twice, also after the newest entries were lost.
_FILE = LightFile(
    what="The activity log",
    version=1,
    schema="""
CREATE TABLE entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    unix REAL NOT NULL,
    kind INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    remedy TEXT NOT NULL,
    project_id TEXT NOT NULL,
    project_name TEXT NOT NULL,
    device_id TEXT NOT NULL,
    device_name TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;
""",
)
_ADD = f"INSERT INTO entry VALUES (NULL, ?, ?, {', '.join('?' * len(_TEXTS))}, ?)"  # noqa: S608


class SqliteActivity:
    """Implements ActivityStore on a file; used from one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None

    def add(self, happening: Happening, unix: float) -> Entry:
        """Keep a happening."""
        texts = [getattr(happening, name) for name in _TEXTS]
        db = self._opened()
        try:
            with closing(
                db.execute(_ADD, (unix, happening.kind.value, *texts, folded_text(happening)))
            ) as cursor:
                number = cursor.lastrowid or 0
        except sqlite3.Error as error:
            raise refused(self._path, error) from error
        if number % PRUNED_ENTRIES == 0:
            # Where the disk refuses, the entry is there all the same; the next time is as good.
            with suppress(sqlite3.Error):
                db.execute("DELETE FROM entry WHERE number <= ?", (number - KEPT_ENTRIES,))
        return Entry(number=number, unix=unix, happening=happening)

    def page(self, query: Query) -> Page:
        """Return the newest entries that fit."""
        wheres: list[str] = ["1"]
        values: list[object] = []
        if query.before_number:
            wheres.append("number < ?")
            values.append(min(query.before_number, 2**63 - 1))
        if query.kinds:
            wheres.append(f"kind IN ({', '.join('?' * len(query.kinds))})")
            values += [kind.value for kind in query.kinds]
        if query.project_id:
            wheres.append("project_id = ?")
            values.append(query.project_id)
        for word in query.words:
            wheres.append("instr(folded, ?)")
            values.append(word)
        statement = f"SELECT * FROM entry WHERE {' AND '.join(wheres)} ORDER BY number DESC LIMIT ?"  # noqa: S608 — no value stands in it.
        try:
            with closing(self._opened().execute(statement, (*values, query.limit + 1))) as cursor:
                rows = cursor.fetchall()
        except sqlite3.Error as error:
            raise refused(self._path, error) from error
        found = tuple(_entry(row) for row in rows[: query.limit])
        return Page(entries=found, more=len(rows) > query.limit)

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        if self._db is not None:
            self._db.close()

    def _opened(self) -> sqlite3.Connection:
        if self._db is None:
            self._db, damage = open_light(self._path, _FILE)
            if damage:
                _log.warning(damage)
        return self._db


def _entry(row: sqlite3.Row) -> Entry:
    texts = {name: row[name] for name in _TEXTS}
    return Entry(
        number=row["number"],
        unix=row["unix"],
        happening=Happening(kind=Kind(row["kind"]), **texts),
    )
