"""Limits of network and electricity through a whole daemon in memory."""

from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck.v1 import lease_pb2 as lease
from potluck_client.buckets import ALL_TIME
from potluck_client.host.port import DeviceReading
from potluck_client.journal.records import UnitEntry
from potluck_client.lifecycle import UnitState
from potluck_client.transfer.allowance import Traffic, next_month
from tests.fakes.client_machine import Machine, local_time
from tests.fakes.host import START_UNIX, FakeClock
from tests.fakes.worker_process import FakeWorkerProcess

_GIGABYTE = 10**9
MONTH = f"{local_time(START_UNIX):%Y-%m}"


async def set_limits(machine: Machine, **values: control.SettingValue) -> None:
    """Change limits as a window does."""
    request = control.UpdateSettingsRequest(values=values)
    await machine.daemon.calls.UpdateSettings(request, None)  # type: ignore[arg-type]


def entry_of(machine: Machine, unit: lease.WorkUnit) -> UnitEntry:
    """Return what the journal has of a unit that was fetched."""
    entry = machine.journal.unit(unit.unit_id)
    assert entry is not None
    return entry


async def test_a_metered_network_is_left_alone_and_the_reason_is_shown(tmp_path: Path) -> None:
    """No project is asked for work that would cost money, until the person allows it."""
    machine = Machine(tmp_path)
    machine.network.costs = True
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_METERED)
    await machine.clock.advance(120.0)
    assert "request_lease" not in machine.coordinator.calls
    await set_limits(machine, run_on_metered=control.SettingValue(flag=True))
    await machine.until(lambda: bool(machine.journal.given(ALL_TIME)))
    await machine.stop()


async def test_finished_work_waits_for_a_network_that_costs_nothing(tmp_path: Path) -> None:
    """A laptop that moved to a phone's network computes on, and sends when it is home again."""
    machine = Machine(tmp_path)

    def one_step(worker: FakeWorkerProcess) -> None:
        worker.allow(1)

    machine.prepare_worker = one_step
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.devices[0].working)
    machine.network.costs = True
    await machine.clock.advance(60.0)
    machine.worker.allow(None)
    await machine.until(lambda: entry_of(machine, unit).state is UnitState.COMMITTED)
    await machine.clock.advance(60.0)
    assert "upload" not in machine.coordinator.calls
    machine.network.costs = False
    await machine.until(lambda: entry_of(machine, unit).state is UnitState.SUBMITTED)
    await machine.stop()


async def test_a_month_that_is_used_up_is_waited_out(tmp_path: Path) -> None:
    """Work that does not fit is given back once, and the next month begins anew."""
    begins = next_month(local_time(START_UNIX)).timestamp()
    machine = Machine(tmp_path)
    machine.clock = FakeClock(begins - 2 * 3600.0 - START_UNIX)
    machine.books.add_traffic(MONTH, Traffic(received_bytes=_GIGABYTE - 100))
    machine.start()
    await set_limits(machine, monthly_gigabytes=control.SettingValue(whole=1))
    first, second = (machine.coordinator.offer_unit(steps=4) for _ in range(2))
    await machine.until(lambda: machine.snapshot.reason == control.NOT_NOW_REASON_MONTHLY_CAP)
    assert entry_of(machine, first).state is UnitState.SUPERSEDED
    assert "your limit leaves for this month" in entry_of(machine, first).sentence
    assert machine.snapshot.resumes_unix_ms == round(begins * 1000)
    asked = machine.coordinator.calls.count("request_lease")
    await machine.clock.advance(3600.0)
    assert machine.coordinator.calls.count("request_lease") == asked
    await machine.clock.advance(begins - machine.clock.unix_seconds())
    await machine.until(lambda: machine.journal.unit(second.unit_id) is not None)
    await machine.until(lambda: entry_of(machine, second).state is UnitState.SUBMITTED)
    await machine.stop()


async def test_electricity_is_booked_by_device_and_survives_the_daemon(tmp_path: Path) -> None:
    """What a device takes at work is counted once, priced, and there after a restart."""
    machine = Machine(tmp_path)

    def one_step(worker: FakeWorkerProcess) -> None:
        worker.allow(1)

    machine.prepare_worker = one_step
    machine.coordinator.offer_unit(steps=4)
    machine.devices.readings["cpu"] = DeviceReading(power_watts=60.0)
    machine.start()
    await set_limits(
        machine,
        price_per_kwh=control.SettingValue(number=0.5),
        currency=control.SettingValue(text="EUR"),
    )
    assert not machine.snapshot.HasField("energy")
    await machine.until(lambda: machine.snapshot.devices[0].working)
    await machine.clock.advance(600.0)
    taken = machine.snapshot.energy_today
    assert 9.8 < taken.watt_hours <= 10.1
    assert abs(taken.cost - taken.watt_hours * 0.5 / 1000) < 1e-9
    assert taken.currency == "EUR"
    await machine.stop()
    machine.start()
    assert machine.snapshot.energy.watt_hours >= taken.watt_hours
    request = control.GetHistoryRequest(bucket=control.BUCKET_DAY)
    history = await machine.daemon.calls.GetHistory(request, None)  # type: ignore[arg-type]
    assert {entry.device_id for entry in history.entries if entry.energy.watt_hours} == {"cpu"}
    await machine.stop()
