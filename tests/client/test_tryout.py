"""Trying a project's model and checking the devices, on a daemon around fakes of the outside."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import pytest

from potluck.errors import ErrorCode, PotluckError
from potluck.v1 import control_pb2 as control
from potluck.v1 import manifest_pb2 as manifest
from potluck_client.control.server import ControlServer
from potluck_client.host.port import DeviceReading
from potluck_client.lifecycle import UnitState
from potluck_client.tryout.remembered import MOST_TEXTS, remember_text, remembered_text
from potluck_client.tryout.text_writer import KEPT_SECONDS
from potluck_client.tryout.tryout import Tryout
from tests.fakes.client_machine import Machine, files_under, leave_alone
from tests.fakes.control_contract_check import ControlCheckContract
from tests.fakes.control_contract_model import ControlModelContract
from tests.fakes.host import CARD, CPU, FakeDevices
from tests.fakes.worker_process import FakeWorkerProcess

TICK_SECONDS = 0.01


@asynccontextmanager
async def time_passes(machine: Machine) -> AsyncIterator[None]:
    """Let the machine's time run, much faster than ours."""

    async def run() -> None:
        while True:
            await machine.clock.advance(0.25)
            await asyncio.sleep(TICK_SECONDS)

    running = asyncio.create_task(run())
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def with_checkpoint(home: Path) -> Machine:
    """Return a machine that has done a unit, so that a checkpoint is here."""
    machine = Machine(home)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start(run_now=True)
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUBMITTED
        )
    )
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.snapshot.contribution.verified_units == 1)
    return machine


def tryout(machine: Machine) -> Tryout:
    """Return what can be tried on a machine."""
    return machine.daemon.tryout


def asked(machine: Machine, **fields: object) -> control.GenerateRequest:
    """Return a request for a text of the machine's project."""
    request = control.GenerateRequest(prompt="def ", max_tokens=6, seed=1, **fields)  # type: ignore[arg-type]
    request.project_id = machine.coordinator.key.public.hex()
    return request


async def text_of(pieces: AsyncGenerator[control.GenerateResponse, None]) -> str:
    """Return the whole of a text."""
    return "".join([piece.text async for piece in pieces])


class TestDaemonModels(ControlModelContract):
    """The contract of models, on a daemon with a fake worker."""

    @pytest.fixture
    async def machine(self, tmp_path: Path) -> AsyncIterator[Machine]:
        """A machine to which a checkpoint has come."""
        machine = await with_checkpoint(tmp_path)
        yield machine
        await machine.stop()

    @pytest.fixture
    def project_id(self, machine: Machine) -> str:
        """The machine's project."""
        return machine.coordinator.key.public.hex()

    @pytest.fixture
    async def home(self, machine: Machine) -> AsyncIterator[Path]:
        """The folder of the daemon behind its real socket."""
        server = ControlServer(machine.home, machine.daemon.calls)
        await server.start()
        yield machine.home
        await server.stop()


class TestDaemonChecks(ControlCheckContract):
    """The contract of checks, on a daemon with fake workers."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """The folder of a daemon with two devices, whose time runs."""
        machine = Machine(tmp_path, joined=False)
        machine.devices = FakeDevices(CARD, CPU)
        machine.start()
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        async with time_passes(machine):
            yield tmp_path
        await server.stop()
        await machine.stop()


async def test_a_model_shows_this_computers_rounds(tmp_path: Path) -> None:
    """The curve of learning is marked where this computer's verified work went in."""
    machine = await with_checkpoint(tmp_path)
    model = tryout(machine).model(machine.coordinator.key.public.hex())
    assert [(each.units, each.tokens) for each in model.my_rounds] == [(1, 256)]
    assert model.my_rounds[0].round == model.joined_round == model.newest_round
    await machine.stop()


async def test_a_tokenizer_of_pieces_of_words_comes_with_the_first_unit(tmp_path: Path) -> None:
    """A model whose tokens are pieces of words can be tried, or a sentence says why not."""
    machine = Machine(tmp_path, joined=False)
    tokenizer = machine.coordinator.manifest.tokenizer
    tokenizer.kind = manifest.Tokenizer.KIND_HUGGING_FACE
    tokenizer.definition.CopyFrom(machine.coordinator.add_blob(b"a list of pieces of words"))
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start(run_now=True)
    await machine.daemon.calls._book.join(machine.link)
    await machine.until(
        lambda: (
            machine.journal.unit(unit.unit_id) is not None
            and machine.unit(unit.unit_id).state is UnitState.SUBMITTED
        )
    )
    assert await text_of(tryout(machine).generate(asked(machine)))
    order = machine.worker.received[0].generate
    (definition,) = files_under(tmp_path, f"projects/*/blobs/{tokenizer.definition.digest.hex()}")
    assert str(definition) == order.definition_path
    definition.unlink()
    with pytest.raises(PotluckError, match="pieces of words"):
        await text_of(tryout(machine).generate(asked(machine)))
    await machine.stop()


