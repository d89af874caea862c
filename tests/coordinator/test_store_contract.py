"""What every store of the coordinator has to do, run on SQLite and on the fake."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from potluck.digest import digest_bytes
from potluck.errors import ErrorCode
from potluck.merkle import leaf_hash
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import numerics_pb2 as numerics
from potluck_coordinator.errors import StoreError
from potluck_coordinator.lifecycle import UnitState
from potluck_coordinator.records import (
    Inspection,
    InspectionKind,
    LeaseRecord,
    Member,
    Round,
    Session,
    Share,
    Standing,
    Unit,
)
from potluck_coordinator.store.port import Audience, Store
from potluck_coordinator.store.sqlite import SqliteStore
from potluck_coordinator.store.tables import SCHEMA_VERSION
from tests.fakes.coordinator_store import MemoryStore

KEY = b"k" * 32


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh store of each kind."""
    made: Store = SqliteStore(tmp_path / "c.sqlite") if request.param == "sqlite" else MemoryStore()
    yield made
    made.close()


def ref(name: str) -> blob.BlobRef:
    """Return some blob's name."""
    return blob.BlobRef(digest=digest_bytes(name.encode()), size_bytes=len(name) + 1)


def unit(name: bytes, *states: UnitState, **fields: object) -> Unit:
    """Return a unit with some history."""
    work = lease.WorkUnit(unit_id=name * 16, round=3, seed=2**64 - 1, steps=20)
    known = Unit(work=work, history=states or (UnitState.LEASED,), public_key=KEY)
    return replace(known, **fields)  # type: ignore[arg-type]


def test_a_failed_transaction_leaves_no_trace(store: Store) -> None:
    """An error in the middle must not leave half of a step behind."""
    with pytest.raises(LookupError), store.transaction() as tx:
        tx.project.add_shard(ref("a"), 10)
        tx.units.add(unit(b"u"))
        raise LookupError
    with store.transaction() as tx:
        assert not tx.project.shards()
        assert tx.units.get(b"u" * 16) is None


def test_shards_keep_their_order_and_are_added_once(store: Store) -> None:
    """Ingesting the same folder twice must not count text twice."""
    with store.transaction() as tx:
        tx.project.add_shard(ref("b"), 10)
        tx.project.add_shard(ref("a"), 20)
        tx.project.add_shard(ref("b"), 10)
    with store.transaction() as tx:
        assert [(s.ref, s.tokens) for s in tx.project.shards()] == [(ref("b"), 10), (ref("a"), 20)]


def test_held_out_text_can_be_chosen_again(store: Store) -> None:
    """The newest choice counts."""
    with store.transaction() as tx:
        assert tx.project.held_out() is None
        tx.project.set_held_out(ref("a"))
        tx.project.set_held_out(ref("b"))
        assert tx.project.held_out() == ref("b")


def test_rounds_are_kept_whole(store: Store) -> None:
    """A round comes back as it was written, and the newest is the current one."""
    first = Round(number=0, checkpoint=ref("w0"), velocity=None, opened_unix_ms=5)
    second = Round(number=1, checkpoint=ref("w1"), velocity=ref("v1"), opened_unix_ms=9, tokens=7)
    with store.transaction() as tx:
        assert tx.project.current_round() is None
        tx.project.add_round(first)
        tx.project.add_round(second)
    measured = replace(first, held_out_loss=2.5, measured_unix_ms=11, files_kept=False)
    with store.transaction() as tx:
        assert tx.project.current_round() == second
        tx.project.replace_round(measured)
    with store.transaction() as tx:
        assert tx.project.round(0) == measured
        assert tx.project.round(2) is None
        assert list(tx.project.rounds_with_files()) == [second]
        assert list(tx.project.measured_rounds()) == [measured]


def test_a_planned_merge_keeps_its_order(store: Store) -> None:
    """The merge is a function of the recorded plan, so its order must survive."""
    plan = [Share(unit_id=b"z" * 16, weight=0.1), Share(unit_id=b"a" * 16, weight=3.0)]
    with store.transaction() as tx:
        assert not tx.project.planned_merge(0)
        tx.project.plan_merge(0, plan)
    with store.transaction() as tx:
        assert list(tx.project.planned_merge(0)) == plan


def test_only_what_the_project_refers_to_has_an_audience(store: Store) -> None:
    """Payloads and held-out text are for inspectors, other files for nobody."""
    with store.transaction() as tx:
        tx.project.add_shard(ref("shard"), 10)
        tx.project.set_held_out(ref("held"))
        tx.project.add_round(Round(number=0, checkpoint=ref("w"), velocity=None, opened_unix_ms=0))
        tx.units.add(unit(b"u", payload=ref("payload"), payload_kept=True))
        tx.units.add(unit(b"v", payload=ref("gone"), payload_kept=False))
    with store.transaction() as tx:
        names = ["shard", "w", "held", "payload", "gone", "unknown"]
        assert [tx.project.audience(ref(n).digest) for n in names] == [
            Audience.ENROLLED,
            Audience.ENROLLED,
            Audience.INSPECTORS,
            Audience.INSPECTORS,
            None,
            None,
        ]


