"""The coordinator over real gRPC on loopback: the road of a unit, and what is refused on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import grpc
import grpc.aio
import numpy as np
import pytest
from potluck.digest import digest_bytes
from potluck.identity import Domain, generate_key
from potluck.limits import CHUNK_BYTES, MESSAGE_BYTES
from potluck.manifest import open_manifest, parameter_count
from potluck.merkle import consistency_holds, inclusion_holds, leaf_hash
from potluck.receipt import open_receipt, open_tree_head
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import project_status_pb2 as project_status
from potluck_coordinator.errors import HomeError, ServeError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.server import serve
from potluck_training.checkpoint import load_checkpoint

from tests.fakes.coordinator_callers import ScriptedInspector, ScriptedVolunteer
from tests.fakes.coordinator_project import (
    FixedChance,
    ManualClock,
    Result,
    make_home,
    root_of,
    tiny_rules,
)


@dataclass(kw_only=True)
class Running:
    """A coordinator that serves, and its callers."""

    home: CoordinatorHome
    rules: manifest.ProjectManifest
    address: str
    clock: ManualClock
    chance: FixedChance
    volunteer: ScriptedVolunteer
    inspector: ScriptedInspector


@asynccontextmanager
async def running(home: CoordinatorHome) -> AsyncIterator[Running]:
    """Serve a home until the block ends."""
    rules = home.read_manifest()
    stop, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    clock, chance = ManualClock(), FixedChance()
    serving = asyncio.create_task(
        serve(
            home,
            host="127.0.0.1",
            port=0,
            stop=stop,
            on_ready=lambda host, port: ready.set_result(f"{host}:{port}"),
            clock=clock,
            chance=chance,
        )
    )
    await asyncio.wait([serving, ready], return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        await serving
    address = await ready
    volunteer = ScriptedVolunteer(address, generate_key(), rules)
    inspector = ScriptedInspector(address, home.read_inspector_key(), rules)
    await volunteer.enrol()
    await inspector.enrol()
    try:
        yield Running(
            home=home,
            rules=rules,
            address=address,
            clock=clock,
            chance=chance,
            volunteer=volunteer,
            inspector=inspector,
        )
    finally:
        await volunteer.close()
        await inspector.close()
        stop.set()
        await serving


@pytest.fixture
def home(tmp_path: Path) -> CoordinatorHome:
    """A tiny project."""
    key = generate_key()
    return make_home(tmp_path / "home", tiny_rules(key), key)


@pytest.fixture
async def project(home: CoordinatorHome) -> AsyncIterator[Running]:
    """A tiny project that is being served."""
    async with running(home) as project:
        yield project


async def refused(call: object, code: grpc.StatusCode) -> str:
    """Await a call that must fail with a code, and return its sentence."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call  # type: ignore[misc]
    assert caught.value.code() is code, caught.value.details()
    sentence = caught.value.details() or ""
    assert sentence.endswith("."), sentence
    return sentence


async def round_of(project: Running, number: int) -> project_status.ProjectStatus:
    """Wait until a round has begun."""
    stream = project.volunteer.stub.WatchProject(
        project_status.WatchProjectRequest(), metadata=project.volunteer.session
    )
    async for status in stream:
        if status.round >= number:
            stream.cancel()
            return status
    raise AssertionError("the stream ended")


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


async def test_only_inspectors_inspect(project: Running, tmp_path: Path) -> None:
    """A volunteer sees neither tasks, payloads nor held-out text."""
    given = await project.volunteer.do_unit(tmp_path)
    held_out = (await project.inspector.take()).evaluation.held_out
    payload = project.volunteer.result(given).said.payload
    spy = ScriptedInspector(project.address, project.volunteer.key, project.rules)
    await spy.enrol()
    await refused(spy.take(), grpc.StatusCode.PERMISSION_DENIED)
    for ref in (held_out, payload, blob.BlobRef(digest=bytes(32))):
        await refused(spy.fetch(ref), grpc.StatusCode.NOT_FOUND)
    assert len(await project.inspector.fetch(payload)) == payload.size_bytes
    await spy.close()


async def test_calls_without_a_good_session_are_refused(project: Running) -> None:
    """A missing, forged or run-out session gets one sentence: enrol again."""
    for session in ((), (("potluck-session", "zz" * 32),), (("potluck-session", "00" * 32),)):
        project.volunteer.session = session
        assert "Enrol" in await refused(project.volunteer.ask(), grpc.StatusCode.UNAUTHENTICATED)
    await project.volunteer.enrol()
    project.clock.advance(24 * 3600)
    await refused(project.volunteer.ask(), grpc.StatusCode.UNAUTHENTICATED)


