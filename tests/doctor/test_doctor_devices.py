"""The look at the devices, with workers that say what a test wants."""

from collections.abc import Callable

from potluck.v1 import worker_pb2 as wire
from potluck_client.doctor.devices import Devices, devices_look
from potluck_client.doctor.finding import Finding, State
from potluck_client.doctor.judging.pytorch import CardReading, Maker
from potluck_client.doctor.reading.worker import examined
from potluck_client.host.port import DeviceFacts
from potluck_training.known_steps.digests import known_digests
from tests.exact.golden import golden
from tests.fakes.host import CARD, CPU
from tests.fakes.worker_process import FakeWorkerProcess, well_examined

Prepare = Callable[[DeviceFacts, FakeWorkerProcess], None]


def leave_alone(_facts: DeviceFacts, _worker: FakeWorkerProcess) -> None:
    """Let a worker say that all is well."""


async def found(
    prepare: Prepare = leave_alone,
    *,
    memory: int = 8 * 10**9,
    used: bool = True,
    needed: int = 0,
    made: list[str] | None = None,
) -> dict[str, Finding]:
    """Return what is found on a computer with a card."""

    def make(facts: DeviceFacts) -> FakeWorkerProcess:
        if made is not None:
            made.append(facts.device_id)
        worker = FakeWorkerProcess()
        prepare(facts, worker)
        return worker

    card = CardReading(maker=Maker.NVIDIA, name=CARD.name, usable=True)
    parts = Devices(
        devices=(CARD, CPU),
        used=lambda facts: used or facts is CPU,
        make_worker=make,
        available_bytes=lambda: memory,
        needed_bytes=needed,
        installed=True,
        find=lambda _: ((CARD.device_id, card),),
        driver=lambda: "580.65.06",
    )
    look = devices_look(parts)
    findings = {finding.key: finding async for finding in look.take()}
    assert set(findings) == {finding.key for finding in look.shows}
    return findings


async def test_all_is_well_on_every_device() -> None:
    """The processor is asked first, since every build of PyTorch runs there."""
    made: list[str] = []
    findings = await found(made=made)
    assert {finding.state for finding in findings.values()} == {State.GOOD}
    assert made == ["cpu", "GPU-1"]


async def test_too_little_memory_starts_nothing() -> None:
    """A computer that is short of memory is not made shorter of it."""
    made: list[str] = []
    findings = await found(memory=10**8, made=made)
    assert made == []
    assert findings.pop("worker").state is State.WARNING
    assert {finding.state for finding in findings.values()} == {State.SKIPPED}


async def test_a_card_that_is_switched_off_is_left_alone() -> None:
    """Nobody wakes a card that its owner does not lend."""
    made: list[str] = []
    findings = await found(used=False, made=made)
    assert made == ["cpu"]
    assert "switched this device off" in findings["exact_steps@GPU-1"].sentence


async def test_a_build_for_the_processor_is_told_once() -> None:
    """Where PyTorch does not fit the card, what follows from that is not told as another fault."""

    def for_processor(facts: DeviceFacts, worker: FakeWorkerProcess) -> None:
        worker.examined.cuda_version = ""
        if facts is CARD:
            worker.start_problem = "PyTorch finds no usable GPU."

    findings = await found(for_processor)
    assert findings["torch_build"].state is State.BROKEN
    assert findings["exact_steps@GPU-1"].state is State.SKIPPED
    assert findings["exact_steps@cpu"].state is State.GOOD


async def test_a_card_that_breaks_does_not_hide_the_processor() -> None:
    """A driver that fails is told with its own words."""

    def broken(facts: DeviceFacts, worker: FakeWorkerProcess) -> None:
        if facts is CARD:
            worker.start_problem = "The driver broke."

    findings = await found(broken)
    assert findings["exact_steps@GPU-1"].state is State.BROKEN
    assert "The driver broke." in findings["exact_steps@GPU-1"].sentence
    assert findings["card_memory@GPU-1"].state is State.SKIPPED
    assert findings["fast_steps@cpu"].state is State.GOOD


async def test_a_training_part_that_does_not_come_up_is_told() -> None:
    """Without PyTorch nothing is computed, and the person learns how to get it."""

    def missing(_facts: DeviceFacts, worker: FakeWorkerProcess) -> None:
        worker.start_problem = "No module named 'torch'."

    findings = await found(missing)
    assert findings["worker"].state is State.BROKEN
    assert "potluck repair" in findings["worker"].mend
    assert findings["exact_steps@cpu"].state is State.SKIPPED
    assert findings["torch_build"].state is State.SKIPPED


async def test_a_card_too_small_for_the_projects_is_told() -> None:
    """The smallest of the joined projects decides."""
    findings = await found(needed=7 * 10**9)
    assert findings["card_memory@GPU-1"].state is State.WARNING


async def test_a_worker_that_dies_or_hangs_keeps_nobody_waiting() -> None:
    """Whatever a training process does, the look at it ends."""
    dying, hanging = FakeWorkerProcess(), FakeWorkerProcess()
    hanging.hanging = True
    assert (await examined(hanging, 0.01)).problem
    dying.examined = wire.Examined()

    async def die(message: wire.ToWorker) -> None:
        dying.die()

    dying.send = die  # type: ignore[method-assign]
    assert (await examined(dying)).problem
    assert dying.pid is None
    assert (await examined(FakeWorkerProcess())).found == well_examined()


def test_the_digest_that_travels_is_the_golden_one() -> None:
    """What every computer is held to is what every implementation was held to."""
    assert known_digests().exact == golden()["tiny steps"]["state after step 20"]
    ((named, _),) = known_digests().fast
    assert known_digests().fast_of(named) == known_digests().fast[0][1]
    named.threads += 1
    assert known_digests().fast_of(named) is None
