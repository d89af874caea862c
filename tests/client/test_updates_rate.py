"""The rate of downloads that is changed while a newer version is fetched."""

from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.updates.port import Advance, Part
from tests.fakes.updating_machine import Updating


@pytest.fixture
def machine(tmp_path: Path) -> Updating:
    """A machine that updates itself and works for one project."""
    return Updating(tmp_path)


async def test_a_changed_rate_holds_within_seconds(machine: Updating) -> None:
    """Who needs the network for a call does not wait until gigabytes have come."""
    machine.source.newest = "2.0.0"
    machine.source.may_end.clear()
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: len(machine.source.rates) == 1)
    await machine.set_whole("download_kilobytes", 50)
    await machine.clock.advance(5.0)
    assert machine.source.rates[1:] == [50_000.0]
    assert machine.source.cut_off == 1
    assert machine.status.state == control.UPDATE_STATE_FETCHING
    machine.source.may_end.set()
    await machine.until_ended()
    assert machine.source.calls == ["check", "stage", "stage", "switch"]


async def test_a_changed_rate_does_not_disturb_what_is_laid_out(machine: Updating) -> None:
    """All has come by then; putting gigabytes together is not begun again for it."""
    machine.source.newest = "2.0.0"
    machine.source.may_end.clear()
    machine.source.advances = [Advance(part=Part.LAYING_OUT)]
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: machine.status.state == control.UPDATE_STATE_FETCHING)
    await machine.set_whole("download_kilobytes", 50)
    await machine.clock.advance(5.0)
    assert machine.source.cut_off == 0
    machine.source.may_end.set()
    await machine.until_ended()


async def test_a_rate_that_is_still_being_chosen_is_waited_for(machine: Updating) -> None:
    """A slider that is drawn from end to end does not start the update program a hundred times."""
    machine.source.newest = "2.0.0"
    machine.source.may_end.clear()
    machine.start()
    await machine.wish(control.UPDATE_WISH_CHECK)
    await machine.until(lambda: len(machine.source.rates) == 1)
    for kilobytes in (50, 60, 70):
        await machine.set_whole("download_kilobytes", kilobytes)
        await machine.clock.advance(0.5)
    await machine.clock.advance(5.0)
    assert machine.source.rates[1:] == [70_000.0]
    machine.source.may_end.set()
    await machine.until_ended()