async def test_an_enrolment_needs_the_key_and_a_fresh_nonce(project: Running) -> None:
    """Nobody can enrol another's key, nor replay an enrolment."""
    stub, key = project.volunteer.stub, generate_key()
    begun = await stub.BeginEnrolment(enrolment.BeginEnrolmentRequest(public_key=key.public))
    good = enrolment.EnrolRequest(
        public_key=key.public,
        nonce=begun.nonce,
        signature=key.sign(Domain.ENROLMENT, project.rules.project_key + begun.nonce),
        app_version="1.0",
        protocol_version=1,
    )
    forged = enrolment.EnrolRequest()
    forged.CopyFrom(good)
    forged.signature = generate_key().sign(Domain.ENROLMENT, b"")
    await refused(stub.Enrol(forged), grpc.StatusCode.PERMISSION_DENIED)
    other = enrolment.EnrolRequest()
    other.CopyFrom(good)
    other.protocol_version = 2
    await refused(stub.Enrol(other), grpc.StatusCode.FAILED_PRECONDITION)
    await stub.Enrol(good)
    await refused(stub.Enrol(good), grpc.StatusCode.NOT_FOUND)


async def test_a_message_over_its_limit_is_not_read(project: Running) -> None:
    """An oversized message is refused before it is parsed, and the server lives on."""
    request = commitment.CommitRequest(lease_id=bytes(16), commitment=bytes(MESSAGE_BYTES + 1))
    channel = grpc.aio.insecure_channel(
        project.address, options=[("grpc.max_send_message_length", -1)]
    )
    call = channel.unary_unary("/potluck.v1.VolunteerService/Commit")
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call(request.SerializeToString(), metadata=project.volunteer.session)
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    await channel.close()
    assert (await project.volunteer.ask()).HasField("lease")


async def test_a_piece_over_its_limit_is_refused(project: Running, tmp_path: Path) -> None:
    """An upload's pieces are bounded by themselves."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    challenge = await volunteer.commit(given, result)
    await volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))

    async def messages() -> AsyncIterator[blob.PutBlobRequest]:
        header = blob.PutBlobRequest.Header(lease_id=given.lease_id, blob=result.said.payload)
        yield blob.PutBlobRequest(header=header, data=bytes(CHUNK_BYTES + 1))

    call = volunteer.stub.PutBlob(messages(), metadata=volunteer.session)
    await refused(call, grpc.StatusCode.RESOURCE_EXHAUSTED)
    longer = result.payload + b"\0"
    call = volunteer.upload(given, result.said.payload, longer)
    await refused(call, grpc.StatusCode.INVALID_ARGUMENT)


def _tampered(said: commitment.Commitment, how: str) -> None:
    if how == "too many segments":
        said.segments.extend([said.segments[0]] * 1000)
    elif how == "wrong steps":
        said.segments[0].steps_done += 1
    elif how == "missing segment":
        del said.segments[-1]
    elif how == "no loss":
        said.segments[0].mean_loss = float("nan")
    elif how == "no norm":
        said.delta_norm = float("inf")
    elif how == "cut-off root":
        said.segments[0].delta_root = b"short"
    elif how == "wrong payload size":
        said.payload.size_bytes += 1
    elif how == "more tokens":
        said.tokens += 1
    elif how == "other unit":
        said.unit_id = bytes(16)
    elif how == "other key":
        said.public_key = bytes(32)
    elif how == "no threads":
        said.numerics_class.threads = 0


@pytest.mark.parametrize(
    "how",
    [
        "too many segments",
        "wrong steps",
        "missing segment",
        "no loss",
        "no norm",
        "cut-off root",
        "wrong payload size",
        "more tokens",
        "other unit",
        "other key",
        "no threads",
    ],
)
async def test_an_impossible_commitment_is_refused(project: Running, how: str) -> None:
    """What no honest worker writes binds nobody and gets a sentence; the lease stays open."""
    given = (await project.volunteer.ask()).lease
    result = project.volunteer.result(given)
    _tampered(result.said, how)
    await refused(project.volunteer.commit(given, result), grpc.StatusCode.INVALID_ARGUMENT)
    assert (await project.volunteer.ask()).lease.lease_id == given.lease_id


async def test_a_commitment_needs_its_own_key(project: Running) -> None:
    """A signature by another key, and another volunteer's commitment, are refused."""
    other = ScriptedVolunteer(project.address, generate_key(), project.rules)
    await other.enrol()
    given, theirs = (await project.volunteer.ask()).lease, (await other.ask()).lease
    result = project.volunteer.result(given)
    forged = project.volunteer.commit(given, result, key=other.key)
    await refused(forged, grpc.StatusCode.INVALID_ARGUMENT)
    await project.volunteer.commit(given, result)
    replayed = other.commit(theirs, result, key=project.volunteer.key)
    await refused(replayed, grpc.StatusCode.INVALID_ARGUMENT)
    await refused(other.commit(given, result), grpc.StatusCode.NOT_FOUND)
    await other.close()


