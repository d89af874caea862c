"""What every journal promises, file and fake alike, and what the file alone has to stand."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from potluck.errors import ErrorCode
from potluck_client.buckets import ALL_TIME
from potluck_client.errors import JournalError, LifecycleError
from potluck_client.journal.port import Journal
from potluck_client.journal.records import JoinedProject, Outcome, UnitChanges, UnitEntry
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.lifecycle import UnitState
from tests.fakes.client_journal import MemoryJournal

PROJECT = JoinedProject(project_id="ab" * 32, link="potluck://join?x", manifest=b"rules")


def unit(number: int = 1) -> UnitEntry:
    """Return a fresh unit."""
    return UnitEntry(
        unit_id=bytes([number]) * 16,
        project_id=PROJECT.project_id,
        device_id="cpu",
        lease=b"lease",
        recipe=b"recipe",
        state=UnitState.LEASED,
        sentence=UnitState.LEASED.sentence,
        round=3,
        tokens=100,
        flops=1e9,
        steps=4,
        threads=2,
        leased_unix=1000.0,
        changed_unix=1000.0,
    )


@pytest.fixture(params=["file", "memory"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    """Each journal in turn."""
    made = SqliteJournal(tmp_path / FILE_NAME) if request.param == "file" else MemoryJournal()
    made.put_project(PROJECT)
    request.addfinalizer(made.close)
    return made


def bring(journal: Journal, entry: UnitEntry, *states: UnitState) -> UnitEntry:
    """Bring a unit through states."""
    for number, state in enumerate(states):
        entry = journal.move(entry.unit_id, state, 1001.0 + number)
    return entry


TO_SUBMITTED = (
    UnitState.DOWNLOADING, UnitState.READY, UnitState.RUNNING, UnitState.COMMITTED,
    UnitState.OPENED, UnitState.UPLOADING, UnitState.SUBMITTED,
)  # fmt: skip


def verified(entry: UnitEntry, sequence: int = 1) -> Outcome:
    """Return the news that a unit was verified."""
    return Outcome(
        project_id=entry.project_id,
        sequence=sequence,
        unit_id=entry.unit_id,
        state=UnitState.VERIFIED,
        sentence="",
        receipt=b"receipt",
        tokens=90,
        flops=2e9,
    )


def test_a_unit_is_kept_as_it_was_given_and_only_once(journal: Journal) -> None:
    """A lease that comes twice is one unit."""
    assert journal.add_unit(unit()) == unit()
    moved = bring(journal, unit(), UnitState.DOWNLOADING)
    assert journal.add_unit(unit()) == moved == journal.unit(unit().unit_id)
    assert journal.unit(b"nobody knows me!") is None


def test_a_state_and_its_facts_change_together(journal: Journal) -> None:
    """What a step needs later is there when the step is."""
    journal.add_unit(unit())
    bring(journal, unit(), UnitState.DOWNLOADING, UnitState.READY, UnitState.RUNNING)
    changes = UnitChanges(commitment=b"sealed", signature=b"signed", tokens=99)
    journal.move(unit().unit_id, UnitState.COMMITTED, 1009.0, sentence="Sealed.", changes=changes)
    entry = journal.note(unit().unit_id, UnitChanges(nonce=b"nonce", watt_hours=0.5))
    assert entry == journal.unit(unit().unit_id)
    assert (entry.commitment, entry.signature, entry.nonce) == (b"sealed", b"signed", b"nonce")
    assert (entry.tokens, entry.watt_hours, entry.sentence) == (99, 0.5, "Sealed.")
    assert entry.changed_unix == 1009.0


def test_an_impossible_change_changes_nothing(journal: Journal) -> None:
    """A fault can't corrupt the record."""
    journal.add_unit(unit())
    changes = UnitChanges(tokens=1)
    with pytest.raises(LifecycleError, match="leased"):
        journal.move(unit().unit_id, UnitState.VERIFIED, 1.0, changes=changes)
    assert journal.unit(unit().unit_id) == unit()
    assert journal.history(unit().unit_id) == (UnitState.LEASED,)


def test_moving_where_it_stands_adds_no_history(journal: Journal) -> None:
    """A step that is repeated after a crash leaves one trace."""
    journal.add_unit(unit())
    bring(journal, unit(), UnitState.DOWNLOADING, UnitState.DOWNLOADING)
    assert journal.history(unit().unit_id) == (UnitState.LEASED, UnitState.DOWNLOADING)


def test_unfinished_units_come_oldest_first(journal: Journal) -> None:
    """A restart takes up what waits longest."""
    for number in (1, 2, 3):
        journal.add_unit(unit(number))
    bring(journal, unit(2), *TO_SUBMITTED)
    assert [entry.unit_id[0] for entry in journal.unfinished()] == [1, 3]


def test_a_verified_unit_counts_what_its_receipt_says(journal: Journal) -> None:
    """The signed numbers win over our own."""
    journal.add_unit(unit())
    bring(journal, unit(), *TO_SUBMITTED)
    (pending,) = journal.given(ALL_TIME)
    assert (pending.pending_units, pending.verified_units, pending.verified_tokens) == (1, 0, 0)
    assert (pending.pending_tokens, pending.pending_flops) == (unit().tokens, unit().flops)
    before = journal.version()
    assert journal.keep_outcome(verified(unit()), 2000.0)
    assert journal.version() > before
    (given,) = journal.given(ALL_TIME)
    assert (given.pending_units, given.verified_units) == (0, 1)
    assert (given.pending_tokens, given.pending_flops, given.pending_seconds) == (0, 0.0, 0.0)
    assert (given.verified_tokens, given.verified_flops) == (90, 2e9)
    entry = journal.unit(unit().unit_id)
    assert entry is not None
    assert entry.changed_unix == 2000.0
    assert entry.has_receipt
    assert entry.sentence == UnitState.VERIFIED.sentence


