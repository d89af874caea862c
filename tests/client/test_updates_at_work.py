"""Updates of the app through a whole daemon in memory."""

import asyncio
from pathlib import Path

import pytest

from potluck import PROTOCOL_VERSION
from potluck.errors import ErrorCode, VersionError
from potluck.v1 import control_pb2 as control
from potluck.v1 import lease_pb2 as lease
from potluck_client.errors import ClientError
from potluck_client.host.port import BatteryReading
from potluck_client.lifecycle import UnitState
from potluck_client.link.version_words import in_own_words
from potluck_client.transfer.allowance import month_of
from potluck_client.updates.port import Advance, Part, TakenBack
from tests.fakes.client_machine import Machine, local_time
from tests.fakes.host import START_UNIX
from tests.fakes.updating_machine import Updating
from tests.fakes.worker_process import FakeWorkerProcess

_A_WHILE_SECONDS = 20.0


@pytest.fixture
def machine(tmp_path: Path) -> Updating:
    """A machine that updates itself and works for one project."""
    return Updating(tmp_path)


async def test_it_takes_over_after_the_piece_of_work_in_hand(machine: Updating) -> None:
    """Nothing new is begun once a version is ready, and nothing begun is cut off."""

    def one_step(worker: FakeWorkerProcess) -> None:
        worker.allow(1)

    machine.prepare_worker = one_step
    first, second = (machine.coordinator.offer_unit(steps=4) for _ in range(2))
    machine.source.newest = "2.0.0"
    machine.start()
    await machine.until(lambda: machine.snapshot.devices[0].working)
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_READY)
    await machine.clock.advance(_A_WHILE_SECONDS)
    assert machine.status.sentence.endswith("It takes over after the work in hand.")
    assert "switch" not in machine.source.calls
    machine.worker.allow(None)
    await machine.until_ended()
    assert machine.source.homes == [machine.home]
    assert state_of(machine, first) is UnitState.SUBMITTED
    assert state_of(machine, second) is None
    assert machine.told()[-2:] == [
        "Potluck ends so that version 2.0.0 takes over.",
        "Potluck ended.",
    ]


async def test_the_last_word_before_a_change_comes_at_once(machine: Updating) -> None:
    """Who looks seldom still hears that the daemon ends for a newer version."""
    seen: list[control.Snapshot] = []

    async def follow() -> None:
        watch = machine.daemon.feed.watch(3600.0)
        while True:
            seen.append(await anext(watch))

    machine.start()
    await machine.clock.advance(_A_WHILE_SECONDS)
    machine.source.newest = "2.0.0"
    following = asyncio.create_task(follow())
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until_ended()
    following.cancel()
    assert seen[-1].update.state == control.UPDATE_STATE_SWITCHING


async def test_with_nothing_in_hand_it_takes_over_at_once(machine: Updating) -> None:
    """A computer that rests need not wait for work to change the version."""
    machine.source.newest = "2.0.0"
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until_ended()
    assert machine.source.calls == ["check", "stage", "switch"]


async def test_a_device_on_hold_does_not_idle_the_computer(machine: Updating) -> None:
    """A piece of work that was begun and is held up may take days, and the others work on."""

    def one_step(worker: FakeWorkerProcess) -> None:
        worker.allow(1)

    machine.prepare_worker = one_step
    machine.coordinator.offer_unit(steps=4)
    machine.source.newest = "2.0.0"
    machine.start()
    await machine.until(lambda: machine.snapshot.devices[0].working)
    machine.battery.reading = BatteryReading(on_battery=True, percent=50)
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_READY)
    await machine.clock.advance(_A_WHILE_SECONDS)
    assert "one is on hold now" in machine.status.sentence
    assert machine.source.homes == []
    await machine.stop()


async def test_who_wants_to_be_asked_decides(machine: Updating) -> None:
    """A newer version is offered, and fetched when the person says so."""
    machine.source.newest = "2.0.0"
    machine.start()
    await machine.set_flag("update_by_itself", value=False)
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_OFFERED)
    await machine.clock.advance(_A_WHILE_SECONDS)
    assert machine.source.calls == ["check"]
    await machine.wish(control.UPDATE_WISH_INSTALL)
    await machine.until_ended()
    assert machine.source.calls == ["check", "stage", "switch"]


async def test_a_network_that_costs_is_left_alone(machine: Updating) -> None:
    """Fetching is called off when the network begins to cost, and goes on later."""
    machine.source.newest = "2.0.0"
    machine.source.may_end.clear()
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_FETCHING)
    machine.network.costs = True
    await machine.until(lambda: machine.source.cut_off == 1)
    assert machine.status.state == control.UPDATE_STATE_OFFERED
    assert "once your limits of the network allow it" in machine.status.sentence
    with pytest.raises(ClientError, match="limits of the network"):
        machine.daemon.engine.check_updates()
    machine.network.costs = False
    machine.source.may_end.set()
    await machine.until_ended()
    assert machine.source.homes == [machine.home]


