"""A journal of ten years and as many units as wanted, written in one go."""

import datetime as dt
import sqlite3
from pathlib import Path

from potluck.identity import PrivateKey
from potluck.receipt import sign_receipt
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.journal.records import JoinedProject
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.journal.sums import SUM_UP
from potluck_client.lifecycle import UnitState
from tests.fakes.shared_manifest import example_manifest

PROJECT_KEYS = tuple(PrivateKey(bytes([number]) * 32) for number in (1, 2))
OWN_KEY = PrivateKey(bytes(range(32)))
DEVICES = ("cpu", "GPU-6f1c0d52-7c1e-4f5a-9a53-0e8f6a3d7b21")
LAST_DAY = dt.datetime(2026, 12, 31, 20, tzinfo=dt.UTC)
YEARS = 10
TOKENS = 65_536
_FLOPS = 6e9 * TOKENS
SIGNED = 400
"""So many of the newest units may have real receipts; signing all would take too long."""

_SECONDS = YEARS * 365.25 * 86400
_PENDING, _REJECTED = 97, 89
"""One unit in so many waits or was refused."""


def utc(seconds: float) -> dt.datetime:
    """Return a moment by the calendar of Greenwich."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def write_long_history(home: Path, units: int) -> Path:
    """Write a journal into a folder and return its path."""
    path = home / FILE_NAME
    journal = SqliteJournal(path, utc)
    for number, key in enumerate(PROJECT_KEYS):
        rules = example_manifest(key.public)
        rules.name = f"Project {number}"
        journal.put_project(
            JoinedProject(
                project_id=key.public.hex(),
                link="potluck://join?x",
                manifest=rules.SerializeToString(),
                joined=False,
            )
        )
    journal.close()
    db = sqlite3.connect(path)
    for swift in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        db.execute(f"PRAGMA {swift}")
    projects = [key.public.hex() for key in PROJECT_KEYS]
    values: dict[str, object] = {
        "units": units,
        "first": _when(-1, units),
        "step": _SECONDS / units,
    }
    values |= {"often": projects[0], "seldom": projects[1], "cpu": DEVICES[0], "gpu": DEVICES[1]}
    values |= {"blob": bytes(100), "tokens": TOKENS, "flops": _FLOPS}
    with db:
        db.execute(_UNITS, values)
        db.execute(_RECEIPTS, {"signed": SIGNED, "units": units})
        for number in range(max(0, units - SIGNED), units):
            if _state(number) is UnitState.VERIFIED:
                row = (_unit_id(number), _receipt(number, units), projects[number % 5 == 0])
                db.execute(
                    "INSERT INTO receipts (unit_id, receipt, project_id) VALUES (?, ?, ?)", row
                )
        db.execute(
            "INSERT INTO transitions (unit_id, state, sentence, changed_unix)"
            " SELECT unit_id, state, '', changed_unix FROM units"
        )
        for statement in SUM_UP:
            db.execute(statement)
    db.close()
    return path


_STATE = f"""CASE WHEN n % {_PENDING} = 0 THEN 'submitted' WHEN n % {_REJECTED} = 0 THEN 'rejected'
    ELSE 'verified' END"""
_UNITS = f"""
    WITH RECURSIVE numbers (n) AS
        (VALUES (0) UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :units)
    INSERT INTO units (unit_id, project_id, device_id, lease, recipe, state, sentence, round,
        tokens, flops, steps, steps_done, threads, deaths, busy_seconds, watt_hours, leased_unix,
        changed_unix, commitment, signature, nonce, challenge_leaves, counted_day)
    SELECT CAST(printf('%016d', n) AS BLOB), iif(n % 5 = 0, :seldom, :often),
        iif(n % 3 = 1, :gpu, :cpu), :blob, :blob, {_STATE}, '', n / 100, :tokens, :flops, 8, 8, 4,
        0, 1700.0, 30.0, :first + n * :step, :first + (n + 1) * :step, :blob, :blob, :blob, 4,
        date(:first + (n + 1) * :step, 'unixepoch')
    FROM numbers
"""  # noqa: S608 — own words only
_RECEIPTS = """
    INSERT INTO receipts (unit_id, receipt, project_id)
    SELECT unit_id, CAST('no receipt' AS BLOB), project_id FROM units
    WHERE state = 'verified' AND number <= :units - :signed
"""


def verified(units: int) -> int:
    """Return how many units of a long history are verified."""
    return sum(_state(number) is UnitState.VERIFIED for number in range(units))


def _unit_id(number: int) -> bytes:
    return b"%016d" % number


def _key(number: int) -> PrivateKey:
    return PROJECT_KEYS[number % 5 == 0]


def _when(number: int, units: int) -> float:
    return LAST_DAY.timestamp() - _SECONDS * (1 - (number + 1) / units)


def _state(number: int) -> UnitState:
    if number % _PENDING == 0:
        return UnitState.SUBMITTED
    return UnitState.REJECTED if number % _REJECTED == 0 else UnitState.VERIFIED


def _receipt(number: int, units: int) -> bytes:
    entry = ledger.LedgerEntry(
        kind=ledger.ENTRY_KIND_CREDIT,
        unit_id=_unit_id(number),
        public_key=OWN_KEY.public,
        round=number // 100,
        tokens=TOKENS,
        steps=8,
        flops=_FLOPS,
        audited=True,
        written_unix_ms=round(_when(number, units) * 1000),
    )
    serialised = entry.SerializeToString(deterministic=True)
    return sign_receipt(_key(number), number, serialised).SerializeToString()
