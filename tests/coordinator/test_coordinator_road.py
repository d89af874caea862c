"""The road of a unit over real gRPC on loopback, from lease to receipt."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import grpc
import grpc.aio

from potluck.digest import digest_bytes
from potluck.manifest import open_manifest
from potluck.merkle import consistency_holds, inclusion_holds, leaf_hash
from potluck.receipt import open_receipt, open_tree_head
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck_training.checkpoint import load_checkpoint
from tests.fakes.coordinator_serving import Running, refused, round_of


async def test_anybody_may_read_the_signed_rules(project: Running) -> None:
    """The manifest comes without a session and its signature holds."""
    answer = await project.volunteer.stub.GetManifest(enrolment.GetManifestRequest())
    assert open_manifest(answer.manifest, project.rules.project_key) == project.rules


async def test_a_unit_goes_from_lease_to_verified_receipt(project: Running, tmp_path: Path) -> None:
    """The whole road: lease, download, commit, open, upload, submit, re-run, receipt, proof."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    base = await volunteer.fetch(given.unit.base_checkpoint)
    assert digest_bytes(base) == given.unit.base_checkpoint.digest
    assert (
        await volunteer.fetch(given.unit.shard, 100)
        == (await volunteer.fetch(given.unit.shard))[100:]
    )
    await volunteer.hand_in(given, volunteer.result(given), tmp_path)
    assert await project.inspector.work_off() == 1
    (outcome,) = await volunteer.outcomes(1)
    assert (outcome.state, outcome.unit_id) == (ledger.UNIT_STATE_VERIFIED, given.unit.unit_id)
    entry = open_receipt(outcome.receipt, project.rules.project_key)
    assert entry.audited
    assert entry.public_key == volunteer.key.public
    assert entry.tokens == given.unit.steps * 4 * 8
    answer = await volunteer.stub.GetTreeHead(
        ledger.GetTreeHeadRequest(), metadata=volunteer.session
    )
    head = open_tree_head(answer.head, project.rules.project_key)
    proof = await volunteer.stub.GetInclusionProof(
        ledger.GetInclusionProofRequest(index=outcome.receipt.index, tree_size=head.size),
        metadata=volunteer.session,
    )
    leaf = leaf_hash(outcome.receipt.entry)
    assert inclusion_holds(leaf, outcome.receipt.index, head.size, proof.proof, head.root)
    page = await volunteer.stub.ListLedger(
        ledger.ListLedgerRequest(start=0, limit=10), metadata=volunteer.session
    )
    assert list(page.entries) == [outcome.receipt.entry]


async def test_a_quorum_is_merged_and_measured(project: Running, tmp_path: Path) -> None:
    """Two verified units make a new checkpoint, and the loss curve grows by its measurement."""
    before = (await project.volunteer.ask()).lease
    for _ in range(2):
        await project.volunteer.do_unit(tmp_path)
    await project.inspector.work_off()
    status = await round_of(project, 1)
    assert status.verified_units == 2
    await project.inspector.work_off()
    stream = project.volunteer.stub.WatchProject(
        project_status.WatchProjectRequest(), metadata=project.volunteer.session
    )
    async for status in stream:
        if len(status.loss_curve) == 2:
            break
    stream.cancel()
    assert [point.round for point in status.loss_curve] == [0, 1]
    assert status.loss_curve[1].tokens == status.verified_tokens
    after = (await project.volunteer.ask()).lease
    assert after.unit.round == 1
    assert after.unit.base_checkpoint != before.unit.base_checkpoint
    path = tmp_path / "merged"
    path.write_bytes(await project.volunteer.fetch(after.unit.base_checkpoint))
    load_checkpoint(path, project.rules.recipe.model)


async def test_the_ledger_only_adds_to_what_a_volunteer_knows(
    project: Running, tmp_path: Path
) -> None:
    """An old tree head is proved to be the beginning of the new one."""
    stub, session = project.volunteer.stub, project.volunteer.session
    await project.volunteer.do_unit(tmp_path)
    await project.inspector.work_off()
    first = await stub.GetTreeHead(ledger.GetTreeHeadRequest(), metadata=session)
    await project.volunteer.do_unit(tmp_path)
    await project.inspector.work_off()
    second = await stub.GetTreeHead(ledger.GetTreeHeadRequest(known_size=1), metadata=session)
    old = open_tree_head(first.head, project.rules.project_key)
    new = open_tree_head(second.head, project.rules.project_key)
    assert (old.size, new.size) == (1, 2)
    assert consistency_holds(1, old.root, 2, new.root, second.consistency_proof)
    asked = stub.GetTreeHead(ledger.GetTreeHeadRequest(known_size=3), metadata=session)
    assert "longer" in await refused(asked, grpc.StatusCode.FAILED_PRECONDITION)


async def test_after_probation_a_unit_that_is_not_drawn_is_verified_at_once(
    project: Running, tmp_path: Path
) -> None:
    """A proven computer waits for no inspector, and its receipt says that it was not re-run."""
    for _ in range(2):
        await project.volunteer.do_unit(tmp_path)
        await project.inspector.work_off()
    project.chance.drawn = 0.99
    await project.volunteer.do_unit(tmp_path)
    *_, third = await project.volunteer.outcomes(3)
    assert third.state == ledger.UNIT_STATE_VERIFIED
    assert not open_receipt(third.receipt, project.rules.project_key).audited


