"""The versions of the journal's file: each step leads to the next, all of them in one transaction.

A new file takes every step, so that the road from an older one is the road that is always gone.
"""

import sqlite3
from collections.abc import Callable, Sequence
from types import MappingProxyType

from potluck_client.journal.sums import COUNTED, SUM_UP, TABLE
from potluck_client.journal.tables import FIRST_TABLES

DayOf = Callable[[float], str]
"""Gives the day of this computer's calendar, as in 2026-01-31, for seconds since 1970."""

_COUNTED_NAMES = ", ".join(f"'{state.wire_name}'" for state in COUNTED)

_KEPT_SUMS = (
    "ALTER TABLE units ADD COLUMN counted_day TEXT NOT NULL DEFAULT ''",
    f"UPDATE units SET counted_day = local_day(changed_unix) WHERE state IN ({_COUNTED_NAMES})",  # noqa: S608 — names from this room only
    "CREATE INDEX units_by_counted_day ON units (counted_day) WHERE counted_day <> ''",
    TABLE,
    *SUM_UP,
    "ALTER TABLE receipts ADD COLUMN project_id TEXT NOT NULL DEFAULT ''",
    """UPDATE receipts SET project_id =
    (SELECT project_id FROM units WHERE units.unit_id = receipts.unit_id)""",
    # Receipts are turned over in this, and only those that are shown are read from the table.
    "CREATE INDEX receipts_in_order ON receipts (number, project_id)",
)
_STEPS = MappingProxyType({1: FIRST_TABLES, 2: _KEPT_SUMS})

NEWEST = max(_STEPS)


def bring_up_to_date(db: sqlite3.Connection, version: int, day_of: DayOf) -> None:
    """Take the steps from a version to the newest; a process that is killed has taken none."""
    db.create_function("local_day", 1, day_of)
    steps: list[Sequence[str]] = [_STEPS[number] for number in range(version + 1, NEWEST + 1)]
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in (statement for step in steps for statement in step):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {NEWEST}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.create_function("local_day", 1, None)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