async def test_before_the_first_checkpoint_a_sentence_says_so(tmp_path: Path) -> None:
    """On the first minutes nothing can be tried, and the person learns why."""
    machine = Machine(tmp_path)
    machine.start()
    model = tryout(machine).model(machine.coordinator.key.public.hex())
    assert not model.HasField("joined_round")
    assert not model.HasField("newest_round")
    for when_joined in (True, False):
        with pytest.raises(PotluckError, match="first piece of work") as caught:
            await text_of(tryout(machine).generate(asked(machine, when_joined=when_joined)))
        assert caught.value.code is ErrorCode.NOT_FOUND
    await machine.stop()


async def test_a_text_of_the_first_model_is_remembered_when_it_is_gone(tmp_path: Path) -> None:
    """What a person saw in the beginning can be compared with later, whatever the disk needs."""
    machine = await with_checkpoint(tmp_path)
    before = await text_of(tryout(machine).generate(asked(machine, when_joined=True)))
    for path in files_under(tmp_path, "projects/*/blobs/*"):
        path.unlink()
    (only,) = [e async for e in tryout(machine).generate(asked(machine, when_joined=True))]
    assert (only.text, only.remembered, only.done) == (before, True, True)
    assert not tryout(machine).model(asked(machine).project_id).joined_checkpoint_kept
    other = asked(machine, when_joined=True)
    other.prompt = "class "
    with pytest.raises(PotluckError, match="no longer on this computer"):
        await text_of(tryout(machine).generate(other))
    await machine.stop()


def test_of_many_remembered_texts_the_newest_are_kept(tmp_path: Path) -> None:
    """The file stays small, and one that is damaged holds nothing."""
    path = tmp_path / "project" / "texts.json"
    for number in range(MOST_TEXTS + 2):
        remember_text(path, f"prompt {number}", "x" * 10_000)
    assert remembered_text(path, "prompt 1") is None
    assert remembered_text(path, f"prompt {MOST_TEXTS + 1}") == "x" * 4000
    assert path.stat().st_size < 200_000
    path.write_text("[1, 2", "utf-8")
    assert remembered_text(path, "prompt 5") is None


async def test_the_first_checkpoint_is_the_last_to_go(tmp_path: Path) -> None:
    """A person can compare the model with its beginning for as long as the disk allows."""
    machine = await with_checkpoint(tmp_path)
    folders = machine.daemon.tryout._parts.folders
    first = tryout(machine)._parts.checkpoints
    project_id = asked(machine).project_id
    path = first.path(project_id, first.first(project_id))
    assert path is not None
    others = [each for each in files_under(tmp_path, "projects/*/blobs/*") if each != path]
    assert others
    path.touch()
    for other in others:
        other.touch()
    used = folders.used_bytes()
    folders.make_room(1, used, keep=(), dear={path})
    assert path.exists()
    assert len(files_under(tmp_path, "projects/*/blobs/*")) == len(others)
    await machine.stop()


async def test_a_text_that_is_given_up_ends_its_worker_or_frees_it(tmp_path: Path) -> None:
    """Who closes the page leaves nothing computing; the next text comes from the same worker."""
    machine = await with_checkpoint(tmp_path)

    def slow(worker: FakeWorkerProcess) -> None:
        worker.pieces_allowed = 2

    machine.prepare_worker = slow
    made = len(machine.workers)
    async with aclosing(tryout(machine).generate(asked(machine))) as pieces:
        async for piece in pieces:
            if piece.text:
                break
    writer = machine.worker
    assert writer.received[-1].HasField("abandon")
    writer.pieces_allowed = None
    assert await text_of(tryout(machine).generate(asked(machine)))
    assert len(machine.workers) == made + 1
    await machine.clock.advance(KEPT_SECONDS + 1)
    assert writer.pid is None
    await machine.stop()


async def test_a_worker_that_does_not_give_up_a_text_is_ended(tmp_path: Path) -> None:
    """A hung worker does not stay behind a page that was closed."""
    machine = await with_checkpoint(tmp_path)

    def slow(worker: FakeWorkerProcess) -> None:
        worker.pieces_allowed = 2

    machine.prepare_worker = slow
    async with aclosing(tryout(machine).generate(asked(machine))) as pieces:
        async for piece in pieces:
            if piece.text:
                break
        machine.worker.hang()
    await machine.clock.advance(1.0)
    assert machine.worker.pid is None
    await machine.stop()


async def test_a_model_without_room_in_memory_is_refused(tmp_path: Path) -> None:
    """Trying a model never drives the computer into its swap."""
    machine = await with_checkpoint(tmp_path)
    machine.memory.available = 600_000_000
    made = len(machine.workers)
    with pytest.raises(PotluckError, match="of memory") as caught:
        await text_of(tryout(machine).generate(asked(machine)))
    assert caught.value.code is ErrorCode.FULL
    assert len(machine.workers) == made
    await machine.stop()


