"""A real worker process under everything that can happen to it."""

import asyncio
import math
import os
import random
import re
import resource
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from potluck import unit_files
from potluck.digest import digest_file
from potluck.frames import encode_frame
from potluck.v1 import worker_pb2 as wire
from potluck_client.case import Decision
from potluck_client.child_process import start_child
from potluck_client.computing import Computing
from potluck_client.errors import WorkerError
from potluck_client.watched import Watched
from potluck_client.worker_process import SubprocessWorker, worker_environment
from potluck_client.worker_seat import WorkerSeat
from tests.fakes.client_journal import MemoryJournal
from tests.fakes.host import FakeClock, settle
from tests.fakes.tiny_unit import start_unit

WORKER = (sys.executable, "-m", "potluck_client.worker", "--device", "cpu")

NOISY = """
import os, runpy, sys
import potluck_training.unit as unit
quiet = unit.run_unit
def noisy(*arguments):
    print("a print of Python", flush=True)
    os.write(1, b"a print of native code")
    os.system("echo a print of a child")
    assert sys.stdin.read() == ""
    return quiet(*arguments)
unit.run_unit = noisy
sys.argv = ["worker", "--device", "cpu"]
runpy.run_module("potluck_client.worker", run_name="__main__", alter_sys=True)
"""

BROKEN = """
import runpy, sys
import potluck_training.unit as unit
def broken(*arguments):
    raise RuntimeError("a wheel came off")
unit.run_unit = broken
sys.argv = ["worker", "--device", "cpu"]
runpy.run_module("potluck_client.worker", run_name="__main__", alter_sys=True)
"""

KEEPER = """
import asyncio, sys
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker_process import SubprocessWorker
async def keep():
    worker = SubprocessWorker("cpu")
    await worker.start()
    print(worker.pid, flush=True)
    await asyncio.Event().wait()
asyncio.run(keep())
"""


ESCAPING = """
import subprocess, sys, threading
command = [sys.executable, "-c", "import threading; threading.Event().wait()"]
print(subprocess.Popen(command, start_new_session=True).pid, flush=True)
threading.Event().wait()
"""


@asynccontextmanager
async def working(command: tuple[str, ...] | None = None) -> AsyncIterator[SubprocessWorker]:
    """Give a worker that is up."""
    worker = SubprocessWorker("cpu", command)
    try:
        await worker.start()
        yield worker
    finally:
        await worker.kill()


def digests(start: wire.StartUnit) -> list[bytes]:
    """Return the digests of a finished unit's files."""
    folder = Path(start.unit_folder)
    names = (unit_files.DELTA, unit_files.PAYLOAD, unit_files.COMMITMENT)
    return [digest_file(folder / name) for name in names]


async def finish(worker: SubprocessWorker) -> wire.FromWorker:
    """Return how a unit ended."""
    async for message in worker.messages():
        if message.WhichOneof("message") in {"finished", "failed"}:
            return message
    raise AssertionError("the worker ended without a result")


def micro_batches(progress: wire.UnitProgress) -> int:
    """Return how many micro-batches of the tiny recipe were done in all."""
    of_this_step = progress.micro_batches_done % 2
    return 2 * progress.steps_done + of_this_step


async def hinder(
    worker: SubprocessWorker, start: wire.StartUnit, chance: random.Random, kill_after: int | None
) -> bool:
    """Run a unit under random orders; tell whether it was finished before a SIGKILL came.

    Args:
        worker: Who runs it.
        start: The order.
        chance: Chooses when to do what.
        kill_after: Number of messages after which the process is killed; None for never.
    """
    await worker.send(wire.ToWorker(start=start))
    heard = 0
    async for message in worker.messages():
        heard += 1
        if heard == kill_after and worker.pid is not None:
            os.kill(worker.pid, signal.SIGKILL)
            return False
        match message.WhichOneof("message"):
            case "finished":
                return True
            case "failed":
                raise AssertionError(message.failed.message)
            case "held":
                await worker.send(wire.ToWorker(proceed=wire.Proceed()))
            case _:
                hold = wire.Hold(release_memory=chance.random() < 0.5)
                await worker.send(wire.ToWorker(hold=hold))
                duty = wire.SetDuty(duty=chance.choice([0.5, 0.9, 1.0]))
                await worker.send(wire.ToWorker(set_duty=duty))
    return False


@pytest.mark.parametrize("seed", [1, 2])
async def test_interrupted_equals_uninterrupted_bit_for_bit(tmp_path: Path, seed: int) -> None:
    """Holding, throttling, giving memory back and SIGKILL never change one bit of a result."""
    plain = start_unit(tmp_path / "plain", steps=24)
    async with working() as worker:
        await worker.send(wire.ToWorker(start=plain))
        assert (await finish(worker)).HasField("finished")
    hindered = start_unit(tmp_path / "hindered", steps=24)
    chance = random.Random(seed)
    for kill_after in (chance.randint(2, 5), chance.randint(2, 5), None):
        async with working() as worker:
            finished = await hinder(worker, hindered, chance, kill_after)
        assert finished == (kill_after is None)
    assert digests(hindered) == digests(plain)


