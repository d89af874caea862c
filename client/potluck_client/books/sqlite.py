"""The books in an SQLite file of their own.

Apart from the journal, since they are written every minute and worth less.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from potluck_client.books.port import DayEnergy, Taken
from potluck_client.buckets import ALL_DAYS, Buckets, start_in_sql
from potluck_client.light_database import LightFile, open_light, refused
from potluck_client.transfer.allowance import Traffic

FILE_NAME = "books.sqlite"
_NO_BOUND = -1

_FILE = LightFile(
    what="The account of energy and of data over the network",
    version=1,
    schema="""
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
""",
)
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
        self._db, self.damage = open_light(path, _FILE)

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

    def energy(
        self,
        buckets: Buckets,
        first_day: str = ALL_DAYS[0],
        last_day: str = ALL_DAYS[1],
        *,
        most: int | None = None,
    ) -> tuple[Taken, ...]:
        """Return the energy between two days by stretch and device, oldest first."""
        rows = self._all(
            f"SELECT {start_in_sql(buckets)} AS start, device_id,"  # noqa: S608 — own words only
            " sum(watt_hours) AS watt_hours, sum(cheap_watt_hours) AS cheap_watt_hours"
            " FROM energy WHERE day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2 LIMIT ?",
            *(first_day, last_day, _NO_BOUND if most is None else most),
        )
        return tuple(Taken(**dict(row)) for row in rows)

    def first_day(self) -> str:
        """Return the first day with energy; empty when there is none."""
        (row,) = self._all("SELECT coalesce(min(day), '') AS day FROM energy")
        return str(row["day"])

    def device_names(self) -> Mapping[str, str]:
        """Return what the devices with energy were called last, by their stable name."""
        # With max(), SQLite takes the other columns from the row that has it.
        rows = self._all("SELECT device_id, device_name, max(day) FROM energy GROUP BY device_id")
        return {row["device_id"]: row["device_name"] for row in rows}

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
            raise refused(self._path, error) from error

    @contextmanager
    def _change(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise refused(self._path, error) from error
