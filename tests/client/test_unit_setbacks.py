"""What goes wrong on this computer, in a daemon in memory: said once, waited for, never lost."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from potluck.endpoint import check_certificate
from potluck.errors import ErrorCode, FormatError, PotluckError
from potluck.v1 import control_pb2 as control
from potluck.v1 import lease_pb2 as lease
from potluck_client import computing
from potluck_client.daemon.pause_asked import PauseAsked
from potluck_client.errors import ClientError, IdentityError, LinkError
from potluck_client.host.port import DeviceFacts
from potluck_client.lifecycle import UnitState
from tests.fakes.client_journal import MemoryJournal
from tests.fakes.client_machine import Machine, leave_alone
from tests.fakes.coordinator_link import FakeCoordinatorLink
from tests.fakes.host import CPU, FakeDevices
from tests.fakes.shared_certificates import make_certificate
from tests.fakes.worker_process import FakeWorkerProcess

CARD = DeviceFacts(
    device_id="GPU-a", name="Fake card", torch_device="cuda:0", memory_bytes=8_000_000_000
)
NO_ROOM = "The disk is full, so state could not be written. Free some space; nothing is lost."


def stands(machine: Machine, unit_id: bytes, state: UnitState) -> bool:
    """Tell whether the journal has a unit in a state."""
    entry = machine.journal.unit(unit_id)
    return entry is not None and entry.state is state


def without_room(worker: FakeWorkerProcess) -> None:
    """Make a worker whose disk takes nothing."""
    worker.disk_refusal = NO_ROOM


async def test_a_full_disk_under_the_worker_is_waited_for(tmp_path: Path) -> None:
    """However often it is tried, the unit is not given back, and it goes on once there is room."""
    machine = Machine(tmp_path)
    machine.prepare_worker = without_room
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_DISK_FULL)
    assert machine.snapshot.state == control.APP_STATE_WAITING
    assert machine.snapshot.sentence == NO_ROOM
    await machine.clock.advance(3000)
    entry = machine.unit(unit.unit_id)
    assert (entry.state, entry.deaths) == (UnitState.RUNNING, 0)
    for worker in machine.workers:
        worker.disk_refusal = ""
    machine.prepare_worker = leave_alone
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    assert not machine.snapshot.problems
    await machine.stop()


async def test_resume_tries_a_full_disk_at_once(tmp_path: Path) -> None:
    """Who has just made room need not wait for the next try."""
    machine = Machine(tmp_path)
    machine.prepare_worker = without_room
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_DISK_FULL)
    await machine.clock.advance(1000)
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_DISK_FULL)
    for worker in machine.workers:
        worker.disk_refusal = ""
    machine.prepare_worker = leave_alone
    resumed = machine.clock.monotonic_seconds()
    machine.daemon.engine.resume()
    # In small steps: what runs in threads takes real time, in which this clock must not run off.
    await machine.until(
        lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED), step_seconds=0.02
    )
    assert machine.clock.monotonic_seconds() - resumed < 10
    await machine.stop()


async def test_a_unit_of_a_device_that_has_gone_is_given_back(tmp_path: Path) -> None:
    """Another device computes other bits, so what was begun is for somebody else."""
    machine = Machine(tmp_path)
    machine.devices = FakeDevices(CARD, CPU)
    machine.prepare_worker = lambda worker: worker.allow(3)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.RUNNING))
    assert machine.unit(unit.unit_id).device_id == "GPU-a"
    await machine.stop()
    before = len(machine.workers)
    machine.devices = FakeDevices(CPU)
    machine.prepare_worker = leave_alone
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.FAILED))
    (held,) = machine.coordinator.leases.values()
    await machine.until(lambda: held.ended)
    assert "has gone from this computer" in machine.unit(unit.unit_id).sentence
    orders = [order for worker in machine.workers[before:] for order in worker.received]
    assert not any(order.HasField("start") for order in orders)
    await machine.stop()


async def test_a_finished_unit_of_a_device_that_has_gone_is_handed_in(tmp_path: Path) -> None:
    """Its bits are sealed, so they count whatever became of the device."""
    machine = Machine(tmp_path)
    machine.devices = FakeDevices(CARD, CPU)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.coordinator.refusals["commit"] = PotluckError("Busy.", code=ErrorCode.UNREACHABLE)
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.COMMITTED))
    await machine.stop()
    del machine.coordinator.refusals["commit"]
    machine.devices = FakeDevices(CPU)
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    await machine.stop()


async def test_a_keyring_that_hangs_keeps_nothing_else_waiting(tmp_path: Path) -> None:
    """The person is answered meanwhile, and the finished unit is sealed once the key is there."""
    machine = Machine(tmp_path)
    unlocked = asyncio.Event()

    async def load() -> object:
        await unlocked.wait()
        return machine.key

    machine.load_key = load  # type: ignore[assignment]
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: "download" in machine.coordinator.calls)
    await machine.clock.advance(5)
    assert stands(machine, unit.unit_id, UnitState.RUNNING)
    machine.daemon.engine.pause(PauseAsked())
    assert machine.snapshot.state == control.APP_STATE_PAUSED
    machine.daemon.engine.resume()
    unlocked.set()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    await machine.stop()


async def test_a_locked_keyring_drops_no_unit(tmp_path: Path) -> None:
    """A key that can't be had is shown with what to do, and the unit waits for it."""
    machine = Machine(tmp_path)
    known = machine.load_key

    async def locked() -> object:
        raise IdentityError("The keyring is locked.", code=ErrorCode.NOT_FOUND)

    machine.load_key = locked  # type: ignore[assignment]
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_PROBLEM)
    assert machine.snapshot.sentence == "The keyring is locked."
    assert "Unlock" in machine.snapshot.problems[0].remedy
    assert machine.unit(unit.unit_id).state is UnitState.RUNNING
    await machine.stop()
    machine.load_key = known
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    await machine.stop()


