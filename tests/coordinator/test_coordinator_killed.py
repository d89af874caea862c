"""A coordinator process that is killed outright loses nothing that it acknowledged."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from potluck.identity import generate_key
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck_coordinator.home import CoordinatorHome
from tests.fakes.coordinator_callers import ScriptedInspector, ScriptedVolunteer
from tests.fakes.coordinator_project import make_home, tiny_rules

_VOLUNTEER = generate_key()


@asynccontextmanager
async def process(
    home: CoordinatorHome,
) -> AsyncIterator[tuple[ScriptedVolunteer, ScriptedInspector]]:
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
    volunteer = ScriptedVolunteer(address, _VOLUNTEER, rules)
    inspector = ScriptedInspector(address, home.read_inspector_key(), rules)
    await inspector.enrol()
    try:
        yield volunteer, inspector
    finally:
        child.kill()
        await child.wait()
        await volunteer.close()
        await inspector.close()


async def test_a_kill_at_any_step_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """Killed after each acknowledged step, the road goes on where it was, to the merged round."""
    key = generate_key()
    home = make_home(tmp_path / "home", tiny_rules(key), key)
    async with process(home) as (volunteer, _):
        await volunteer.enrol()
        session = volunteer.session
        given = (await volunteer.ask()).lease
        result = volunteer.result(given)
        challenge = await volunteer.commit(given, result)
    async with process(home) as (volunteer, _):
        volunteer.session = session
        assert await volunteer.commit(given, result) == challenge
        await volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))
        await volunteer.upload(given, result.said.payload, result.payload[:400])
    async with process(home) as (volunteer, inspector):
        volunteer.session = session
        assert await volunteer.offset(given, result.said.payload) == 400
        await volunteer.upload(given, result.said.payload, result.payload, 400)
        await volunteer.submit(given)
        second = await volunteer.do_unit(tmp_path)
        # The second report plans the merge; the kill hits before, during or after it.
        assert await inspector.work_off() == 2
    async with process(home) as (volunteer, inspector):
        volunteer.session = session
        news = await volunteer.outcomes(2)
        assert [outcome.unit_id for outcome in news] == [given.unit.unit_id, second.unit.unit_id]
        assert {outcome.state for outcome in news} == {ledger.UNIT_STATE_VERIFIED}
        watched = volunteer.stub.WatchProject(
            project_status.WatchProjectRequest(), metadata=session
        )
        async for status in watched:
            if status.round == 1:
                break
        watched.cancel()
        assert status.verified_units == 2
        await inspector.work_off()
        assert (await volunteer.ask()).lease.unit.round == 1
