"""The daemon keeps what every control service promises about history and receipts."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.identity import PrivateKey
from potluck.limits import RECEIPT_BYTES
from potluck.receipt import sign_receipt, sign_tree_head
from potluck.v1 import control_pb2 as control
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.buckets import ALL_TIME
from potluck_client.control.server import ControlServer
from potluck_client.journal.records import KeptReceipt
from potluck_client.lifecycle import UnitState
from potluck_client.receipt_checks import KnownProject, checked
from tests.fakes.client_machine import Machine
from tests.fakes.control_contract import Caller
from tests.fakes.control_contract_history import BUCKETS, EmptyHistoryContract, ReceiptsContract
from tests.fakes.host import FakeClock


class TestDaemonEmptyHistory(EmptyHistoryContract):
    """The contract, on a daemon that has joined nothing."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """Return the folder of a daemon in memory behind its real socket."""
        machine = Machine(tmp_path, joined=False)
        machine.start()
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        yield tmp_path
        await machine.stop()
        await server.stop()


class TestDaemonReceipts(ReceiptsContract):
    """The contract, on a daemon that has trained three pieces of work."""

    tokens_each = 256

    @pytest.fixture
    async def machine(self, tmp_path: Path) -> AsyncIterator[Machine]:
        """A computer with three verified pieces of work."""
        machine = Machine(tmp_path)
        units = [machine.coordinator.offer_unit(steps=4) for _ in range(3)]
        machine.start()
        for unit in units:
            await machine.until(
                lambda: (
                    machine.journal.unit(unit.unit_id) is not None  # noqa: B023
                    and machine.unit(unit.unit_id).state is UnitState.SUBMITTED  # noqa: B023
                )
            )
            machine.coordinator.verify(unit.unit_id, machine.key.public)
        await machine.until(lambda: machine.snapshot.contribution.verified_units == 3)
        yield machine
        await machine.stop()

    @pytest.fixture
    async def home(self, machine: Machine) -> AsyncIterator[Path]:
        """Return the folder of a daemon in memory behind its real socket."""
        server = ControlServer(machine.home, machine.daemon.calls)
        await server.start()
        yield machine.home
        await server.stop()

    async def test_history_outlives_the_project(self, home: Path, machine: Machine) -> None:
        """Leaving a project takes neither its sums nor its name away."""
        caller = Caller(read_endpoint(home))
        name = machine.coordinator.manifest.name
        leave = control.LeaveRequest(project=name)
        await caller.stub.Leave(leave, metadata=caller.metadata)
        history = await self._history(caller, bucket=control.BUCKET_YEAR)
        assert list(history.project_names.values()) == [name]
        assert [e.contribution.verified_units for e in history.entries if e.project_id] == [3]
        assert {r.project_name for r in (await self._receipts(caller, limit=9)).receipts} == {name}
        await caller.channel.close(None)


async def verified_once(machine: Machine) -> None:
    """Let a computer do a piece of work that is verified on that day."""
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: bool(machine.journal.given(ALL_TIME)))
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.snapshot.today.verified_units == 1)


async def restart_at(machine: Machine, days: float) -> None:
    """Start the daemon anew with a clock that shows another day."""
    await machine.stop()
    machine.clock = FakeClock(days * 86400.0)
    machine.start()


async def test_work_of_days_that_the_clock_has_not_reached_is_told(tmp_path: Path) -> None:
    """A clock that went ahead and was put right hides nothing that was given meanwhile."""
    machine = Machine(tmp_path)
    await verified_once(machine)
    await restart_at(machine, -10)
    assert machine.snapshot.contribution.verified_units == 1
    assert machine.snapshot.today == control.Contribution()
    for bucket in BUCKETS:
        request = control.GetHistoryRequest(bucket=bucket)
        answer = await machine.daemon.calls.GetHistory(request, None)  # type: ignore[arg-type]
        given = [entry for entry in answer.entries if entry.project_id]
        assert [entry.contribution.verified_units for entry in given] == [1]
        assert answer.today < answer.first_day
    await machine.stop()


async def test_a_new_day_begins_with_nothing(tmp_path: Path) -> None:
    """What was given yesterday is not called today's, though nothing has changed since."""
    machine = Machine(tmp_path)
    await verified_once(machine)
    await restart_at(machine, 1)
    assert machine.snapshot.today == control.Contribution()
    assert machine.snapshot.contribution.verified_units == 1
    await machine.stop()


PROJECT = PrivateKey(bytes([7]) * 32)
OWN = PrivateKey(bytes([8]) * 32)
ENTRY = ledger.LedgerEntry(
    kind=ledger.ENTRY_KIND_CREDIT,
    unit_id=b"u" * 16,
    public_key=OWN.public,
    round=3,
    tokens=256,
    steps=4,
    flops=1e9,
    audited=True,
    written_unix_ms=1_767_225_600_000,
)
KNOWN = KnownProject(name="Seed library")