async def test_what_is_fetched_counts_into_the_month(machine: Updating) -> None:
    """The person's limit of data in a month holds for updates too."""
    machine.source.newest = "2.0.0"
    machine.source.advances = [
        Advance(
            part=Part.FETCHING, done_bytes=n * 10**6, total_bytes=9 * 10**6, bytes_per_second=1e6
        )
        for n in range(10)
    ]
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until_ended()
    assert machine.books.traffic(month_of(local_time(START_UNIX))).received_bytes == 9 * 10**6


async def test_a_failure_is_shown_and_tried_again(machine: Updating) -> None:
    """Whatever goes wrong has the update program's own words, and is not the end of updates."""
    machine.source.newest = "2.0.0"
    machine.source.refusal = "The disk has too little room."
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_FAILED)
    assert "The disk has too little room." in machine.status.sentence
    machine.source.refusal = ""
    await machine.wish(control.UPDATE_WISH_INSTALL)
    await machine.until_ended()
    assert machine.source.calls == ["check", "check", "stage", "switch"]


async def test_a_version_that_was_taken_back_is_told_of_once(machine: Updating) -> None:
    """A person learns that an update did not work, and is not told at every start."""
    machine.source.gone_back = TakenBack(version="2.0.0", sentence="It did not start.")
    machine.start()
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_FAILED)
    assert "The version before stays in use, and nothing is lost." in machine.status.sentence
    assert machine.status.version == ""  # No button offers what is not tried again.
    await machine.stop()
    machine.start()
    await machine.clock.advance(1.0)
    assert machine.status.state == control.UPDATE_STATE_NEWEST
    await machine.stop()
    assert sum("did not work on this computer" in told for told in machine.told()) == 1


async def test_a_daemon_of_a_command_is_not_outlived(machine: Updating) -> None:
    """Whoever works in a terminal until Ctrl-C finds no daemon afterwards."""
    machine.lasting = False
    machine.source.newest = "2.0.0"
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_READY)
    await machine.clock.advance(_A_WHILE_SECONDS)
    assert machine.source.homes == []
    assert "in the background" in machine.status.sentence
    unit = machine.coordinator.offer_unit(steps=4)
    await machine.until(lambda: state_of(machine, unit) is not None)
    await machine.stop()


async def test_a_checkout_shows_no_updates(tmp_path: Path) -> None:
    """Where nothing can update the app, nothing is shown, and a wish says what to do instead."""
    machine = Machine(tmp_path)
    machine.start()
    await machine.clock.advance(_A_WHILE_SECONDS)
    assert not machine.snapshot.HasField("update")
    with pytest.raises(ClientError, match="in the way in which you installed it"):
        machine.daemon.engine.install_update()
    await machine.stop()


async def test_a_project_that_needs_a_newer_version_gets_it_and_loses_nothing(
    machine: Updating,
) -> None:
    """It is looked for at once, the finished piece is kept, and does not hold the update up."""

    def one_step(worker: FakeWorkerProcess) -> None:
        worker.allow(1)

    machine.prepare_worker = one_step
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.devices[0].working)
    newer = VersionError("It is newer.", spoken=PROTOCOL_VERSION + 1)
    machine.coordinator.refusal = in_own_words(newer, updates_itself=True)
    machine.coordinator.wake()
    await machine.until(lambda: machine.status.required)
    assert machine.source.calls[:1] == ["check"]
    assert "there is none yet" in machine.status.sentence
    machine.worker.allow(None)
    await machine.until(lambda: state_of(machine, unit) is UnitState.COMMITTED)
    assert "Potluck updates itself first" in machine.snapshot.projects[0].problem
    machine.source.newest = "2.0.0"
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until_ended()
    assert state_of(machine, unit) is UnitState.COMMITTED
    machine.coordinator.refusal = None
    machine.updates = None
    machine.app_version = "2.0.0"
    machine.start()
    await machine.until(lambda: state_of(machine, unit) is UnitState.SUBMITTED)
    assert "Potluck was updated from version 1.2.3 to 2.0.0." in machine.told()
    await machine.stop()


async def test_a_server_that_is_older_is_waited_for(machine: Updating) -> None:
    """The organiser has to update it; the app says so, keeps the work, and goes on by itself."""
    older = VersionError("It is older.", spoken=PROTOCOL_VERSION - 1)
    machine.coordinator.refusal = in_own_words(older, updates_itself=True)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: "its organiser has to" in machine.snapshot.projects[0].problem)
    assert not machine.status.required
    assert older.code is ErrorCode.VERSION
    machine.coordinator.refusal = None
    await machine.until(lambda: state_of(machine, unit) is UnitState.SUBMITTED)
    await machine.stop()


def state_of(machine: Machine, unit: lease.WorkUnit) -> UnitState | None:
    """Return where a unit stands; None for one that was not fetched."""
    entry = machine.journal.unit(unit.unit_id)
    return None if entry is None else entry.state