async def follow(
    machine: Machine, seconds: float, *, until: Callable[[control.CheckDevicesResponse], bool]
) -> control.CheckDevicesResponse:
    """Follow a check until something shows, and hang up."""
    async with aclosing(tryout(machine).check_devices(seconds)) as answers:
        async for answer in answers:
            if until(answer):
                return answer
    raise AssertionError("it never showed")


async def test_a_unit_is_held_for_a_check_and_goes_on_after_it(tmp_path: Path) -> None:
    """A check costs a piece of work nothing but the wait."""
    machine = Machine(tmp_path)
    unit = machine.coordinator.offer_unit(steps=8)
    machine.prepare_worker = lambda worker: worker.allow(3)
    machine.start(run_now=True)
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    trainer = machine.worker
    machine.prepare_worker = leave_alone
    async with time_passes(machine):
        await follow(machine, 4.0, until=lambda answer: answer.devices[0].progress > 0.0)
        orders = [message.WhichOneof("message") for message in trainer.received]
        assert orders[-1] == "hold"
        assert not trainer.received[-1].hold.release_memory
        assert trainer.pid is not None
        trainer.allow(None)
    await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.SUBMITTED)
    orders = [message.WhichOneof("message") for message in trainer.received]
    assert orders == ["start", "hold", "proceed"]
    await machine.stop()


async def test_a_check_tells_rest_and_work_apart(tmp_path: Path) -> None:
    """A person sees what the work adds in power and heat, and where a sensor is missing."""
    machine = Machine(tmp_path, joined=False)
    machine.devices = FakeDevices(CARD, CPU)
    machine.devices.readings["GPU-1"] = DeviceReading(power_watts=20.0, temperature_celsius=41.0)
    machine.start()

    def warm(answer: control.CheckDevicesResponse) -> bool:
        if answer.devices[0].stage == control.CHECK_STAGE_RUNNING:
            machine.devices.readings["GPU-1"] = DeviceReading(
                power_watts=180.0, temperature_celsius=64.0
            )
        return answer.done

    async with time_passes(machine):
        card, processor = (await follow(machine, 8.0, until=warm)).devices
    assert (card.rest_watts, card.work_watts) == (20.0, 180.0)
    assert (card.rest_celsius, card.work_celsius) == (41.0, 64.0)
    assert card.sentence == (
        "Fast: a piece of work of Practice takes about 12 s. Stays cool: 64 °C at most."
    )
    assert not processor.HasField("rest_watts")
    assert processor.sentence.endswith("It tells neither its temperature nor its power.")
    await machine.stop()


async def test_a_check_ends_at_the_temperature_that_is_allowed(tmp_path: Path) -> None:
    """The ceiling of the limits holds for a check too."""
    machine = Machine(tmp_path, joined=False)
    machine.devices = FakeDevices(CARD, CPU)
    machine.start()
    machine.daemon.calls._settings.update({"temperature_celsius@GPU-1": 75})
    machine.devices.readings["GPU-1"] = DeviceReading(temperature_celsius=80.0)
    async with time_passes(machine):
        card = (await follow(machine, 8.0, until=lambda answer: answer.done)).devices[0]
    assert card.stage == control.CHECK_STAGE_DONE
    assert "75 °C" in card.sentence
    assert card.tokens_per_second > 0.0
    await machine.stop()


async def test_a_device_that_cannot_be_checked_keeps_no_other_from_it(tmp_path: Path) -> None:
    """A card without a working driver is told of, and the processor still gets its turn."""
    machine = Machine(tmp_path, joined=False)
    machine.devices = FakeDevices(CARD, CPU)
    machine.start()

    def broken(worker: FakeWorkerProcess) -> None:
        worker.start_problem = "PyTorch finds no device."
        machine.prepare_worker = leave_alone

    machine.prepare_worker = broken
    async with time_passes(machine):
        card, processor = (await follow(machine, 4.0, until=lambda a: a.done)).devices
    assert (card.stage, card.sentence) == (
        control.CHECK_STAGE_FAILED,
        "PyTorch finds no device.",
    )
    assert processor.stage == control.CHECK_STAGE_DONE
    await machine.stop()


async def test_who_hangs_up_ends_the_check_and_its_worker(tmp_path: Path) -> None:
    """A closed window leaves no load behind."""
    machine = Machine(tmp_path, joined=False)
    machine.start()
    async with time_passes(machine):
        await follow(machine, 60.0, until=lambda answer: answer.devices[0].progress > 0.0)
    assert machine.worker.pid is None
    assert not tryout(machine).checks.under_way.value
    await machine.stop()
