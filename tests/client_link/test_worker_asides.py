"""A real worker beside units: texts from a real checkpoint, a check of speed, and whole units."""

import asyncio
from pathlib import Path

from potluck import unit_files
from potluck.digest import digest_file
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import worker_pb2 as wire
from potluck_client.worker_process import SubprocessWorker
from tests.fakes.tiny_unit import start_unit

_PATIENCE_SECONDS = 60.0


def text_order(start: wire.StartUnit, *, number: int, seed: int, prompt: str) -> wire.Generate:
    """Return the order for a text from a unit's base checkpoint."""
    return wire.Generate(
        number=number,
        model=start.recipe.model,
        tokenizer=manifest.Tokenizer(kind=manifest.Tokenizer.KIND_BYTES),
        checkpoint_path=start.base_path,
        prompt=prompt,
        max_tokens=60,
        temperature=1.0,
        seed=seed,
        threads=1,
    )


async def texts(worker: SubprocessWorker, *orders: wire.Generate) -> list[tuple[str, str]]:
    """Return the text and the problem of each order."""
    said: list[tuple[str, str]] = []
    for order in orders:
        await worker.send(wire.ToWorker(generate=order))
        text = ""
        async for message in worker.messages():
            assert message.text.number == order.number
            text += message.text.text
            if message.text.done:
                said.append((text, message.text.problem))
                break
    return said


async def until(worker: SubprocessWorker, *kinds: str) -> wire.FromWorker:
    """Return the next message of some kinds."""
    async for message in worker.messages():
        if message.WhichOneof("message") in kinds:
            return message
    raise AssertionError("the worker ended")


def digests(start: wire.StartUnit) -> list[bytes]:
    """Return the digests of a finished unit's files."""
    folder = Path(start.unit_folder)
    names = (unit_files.DELTA, unit_files.PAYLOAD, unit_files.COMMITMENT)
    return [digest_file(folder / name) for name in names]


async def test_a_check_beside_a_held_unit_changes_no_bit_of_it(tmp_path: Path) -> None:
    """Trying a model and checking the speed cost a piece of work nothing but the wait."""
    held, alone = start_unit(tmp_path / "held", steps=40), start_unit(tmp_path / "alone", steps=40)
    trainer, aside = SubprocessWorker("cpu"), SubprocessWorker("cpu")
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await asyncio.gather(trainer.start(), aside.start())
            await trainer.send(wire.ToWorker(start=held))
            await until(trainer, "progress")
            await trainer.send(wire.ToWorker(hold=wire.Hold()))
            assert (await until(trainer, "held", "finished")).HasField("held")
            await aside.send(wire.ToWorker(check=wire.Check(seconds=0.3, threads=1)))
            assert (await until(aside, "progress")).progress.tokens_per_second > 0.0
            checked = (await until(aside, "checked")).checked
            assert checked.problem == ""
            assert checked.tokens_per_second > 100.0
            assert checked.practice_seconds > 0.0
            once, again, other, lost = await texts(
                aside,
                text_order(held, number=1, seed=5, prompt="def "),
                text_order(held, number=2, seed=5, prompt="def "),
                text_order(held, number=3, seed=6, prompt=""),
                wire.Generate(number=4, model=held.recipe.model, checkpoint_path="x", threads=1),
            )
            assert once == again
            assert once[0] != other[0]
            assert "" not in {once[0], other[0]}
            assert once[1] == other[1] == ""
            assert lost[1].endswith(".")
            await trainer.send(wire.ToWorker(proceed=wire.Proceed()))
            await until(trainer, "finished")
            await aside.send(wire.ToWorker(start=alone))
            await until(aside, "finished")
    finally:
        await asyncio.gather(trainer.kill(), aside.kill())
    assert digests(held) == digests(alone)
