"""What ingest has done, so that it can be killed at any moment and run again.

A small SQLite file of its own beside the coordinator's database. One transaction takes a shard
together with the pieces in it; only then does the shard go into the project. Whatever stands here
and not yet in the project is handed over at the next start.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from potluck_coordinator.errors import IngestError

FILE_NAME = "ingest.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS piece (key BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shard (
    number INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    size_bytes INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    held_out INTEGER NOT NULL
);
"""
_KEY_BYTES = 16  # Half a digest still never meets another by chance, and halves the file.


@dataclass(frozen=True, kw_only=True)
class KeptShard:
    """A shard that ingest made.

    Attributes:
        digest: Name of its blob.
        size_bytes: Length of its blob.
        tokens: Number of token ids in it.
        held_out: True for the one that is never trained on.
    """

    digest: bytes
    size_bytes: int
    tokens: int
    held_out: bool


class IngestJournal:
    """The journal of one home; only one process at a time can have it open."""

    def __init__(self, home: Path) -> None:
        """Open or make it; raises IngestError when another ingest runs, or it is damaged."""
        self._database = sqlite3.connect(home / FILE_NAME, timeout=0.0, isolation_level=None)
        try:
            self._database.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            self._database.close()
            raise IngestError(
                "Another ingest into this project is running. Wait for its end, then run it again."
            ) from error
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise IngestError(
                f"{home / FILE_NAME} is damaged. Move it away and run ingest again; text that was "
                "ingested before would then be taken twice."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def knows(self, key: bytes) -> bool:
        """Tell whether a piece is in a shard already."""
        rows = self._database.execute("SELECT 1 FROM piece WHERE key = ?", (key[:_KEY_BYTES],))
        return rows.fetchone() is not None

    def keep(self, shard: KeptShard, keys: Iterable[bytes]) -> None:
        """Remember a shard and its pieces; on the disk when this returns."""
        with self._transaction():
            self._database.execute(
                "INSERT INTO shard (digest, size_bytes, tokens, held_out) VALUES (?, ?, ?, ?)",
                (shard.digest, shard.size_bytes, shard.tokens, shard.held_out),
            )
            self._database.executemany(
                "INSERT OR IGNORE INTO piece (key) VALUES (?)", ((k[:_KEY_BYTES],) for k in keys)
            )

    def shards(self) -> list[KeptShard]:
        """Return all shards in the order in which they were made."""
        rows = self._database.execute(
            "SELECT digest, size_bytes, tokens, held_out FROM shard ORDER BY number"
        )
        return [
            KeptShard(digest=digest, size_bytes=size, tokens=tokens, held_out=bool(held_out))
            for digest, size, tokens, held_out in rows
        ]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")