async def test_a_hold_stops_within_a_micro_batch(tmp_path: Path) -> None:
    """Between Held and Proceed not one micro-batch is run."""
    async with working() as worker:
        await worker.send(wire.ToWorker(start=start_unit(tmp_path, steps=40)))
        await worker.send(wire.ToWorker(hold=wire.Hold()))
        done: list[int] = []
        held_at: list[int] = []
        async for message in worker.messages():
            match message.WhichOneof("message"):
                case "progress":
                    done.append(micro_batches(message.progress))
                    if held_at:
                        assert done[-1] == held_at[-1] + 1
                        if len(held_at) == 5:
                            break
                        await worker.send(wire.ToWorker(hold=wire.Hold()))
                        held_at.clear()
                case "held":
                    held_at.append(done[-1] if done else 0)
                    await worker.send(wire.ToWorker(proceed=wire.Proceed()))
                case "finished":
                    break
                case _:
                    pass
        assert len(done) > 2


async def test_the_pipe_closing_ends_a_worker_in_the_middle_of_a_unit(tmp_path: Path) -> None:
    """A daemon that dies leaves no worker behind."""
    child = await start_child(WORKER)
    order = wire.ToWorker(start=start_unit(tmp_path, steps=40, duty=0.001))
    await child.send(encode_frame(order.SerializeToString()))
    await child.stdout.readexactly(1)
    await child.close_input(20.0)
    assert child.process.returncode == 0
    await child.kill()


async def test_a_daemon_killed_outright_leaves_no_worker() -> None:
    """Nobody finds a busy process of a program that has crashed."""
    keeper = await start_child((sys.executable, "-c", KEEPER))
    worker = psutil.Process(int(await keeper.stdout.readline()))
    os.kill(keeper.process.pid, signal.SIGKILL)
    await asyncio.to_thread(worker.wait, 20.0)
    await keeper.kill()


@pytest.mark.parametrize(
    "garbage",
    [b"\xff" * 100, encode_frame(b"\xff\xff\xff"), encode_frame(b"")],
    ids=["oversized frame", "no message", "empty order"],
)
async def test_garbage_on_the_pipe_ends_a_worker_with_a_reason(garbage: bytes) -> None:
    """A damaged pipe is told in words and never acted on."""
    child = await start_child(WORKER)
    await child.stdout.readexactly(1)
    await child.send(garbage)
    await child.process.wait()
    await child.kill()
    assert child.process.returncode == 1
    assert (await child.last_words()).endswith(".")


async def test_prints_of_training_code_do_not_reach_the_frames(tmp_path: Path) -> None:
    """A library that prints breaks nothing, and nobody but the daemon feeds the worker."""
    async with working((sys.executable, "-c", NOISY)) as worker:
        await worker.send(wire.ToWorker(start=start_unit(tmp_path, steps=2)))
        assert (await finish(worker)).HasField("finished")


async def test_an_unforeseen_failure_is_told_and_the_worker_goes_on(tmp_path: Path) -> None:
    """A fault costs one unit and its cause is known."""
    async with working((sys.executable, "-c", BROKEN)) as worker:
        for _ in range(2):
            await worker.send(wire.ToWorker(start=start_unit(tmp_path, steps=2)))
            failed = (await finish(worker)).failed
            assert "a wheel came off" in failed.message
            assert not failed.retry


def without_width(start: wire.StartUnit) -> None:
    """Damage the recipe."""
    start.recipe.model.width = 0


async def test_an_impossible_order_fails_with_a_sentence(tmp_path: Path) -> None:
    """Nothing is computed on what was not checked, and the worker goes on."""
    damages: list[Callable[[wire.StartUnit], object]] = [
        lambda start: setattr(start, "base_path", "base.safetensors"),
        lambda start: setattr(start, "shard_path", "/nowhere/shard"),
        lambda start: setattr(start.unit, "steps", 1_000_000),
        lambda start: setattr(start.unit, "unit_id", b"short"),
        lambda start: setattr(start, "threads", 0),
        lambda start: setattr(start, "duty", 0.0),
        lambda start: setattr(start, "duty", math.nan),
        lambda start: setattr(start.recipe, "numerics", "exact-9"),
        without_width,
    ]
    async with working() as worker:
        for damage in damages:
            start = start_unit(tmp_path, steps=2)
            damage(start)
            await worker.send(wire.ToWorker(start=start))
            failed = (await finish(worker)).failed
            assert failed.unit_id == start.unit.unit_id
            assert failed.message.endswith(".")
        await worker.send(wire.ToWorker(start=start_unit(tmp_path, steps=2)))
        assert (await finish(worker)).HasField("finished")