def test_a_nonce_is_good_once_for_its_key_and_for_a_while(store: Store) -> None:
    """A stolen or old nonce must not open a session."""
    with store.transaction() as tx:
        tx.people.add_nonce(b"n", KEY, 100)
        tx.people.add_nonce(b"o", KEY, 100)
        assert tx.people.nonces() == 2
        assert not tx.people.take_nonce(b"n", b"other", 50)
        assert tx.people.take_nonce(b"n", KEY, 50)
        assert not tx.people.take_nonce(b"n", KEY, 50)
        assert not tx.people.take_nonce(b"o", KEY, 100)
        tx.people.drop_stale(100)
        assert tx.people.nonces() == 0


def test_sessions_and_trust_survive(store: Store) -> None:
    """What a key may do and how far it is trusted comes back as it was written."""
    session = Session(
        token_hash=b"h", public_key=KEY, inspector=True, app_version="1", expires_unix_ms=9
    )
    member = Member(public_key=KEY, strikes=1, shut_out=True, last_seen_unix_ms=70, strike_place=3)
    with store.transaction() as tx:
        tx.people.add_inspector(KEY)
        tx.people.add_inspector(KEY)
        tx.people.add_session(session)
        tx.people.put_member(replace(member, strikes=0))
        tx.people.put_member(member)
        tx.people.set_passes(KEY, "1", 4)
        tx.people.set_passes(KEY, "2", 5)
    with store.transaction() as tx:
        assert tx.people.is_inspector(KEY)
        assert not tx.people.is_inspector(b"x")
        assert tx.people.session(b"h") == session
        assert tx.people.session(b"g") is None
        assert (tx.people.sessions_of(KEY), tx.people.sessions()) == (1, 1)
        assert tx.people.member(KEY) == member
        assert tx.people.member(b"x") == Member(public_key=b"x")
        assert (tx.people.active_members(70), tx.people.active_members(71)) == (1, 0)
        assert (tx.people.passes(KEY, "1"), tx.people.passes(KEY, "3")) == (4, 0)
        tx.people.reset_passes(KEY)
        assert (tx.people.passes(KEY, "1"), tx.people.passes(KEY, "2")) == (0, 0)
        tx.people.drop_stale(9)
        assert tx.people.session(b"h") is None


def test_the_oldest_nonces_and_sessions_make_room(store: Store) -> None:
    """Under a flood the newest stay, and one key's flood costs only that key."""
    other = b"x" * 32
    with store.transaction() as tx:
        for number in range(4):
            tx.people.add_nonce(bytes([number]), KEY, 100 - number)
            for key in (KEY, other):
                made = Session(
                    token_hash=key + bytes([number]),
                    public_key=key,
                    inspector=False,
                    app_version="1",
                    expires_unix_ms=100 - number,
                )
                tx.people.add_session(made)
    with store.transaction() as tx:
        tx.people.drop_oldest_nonces(2)
        assert [tx.people.take_nonce(bytes([n]), KEY, 0) for n in range(4)] == [1, 1, 0, 0]
        tx.people.drop_oldest_sessions(3, KEY)
        assert (tx.people.sessions_of(KEY), tx.people.sessions_of(other)) == (1, 4)
        tx.people.drop_oldest_sessions(2)
        assert tx.people.sessions() == 3
        assert tx.people.session(KEY + bytes([0])) is not None


def test_units_are_kept_whole_and_found_by_state(store: Store) -> None:
    """A unit comes back as it was written, in the order of writing."""
    first = unit(b"b")
    second = unit(
        b"a",
        UnitState.LEASED,
        UnitState.COMMITTED,
        lease_id=b"l" * 16,
        app_version="1",
        commitment=b"c",
        nonce=b"n",
        opening=b"o",
        payload=ref("p"),
        payload_kept=True,
        last_root=b"r" * 32,
        norm_rate=0.25,
        tokens=2**40,
        audited=True,
        decided_unix_ms=6,
        reason="Because.",
    )
    with store.transaction() as tx:
        tx.units.add(first)
        tx.units.add(second)
    with store.transaction() as tx:
        both = {UnitState.LEASED, UnitState.COMMITTED}
        assert list(tx.units.in_states(both)) == [first, second]
        assert list(tx.units.of_key(KEY, {UnitState.COMMITTED})) == [second]
        assert not tx.units.of_key(b"x", both)
        assert tx.units.count(both) == 2
        assert tx.units.same_result(ref("p").digest, b"", {b"b" * 16})
        assert tx.units.same_result(b"", b"r" * 32, {b"b" * 16})
        assert not tx.units.same_result(ref("p").digest, b"r" * 32, {b"a" * 16})


