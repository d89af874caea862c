"""What a coordinator refuses over real gRPC: cheats, damage and strangers."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import grpc
import grpc.aio
import numpy as np
import pytest

from potluck.digest import digest_bytes
from potluck.identity import Domain, generate_key
from potluck.limits import CHUNK_BYTES, MESSAGE_BYTES
from potluck.manifest import parameter_count
from potluck.receipt import open_receipt
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1.volunteer_service_pb2_grpc import VolunteerServiceStub
from tests.fakes.coordinator_callers import ScriptedInspector, ScriptedVolunteer
from tests.fakes.coordinator_project import (
    Result,
    root_of,
)
from tests.fakes.coordinator_serving import Running, refused, round_of


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
    assert "older" in await refused(stub.Enrol(other), grpc.StatusCode.OUT_OF_RANGE)
    other.protocol_version = 0
    assert "newer" in await refused(stub.Enrol(other), grpc.StatusCode.OUT_OF_RANGE)
    await stub.Enrol(good)
    await refused(stub.Enrol(good), grpc.StatusCode.NOT_FOUND)


async def test_a_message_over_its_limit_is_not_read(project: Running) -> None:
    """An oversized message is refused before it is parsed, and the server lives on."""
    request = commitment.CommitRequest(lease_id=bytes(16), commitment=bytes(MESSAGE_BYTES + 1))
    channel = grpc.aio.insecure_channel(
        project.address, options=[("grpc.max_send_message_length", -1)]
    )
    call = VolunteerServiceStub(channel).Commit
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call(request, metadata=project.volunteer.session)
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    await channel.close(None)
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
    await refused(
        volunteer.upload(given, result.said.payload, longer), grpc.StatusCode.INVALID_ARGUMENT
    )


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
    elif how == "state where none belongs":
        said.segments[0].state_digest = bytes(32)
    elif how == "other numerics":
        said.numerics_class.numerics = "exact-1"


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
        "state where none belongs",
        "other numerics",
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
    """Another's result under one's own name earns nothing and harms nobody else."""
    other = ScriptedVolunteer(project.address, generate_key(), project.rules)
    await other.enrol()
    original = project.volunteer.result(await project.volunteer.do_unit(tmp_path))
    theirs = (await other.ask()).lease
    copied = other.result(theirs)
    copied.said.payload.CopyFrom(original.said.payload)
    await refused(other.commit(theirs, copied), grpc.StatusCode.FAILED_PRECONDITION)
    (outcome,) = await other.outcomes(1)
    assert outcome.state == ledger.UNIT_STATE_SUPERSEDED
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
