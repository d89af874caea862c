"""Whether interrupted pieces of work have the bits of those that were left in peace.

Real worker processes run units of Practice's recipe in floating point, where the order of sums
matters. Each unit is run twice with the same threads: in peace, and under interruptions that seeded
chance draws: holds, memory that is asked for, other duties, and SIGKILL, after which a new process
takes the unit up. Commitment, pseudo-gradient, payload and saved state of both runs are compared by
digest.
"""

import asyncio
import hashlib
import os
import random
import signal
import sysconfig
import tempfile
import time
from collections import Counter
from enum import Enum
from pathlib import Path

import numpy as np
from safetensors import safe_open

from potluck import unit_files
from potluck.digest import digest_file
from potluck.numerics import FLOATING
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker_process import SubprocessWorker
from potluck_coordinator.recipes import TOLERANCE
from potluck_training.checkpoint import save_checkpoint
from potluck_training.practice_recipe import practice_recipe
from potluck_training.tokens import write_shard
from potluck_training.weights import initial_weights

UNITS = 6
AT_ONCE = 2
INTERRUPTIONS_A_UNIT = 10
LONGEST_WORK_SECONDS = 1.4
"""Between two interruptions; a segment takes about three seconds."""
LONGEST_HOLD_SECONDS = 0.3
TEXT_BYTES = 2_000_000
ANSWER_SECONDS = 60.0
END_SECONDS = 600.0
"""For what is left of a unit; a machine that is busy starves workers, which are polite."""
_COMPARED = (unit_files.COMMITMENT, unit_files.DELTA, unit_files.PAYLOAD)


class Trouble(Enum):
    """A way to interrupt a unit."""

    HOLD = "hold"
    """Work stops and goes on."""
    RELEASE = "release"
    """Work stops, the memory is given back, and work goes on from the last segment."""
    DUTY = "duty"
    """Another share of the time is worked from now on."""
    KILL = "kill"
    """The process gets SIGKILL, and another one takes the unit up."""


def run() -> dict[str, object]:
    """Return units, interruptions in all and by kind, and how many units differ."""
    with tempfile.TemporaryDirectory(prefix="potluck-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> dict[str, object]:
    _prepare(folder)
    began = time.monotonic()
    turns = asyncio.Semaphore(AT_ONCE)
    tally: Counter[Trouble] = Counter()

    async def differs(seed: int) -> bool:
        async with turns:
            peaceful = _start(folder, "peaceful", seed)
            await _run_unit(peaceful, None, tally)
            troubled = _start(folder, "troubled", seed)
            await _run_unit(troubled, random.Random(seed), tally)
            print(f"unit {seed}: {sum(tally.values())} interruptions so far")
            return _digests(peaceful) != _digests(troubled)

    different = await asyncio.gather(*(differs(seed) for seed in range(UNITS)))
    return {
        "interruptions": sum(tally.values()),
        **{f"interruptions_{kind.value}": tally[kind] for kind in Trouble},
        "units": UNITS,
        "different": sum(different),
        "seconds": round(time.monotonic() - began, 1),
    }


def _prepare(folder: Path) -> None:
    model = practice_recipe().model
    save_checkpoint(folder / "base", model, initial_weights(model, 0))
    sources = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))
    text = b"".join(source.read_bytes() for source in sources)[:TEXT_BYTES]
    write_shard(folder / "shard", np.frombuffer(text, np.uint8).astype(np.uint16))


def _start(folder: Path, name: str, seed: int) -> wire.StartUnit:
    recipe = practice_recipe()
    recipe.numerics = FLOATING
    recipe.tolerance.CopyFrom(TOLERANCE)
    own = folder / f"{name}-{seed}"
    own.mkdir()
    unit_id = seed.to_bytes(16, "big")
    return wire.StartUnit(
        unit=lease.WorkUnit(unit_id=unit_id, round=1, seed=seed, steps=recipe.min_steps),
        recipe=recipe,
        base_path=str(folder / "base"),
        shard_path=str(folder / "shard"),
        unit_folder=str(own),
        threads=1,
        duty=1.0,
    )


