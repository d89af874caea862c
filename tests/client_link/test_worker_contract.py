"""What every worker does, a real process with PyTorch and the fake alike."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from potluck import unit_files
from potluck.digest import digest_file
from potluck.manifest import parameter_count
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import numerics_pb2 as numerics
from potluck.v1 import worker_pb2 as wire
from potluck_client.errors import WorkerError
from potluck_client.worker_port import WorkerProcess
from potluck_client.worker_process import SubprocessWorker
from tests.fakes.tiny_unit import start_unit
from tests.fakes.worker_process import FakeWorkerProcess

Hire = Callable[[], WorkerProcess]

HOLD = wire.ToWorker(hold=wire.Hold())
HOLD_AND_RELEASE = wire.ToWorker(hold=wire.Hold(release_memory=True))
PROCEED = wire.ToWorker(proceed=wire.Proceed())
ABANDON = wire.ToWorker(abandon=wire.Abandon())


@pytest.fixture(params=["fake", "process"])
async def hire(request: pytest.FixtureRequest) -> AsyncIterator[Hire]:
    """Give a way to get workers of one kind; all are ended afterwards."""
    hired: list[WorkerProcess] = []

    def make() -> WorkerProcess:
        fake = request.param == "fake"
        worker: WorkerProcess = FakeWorkerProcess() if fake else SubprocessWorker("cpu")
        hired.append(worker)
        return worker

    yield make
    for worker in hired:
        await worker.kill()


async def heard_until(worker: WorkerProcess, kind: str) -> list[wire.FromWorker]:
    """Return what a worker says, up to the first message of a kind."""
    heard = []
    async for message in worker.messages():
        heard.append(message)
        if message.WhichOneof("message") == kind:
            return heard
    raise AssertionError(f"the worker ended without saying {kind}: {heard}")


def steps_saved(heard: list[wire.FromWorker]) -> list[int]:
    """Return where segments were saved."""
    saved = [m.segment_saved for m in heard if m.WhichOneof("message") == "segment_saved"]
    return [message.segment.steps_done for message in saved]


async def test_a_unit_ends_in_files_that_its_commitment_describes(
    hire: Hire, tmp_path: Path
) -> None:
    """What the daemon signs, opens and uploads is there and of the right size."""
    worker = hire()
    ready = await worker.start()
    assert ready.numerics_class.threads == 1
    assert worker.pid is not None
    start = start_unit(tmp_path, steps=8)
    await worker.send(wire.ToWorker(start=start))
    heard = await heard_until(worker, "finished")
    finished = heard[-1].finished.commitment
    folder = Path(start.unit_folder)
    assert steps_saved(heard) == [2, 4, 6, 8]
    assert [segment.steps_done for segment in finished.segments] == [2, 4, 6, 8]
    assert finished.payload.digest == digest_file(folder / unit_files.PAYLOAD)
    assert finished.payload.size_bytes == (folder / unit_files.PAYLOAD).stat().st_size
    delta_bytes = 4 * parameter_count(start.recipe.model)
    assert (folder / unit_files.DELTA).stat().st_size == delta_bytes
    kept = commitment.Commitment.FromString((folder / unit_files.COMMITMENT).read_bytes())
    assert kept == finished
    assert not finished.public_key


async def test_states_are_kept_as_far_as_they_were_given_room(hire: Hire, tmp_path: Path) -> None:
    """With exact numerics a dispute finds files that are named by what was signed."""
    worker = hire()
    await worker.start()
    start = start_unit(tmp_path, steps=6)
    start.recipe.numerics = "exact-1"
    size = unit_files.STATE_BYTES_PER_WEIGHT * parameter_count(start.recipe.model)
    start.kept_states_bytes = 4 * size
    await worker.send(wire.ToWorker(start=start))
    finished = (await heard_until(worker, "finished"))[-1].finished.commitment
    assert finished.numerics_class == numerics.NumericsClass(numerics="exact-1")
    folder = Path(start.unit_folder) / unit_files.KEPT_STATES
    for segment in finished.segments[:-1]:
        path = folder / unit_files.kept_state(segment.steps_done)
        assert (digest_file(path), path.stat().st_size) == (segment.state_digest, size)
    assert len(list(folder.iterdir())) == 2


async def test_a_held_worker_answers_each_hold_and_goes_on_when_told(
    hire: Hire, tmp_path: Path
) -> None:
    """The device is its owner's at once, and nothing is lost."""
    worker = hire()
    await worker.start()
    await worker.send(wire.ToWorker(start=start_unit(tmp_path, steps=40)))
    await worker.send(HOLD)
    heard = await heard_until(worker, "held")
    assert not heard[-1].held.memory_released
    await worker.send(HOLD)
    assert len(await heard_until(worker, "held")) == 1
    await worker.send(PROCEED)
    heard += await heard_until(worker, "finished")
    assert steps_saved(heard) == list(range(2, 41, 2))


async def test_memory_is_given_back_and_work_goes_on_from_the_last_segment(
    hire: Hire, tmp_path: Path
) -> None:
    """A game gets the memory; the unit survives."""
    worker = hire()
    await worker.start()
    await worker.send(wire.ToWorker(start=start_unit(tmp_path, steps=40)))
    await worker.send(HOLD)
    heard = await heard_until(worker, "held")
    await worker.send(HOLD_AND_RELEASE)
    heard += await heard_until(worker, "held")
    assert heard[-1].held.memory_released
    await worker.send(PROCEED)
    heard += await heard_until(worker, "finished")
    assert steps_saved(heard) == list(range(2, 41, 2))


async def test_a_worker_with_nothing_to_do_answers_a_hold(hire: Hire) -> None:
    """The daemon never waits in vain for an answer."""
    worker = hire()
    await worker.start()
    await worker.send(HOLD_AND_RELEASE)
    heard = await heard_until(worker, "held")
    assert heard[-1].held.memory_released


async def test_an_abandoned_unit_makes_way_for_the_next(hire: Hire, tmp_path: Path) -> None:
    """A unit that is not wanted any more costs no further work."""
    worker = hire()
    await worker.start()
    first = start_unit(tmp_path / "first", steps=40)
    await worker.send(wire.ToWorker(start=first))
    await worker.send(HOLD)
    await heard_until(worker, "held")
    await worker.send(ABANDON)
    second = start_unit(tmp_path / "second", steps=2)
    second.unit.unit_id = b"v" * 16
    await worker.send(wire.ToWorker(start=second))
    heard = await heard_until(worker, "finished")
    assert heard[-1].finished.commitment.unit_id == b"v" * 16
    assert not (Path(first.unit_folder) / unit_files.COMMITMENT).exists()


async def test_a_new_worker_takes_up_what_a_killed_one_left(hire: Hire, tmp_path: Path) -> None:
    """Only the segment in hand is lost with a process."""
    start = start_unit(tmp_path, steps=8)
    worker = hire()
    await worker.start()
    await worker.send(wire.ToWorker(start=start))
    await heard_until(worker, "segment_saved")
    await worker.kill()
    assert worker.pid is None
    with pytest.raises(WorkerError):
        await worker.send(PROCEED)
    await worker.kill()
    other = hire()
    await other.start()
    await other.send(wire.ToWorker(start=start))
    heard = await heard_until(other, "finished")
    assert 2 not in steps_saved(heard)
    assert len(heard[-1].finished.commitment.segments) == 4


async def test_messages_end_with_the_process(hire: Hire) -> None:
    """The daemon sees that a worker has died."""
    worker = hire()
    await worker.start()
    stream = aiter(worker.messages())
    await worker.kill()
    with pytest.raises(StopAsyncIteration):
        await anext(stream)
