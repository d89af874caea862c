"""The whole road of a unit with nothing faked: Practice, the link, a worker, a receipt."""

import datetime as dt
import time
from pathlib import Path

from potluck import unit_files
from potluck.challenge import challenged_leaves
from potluck.identity import Domain, generate_key
from potluck.invite import parse_invite
from potluck.numerics import class_under
from potluck.opening import leaf_count, open_leaves
from potluck.receipt import open_receipt, open_tree_head
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import worker_pb2 as wire
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.practice.process import SubprocessPractice
from potluck_client.transfer.port import FreeToll
from potluck_client.worker_process import SubprocessWorker, kernels_folder, worker_environment
from tests.fakes.identity import at_hand


def ignore(done: int, size: int) -> None:
    """Hear of progress and do nothing."""


async def train(worker: SubprocessWorker, start: wire.StartUnit) -> commitment.Commitment:
    """Run a unit in a worker and return its commitment."""
    await worker.send(wire.ToWorker(start=start))
    async for message in worker.messages():
        assert not message.HasField("failed"), message.failed.message
        if message.HasField("finished"):
            return message.finished.commitment
    raise AssertionError("the worker ended without a result")


async def wait_for_lease(
    link: GrpcCoordinatorLink, recipe: manifest.Recipe, ready: wire.WorkerReady
) -> lease.Lease:
    """Ask until Practice has made its first checkpoint and gives work."""
    async for _ in link.project_status():
        given = await link.request_lease(
            device_id="cpu",
            numerics_class=class_under(recipe, ready.numerics_class),
            tokens_per_second=0.0,
            memory_bytes=ready.memory_bytes,
        )
        if isinstance(given, lease.Lease):
            return given
    raise AssertionError("Practice has no work")


def make_folder(path: Path) -> Path:
    """Make a unit's own folder."""
    path.mkdir()
    return path


async def test_a_unit_is_trained_checked_and_credited(tmp_path: Path) -> None:
    """What the daemon drives by itself holds together piece by piece."""
    key = generate_key()
    practice = SubprocessPractice(tmp_path / "practice", kernels_folder(tmp_path))
    invite = parse_invite(await practice.start())
    worker = SubprocessWorker("cpu", environment=worker_environment("cpu", tmp_path))
    link = GrpcCoordinatorLink(
        invite, at_hand(key), lambda: dt.datetime.now(dt.UTC), FreeToll(), SentLog(time.time)
    )
    try:
        rules = await link.manifest()
        recipe = rules.recipe
        given = await wait_for_lease(link, recipe, await worker.start())
        unit = given.unit
        base, shard = tmp_path / "base", tmp_path / "shard"
        await link.download(unit.base_checkpoint, base, ignore)
        await link.download(unit.shard, shard, ignore)
        folder = make_folder(tmp_path / "unit")
        finished = await train(
            worker,
            wire.StartUnit(
                unit=unit,
                recipe=recipe,
                base_path=str(base),
                shard_path=str(shard),
                unit_folder=str(folder),
                threads=1,
                duty=1.0,
            ),
        )
        assert (await link.renew(given.lease_id, unit.steps)).still_wanted
        finished.public_key = key.public
        serialised = finished.SerializeToString(deterministic=True)
        signature = key.sign(Domain.COMMITMENT, serialised)
        challenge = await link.commit(given.lease_id, serialised, signature)
        delta = folder / unit_files.DELTA
        leaves = leaf_count(delta.stat().st_size, recipe.leaf_bytes)
        indices = challenged_leaves(challenge.nonce, leaves, challenge.leaf_count)
        await link.open(given.lease_id, open_leaves(delta, recipe.leaf_bytes, indices))
        payload = folder / unit_files.PAYLOAD
        await link.upload(given.lease_id, finished.payload, payload, ignore)
        await link.submit(given.lease_id)
        await practice.go(1.0)
        async for outcome in link.outcomes(0):
            assert outcome.state == ledger.UNIT_STATE_VERIFIED, outcome.message
            break
        entry = open_receipt(outcome.receipt, invite.project_key)
        assert (entry.unit_id, entry.steps) == (unit.unit_id, unit.steps)
        signed = await link.advance_head(None)
        assert open_tree_head(signed, invite.project_key).size == 1
        await link.check_receipt(outcome.receipt, signed)
        # The inspector has read what the worker compiled.
        assert len(list(kernels_folder(tmp_path).iterdir())) == 2
        assert not (tmp_path / "practice" / "kernels").exists()
    finally:
        await worker.kill()
        await link.close()
        await practice.stop()