class TroubledLink(FakeCoordinatorLink):
    """A link whose renewals fail by a trouble of this computer."""

    renewals = 0

    async def renew(self, lease_id: bytes, steps_done: int) -> lease.RenewLeaseResponse:
        """Fail."""
        self.renewals += 1
        raise IdentityError("The keyring is locked.", code=ErrorCode.NOT_FOUND)


async def test_a_renewal_that_fails_by_this_computer_gives_no_unit_up(tmp_path: Path) -> None:
    """Only the coordinator can say that nobody wants a unit any more."""
    machine = Machine(tmp_path)
    link = TroubledLink(machine.coordinator)
    machine.open_link = lambda _: link
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: link.renewals > 2, step_seconds=60)
    assert machine.unit(unit.unit_id).state is UnitState.RUNNING
    await machine.stop()


class TornLink(FakeCoordinatorLink):
    """A link that finds another result on the disk than was committed to."""

    async def upload(self, *values: object) -> None:
        """Fail."""
        raise LinkError("A result on this disk has changed since it was committed to.")


@pytest.mark.parametrize("days", [-4000, 4000])
async def test_a_certificate_that_seems_wrong_costs_no_unit(tmp_path: Path, days: int) -> None:
    """A clock that is years off is put right some day, and the finished unit waits for it."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    begins = dt.datetime.now(dt.UTC)
    shown = make_certificate(begins, begins + dt.timedelta(days=365))
    with pytest.raises(FormatError) as caught:
        check_certificate(shown.der, shown.fingerprint, begins + dt.timedelta(days=days))
    machine.coordinator.refusals["commit"] = caught.value
    machine.coordinator.refusals["renew"] = caught.value
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.COMMITTED))
    await machine.clock.advance(900)
    assert machine.snapshot.projects[0].problem == caught.value.sentence
    machine.coordinator.refusals.clear()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED), step_seconds=10)
    await machine.stop()


async def test_a_result_that_changed_on_the_disk_is_given_back(tmp_path: Path) -> None:
    """Sending it again and again would change nothing."""
    machine = Machine(tmp_path)
    machine.open_link = lambda _: TornLink(machine.coordinator)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.FAILED))
    assert "has changed" in machine.unit(unit.unit_id).sentence
    await machine.stop()


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
async def test_a_clock_that_is_days_wrong_neither_floods_nor_forgets(
    tmp_path: Path, days: int
) -> None:
    """A lease is renewed in time by the project's own rule, whatever this clock says."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    machine.coordinator.offer_unit(steps=4)
    offer = machine.coordinator.offers[-1]
    assert isinstance(offer, lease.Lease)
    ends = machine.clock.unix_seconds() + 600 - days * 86400
    offer.expires_unix_ms = max(1, round(ends * 1000))
    machine.coordinator.renewed_until_unix_ms = offer.expires_unix_ms
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    for _ in range(60):
        await machine.clock.advance(10)
    assert 1 <= machine.coordinator.calls.count("renew") <= 31
    await machine.stop()


