"""A worker that trains nothing: it counts steps, writes files of the right names and obeys."""

import asyncio
import hashlib
import math
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from potluck import unit_files
from potluck.atomic_file import write_atomically
from potluck.manifest import parameter_count
from potluck.merkle import tree_root
from potluck.numerics import class_under, is_exact
from potluck.opening import file_leaf_hashes
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import WorkerError

_BLOCK_SCALE_BYTES = 4


class FakeWorkerProcess:
    """Implements WorkerProcess; a unit runs by itself, step by step, as fast as it is allowed.

    A new object on the same unit folder takes up at the last saved segment, as a real worker does.

    Attributes:
        start_problem: When set, start() raises it as the reason.
        failure: When set, the next unit ends with it instead of a result.
        disk_refusal: While set, every unit ends with it, as on a disk that takes nothing.
        steps_allowed: Steps that may still be run; None for no end. Set it through allow().
        received: Every message that was sent to it.
        hanging: True when it neither works nor answers any more.
        device_type: What PyTorch would call its kind of device.
        sleep: How time passes during a check.
        speed: Tokens a second that a check comes to.
        pieces_allowed: How many pieces of a text it gives; None for all that were asked for.
        examined: What it says of itself when it is examined.
    """

    def __init__(self, *, steps_allowed: int | None = None) -> None:
        self.start_problem: str | None = None
        self.failure: wire.UnitFailed | None = None
        self.disk_refusal: str = ""
        self.steps_allowed = steps_allowed
        self.received: list[wire.ToWorker] = []
        self.hanging = False
        self.device_type = "cpu"
        self.sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
        self.speed = 5000.0
        self.pieces_allowed: int | None = None
        self.examined = well_examined()
        self._pid: int | None = None
        self._out: asyncio.Queue[wire.FromWorker | None] = asyncio.Queue()
        self._wake = asyncio.Event()
        self._hold: wire.Hold | None = None
        self._holds = 0
        self._answered_holds = 0
        self._running: asyncio.Task[None] | None = None
        self._number: int | None = None

    async def start(self) -> wire.WorkerReady:
        """Be up at once, or raise the problem."""
        if self.start_problem is not None:
            raise WorkerError(self.start_problem)
        self._pid = 4_000_000 + id(self) % 100_000
        named = fake_numerics_class(threads=1)
        named.device_type = self.device_type
        return wire.WorkerReady(
            numerics_class=named,
            device_name="Fake device",
            memory_bytes=1 << 33,
        )

    async def send(self, message: wire.ToWorker) -> None:
        """Obey a message."""
        if self._pid is None:
            raise WorkerError("The training part has ended.")
        self.received.append(message)
        if self.hanging:
            return
        match message.WhichOneof("message"):
            case "start":
                self._hold = None
                await self._give_up()
                self._running = asyncio.create_task(self._run(message.start))
            case "generate":
                self._number = message.generate.number
                await self._give_up()
                self._running = asyncio.create_task(self._write(message.generate))
            case "check":
                await self._give_up()
                self._running = asyncio.create_task(self._check(message.check))
            case "examine":
                self._say(wire.FromWorker(examined=self.examined))
            case "hold":
                self._hold = message.hold
                self._holds += 1
                if self._running is None or self._running.done():
                    self._answer(message.hold)
            case "proceed":
                self._hold = None
            case "abandon":
                self._hold = None
                await self._give_up()
                if self._number is not None:
                    over = wire.GeneratedText(number=self._number, done=True)
                    self._say(wire.FromWorker(text=over))
            case _:
                pass
        self._wake.set()

    async def messages(self) -> AsyncIterator[wire.FromWorker]:
        """Yield what it says until it dies."""
        while (message := await self._out.get()) is not None:
            yield message

    async def kill(self) -> None:
        """End it."""
        await self._give_up()
        self.die()

    def die(self) -> None:
        """End without being told to, as a crashed process does."""
        if self._pid is None:
            return
        self._pid = None
        if self._running is not None:
            self._running.cancel()
        self._out.put_nowait(None)

    def hang(self) -> None:
        """Stop working and answering, with the process still there."""
        self.hanging = True
        if self._running is not None:
            self._running.cancel()

    def allow(self, steps: int | None) -> None:
        """Let so many more steps be run, or, with None, all."""
        self.steps_allowed = steps
        self._wake.set()

    @property
    def pid(self) -> int | None:
        """A number that is nobody's process, while it is up."""
        return self._pid

    async def _give_up(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])
            self._running = None

    async def _write(self, order: wire.Generate) -> None:
        """Draw a text that follows from what was asked, and say it piece by piece."""
        draw = random.Random(f"{order.prompt} {order.seed} {order.checkpoint_path}")
        count = order.max_tokens if self.pieces_allowed is None else self.pieces_allowed
        for _ in range(count):
            piece = wire.GeneratedText(number=order.number, text=draw.choice("abcdefgh "))
            self._say(wire.FromWorker(text=piece))
            await asyncio.sleep(0)
        if count == order.max_tokens:
            over = wire.GeneratedText(number=order.number, done=True)
            self._say(wire.FromWorker(text=over))
        else:
            await asyncio.Event().wait()

    async def _check(self, order: wire.Check) -> None:
        """Let the time pass and say how fast it was."""
        progress = wire.UnitProgress(tokens_per_second=self.speed)
        for _ in range(math.ceil(order.seconds)):
            self._say(wire.FromWorker(progress=progress))
            await self.sleep(1.0)
        finished = wire.CheckFinished(tokens_per_second=self.speed, practice_seconds=12.0)
        self._say(wire.FromWorker(checked=finished))

    async def _run(self, job: wire.StartUnit) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            failure.unit_id = job.unit.unit_id
            self._say(wire.FromWorker(failed=failure))
            return
        if self.disk_refusal:
            refusal = wire.UnitFailed(
                unit_id=job.unit.unit_id, message=self.disk_refusal, retry=True, disk=True
            )
            self._say(wire.FromWorker(failed=refusal))
            return
        folder = Path(job.unit_folder)
        state = folder / unit_files.STATE
        done = _saved_steps(state)
        recipe = job.recipe
        while done < job.unit.steps:
            done = await self._permission(state, done)
            done += 1
            self._say(wire.FromWorker(progress=_progress(job, done)))
            if done % recipe.segment_steps == 0:
                write_atomically(state, str(done).encode())
                _keep_state(job, done)
                saved = wire.SegmentSaved(unit_id=job.unit.unit_id, segment=_segment(job, done))
                self._say(wire.FromWorker(segment_saved=saved))
        finished = _finish(job, folder)
        self._say(wire.FromWorker(finished=wire.UnitFinished(commitment=finished)))
        if self._hold is not None:
            self._answer(self._hold)

    async def _permission(self, state: Path, done: int) -> int:
        """Wait until one more step may be run; return the step to go on from."""
        while True:
            if self._hold is not None:
                if self._answer(self._hold) and self._hold.release_memory:
                    done = _saved_steps(state)
            elif self.steps_allowed is None:
                return done
            elif self.steps_allowed > 0:
                self.steps_allowed -= 1
                return done
            self._wake.clear()
            await self._wake.wait()

    def _answer(self, hold: wire.Hold) -> bool:
        """Say that work has stopped; tell whether that was news."""
        if self._answered_holds == self._holds:
            return False
        self._answered_holds = self._holds
        self._say(wire.FromWorker(held=_held(hold)))
        return True

    def _say(self, message: wire.FromWorker) -> None:
        self._out.put_nowait(message)


