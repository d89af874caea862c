"""The tables of the journal and how their rows become values."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from potluck_client.journal.records import JoinedProject, KeptReceipt, UnitChanges, UnitEntry
from potluck_client.lifecycle import state_named

FIRST_TABLES = (
    """
    CREATE TABLE units (
        number INTEGER PRIMARY KEY,
        unit_id BLOB NOT NULL UNIQUE,
        project_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        lease BLOB NOT NULL,
        recipe BLOB NOT NULL,
        state TEXT NOT NULL,
        sentence TEXT NOT NULL,
        round INTEGER NOT NULL,
        tokens INTEGER NOT NULL,
        flops REAL NOT NULL,
        steps INTEGER NOT NULL,
        steps_done INTEGER NOT NULL,
        threads INTEGER NOT NULL,
        deaths INTEGER NOT NULL,
        busy_seconds REAL NOT NULL,
        watt_hours REAL,
        leased_unix REAL NOT NULL,
        changed_unix REAL NOT NULL,
        commitment BLOB NOT NULL,
        signature BLOB NOT NULL,
        nonce BLOB NOT NULL,
        challenge_leaves INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX units_by_state ON units (state)",
    """
    CREATE TABLE transitions (
        number INTEGER PRIMARY KEY,
        unit_id BLOB NOT NULL REFERENCES units (unit_id),
        state TEXT NOT NULL,
        sentence TEXT NOT NULL,
        changed_unix REAL NOT NULL
    ) STRICT
    """,
    "CREATE INDEX transitions_by_unit ON transitions (unit_id)",
    """
    CREATE TABLE receipts (
        number INTEGER PRIMARY KEY,
        unit_id BLOB NOT NULL REFERENCES units (unit_id),
        receipt BLOB NOT NULL,
        UNIQUE (unit_id, receipt)
    ) STRICT
    """,
    """
    CREATE TABLE projects (
        number INTEGER PRIMARY KEY,
        project_id TEXT NOT NULL UNIQUE,
        link TEXT NOT NULL,
        manifest BLOB NOT NULL,
        joined INTEGER NOT NULL,
        outcome_sequence INTEGER NOT NULL,
        tree_head BLOB NOT NULL,
        status BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)
"""What makes a file of the first version."""

UNIT_COLUMNS = (
    "unit_id", "project_id", "device_id", "lease", "recipe", "state", "sentence", "round", "tokens",
    "flops", "steps", "steps_done", "threads", "deaths", "busy_seconds", "watt_hours",
    "leased_unix", "changed_unix", "commitment", "signature", "nonce", "challenge_leaves",
)  # fmt: skip

SELECT_UNIT = (
    "SELECT *, EXISTS (SELECT 1 FROM receipts WHERE receipts.unit_id = units.unit_id)"
    " AS has_receipt FROM units"
)
INSERT_UNIT = (
    f"INSERT INTO units ({', '.join(UNIT_COLUMNS)})"  # noqa: S608 — names from this file only
    f" VALUES ({', '.join(':' + column for column in UNIT_COLUMNS)})"
)
UPDATE_UNIT = (
    f"UPDATE units SET {', '.join(f'{c} = :{c}' for c in UNIT_COLUMNS[1:])}"  # noqa: S608
    " WHERE unit_id = :unit_id"
)
SELECT_RECEIPTS = (
    "SELECT receipts.unit_id, receipts.project_id, state, round, tokens, flops, steps,"
    " substr(receipt, 1, ?) AS receipt"
    " FROM receipts JOIN units USING (unit_id) WHERE receipts.number IN (SELECT number"
    " FROM receipts INDEXED BY receipts_in_order WHERE project_id = coalesce(?, project_id)"
    " ORDER BY number DESC LIMIT ? OFFSET ?) ORDER BY receipts.number DESC"
)
COUNT_RECEIPTS = (
    "SELECT count(*) AS total FROM receipts INDEXED BY receipts_in_order"
    " WHERE project_id = coalesce(?, project_id)"
)
SELECT_ROUNDS = (
    "SELECT round, count(*) AS units, sum(tokens) AS tokens FROM units"
    " WHERE project_id = ? AND state = 'verified' GROUP BY round ORDER BY round DESC LIMIT ?"
)
COUNT_RECEIPTS_OF_PROJECT = (
    "SELECT count(*) AS total FROM receipts JOIN units USING (unit_id) WHERE units.project_id = ?"
)
PUT_PROJECT = (
    "INSERT INTO projects (project_id, link, manifest, joined, outcome_sequence, tree_head, status)"
    " VALUES (:project_id, :link, :manifest, :joined, :outcome_sequence, :tree_head, :status)"
    " ON CONFLICT (project_id) DO UPDATE SET link = excluded.link, manifest = excluded.manifest,"
    " joined = excluded.joined, outcome_sequence = excluded.outcome_sequence,"
    " tree_head = excluded.tree_head, status = excluded.status"
)


def unit_of(row: sqlite3.Row) -> UnitEntry:
    """Return the unit of a row."""
    fields = {column: row[column] for column in UNIT_COLUMNS if column != "state"}
    return UnitEntry(
        **fields, state=state_named(row["state"]), has_receipt=bool(row["has_receipt"])
    )


def row_of(entry: UnitEntry) -> Mapping[str, object]:
    """Return the row of a unit."""
    row: dict[str, object] = {column: getattr(entry, column) for column in UNIT_COLUMNS}
    return row | {"state": entry.state.wire_name}


def receipt_of(row: sqlite3.Row) -> KeptReceipt:
    """Return the receipt of a row."""
    return KeptReceipt(**dict(row) | {"state": state_named(row["state"])})


def project_of(row: sqlite3.Row) -> JoinedProject:
    """Return the project of a row."""
    return JoinedProject(
        project_id=row["project_id"],
        link=row["link"],
        manifest=row["manifest"],
        joined=bool(row["joined"]),
        outcome_sequence=row["outcome_sequence"],
        tree_head=row["tree_head"],
        status=row["status"],
    )


def changed(entry: UnitEntry, changes: UnitChanges) -> UnitEntry:
    """Return a unit with the fields that a change sets."""
    fields: dict[str, Any] = {name: v for name, v in vars(changes).items() if v is not None}
    return replace(entry, **fields)