def receipt_of(entry: ledger.LedgerEntry, *, signed_by: PrivateKey = PROJECT) -> bytes:
    """Return a serialised receipt at place 5 of the ledger."""
    serialised = entry.SerializeToString(deterministic=True)
    return sign_receipt(signed_by, 5, serialised).SerializeToString()


def kept(receipt: bytes, state: UnitState = UnitState.VERIFIED) -> KeptReceipt:
    """Return a receipt with what the journal has of its unit."""
    return KeptReceipt(
        unit_id=b"u" * 16,
        project_id=PROJECT.public.hex(),
        state=state,
        round=3,
        tokens=256,
        flops=1e9,
        steps=4,
        receipt=receipt,
    )


def changed(**fields: object) -> ledger.LedgerEntry:
    """Return the entry with other fields."""
    entry = ledger.LedgerEntry()
    entry.CopyFrom(ENTRY)
    for name, value in fields.items():
        setattr(entry, name, value)
    return entry


def failures(shown: control.ReceiptRecord) -> list[str]:
    """Return the sentences of the checks that failed."""
    return [check.sentence for check in shown.checks if not check.passed]


def head(size: int, *, signed_by: PrivateKey = PROJECT) -> bytes:
    """Return a kept tree head."""
    tree = ledger.TreeHead(size=size, root=b"r" * 32)
    return sign_tree_head(signed_by, tree).SerializeToString()


def test_a_receipt_that_holds_passes_every_check() -> None:
    """What is shown is what the project signed."""
    shown = checked(kept(receipt_of(ENTRY)), replace(KNOWN, tree_head=head(6)), OWN.public)
    assert failures(shown) == []
    assert len(shown.checks) == 6
    assert (shown.tokens, shown.round, shown.steps, shown.index) == (256, 3, 4, 5)
    assert shown.audited
    assert shown.written_unix_ms == ENTRY.written_unix_ms
    assert ledger.Receipt.FromString(shown.receipt).index == 5


@pytest.mark.parametrize(
    ("receipt", "words"),
    [
        (receipt_of(ENTRY, signed_by=OWN), "not signed by the project"),
        (receipt_of(changed(public_key=PROJECT.public)), "another computer"),
        (receipt_of(changed(unit_id=b"v" * 16)), "another piece of work"),
        (receipt_of(changed(tokens=257)), "figures"),
        (receipt_of(changed(flops=float("nan"))), "figures"),
        (receipt_of(changed(kind=ledger.ENTRY_KIND_REVOCATION)), "not marked as refused"),
        (receipt_of(changed(kind=0)), "does not count as verified"),
        (b"\xff" * 40, "damaged"),
        (ledger.Receipt(entry=b"\xff\xff", index=5).SerializeToString(), "damaged"),
        (b"x" * (RECEIPT_BYTES + 1), "larger than any real"),
    ],
)
def test_what_is_wrong_with_a_receipt_is_said(receipt: bytes, words: str) -> None:
    """Whatever lies in the journal is shown with the one thing that is wrong, and never raises."""
    shown = checked(kept(receipt), KNOWN, OWN.public)
    (sentence,) = failures(shown)
    assert words in sentence
    assert sentence.endswith(".")
    assert shown.unit_id == (b"u" * 16).hex()


@pytest.mark.parametrize(
    ("tree_head", "words"),
    [
        (head(5), "beyond the project's ledger"),
        (head(6, signed_by=OWN), "damaged or not signed"),
        (b"\xff" * 9, "damaged or not signed"),
    ],
)
def test_the_place_in_the_ledger_is_checked(tree_head: bytes, words: str) -> None:
    """A receipt that the ledger has no room for is not taken on trust."""
    shown = checked(kept(receipt_of(ENTRY)), replace(KNOWN, tree_head=tree_head), OWN.public)
    (sentence,) = failures(shown)
    assert words in sentence


def test_credit_that_was_taken_back_is_shown_as_what_it_is() -> None:
    """Both receipts hold; what they say together is that nothing counts."""
    credit = checked(kept(receipt_of(ENTRY), UnitState.REJECTED), KNOWN, OWN.public)
    assert failures(credit) == []
    assert any("took this credit back" in check.sentence for check in credit.checks)
    back = receipt_of(changed(kind=ledger.ENTRY_KIND_REVOCATION))
    revocation = checked(kept(back, UnitState.REJECTED), KNOWN, OWN.public)
    assert failures(revocation) == []
    assert revocation.revocation


def test_without_this_computers_key_a_receipt_is_shown_and_not_vouched_for() -> None:
    """A keyring that stays shut hides nothing."""
    shown = checked(kept(receipt_of(ENTRY)), KNOWN, None)
    (sentence,) = failures(shown)
    assert "can't be read now" in sentence