async def test_a_lone_volunteer_goes_on_while_its_units_wait(
    project: Running, tmp_path: Path
) -> None:
    """Work for the round goes on without an inspector, but not without bound."""
    for _ in range(6):
        await project.volunteer.do_unit(tmp_path)
    answer = await project.volunteer.ask()
    assert answer.no_work.reason == lease.NO_WORK_REASON_ROUND_FULL
    assert 0.0 < answer.no_work.retry_after_seconds <= 2.0
    assert await project.inspector.work_off() == 6
    await round_of(project, 1)
    assert (await project.volunteer.ask()).lease.unit.round >= 1
    assert len(await project.volunteer.outcomes(6)) == 6


async def test_a_device_gets_its_open_lease_again_and_each_device_its_own(
    project: Running,
) -> None:
    """A daemon that forgot its lease finds it again; two devices never share a unit."""
    first, again = await project.volunteer.ask("cpu"), await project.volunteer.ask("cpu")
    other = await project.volunteer.ask("cuda:0")
    assert first.lease.lease_id == again.lease.lease_id
    assert other.lease.lease_id != first.lease.lease_id
    assert other.lease.unit.unit_id != first.lease.unit.unit_id


async def test_a_fast_device_gets_longer_units(project: Running) -> None:
    """Units are fitted to the measured speed, within the recipe's bounds and whole segments."""
    slow = await project.volunteer.ask("slow", tokens_per_second=0.1)
    middle = await project.volunteer.ask("middle", tokens_per_second=2.5)
    fast = await project.volunteer.ask("fast", tokens_per_second=1e9)
    assert [a.lease.unit.steps for a in (slow, middle, fast)] == [10, 20, 40]


async def test_an_interrupted_upload_goes_on_at_its_offset(
    project: Running, tmp_path: Path
) -> None:
    """What arrived before the line broke is not sent again."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    ref = result.said.payload
    challenge = await volunteer.commit(given, result)
    early = volunteer.upload(given, ref, result.payload)
    assert "challenge" in await refused(early, grpc.StatusCode.FAILED_PRECONDITION)
    await volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))
    assert await volunteer.upload(given, ref, result.payload[:250]) == 250
    assert await volunteer.offset(given, ref) == 250
    await refused(volunteer.submit(given), grpc.StatusCode.FAILED_PRECONDITION)
    await refused(
        volunteer.upload(given, ref, result.payload, 100), grpc.StatusCode.FAILED_PRECONDITION
    )
    assert await volunteer.upload(given, ref, result.payload, 250) == len(result.payload)
    await volunteer.submit(given)
    assert await volunteer.offset(given, ref) == len(result.payload)
    await volunteer.submit(given)


async def test_an_upload_goes_on_after_its_stream_was_cut(project: Running, tmp_path: Path) -> None:
    """A stream that dies in the middle leaves what arrived and does not block the next."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    ref = result.said.payload
    challenge = await volunteer.commit(given, result)
    await volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))
    hang = asyncio.Event()

    async def messages() -> AsyncIterator[blob.PutBlobRequest]:
        header = blob.PutBlobRequest.Header(lease_id=given.lease_id, blob=ref)
        yield blob.PutBlobRequest(header=header, data=result.payload[:120])
        await hang.wait()

    call = volunteer.stub.PutBlob(messages(), metadata=volunteer.session)
    while await volunteer.offset(given, ref) < 120:
        assert not call.done()
    # The hanging stream is still open: the next one goes on beside it.
    assert await volunteer.upload(given, ref, result.payload, 120) == ref.size_bytes
    call.cancel()
    await volunteer.submit(given)


async def test_news_is_pushed_to_who_waits(project: Running, tmp_path: Path) -> None:
    """A volunteer that listens hears of its unit without asking again."""
    listening = asyncio.create_task(project.volunteer.outcomes(1))
    watching = asyncio.create_task(round_of(project, 1))
    given = await project.volunteer.do_unit(tmp_path)
    await project.inspector.work_off()
    (outcome,) = await listening
    assert outcome.unit_id == given.unit.unit_id
    await project.volunteer.do_unit(tmp_path)
    await project.inspector.work_off()
    assert (await watching).round == 1


async def test_every_step_may_be_repeated(project: Running, tmp_path: Path) -> None:
    """A lost answer costs nothing: each call gives the same again."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    challenge = await volunteer.commit(given, result)
    assert await volunteer.commit(given, result) == challenge
    changed = replace(
        result, said=commitment.Commitment.FromString(result.signed(volunteer.key)[0])
    )
    changed.said.segments[0].mean_loss = 1.0
    await refused(volunteer.commit(given, changed), grpc.StatusCode.FAILED_PRECONDITION)
    leaves = volunteer.leaves(result, challenge, tmp_path)
    await volunteer.open(given, leaves)
    await volunteer.open(given, leaves)
    await volunteer.upload(given, result.said.payload, result.payload)
    await volunteer.submit(given)
    await volunteer.submit(given)
    task = await project.inspector.take()
    while task.WhichOneof("task") != "audit":
        await project.inspector.report(task)
        task = await project.inspector.take()
    await project.inspector.report(task)
    await project.inspector.report(task)
    assert len(await volunteer.outcomes(1)) == 1


async def test_an_inspector_that_was_killed_gets_its_task_again(
    project: Running, tmp_path: Path
) -> None:
    """A task in the hands of a dead inspector is not lost."""
    await project.volunteer.do_unit(tmp_path)
    first = await project.inspector.take()
    await project.inspector.enrol()
    assert await project.inspector.take() == first