def test_verified_units_are_summed_by_round(journal: Journal) -> None:
    """A person sees which rounds of the model carry their work, the newest ones of many."""
    for number, round_ in ((1, 3), (2, 3), (3, 5), (4, 7), (5, 9)):
        journal.add_unit(replace(unit(number), round=round_))
        bring(journal, unit(number), *TO_SUBMITTED)
    for number in (1, 2, 3, 4):
        journal.keep_outcome(verified(unit(number), number), 2000.0)
    sums = journal.rounds(PROJECT.project_id, 10)
    assert [(each.round, each.units, each.tokens) for each in sums] == [
        (3, 2, 180),
        (5, 1, 90),
        (7, 1, 90),
    ]
    assert [each.round for each in journal.rounds(PROJECT.project_id, 2)] == [5, 7]
    assert journal.rounds("cd" * 32, 10) == ()


def test_an_outcome_that_comes_twice_is_kept_once(journal: Journal) -> None:
    """A broken stream begins again where it stopped, or before."""
    journal.add_unit(unit())
    bring(journal, unit(), *TO_SUBMITTED)
    journal.keep_outcome(verified(unit(), 5), 2000.0)
    assert not journal.keep_outcome(verified(unit(), 5), 3000.0)
    assert journal.receipts(unit().unit_id) == (b"receipt",)
    project = journal.project(PROJECT.project_id)
    assert project is not None
    assert project.outcome_sequence == 5


def test_credit_that_is_taken_back_keeps_both_receipts(journal: Journal) -> None:
    """Both signed claims of the project are evidence."""
    journal.add_unit(unit())
    bring(journal, unit(), *TO_SUBMITTED)
    journal.keep_outcome(verified(unit()), 2000.0)
    back = replace(
        verified(unit(), 2), state=UnitState.REJECTED, receipt=b"revoked", sentence="No."
    )
    assert journal.keep_outcome(back, 2001.0)
    assert journal.receipts(unit().unit_id) == (b"receipt", b"revoked")
    (given,) = journal.given(ALL_TIME)
    assert (given.verified_units, given.rejected_units, given.verified_tokens) == (0, 1, 0)
    assert (given.verified_flops, given.verified_seconds) == (0.0, 0.0)


def test_news_of_units_of_others_only_advance_the_sequence(journal: Journal) -> None:
    """A coordinator can't write into this computer's record."""
    journal.add_unit(unit())
    bring(journal, unit(), *TO_SUBMITTED)
    assert not journal.keep_outcome(verified(unit(9), 7), 2000.0)
    foreign = replace(verified(unit(), 8), project_id="cd" * 32)
    assert not journal.keep_outcome(foreign, 2000.0)
    assert journal.receipts(unit().unit_id) == ()
    project = journal.project(PROJECT.project_id)
    assert project is not None
    assert project.outcome_sequence == 7


def test_a_project_that_was_left_is_remembered_but_not_joined(journal: Journal) -> None:
    """Receipts of a left project still have their project."""
    journal.put_project(replace(PROJECT, joined=False, tree_head=b"head"))
    assert journal.projects() == ()
    kept = journal.project(PROJECT.project_id)
    assert kept is not None
    assert kept.tree_head == b"head"


def test_notes_are_kept_by_name(journal: Journal) -> None:
    """Small facts have a place."""
    assert journal.get_note("pause") == ""
    journal.put_note("pause", "1")
    journal.put_note("pause", "2")
    assert journal.get_note("pause") == "2"


def test_the_file_has_everything_after_a_restart(tmp_path: Path) -> None:
    """What was returned from is on the disk, without a clean end."""
    first = SqliteJournal(tmp_path / FILE_NAME)
    first.put_project(PROJECT)
    first.add_unit(unit())
    bring(first, unit(), *TO_SUBMITTED)
    first.keep_outcome(verified(unit()), 2000.0)
    second = SqliteJournal(tmp_path / FILE_NAME)
    assert second.unit(unit().unit_id) == first.unit(unit().unit_id)
    assert second.history(unit().unit_id)[-1] is UnitState.VERIFIED
    assert second.projects() == first.projects()
    first.close()
    second.close()


def damage_header(path: Path) -> None:
    """Overwrite the beginning."""
    path.write_bytes(b"this is no database at all" * 100)


def damage_page(path: Path) -> None:
    """Overwrite a page in the middle."""
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [damage_header, damage_page])
def test_a_damaged_file_stops_the_start_and_is_left_alone(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """Receipts are never replaced by an empty journal."""
    path = tmp_path / FILE_NAME
    journal = SqliteJournal(path)
    journal.add_unit(unit())
    journal.close()
    damage(path)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="holds your receipts") as caught:
        SqliteJournal(path)
    assert str(path) in caught.value.sentence
    assert caught.value.code is ErrorCode.CORRUPT
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Going back to an older app destroys nothing."""
    path = tmp_path / FILE_NAME
    SqliteJournal(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(JournalError, match="newer version of Potluck"):
        SqliteJournal(path)


def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path) -> None:
    """SQLite's own limit stands for the disk's."""
    journal = SqliteJournal(tmp_path / FILE_NAME)
    journal.add_unit(unit())
    pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalError, match="disk is full") as caught:
        journal.note(unit().unit_id, UnitChanges(commitment=b"x" * 100_000))
    assert caught.value.code is ErrorCode.FULL
    assert journal.unit(unit().unit_id) == unit()
    journal.close()