def test_credited_units_are_summed_and_their_payloads_let_go(store: Store) -> None:
    """Totals count standing credit only; merged payloads are disposable, verified ones are not."""
    road = (UnitState.LEASED, UnitState.COMMITTED, UnitState.OPENED)
    merged = unit(
        b"m", *road, UnitState.MERGED, tokens=5, norm_rate=1.0, decided_unix_ms=1, audited=True
    )
    merged = replace(merged, payload=ref("m"), payload_kept=True)
    verified = unit(b"v", *road, UnitState.VERIFIED, tokens=7, norm_rate=2.0, decided_unix_ms=2)
    verified = replace(verified, audited=True)
    verified = replace(verified, payload=ref("v"), payload_kept=True)
    with store.transaction() as tx:
        for each in (merged, verified, unit(b"g", UnitState.GREY), unit(b"r", UnitState.REVOKED)):
            tx.units.add(each)
        totals = tx.units.totals()
        assert (totals.verified_units, totals.verified_tokens) == (2, 12)
        assert (totals.pending_units, totals.audited_units) == (1, 2)
        assert list(tx.units.norm_rates(10)) == [2.0, 1.0]
        assert list(tx.units.norm_rates(1)) == [2.0]
        assert list(tx.units.disposable_payloads(10)) == [merged]


def test_a_keys_standing_is_what_was_proven_and_what_rests_on_trust(store: Store) -> None:
    """Only credit since the last re-run is on trust; only standing credit of the key counts."""
    done = (UnitState.LEASED, UnitState.COMMITTED, UnitState.OPENED, UnitState.VERIFIED)
    with store.transaction() as tx:
        assert tx.units.standing(KEY) == Standing(
            proven_tokens=0, trusted_units=0, trusted_tokens=0
        )
        tx.units.add(unit(b"a", *done, tokens=1, decided_unix_ms=1))
        tx.units.add(unit(b"b", *done, tokens=2, decided_unix_ms=2, audited=True))
        tx.units.add(unit(b"c", *done, tokens=4, decided_unix_ms=2))
        tx.units.add(unit(b"d", *done, UnitState.MERGED, tokens=8, decided_unix_ms=3))
        tx.units.add(unit(b"e", *done, UnitState.REVOKED, tokens=16, decided_unix_ms=4))
        tx.units.add(unit(b"f", *done, tokens=32, decided_unix_ms=5, public_key=b"x" * 32))
        assert tx.units.standing(KEY) == Standing(
            proven_tokens=2, trusted_units=2, trusted_tokens=12
        )


def test_leases_are_found_by_holder_and_by_time(store: Store) -> None:
    """Only open leases count for a device and for expiry."""
    held = LeaseRecord(
        lease_id=b"l" * 16,
        unit_id=b"u" * 16,
        public_key=KEY,
        device_id="cpu",
        app_version="1",
        numerics_class=numerics.NumericsClass(device_type="cpu", threads=2),
        expires_unix_ms=50,
    )
    ended = replace(held, lease_id=b"m" * 16, open=False)
    with store.transaction() as tx:
        tx.units.add_lease(held)
        tx.units.add_lease(ended)
        longer = replace(held, steps_done=3, expires_unix_ms=60)
        tx.units.replace_lease(longer)
        assert tx.units.lease(b"l" * 16) == longer
        assert list(tx.units.open_leases(KEY)) == [longer]
        assert not tx.units.expired_leases(59)
        assert list(tx.units.expired_leases(60)) == [longer]
        assert (tx.units.unfinished_leases(KEY, 49), tx.units.unfinished_leases(KEY, 50)) == (1, 0)
        assert tx.units.unfinished_leases(b"x", 0) == 0


def test_inspections_are_first_in_first_out(store: Store) -> None:
    """Open tasks come in the order of queueing, done ones no more."""
    audit = Inspection(
        inspection_id=b"b" * 16,
        kind=InspectionKind.AUDIT,
        unit_id=b"u" * 16,
        round=1,
        numerics_class=numerics.NumericsClass(device_type="cpu"),
        same_class_only=True,
        queued_unix_ms=4,
    )
    evaluation = replace(
        audit,
        inspection_id=b"a" * 16,
        kind=InspectionKind.EVALUATION,
        unit_id=b"",
        numerics_class=None,
        same_class_only=False,
    )
    with store.transaction() as tx:
        tx.inspections.add(audit)
        tx.inspections.add(evaluation)
    with store.transaction() as tx:
        assert list(tx.inspections.open()) == [audit, evaluation]
        taken = replace(audit, taken_by=KEY, expires_unix_ms=9, handed_out=1, done=True)
        tx.inspections.replace(taken)
        assert tx.inspections.get(b"b" * 16) == taken
        assert list(tx.inspections.open()) == [evaluation]
        assert tx.inspections.evaluates(1)
        assert not tx.inspections.evaluates(2)