async def test_a_copied_payload_is_rejected(project: Running, tmp_path: Path) -> None:
    """Handing in another's result under one's own name costs a strike."""
    other = ScriptedVolunteer(project.address, generate_key(), project.rules)
    await other.enrol()
    original = project.volunteer.result(await project.volunteer.do_unit(tmp_path))
    theirs = (await other.ask()).lease
    copied = other.result(theirs)
    copied.said.payload.CopyFrom(original.said.payload)
    await refused(other.commit(theirs, copied), grpc.StatusCode.INVALID_ARGUMENT)
    (outcome,) = await other.outcomes(1)
    assert outcome.state == ledger.UNIT_STATE_REJECTED
    await project.inspector.work_off()
    (verified,) = await project.volunteer.outcomes(1)
    assert verified.state == ledger.UNIT_STATE_VERIFIED
    await other.close()


@pytest.mark.parametrize("how", ["altered leaf", "wrong proof", "other leaf", "no leaves"])
async def test_a_false_opening_is_rejected(project: Running, tmp_path: Path, how: str) -> None:
    """Leaves that are not under the committed root end the unit."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    challenge = await volunteer.commit(given, result)
    leaves = volunteer.leaves(result, challenge, tmp_path)
    if how == "altered leaf":
        leaves[0].data = bytes(len(leaves[0].data))
    elif how == "wrong proof":
        leaves[0].proof[0] = bytes(32)
    elif how == "other leaf":
        leaves.reverse()
    else:
        leaves.clear()
    await refused(volunteer.open(given, leaves), grpc.StatusCode.INVALID_ARGUMENT)
    (outcome,) = await volunteer.outcomes(1)
    assert outcome.state == ledger.UNIT_STATE_REJECTED
    assert outcome.message
    assert (await volunteer.ask()).lease.lease_id != given.lease_id


def _with_payload(result: Result, payload: bytes) -> Result:
    result.said.payload.digest = digest_bytes(payload)
    return replace(result, payload=payload)


@pytest.mark.parametrize("how", ["another payload", "infinite scale", "no number", "wrong norm"])
async def test_a_false_payload_is_rejected(project: Running, tmp_path: Path, how: str) -> None:
    """A payload that is not the encoding of the committed change never reaches a merge."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    if how == "another payload":
        result = _with_payload(result, volunteer.result(given, scale=2e-3).payload)
    elif how == "infinite scale":
        scale = np.array([np.inf], "<f4").tobytes()
        result = _with_payload(result, scale + result.payload[4:])
    elif how == "no number":
        scale = np.array([np.nan], "<f4").tobytes()
        result = _with_payload(result, result.payload[:20] + scale + result.payload[24:])
    else:
        result.said.delta_norm *= 1.5
    challenge = await volunteer.commit(given, result)
    await volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))
    await volunteer.upload(given, result.said.payload, result.payload)
    await refused(volunteer.submit(given), grpc.StatusCode.INVALID_ARGUMENT)
    (outcome,) = await volunteer.outcomes(1)
    assert outcome.state == ledger.UNIT_STATE_REJECTED


async def test_an_upload_with_another_digest_is_thrown_away(
    project: Running, tmp_path: Path
) -> None:
    """Another payload than the committed one can't be sent under its name."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    challenge = await volunteer.commit(given, result)
    await volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))
    other = volunteer.result(given, scale=2e-3)
    call = volunteer.upload(given, result.said.payload, other.payload)
    await refused(call, grpc.StatusCode.INVALID_ARGUMENT)
    await refused(
        volunteer.upload(given, other.said.payload, other.payload),
        grpc.StatusCode.INVALID_ARGUMENT,
    )
    assert await volunteer.offset(given, result.said.payload) == 0
    await volunteer.upload(given, result.said.payload, result.payload)
    await volunteer.submit(given)


async def test_a_leaf_without_numbers_is_rejected(project: Running, tmp_path: Path) -> None:
    """A result with NaN in it is refused at its opening."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    values = np.full(parameter_count(project.rules.recipe.model), np.nan, np.float32)
    result = replace(result, delta=values.tobytes())
    result.said.segments[-1].delta_root = root_of(result.delta, project.rules.recipe)
    challenge = await volunteer.commit(given, result)
    opening = volunteer.open(given, volunteer.leaves(result, challenge, tmp_path))
    assert "NaN" in await refused(opening, grpc.StatusCode.INVALID_ARGUMENT)