async def test_a_worker_that_does_nothing_for_too_long_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A card that hangs does not hold a unit for ever."""
    monkeypatch.setattr(computing, "STALL_SECONDS", 60.0)
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    machine.worker.hang()
    machine.prepare_worker = leave_alone
    await machine.clock.advance(62)
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    assert machine.unit(unit.unit_id).deaths == 1
    await machine.stop()


async def test_a_pause_until_no_date_is_refused(tmp_path: Path) -> None:
    """A number that is no time must not reach the journal, where it would stop every start."""
    machine = Machine(tmp_path)
    machine.start()
    for until in (-1.0, 1e15, float("nan"), float("inf")):
        with pytest.raises(ClientError):
            machine.daemon.engine.pause(PauseAsked(until_unix=until))
    with pytest.raises(ClientError):
        machine.daemon.engine.run_now(float("nan"))
    machine.journal.put_note(
        "wishes", '{"paused": true, "paused_until_unix": 1e300, "finished": false}'
    )
    await machine.stop()
    machine.start()
    assert machine.snapshot.sentence == "Paused until you resume."
    await machine.stop()


async def test_news_that_a_full_disk_did_not_take_is_heard_once_there_is_room(
    tmp_path: Path,
) -> None:
    """A receipt is not lost, and its owner does not wait minutes for it."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    machine.fail_journal(after=0)
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.clock.advance(5)
    assert stands(machine, unit.unit_id, UnitState.SUBMITTED)
    assert isinstance(machine.journal, MemoryJournal)
    machine.journal.fail_from = None
    await machine.clock.advance(15)
    assert machine.unit(unit.unit_id).has_receipt
    await machine.stop()


async def test_a_coordinator_that_is_back_is_asked_for_work_at_once(tmp_path: Path) -> None:
    """The first call that gets an answer spares the others their long wait."""
    machine = Machine(tmp_path)
    machine.coordinator.go_away()
    machine.start()
    await machine.clock.advance(1200)
    project = machine.daemon.calls._book.joined.value[0]
    assert project.ask_again - machine.clock.monotonic_seconds() > 30
    machine.coordinator.come_back()
    unit = machine.coordinator.offer_unit(steps=4)
    back = machine.clock.monotonic_seconds()
    project.heard()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    assert machine.clock.monotonic_seconds() - back < 30
    await machine.stop()


async def test_a_flood_of_news_leaves_the_daemon_its_breath(tmp_path: Path) -> None:
    """A coordinator that sends news without end is read at a pace that this computer can bear."""
    machine = Machine(tmp_path)
    machine.start()
    await machine.clock.advance(1)
    for _ in range(10_000):
        machine.coordinator.reject(b"nobody's unit...", "Not yours.")
    await machine.clock.advance(5)
    project = machine.journal.project(machine.coordinator.key.public.hex())
    assert project is not None
    assert 10 <= project.outcome_sequence <= 200
    await machine.stop()


async def test_older_rules_are_refused_also_after_a_restart(tmp_path: Path) -> None:
    """An old signature brings no old rules back: the newest ones are in the journal."""
    machine = Machine(tmp_path)
    machine.coordinator.manifest.revision = 5
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: stands(machine, unit.unit_id, UnitState.SUBMITTED))
    await machine.stop()
    machine.coordinator.manifest.revision = 4
    second = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.clock.advance(5)
    assert machine.journal.unit(second.unit_id) is None
    assert "older rules" in machine.snapshot.projects[0].problem
    await machine.stop()