def test_the_ledger_only_grows_and_credits_a_unit_once(store: Store) -> None:
    """A repeated credit after a crash must not pay twice."""
    entry = ledger.LedgerEntry(
        kind=ledger.ENTRY_KIND_CREDIT, unit_id=b"u" * 16, public_key=KEY, tokens=3
    )
    with store.transaction() as tx:
        row = tx.ledger.append(entry)
        assert (row.index, row.entry()) == (0, entry)
    with pytest.raises(StoreError), store.transaction() as tx:
        tx.ledger.append(entry)
    with store.transaction() as tx:
        assert tx.ledger.size() == 1
        assert list(tx.ledger.page(0, 9)) == [row]
        assert not tx.ledger.page(1, 9)
        assert list(tx.ledger.leaf_hashes(0)) == [leaf_hash(row.serialised)]
        assert not tx.ledger.leaf_hashes(1)
        assert list(tx.ledger.of_key(KEY)) == [row]
        assert not tx.ledger.of_key(b"x")


def test_outcomes_are_numbered_and_private(store: Store) -> None:
    """A volunteer gets its own news from where it left off."""
    with store.transaction() as tx:
        first = tx.ledger.add_outcome(KEY, ledger.UnitOutcome(message="one"))
        tx.ledger.add_outcome(b"x" * 32, ledger.UnitOutcome(message="other"))
        second = tx.ledger.add_outcome(KEY, ledger.UnitOutcome(message="two"))
        assert first < second
    with store.transaction() as tx:
        news = tx.ledger.outcomes(KEY, 0, 10)
        assert [(o.sequence, o.message) for o in news] == [(first, "one"), (second, "two")]
        assert [o.message for o in tx.ledger.outcomes(KEY, first, 10)] == ["two"]
        assert [o.message for o in tx.ledger.outcomes(KEY, 0, 1)] == ["one"]


def test_what_was_kept_is_there_after_opening_again(tmp_path: Path) -> None:
    """A closed and reopened file has everything, and two openers see each other's work."""
    path = tmp_path / "c.sqlite"
    first, second = SqliteStore(path), SqliteStore(path)
    with first.transaction() as tx:
        tx.project.add_shard(ref("a"), 10)
    with second.transaction() as tx:
        assert len(tx.project.shards()) == 1
    first.close()
    second.close()


@pytest.mark.parametrize(("version", "said"), [(99, "newer version"), (1, "early build")])
def test_a_file_of_another_version_is_refused_in_words(
    tmp_path: Path, version: int, said: str
) -> None:
    """A program must not write into a file that it does not understand."""
    path = tmp_path / "c.sqlite"
    SqliteStore(path).close()
    raw = sqlite3.connect(path)
    with raw:
        raw.execute("UPDATE schema_version SET version = ?", (version,))
    raw.close()
    with pytest.raises(StoreError, match=said):
        SqliteStore(path)


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    """A damaged file is named as such."""
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"this is no database" * 1000)
    with pytest.raises(StoreError, match="damaged"):
        SqliteStore(path)


def test_a_full_disk_is_said_in_words_and_loses_nothing(tmp_path: Path) -> None:
    """Running out of room fails the step at hand only."""
    store = SqliteStore(tmp_path / "c.sqlite")
    with store.transaction() as tx:
        tx.project.add_shard(ref("a"), 10)
    # The database's own ceiling gives the same error as a full disk.
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 60")
    with pytest.raises(StoreError) as caught, store.transaction() as tx:
        tx.units.add(unit(b"u", commitment=b"x" * 1_000_000))
    assert caught.value.code is ErrorCode.FULL
    with store.transaction() as tx:
        assert len(tx.project.shards()) == 1
    store.close()


def test_the_database_flushes_every_commit(tmp_path: Path) -> None:
    """What was acknowledged must survive a power cut: WAL with full synchronisation."""
    store = SqliteStore(tmp_path / "c.sqlite")
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    store.close()


def test_sqlite_is_reached_through_sqlalchemy(tmp_path: Path) -> None:
    """The file is an ordinary SQLite file that other tools can open."""
    SqliteStore(tmp_path / "c.sqlite").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'c.sqlite'}")
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT version FROM schema_version").scalar()
    engine.dispose()
    assert found == SCHEMA_VERSION
