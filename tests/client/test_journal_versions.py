"""A journal of an older version is brought up to date with everything in it, or not touched."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from potluck_client.buckets import ALL_TIME, DAYS
from potluck_client.errors import JournalError
from potluck_client.journal.records import JoinedProject, UnitEntry
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.journal.tables import FIRST_TABLES, INSERT_UNIT, PUT_PROJECT, row_of
from potluck_client.lifecycle import UnitState
from tests.fakes.long_history import utc

PROJECT = JoinedProject(project_id="ab" * 32, link="potluck://join?x", manifest=b"rules")
DAY = 86400.0
STATES = (
    UnitState.VERIFIED, UnitState.VERIFIED, UnitState.SUBMITTED, UnitState.REJECTED,
    UnitState.RUNNING, UnitState.FAILED,
)  # fmt: skip


def units() -> Sequence[UnitEntry]:
    """Return a unit in each of some states, a day apart."""
    return [
        UnitEntry(
            unit_id=bytes([number]) * 16,
            project_id=PROJECT.project_id,
            device_id="cpu",
            lease=b"lease",
            recipe=b"recipe",
            state=state,
            sentence="",
            round=3,
            tokens=100 + number,
            flops=1e9,
            steps=4,
            busy_seconds=0.5,
            watt_hours=None if number else 2.0,
            leased_unix=1000.0,
            changed_unix=1_700_000_000.0 + number * DAY,
            has_receipt=number == 0,
        )
        for number, state in enumerate(STATES)
    ]


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A journal of version 1 with content, as its daemon left it."""
    path = tmp_path / FILE_NAME
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    with db:
        for statement in FIRST_TABLES:
            db.execute(statement)
        db.execute(PUT_PROJECT, vars(PROJECT))
        db.executemany(INSERT_UNIT, [dict(row_of(entry)) for entry in units()])
        for entry in units():
            db.execute(
                "INSERT INTO transitions (unit_id, state, sentence, changed_unix)"
                " VALUES (?, ?, ?, ?)",
                (entry.unit_id, entry.state.wire_name, "", entry.changed_unix),
            )
        db.execute(
            "INSERT INTO receipts (unit_id, receipt) VALUES (?, ?)", (units()[0].unit_id, b"proof")
        )
        db.execute("INSERT INTO notes VALUES ('pause', '1')")
        db.execute("PRAGMA user_version = 1")
    db.close()
    return path


def assert_whole(path: Path) -> None:
    """See that a file opens in the newest version and has everything."""
    journal = SqliteJournal(path, utc)
    assert [journal.unit(entry.unit_id) for entry in units()] == units()
    assert journal.project(PROJECT.project_id) == PROJECT
    assert journal.get_note("pause") == "1"
    (kept,), total = journal.list_receipts(10, 0, PROJECT.project_id)
    assert (kept.receipt, kept.unit_id, total) == (b"proof", units()[0].unit_id, 1)
    sums = [
        (g.start, g.verified_units, g.pending_units, g.rejected_units, g.verified_tokens)
        for g in journal.given(DAYS)
    ]
    assert sums == [
        ("2023-11-14", 1, 0, 0, 100),
        ("2023-11-15", 1, 0, 0, 101),
        ("2023-11-16", 0, 1, 0, 0),
        ("2023-11-17", 0, 0, 1, 0),
    ]
    (in_all,) = journal.given(ALL_TIME)
    assert (in_all.verified_seconds, in_all.verified_watt_hours) == (1.0, 2.0)
    waiting = (in_all.pending_tokens, in_all.pending_seconds, in_all.pending_flops)
    assert waiting == (102, 0.5, 1e9)
    journal.move(units()[2].unit_id, UnitState.VERIFIED, 1_700_000_000.0)
    assert journal.given(DAYS)[0].verified_units == 2
    journal.close()


def test_an_older_journal_keeps_everything(old_file: Path) -> None:
    """Units, receipts, projects and notes are there after an update of the app, and add up."""
    assert_whole(old_file)


def test_a_journal_that_is_up_to_date_is_not_summed_up_again(old_file: Path) -> None:
    """The step is taken once."""
    SqliteJournal(old_file, utc).close()
    assert_whole(old_file)


def test_an_update_that_is_killed_has_changed_nothing(old_file: Path) -> None:
    """A power cut in the middle of the step leaves the old file, which then takes it whole."""
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from potluck_client.journal.sqlite import SqliteJournal\n"
        "calls = []\n"
        "def calendar(seconds):\n"
        "    calls.append(seconds)\n"
        "    if len(calls) == 3:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    from potluck_client.local_time import local_time\n"
        "    return local_time(seconds)\n"
        "SqliteJournal(Path(sys.argv[1]), calendar)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(old_file)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with sqlite3.connect(old_file) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    db.close()
    assert_whole(old_file)


def test_an_update_that_fails_says_so_and_changes_nothing(old_file: Path) -> None:
    """A calendar that fails stands for whatever ends a step in the middle."""

    def fails(_seconds: float) -> None:
        raise OSError

    with pytest.raises(JournalError) as caught:
        SqliteJournal(old_file, fails)  # type: ignore[arg-type]
    assert str(old_file) in caught.value.sentence
    assert_whole(old_file)


@pytest.mark.parametrize("version", [3, 99, -1])
def test_a_version_that_is_not_known_is_refused(old_file: Path, version: int) -> None:
    """Going back to an older app destroys nothing."""
    with sqlite3.connect(old_file) as db:
        db.execute(f"PRAGMA user_version = {version}")
    db.close()
    before = old_file.read_bytes()
    with pytest.raises(JournalError, match="newer version of Potluck"):
        SqliteJournal(old_file)
    assert old_file.read_bytes() == before