def fake_numerics_class(*, threads: int) -> numerics.NumericsClass:
    """Return the arithmetic of a device that nobody makes."""
    return numerics.NumericsClass(
        device_type="cpu",
        architecture="fake",
        torch_version="0.0.0",
        system="linux",
        precision=manifest.PRECISION_FLOAT32,
        threads=threads,
    )


def well_examined() -> wire.Examined:
    """Return what a worker says on whose device all is well, with PyTorch for CUDA."""
    return wire.Examined(
        torch_version="2.13.0+cu130",
        cuda_version="13.0",
        architectures=["sm_80", "sm_90"],
        architecture="sm_90",
        free_bytes=6_000_000_000,
        exact_digest="ab" * 32,
        exact_expected="ab" * 32,
        fast_digests=["cd" * 32, "cd" * 32],
        fast_expected="cd" * 32,
    )


def _saved_steps(state: Path) -> int:
    return int(state.read_bytes()) if state.exists() else 0


def _held(hold: wire.Hold) -> wire.Held:
    return wire.Held(memory_released=hold.release_memory)


def _progress(job: wire.StartUnit, done: int) -> wire.UnitProgress:
    return wire.UnitProgress(
        unit_id=job.unit.unit_id,
        steps_done=done,
        loss=5.0 / done,
        tokens_per_second=1000.0,
        busy_seconds=0.01 * done,
    )


