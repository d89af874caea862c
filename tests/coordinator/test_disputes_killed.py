"""A coordinator process that is killed in the middle of a dispute settles it all the same."""

import asyncio
import hashlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import grpc
import pytest

from potluck.identity import PrivateKey, generate_key
from potluck.manifest import parameter_count
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import inspector_service_pb2 as inspector
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.lifecycle import UnitState
from potluck_coordinator.records import Unit
from potluck_coordinator.replicas import state_bytes
from potluck_coordinator.store.sqlite import SqliteStore
from tests.fakes.coordinator_callers import ScriptedInspector, ScriptedVolunteer
from tests.fakes.coordinator_project import Result, make_home, parted, tiny_rules


@dataclass(frozen=True, kw_only=True)
class People:
    """Whoever talks to one life of a coordinator's process."""

    cheat: ScriptedVolunteer
    honest: ScriptedVolunteer
    inspector: ScriptedInspector


@asynccontextmanager
async def process(home: CoordinatorHome, *keys: PrivateKey) -> AsyncIterator[People]:
    """Run a coordinator that is killed with SIGKILL when the block ends."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.fakes.coordinator_process",
        str(home.root),
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdout is not None
    address = (await child.stdout.readline()).decode().strip()
    rules = home.read_manifest()
    cheat, honest = (ScriptedVolunteer(address, key, rules) for key in keys)
    people = People(
        cheat=cheat,
        honest=honest,
        inspector=ScriptedInspector(address, home.read_inspector_key(), rules),
    )
    everybody = (people.cheat, people.honest, people.inspector)
    for person in everybody:
        await person.enrol()
    try:
        yield people
    finally:
        child.kill()
        await child.wait()
        for person in everybody:
            await person.close()


def exact_home(root: Path, *trusted: PrivateKey) -> CoordinatorHome:
    """Write a project in which every unit has a twin and some keys are trusted."""
    key = generate_key()
    rules = tiny_rules(key)
    rules.recipe.numerics = "exact-1"
    rules.recipe.ClearField("tolerance")
    rules.audits.replica_share, rules.audits.min_audit_rate = 1.0, 0.0
    home = make_home(root, rules, key)
    store = SqliteStore(home.database)
    with store.transaction() as tx:
        for place, each in enumerate(trusted):
            proven = Unit(
                work=lease.WorkUnit(unit_id=bytes([place]) * 16),
                history=(UnitState.LEASED, UnitState.MERGED),
                public_key=each.public,
                last_root=each.public,
                audited=True,
                tokens=10**9,
                norm_rate=1.0,
                decided_unix_ms=1,
            )
            tx.units.add(proven)
            tx.people.set_passes(each.public, "1.0", 10**9)
    store.close()
    return home


async def test_a_kill_at_any_step_of_a_dispute_loses_nothing(tmp_path: Path) -> None:
    """Killed after each acknowledged step, the same one is found wrong and the other credited."""
    keys = (generate_key(), generate_key())
    home = exact_home(tmp_path / "home", *keys)
    async with process(home, *keys) as people:
        one = (await people.cheat.ask(tokens_per_second=1e9)).lease
        other = (await people.honest.ask(tokens_per_second=1e9)).lease
        assert one.unit.seed == other.unit.seed
        result = people.honest.result(other)
        state = real_state(home, result, 3)
        wrong = parted(people.cheat.result(one, scale=2e-3), result, 4)
        await people.cheat.hand_in(one, wrong, tmp_path)
    async with process(home, *keys) as people:
        await people.honest.hand_in(other, result, tmp_path)
    ref = blob.BlobRef(digest=hashlib.sha256(state).digest(), size_bytes=len(state))
    async with process(home, *keys) as people:
        (news,) = await people.honest.outcomes(1)
        assert (news.state, news.state_steps) == (ledger.UNIT_STATE_DISPUTED, 20)
        with pytest.raises(grpc.aio.AioRpcError):
            forged = blob.BlobRef(digest=bytes(32), size_bytes=ref.size_bytes)
            await people.honest.upload(other, forged, state)
        header = blob.PutBlobRequest.Header(lease_id=other.lease_id, blob=ref, offset=0)

        async def cut() -> AsyncIterator[blob.PutBlobRequest]:
            yield blob.PutBlobRequest(header=header, data=state[:3000])

        assert (
            await people.honest.stub.PutBlob(cut(), metadata=people.honest.session)
        ).received_bytes == 3000
    async with process(home, *keys) as people:
        assert await people.honest.offset(other, ref) == 3000
        await people.honest.upload(other, ref, state, 3000)
    async with process(home, *keys) as people:
        task = await dispute(people.inspector)
        assert (task.dispute.state, task.dispute.until_steps) == (ref, 25)
        assert await people.inspector.fetch(ref) == state
        with pytest.raises(grpc.aio.AioRpcError):
            await people.cheat.fetch(ref)  # It is none of the other one's business.
    async with process(home, *keys) as people:
        await people.inspector.report(await dispute(people.inspector))
    async with process(home, *keys) as people:
        mine = (await people.honest.outcomes(2))[-1]
        theirs = (await people.cheat.outcomes(2))[-1]
        assert mine.state == ledger.UNIT_STATE_VERIFIED
        assert theirs.state == ledger.UNIT_STATE_REJECTED


def real_state(home: CoordinatorHome, result: Result, place: int) -> bytes:
    """Return bytes that can be a state, and have a result name them."""
    size = state_bytes(parameter_count(home.read_manifest().recipe.model))
    data = bytes(size)
    result.said.segments[place].state_digest = hashlib.sha256(data).digest()
    return data


async def dispute(judge: ScriptedInspector) -> inspector.TakeInspectionResponse:
    """Return the dispute, once whatever else there is to inspect is done."""
    while (task := await judge.take()).WhichOneof("task") != "dispute":
        assert task.inspection_id
        await judge.report(task)
    return task
