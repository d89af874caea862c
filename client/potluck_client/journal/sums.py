"""Sums of what was given, by day, project and device, kept in step with the units.

Each unit that counts has the day on which it came to its state, by the calendar of that moment, in
its row, so that a journey to another time zone or a clock that is set back never moves it. What
comes in is added. When verified work changes or loses its credit, its day is summed up anew, so
that no rounding is left behind. The empty day stands for all time, so that what is shown every
second is at hand.
"""

import sqlite3

from potluck_client.buckets import ALL_DAYS, Bucket, Buckets, start_in_sql
from potluck_client.journal.records import Given, UnitEntry
from potluck_client.lifecycle import UnitState

COUNTED = (UnitState.VERIFIED, UnitState.SUBMITTED, UnitState.REJECTED)
"""The states that are summed up, in the order of their columns."""

_NOTHING = (0, 0.0, 0.0)
_ALL_TIME = ""
_FIRST_OF_DAYS = "0"
"""Sorts before every day and after the one that stands for all time."""

_MOST_TOKENS = 2**53
_MOST_FLOPS = "1e300"
"""Where sums end, so that no receipt, however wrong, makes one that can't be kept."""

_VERIFIED = f"FILTER (WHERE state = '{UnitState.VERIFIED.wire_name}')"
_PENDING = f"FILTER (WHERE state = '{UnitState.SUBMITTED.wire_name}')"
_REJECTED = f"FILTER (WHERE state = '{UnitState.REJECTED.wire_name}')"


def _still_pending(what: str, most: str) -> str:
    """Return the new sum of what waits; with nothing waiting, no rounding is left behind."""
    return (
        "CASE WHEN pending_units + excluded.pending_units <= 0 THEN 0 ELSE"
        f" max(0, min(pending_{what} + excluded.pending_{what}, {most})) END"
    )


TABLE = """
CREATE TABLE sums (
    day TEXT NOT NULL,
    project_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    verified_units INTEGER NOT NULL,
    pending_units INTEGER NOT NULL,
    rejected_units INTEGER NOT NULL,
    verified_tokens INTEGER NOT NULL,
    verified_seconds REAL NOT NULL,
    verified_flops REAL NOT NULL,
    verified_watt_hours REAL,
    pending_tokens INTEGER NOT NULL,
    pending_seconds REAL NOT NULL,
    pending_flops REAL NOT NULL,
    PRIMARY KEY (day, project_id, device_id)
) STRICT, WITHOUT ROWID
"""
_RECOUNT = (
    "INSERT INTO sums SELECT counted_day, project_id, device_id,"  # noqa: S608 — own words only
    f" count(*) {_VERIFIED}, count(*) {_PENDING}, count(*) {_REJECTED},"
    f" CAST(min(total(tokens) {_VERIFIED}, {_MOST_TOKENS}) AS INTEGER),"
    f" total(busy_seconds) {_VERIFIED},"
    f" min(total(flops) {_VERIFIED}, {_MOST_FLOPS}),"
    f" sum(watt_hours) {_VERIFIED},"
    f" CAST(min(total(tokens) {_PENDING}, {_MOST_TOKENS}) AS INTEGER),"
    f" total(busy_seconds) {_PENDING},"
    f" min(total(flops) {_PENDING}, {_MOST_FLOPS})"
    " FROM units WHERE"
)
_SUM_DAYS = (
    "INSERT INTO sums SELECT '',"  # noqa: S608 — own words only
    " project_id, device_id, sum(verified_units), sum(pending_units),"
    f" sum(rejected_units), CAST(min(total(verified_tokens), {_MOST_TOKENS}) AS INTEGER),"
    f" total(verified_seconds), min(total(verified_flops), {_MOST_FLOPS}),"
    " sum(verified_watt_hours),"
    f" CAST(min(total(pending_tokens), {_MOST_TOKENS}) AS INTEGER),"
    f" total(pending_seconds), min(total(pending_flops), {_MOST_FLOPS})"
    " FROM sums WHERE day <> ''"
)
_SUM_DAYS_OF_CELL = (
    f"{_SUM_DAYS} AND project_id = ? AND device_id = ? GROUP BY project_id, device_id"
)
SUM_UP = (
    f"{_RECOUNT} counted_day <> '' GROUP BY counted_day, project_id, device_id",
    f"{_SUM_DAYS} GROUP BY project_id, device_id",
)
"""What fills the empty table from the units."""

_RECOUNT_CELL = (
    f"{_RECOUNT} counted_day = ? AND project_id = ? AND device_id = ?"
    " GROUP BY counted_day, project_id, device_id"
)
_FORGET_CELL = "DELETE FROM sums WHERE day = ? AND project_id = ? AND device_id = ?"
_FORGET_EMPTY_CELL = (
    f"{_FORGET_CELL} AND verified_units = 0 AND pending_units = 0 AND rejected_units = 0"
)
_ADD = (
    "INSERT INTO sums VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 — own words only
    " ON CONFLICT (day, project_id, device_id) DO UPDATE SET"
    " verified_units = verified_units + excluded.verified_units,"
    " pending_units = pending_units + excluded.pending_units,"
    " rejected_units = rejected_units + excluded.rejected_units,"
    f" verified_tokens = min(verified_tokens + excluded.verified_tokens, {_MOST_TOKENS}),"
    " verified_seconds = verified_seconds + excluded.verified_seconds,"
    f" verified_flops = min(verified_flops + excluded.verified_flops, {_MOST_FLOPS}),"
    " verified_watt_hours = CASE WHEN excluded.verified_watt_hours IS NULL"
    " THEN verified_watt_hours"
    " ELSE coalesce(verified_watt_hours, 0.0) + excluded.verified_watt_hours END,"
    f" pending_tokens = {_still_pending('tokens', str(_MOST_TOKENS))},"
    f" pending_seconds = {_still_pending('seconds', _MOST_FLOPS)},"
    f" pending_flops = {_still_pending('flops', _MOST_FLOPS)}"
)