async def test_a_worker_sees_its_own_card_by_its_uuid_and_no_other() -> None:
    """CUDA's numbers change with the cards and are not the driver's, so no number is used."""
    show = "import os; raise SystemExit(os.environ['CUDA_DEVICE_ORDER'] + ' ' + os.environ[{!r}])"
    command = (sys.executable, "-c", show.format("CUDA_VISIBLE_DEVICES"))
    for device_id, seen in (("GPU-8f6d0c1a", "PCI_BUS_ID GPU-8f6d0c1a"), ("cpu", "PCI_BUS_ID")):
        worker = SubprocessWorker("cuda:0", command, environment=worker_environment(device_id))
        with pytest.raises(WorkerError, match=f": {seen}. If"):
            await worker.start()


def file_bytes(start: wire.StartUnit, name: str) -> int:
    """Return the size of a file of a unit."""
    return (Path(start.unit_folder) / name).stat().st_size


def keep_state(done: wire.StartUnit, begun: wire.StartUnit) -> None:
    """Give a unit the last state of an equal one."""
    shutil.copy(Path(done.unit_folder) / unit_files.STATE, begun.unit_folder)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of another process")
async def test_a_full_disk_is_told_and_the_unit_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """Whatever does not fit, nothing is lost, and the result has the bits of an untroubled one."""
    plain = start_unit(tmp_path / "plain", steps=8)
    troubled = start_unit(tmp_path / "troubled", steps=8)
    async with working() as worker:
        await worker.send(wire.ToWorker(start=plain))
        assert (await finish(worker)).HasField("finished")
        assert worker.pid is not None
        # As on a quota: no room for a state; then, with the last state there, none for the result.
        for begun in (False, True):
            if begun:
                keep_state(plain, troubled)
            fits = file_bytes(plain, unit_files.DELTA) // 2
            resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (fits, resource.RLIM_INFINITY))
            await worker.send(wire.ToWorker(start=troubled))
            failed = (await finish(worker)).failed
            assert failed.disk
            name = unit_files.DELTA if begun else unit_files.STATE
            assert re.match(f"The disk is full, so .*{name} could not", failed.message)
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, unlimited)
        await worker.send(wire.ToWorker(start=troubled))
        assert (await finish(worker)).HasField("finished")
    assert digests(troubled) == digests(plain)


async def test_the_end_in_the_middle_of_a_start_is_no_fault() -> None:
    """Quitting while PyTorch is still being loaded ends the worker and nothing else."""
    silent = (sys.executable, "-c", "import threading; threading.Event().wait()")
    worker = SubprocessWorker("cpu", silent)
    seat = WorkerSeat(lambda: worker)
    computing = Computing(
        seat=seat,
        gate=Watched(Decision()),
        journal=MemoryJournal(),
        clock=FakeClock(),
        on_change=lambda: None,
    )
    starting = asyncio.ensure_future(computing.start_worker())
    while worker.pid is None:  # noqa: ASYNC110 — the system sends no event for this.
        await asyncio.sleep(0)
    process = psutil.Process(worker.pid)
    await settle()
    starting.cancel()
    await asyncio.wait([starting])
    await seat.end()
    assert starting.cancelled()
    assert not process.is_running()


async def test_a_grandchild_that_holds_the_pipes_does_not_hold_up_the_end() -> None:
    """Quitting never waits for a process that nobody knows."""
    child = await start_child((sys.executable, "-c", ESCAPING))
    grandchild = psutil.Process(int(await child.stdout.readline()))
    await child.kill()
    assert child.process.returncode == -signal.SIGKILL
    grandchild.kill()
    await asyncio.to_thread(grandchild.wait, 20.0)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("/nowhere/python",), "No such file"),
        ((sys.executable, "-c", "raise SystemExit('no driver')"), "no driver"),
        ((sys.executable, "-c", "print('x' * 100)"), "pipe allows"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), "in time"),
        ((*WORKER[:-1], "cuda:99"), "cuda:99"),
    ],
    ids=["no program", "it ends", "it chatters", "it hangs", "no device"],
)
async def test_a_worker_that_does_not_come_up_says_why(
    command: tuple[str, ...], reason: str
) -> None:
    """A person reads what is wrong with the installation."""
    worker = SubprocessWorker("cpu", command, start_seconds=1.0 if reason == "in time" else 60.0)
    with pytest.raises(WorkerError, match=reason):
        await worker.start()
    assert worker.pid is None