async def test_two_failed_audits_cost_the_unproven_credit(project: Running, tmp_path: Path) -> None:
    """One failure is forgiven, two prove a cheat: credit revoked, work dropped, shut out."""
    volunteer = project.volunteer
    for _ in range(2):
        await volunteer.do_unit(tmp_path)
        await project.inspector.work_off()
    project.chance.drawn = 0.99
    await volunteer.do_unit(tmp_path)
    project.chance.drawn = 0.0
    for _ in range(2):
        given = (await volunteer.ask()).lease
        cheated = volunteer.result(given, scale=1.1e-3)
        await volunteer.hand_in(given, cheated, tmp_path)
        await project.inspector.work_off()
    news = await volunteer.outcomes(6)
    assert [outcome.state for outcome in news] == [
        ledger.UNIT_STATE_VERIFIED,
        ledger.UNIT_STATE_VERIFIED,
        ledger.UNIT_STATE_VERIFIED,
        ledger.UNIT_STATE_REJECTED,
        ledger.UNIT_STATE_REJECTED,
        ledger.UNIT_STATE_REJECTED,
    ]
    revoked = open_receipt(news[5].receipt, project.rules.project_key)
    assert revoked.kind == ledger.ENTRY_KIND_REVOCATION
    assert revoked.unit_id == news[2].unit_id
    answer = await volunteer.ask()
    assert answer.no_work.reason == lease.NO_WORK_REASON_SHUT_OUT
    status = await round_of(project, 0)
    assert status.verified_units == 2


async def test_what_was_acknowledged_survives_a_restart(
    home: CoordinatorHome, tmp_path: Path
) -> None:
    """Session, lease, commitment, upload and outcome are there after the server came back."""
    async with running(home) as before:
        given = (await before.volunteer.ask()).lease
        result = before.volunteer.result(given)
        challenge = await before.volunteer.commit(given, result)
        leaves = before.volunteer.leaves(result, challenge, tmp_path)
        await before.volunteer.open(given, leaves)
        await before.volunteer.upload(given, result.said.payload, result.payload[:300])
        key, session = before.volunteer.key, before.volunteer.session
    async with running(home) as after:
        volunteer = ScriptedVolunteer(after.address, key, after.rules)
        volunteer.session = session
        assert await volunteer.commit(given, result) == challenge
        assert await volunteer.offset(given, result.said.payload) == 300
        await volunteer.upload(given, result.said.payload, result.payload, 300)
        await volunteer.submit(given)
        await after.inspector.work_off()
        (outcome,) = await volunteer.outcomes(1)
        assert outcome.state == ledger.UNIT_STATE_VERIFIED
        await volunteer.close()


async def test_other_interfaces_than_loopback_need_a_certificate(home: CoordinatorHome) -> None:
    """Nothing is ever served in the clear to a network."""
    with pytest.raises(HomeError, match="protected"):
        await serve(
            home, host="192.0.2.1", port=0, stop=asyncio.Event(), on_ready=lambda _host, _port: None
        )


async def test_a_port_in_use_is_said_in_words(project: Running, tmp_path: Path) -> None:
    """A second server on the same port does not start."""
    key = generate_key()
    second = make_home(tmp_path / "second", tiny_rules(key), key)
    port = int(project.address.rpartition(":")[2])
    with pytest.raises(ServeError, match="can't listen"):
        await serve(
            second,
            host="127.0.0.1",
            port=port,
            stop=asyncio.Event(),
            on_ready=lambda _host, _port: None,
        )


async def test_a_folder_without_a_project_is_said_in_words(tmp_path: Path) -> None:
    """Serving an empty folder says how to make a project."""
    with pytest.raises(HomeError, match="init"):
        await serve(
            CoordinatorHome(tmp_path),
            host="127.0.0.1",
            port=0,
            stop=asyncio.Event(),
            on_ready=lambda _host, _port: None,
        )