def keep_in_step(
    db: sqlite3.Connection, before: UnitEntry | None, after: UnitEntry, day: str
) -> None:
    """Bring the sums up to date after a unit's row was written, in the same transaction.

    Args:
        db: The journal.
        before: The unit before; None when it is new.
        after: The unit as it is in its row.
        day: The day by this computer's calendar, which counts if the state has changed.
    """
    if before is not None and _weight(before) == _weight(after):
        return
    query = "SELECT counted_day FROM units WHERE unit_id = ?"
    (was,) = db.execute(query, (after.unit_id,)).fetchone()
    is_ = day if after.state in COUNTED else ""
    if before is not None and before.state is after.state:
        is_ = was
    db.execute("UPDATE units SET counted_day = ? WHERE unit_id = ?", (is_, after.unit_id))
    place = (after.project_id, after.device_id)
    if before is not None and before.state is UnitState.VERIFIED:
        db.execute(_FORGET_CELL, (was, *place))
        db.execute(_RECOUNT_CELL, (was, *place))
        if is_ and is_ != was:
            db.execute(_ADD, (is_, *place, *_figures(after, 1)))
        db.execute(_FORGET_CELL, (_ALL_TIME, *place))
        db.execute(_SUM_DAYS_OF_CELL, place)
        return
    if before is not None and was:
        for day_ in (was, _ALL_TIME):
            db.execute(_ADD, (day_, *place, *_figures(before, -1)))
    if is_:
        for day_ in (is_, _ALL_TIME):
            db.execute(_ADD, (day_, *place, *_figures(after, 1)))
    if was:
        for day_ in (was, _ALL_TIME):
            db.execute(_FORGET_EMPTY_CELL, (day_, *place))


FIRST_DAY = "SELECT coalesce(min(day), '') AS day FROM sums WHERE day <> ''"


def select_given(buckets: Buckets, first_day: str, last_day: str) -> tuple[str, tuple[str, str]]:
    """Return the query of the sums between two days, oldest first, and its first two values.

    The third is the number of sums wanted at most.
    """
    whole = buckets.length is Bucket.ALL and (first_day, last_day) == ALL_DAYS
    days = (_ALL_TIME, _ALL_TIME) if whole else (max(first_day, _FIRST_OF_DAYS), last_day)
    query = (
        f"SELECT {start_in_sql(buckets)} AS start, project_id, device_id,"  # noqa: S608 — own words
        " sum(verified_units) AS verified_units, sum(pending_units) AS pending_units,"
        " sum(rejected_units) AS rejected_units,"
        f" CAST(min(total(verified_tokens), {_MOST_TOKENS}) AS INTEGER) AS verified_tokens,"
        " total(verified_seconds) AS verified_seconds,"
        f" min(total(verified_flops), {_MOST_FLOPS}) AS verified_flops,"
        " sum(verified_watt_hours) AS verified_watt_hours,"
        f" CAST(min(total(pending_tokens), {_MOST_TOKENS}) AS INTEGER) AS pending_tokens,"
        " total(pending_seconds) AS pending_seconds,"
        f" min(total(pending_flops), {_MOST_FLOPS}) AS pending_flops"
        " FROM sums WHERE day BETWEEN ? AND ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT ?"
    )
    return query, days


def given_of(row: sqlite3.Row) -> Given:
    """Return the sum of a row."""
    return Given(**dict(row))


def _weight(entry: UnitEntry) -> tuple[object, ...]:
    """Return all that the sums show of a unit."""
    if entry.state is UnitState.VERIFIED:
        return (entry.state, entry.tokens, entry.busy_seconds, entry.flops, entry.watt_hours)
    if entry.state is UnitState.SUBMITTED:
        return (entry.state, entry.tokens, entry.busy_seconds, entry.flops)
    return (entry.state,) if entry.state in COUNTED else ()


def _figures(entry: UnitEntry, times: int) -> tuple[float | None, ...]:
    counts = [times * (entry.state is state) for state in COUNTED]
    tokens, flops = min(entry.tokens, _MOST_TOKENS), min(entry.flops, float(_MOST_FLOPS))
    amounts = (times * tokens, times * entry.busy_seconds, times * flops)
    if entry.state is UnitState.VERIFIED:
        return (*counts, *amounts, entry.watt_hours, *_NOTHING)
    if entry.state is UnitState.SUBMITTED:
        return (*counts, *_NOTHING, None, *amounts)
    return (*counts, *_NOTHING, None, *_NOTHING)