def _digests(start: wire.StartUnit) -> list[bytes]:
    folder = Path(start.unit_folder)
    files = [digest_file(folder / name) for name in _COMPARED]
    return [*files, _state_digest(folder / unit_files.STATE)]


def _state_digest(path: Path) -> bytes:
    """Return a digest of a saved state: safetensors writes its metadata in any order."""
    hasher = hashlib.sha256()
    with safe_open(path, framework="numpy") as file:
        for key, value in sorted(file.metadata().items()):
            hasher.update(f"{key}={value}\n".encode())
        for key in sorted(file.keys()):
            hasher.update(file.get_tensor(key).tobytes())
    return hasher.digest()


async def _run_unit(
    start: wire.StartUnit, draws: random.Random | None, tally: Counter[Trouble]
) -> None:
    """Run a unit to its end, in as many processes as it takes."""
    left = 0 if draws is None else INTERRUPTIONS_A_UNIT
    finished = False
    while not finished:
        worker = SubprocessWorker("cpu")
        await worker.start()
        try:
            watch = _Watch(worker)
            await worker.send(wire.ToWorker(start=start))
            while draws is not None and left and not await watch.ends_within(_work(draws)):
                kind = draws.choice(list(Trouble))
                tally[kind] += 1
                left -= 1
                if not await _interrupt(worker, watch, kind, draws):
                    break
            else:
                finished = await watch.ends_within(END_SECONDS)
                if not finished:
                    raise SystemExit("A unit did not come to its end.")
        finally:
            await worker.kill()


def _work(draws: random.Random) -> float:
    return draws.uniform(0.02, LONGEST_WORK_SECONDS)


async def _interrupt(
    worker: SubprocessWorker, watch: "_Watch", kind: Trouble, draws: random.Random
) -> bool:
    """Interrupt a unit; tell whether the process lives."""
    match kind:
        case Trouble.KILL:
            if worker.pid is None:
                raise AssertionError("it ran a moment ago")
            os.kill(worker.pid, signal.SIGKILL)
            return False
        case Trouble.DUTY:
            duty = wire.SetDuty(duty=draws.uniform(0.3, 1.0))
            await worker.send(wire.ToWorker(set_duty=duty))
            return True
        case Trouble.HOLD:
            await _hold(worker, watch, release=False)
        case Trouble.RELEASE:
            # As the daemon does it, and at once as well.
            if draws.random() < 0.5:
                await _hold(worker, watch, release=False)
            await _hold(worker, watch, release=True)
    await asyncio.sleep(draws.uniform(0.0, LONGEST_HOLD_SECONDS))
    await worker.send(wire.ToWorker(proceed=wire.Proceed()))
    return True


async def _hold(worker: SubprocessWorker, watch: "_Watch", *, release: bool) -> None:
    await worker.send(wire.ToWorker(hold=wire.Hold(release_memory=release)))
    async with asyncio.timeout(ANSWER_SECONDS):
        if await watch.held.get() != release:
            raise SystemExit("The worker answered another question than it was asked.")


class _Watch:
    """Listens to one worker.

    Attributes:
        held: What it answered to each Hold: whether its memory was released.
    """

    def __init__(self, worker: SubprocessWorker) -> None:
        self.held: asyncio.Queue[bool] = asyncio.Queue()
        self._finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._listening = asyncio.create_task(self._listen(worker))

    async def ends_within(self, seconds: float) -> bool:
        """Tell whether the unit is finished, after so long at the latest."""
        ends: set[asyncio.Future[None]] = {self._finished, self._listening}
        await asyncio.wait(ends, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if self._listening.done():
            self._listening.result()
        return self._finished.done()

    async def _listen(self, worker: SubprocessWorker) -> None:
        async for message in worker.messages():
            match message.WhichOneof("message"):
                case "held":
                    self.held.put_nowait(message.held.memory_released)
                case "finished":
                    self._finished.set_result(None)
                case "failed":
                    raise SystemExit(f"A unit failed: {message.failed.message}")
                case _:
                    pass
