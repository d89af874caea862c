"""What moves over the network stops as soon as it may not, and holds nothing of the computer."""

import asyncio
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import control_pb2 as control
from potluck_client.buckets import ALL_TIME
from potluck_client.errors import MonthFullError
from potluck_client.host.port import UserReading
from potluck_client.link.port import OnBytes
from tests.fakes.client_machine import Machine
from tests.fakes.coordinator_link import FakeCoordinatorLink
from tests.fakes.host import settle


class SlowLink(FakeCoordinatorLink):
    """A road on which files take as long as the test wants.

    Attributes:
        arriving: Set while files arrive.
        leaving: Set while files leave.
        begun: How often a file was begun, in either direction.
        broken: How often one was given up on the way.
        full: True while the month's data are used up.
    """

    arriving: asyncio.Event
    leaving: asyncio.Event
    begun = 0
    broken = 0
    full = False

    async def download(self, ref: blob.BlobRef, path: Path, on_bytes: OnBytes) -> None:
        """Bring a file once it may pass."""
        await self._pass(self.arriving)
        await super().download(ref, path, on_bytes)

    async def upload(
        self, lease_id: bytes, ref: blob.BlobRef, path: Path, on_bytes: OnBytes
    ) -> None:
        """Send a file once it may pass."""
        await self._pass(self.leaving)
        if self.full:
            raise MonthFullError("The month is used up.", code=ErrorCode.CONFLICT)
        await super().upload(lease_id, ref, path, on_bytes)

    async def _pass(self, road: asyncio.Event) -> None:
        self.begun += 1
        try:
            await road.wait()
        except asyncio.CancelledError:
            self.broken += 1
            raise


def slow_machine(home: Path) -> tuple[Machine, SlowLink]:
    """Return a computer with work to fetch over a slow road."""
    machine = Machine(home)
    link = SlowLink(machine.coordinator)
    link.arriving, link.leaving = asyncio.Event(), asyncio.Event()
    machine.open_link = lambda _: link
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    return machine, link


async def test_a_network_that_begins_to_cost_cuts_a_download(tmp_path: Path) -> None:
    """A phone that shares its network in the middle of a file is not paid for the rest."""
    machine, link = slow_machine(tmp_path)
    await machine.until(lambda: link.begun == 1)
    machine.network.costs = True
    await machine.clock.advance(11.0)
    assert link.broken == 1
    assert machine.snapshot.reason == control.NOT_NOW_REASON_METERED
    link.arriving.set()
    link.leaving.set()
    await machine.clock.advance(60.0)
    assert link.begun == 1
    machine.network.costs = False
    await machine.until(lambda: bool(machine.journal.given(ALL_TIME)))
    await machine.stop()


async def test_a_network_that_begins_to_cost_cuts_an_upload(tmp_path: Path) -> None:
    """The result waits where it is and is sent later."""
    machine, link = slow_machine(tmp_path)
    link.arriving.set()
    await machine.until(lambda: link.begun == 3)
    machine.network.costs = True
    await machine.clock.advance(11.0)
    assert link.broken == 1
    link.leaving.set()
    machine.network.costs = False
    await machine.until(lambda: machine.snapshot.contribution.pending_units == 1)
    await machine.stop()


async def test_a_worker_that_waits_for_a_file_makes_way_for_the_person(tmp_path: Path) -> None:
    """Its memory is not held for the hours that a slow download takes."""
    machine, link = slow_machine(tmp_path)
    await machine.until(lambda: link.begun == 1)
    assert machine.worker.pid is not None
    machine.user.reading = UserReading(idle_seconds=0.0)
    await machine.clock.advance(12.0)
    await settle()
    assert machine.worker.pid is None
    assert link.broken == 0
    link.arriving.set()
    link.leaving.set()
    machine.user.reading = UserReading(idle_seconds=1e6)
    await machine.until(lambda: bool(machine.journal.given(ALL_TIME)))
    await machine.stop()


async def test_a_result_is_kept_while_the_month_has_no_room_for_it(tmp_path: Path) -> None:
    """Work that is done is not thrown away; it is sent once there is room."""
    machine, link = slow_machine(tmp_path)
    link.full = True
    link.arriving.set()
    link.leaving.set()
    await machine.until(lambda: bool(machine.snapshot.problems))
    assert machine.snapshot.problems[0].sentence == "The month is used up."
    assert "Data in a month" in machine.snapshot.problems[0].remedy
    link.full = False
    await machine.until(lambda: bool(machine.journal.given(ALL_TIME)), step_seconds=5)
    await machine.stop()
