"""The record of a project in one SQLite file (WAL), flushed to the disk at every commit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, insert, inspect, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from potluck.errors import ErrorCode
from potluck_coordinator.errors import StoreError
from potluck_coordinator.store.sqlite_ledger import SqliteInspections, SqliteLedger
from potluck_coordinator.store.sqlite_people import SqlitePeople
from potluck_coordinator.store.sqlite_project import SqliteProject
from potluck_coordinator.store.sqlite_units import SqliteUnits
from potluck_coordinator.store.tables import METADATA, SCHEMA, SCHEMA_VERSION

_BUSY_MS = 10_000


class SqliteTransaction:
    """All records inside one transaction of a connection."""

    def __init__(self, connection: Connection) -> None:
        self.project = SqliteProject(connection)
        self.people = SqlitePeople(connection)
        self.units = SqliteUnits(connection)
        self.inspections = SqliteInspections(connection)
        self.ledger = SqliteLedger(connection)


class SqliteStore:
    """A store in a file; several processes may open it, one writes at a time."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            StoreError: It can't be opened, is no database, or was written by a newer version.
        """
        self._path = path
        with suppress(OSError):  # Told in words below. SQLite's side files get the same mode.
            path.touch(mode=0o600)
        self._engine = create_engine(
            f"sqlite:///{path}",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False},
        )
        event.listen(self._engine, "connect", _configure)
        event.listen(self._engine, "begin", _begin)
        try:
            with self._words(), self._engine.begin() as connection:
                self._prepare(connection)
        except StoreError:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[SqliteTransaction]:
        """Begin a transaction that is kept and flushed at the end of its block."""
        with self._words(), self._engine.begin() as connection:
            yield SqliteTransaction(connection)

    def close(self) -> None:
        """Let go of the file; safe to repeat."""
        self._engine.dispose()

    def _prepare(self, connection: Connection) -> None:
        if inspect(connection).has_table(SCHEMA.name):
            version = connection.execute(select(SCHEMA.c.version)).scalar_one()
            if version > SCHEMA_VERSION:
                raise StoreError(
                    f"{self._path} was written by a newer version of Potluck. Update this one.",
                    code=ErrorCode.CONFLICT,
                )
            if version < SCHEMA_VERSION:
                raise StoreError(
                    f"{self._path} was written by an early build of Potluck that this one can't "
                    "carry on from. Move the project's folder away and begin anew.",
                    code=ErrorCode.CONFLICT,
                )
            return
        METADATA.create_all(connection)
        connection.execute(insert(SCHEMA).values(version=SCHEMA_VERSION))

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Turn the database's errors into sentences."""
        try:
            yield
        except DBAPIError as error:
            raise _in_words(error, self._path) from error


def _configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: it would do so too late for reads.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _in_words(error: DBAPIError, path: Path) -> StoreError:
    number = getattr(error.orig, "sqlite_errorcode", None)
    if number == sqlite3.SQLITE_FULL:
        return StoreError(
            f"The disk that holds {path} is full. Make room; nothing that was confirmed is lost.",
            code=ErrorCode.FULL,
        )
    if number in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
        return StoreError(f"{path} is damaged. Restore it from a copy.", code=ErrorCode.CORRUPT)
    return StoreError(f"{path} can't be used: {error.orig}.")