def _delta(job: wire.StartUnit) -> bytes:
    block = hashlib.sha256(job.unit.unit_id).digest()
    size = 4 * parameter_count(job.recipe.model)
    return (block * (size // len(block) + 1))[:size]


def _segment(job: wire.StartUnit, done: int) -> commitment.SegmentCommitment:
    root = hashlib.sha256(job.unit.unit_id + done.to_bytes(4, "big")).digest()
    digest = hashlib.sha256(fake_state(job, done)).digest() if is_exact(job.recipe) else b""
    return commitment.SegmentCommitment(
        steps_done=done, delta_root=root, mean_loss=5.0 / done, state_digest=digest
    )


def fake_state(job: wire.StartUnit, done: int) -> bytes:
    """Return what stands for a unit's state after so many steps."""
    size = unit_files.STATE_BYTES_PER_WEIGHT * parameter_count(job.recipe.model)
    return str(done).encode().ljust(size, b"s")


def _keep_state(job: wire.StartUnit, done: int) -> None:
    state = fake_state(job, done)
    segments = job.unit.steps // job.recipe.segment_steps
    if done == job.unit.steps or job.kept_states_bytes < segments * len(state):
        return
    folder = Path(job.unit_folder) / unit_files.KEPT_STATES
    folder.mkdir(exist_ok=True)
    write_atomically(folder / unit_files.kept_state(done), state)


def _finish(job: wire.StartUnit, folder: Path) -> commitment.Commitment:
    recipe = job.recipe
    values = parameter_count(recipe.model)
    delta = folder / unit_files.DELTA
    write_atomically(delta, _delta(job))
    size = values + _BLOCK_SCALE_BYTES * -(-values // recipe.codec_block)
    payload = job.unit.unit_id.ljust(size, b"p")
    write_atomically(folder / unit_files.PAYLOAD, payload)
    ends = range(recipe.segment_steps, job.unit.steps + 1, recipe.segment_steps)
    segments = [_segment(job, end) for end in ends]
    segments[-1].delta_root = tree_root(file_leaf_hashes(delta, recipe.leaf_bytes))
    sequences = job.unit.steps * recipe.batch_sequences
    finished = commitment.Commitment(
        unit_id=job.unit.unit_id,
        segments=segments,
        payload=blob.BlobRef(digest=hashlib.sha256(payload).digest(), size_bytes=size),
        numerics_class=class_under(recipe, fake_numerics_class(threads=job.threads)),
        delta_norm=1.0,
        tokens=sequences * recipe.model.context_tokens,
    )
    write_atomically(folder / unit_files.COMMITMENT, finished.SerializeToString(deterministic=True))
    return finished
