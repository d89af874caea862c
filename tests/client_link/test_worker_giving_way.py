"""A real worker under the part of the daemon that hands the computer back."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from potluck import unit_files
from potluck.digest import digest_file
from potluck.v1 import control_pb2 as control
from potluck.v1 import worker_pb2 as wire
from potluck_client.case import Decision
from potluck_client.computing import Computing
from potluck_client.journal.records import UnitEntry
from potluck_client.lifecycle import UnitState
from potluck_client.watched import Watched
from potluck_client.worker_process import SubprocessWorker
from potluck_client.worker_seat import WorkerSeat
from tests.fakes.client_journal import MemoryJournal
from tests.fakes.host import FakeClock, settle
from tests.fakes.tiny_unit import start_unit

SOMEBODY_CAME = Decision(
    reason=control.NOT_NOW_REASON_USER_ACTIVE, sentence="Somebody uses this computer."
)


class Place:
    """One device with a real worker, on a clock that the test moves.

    Attributes:
        gate: Whether it may compute.
        clock: Time.
        workers: All workers that were started, in order.
        computing: What drives them.
        entry: The unit.
    """

    def __init__(self, start: wire.StartUnit) -> None:
        self.gate = Watched(Decision())
        self.clock = FakeClock()
        self.workers: list[SubprocessWorker] = []
        self._journal = MemoryJournal()
        self._news = asyncio.Event()
        self.seat = WorkerSeat(self._hire)
        self.computing = Computing(
            seat=self.seat,
            gate=self.gate,
            journal=self._journal,
            clock=self.clock,
            on_change=self._news.set,
        )
        self.entry = self._journal.add_unit(
            UnitEntry(
                unit_id=start.unit.unit_id,
                project_id="project",
                device_id="cpu",
                lease=b"",
                recipe=b"",
                state=UnitState.READY,
                sentence="",
                round=1,
                tokens=1,
                flops=1.0,
                steps=start.unit.steps,
                leased_unix=0.0,
                changed_unix=0.0,
            )
        )

    async def until_steps(self, steps: int) -> None:
        """Wait until so many steps are done."""
        while self.computing.pace.steps_done < steps:
            await self._news.wait()
            self._news.clear()

    def _hire(self) -> SubprocessWorker:
        self.workers.append(SubprocessWorker("cpu"))
        return self.workers[-1]


async def in_peace(start: wire.StartUnit) -> list[bytes]:
    """Run a unit to its end and return the digests of its files."""
    place = Place(start)
    done = await place.computing.compute(place.entry, start)
    await place.seat.end()
    assert isinstance(done, wire.UnitFinished)
    return digests(start)


def digests(start: wire.StartUnit) -> list[bytes]:
    """Return the digests of a finished unit's files."""
    folder = Path(start.unit_folder)
    names = (unit_files.DELTA, unit_files.PAYLOAD, unit_files.COMMITMENT)
    return [digest_file(folder / name) for name in names]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing stops a process there")
async def test_a_frozen_worker_is_gone_within_two_seconds_and_costs_no_bit(tmp_path: Path) -> None:
    """A driver that hangs does not keep a person's memory, and the unit goes on afterwards."""
    expected = await in_peace(start_unit(tmp_path / "peace", steps=24))
    start = start_unit(tmp_path / "frozen", steps=24)
    place = Place(start)
    place.gate.set(Decision(duty=0.05))  # So slow that it is caught in the middle.
    computing = asyncio.ensure_future(place.computing.compute(place.entry, start))
    await place.until_steps(3)
    pid = place.workers[0].pid
    assert pid is not None
    frozen = psutil.Process(pid)
    os.kill(pid, signal.SIGSTOP)
    place.gate.set(SOMEBODY_CAME)
    await settle()
    await place.clock.advance(1.7)
    assert frozen.is_running()
    await place.clock.advance(0.2)
    assert await computing is None
    assert not frozen.is_running()
    place.gate.set(Decision())
    assert isinstance(await place.computing.compute(place.entry, start), wire.UnitFinished)
    assert len(place.workers) == 2
    await place.seat.end()
    assert digests(start) == expected
