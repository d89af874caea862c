"""A catalogue of attacks on the coordinator itself: hanging it, filling it, crashing it, spying."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import grpc
import grpc.aio
import pytest

from potluck.errors import ErrorCode
from potluck.grpc_status import STATUS_BY_CODE
from potluck.identity import generate_key
from potluck.limits import MIB
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import project_status_pb2 as project_status
from potluck_coordinator.errors import StoreError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.service import noticeboard
from potluck_coordinator.service.desk import STREAMS_PER_KEY
from potluck_coordinator.service.volunteer import SILENCE_SECONDS
from potluck_coordinator.steps import enrolling
from potluck_coordinator.steps.reading import project_state
from potluck_coordinator.steps.step import Step
from tests.fakes.coordinator_callers import ScriptedVolunteer
from tests.fakes.coordinator_project import CPU, Result, make_home, tiny_rules
from tests.fakes.coordinator_serving import Running, refused, round_of, running

_GARBAGE = b"\xff" * 40


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


async def raw(project: Running, call: str, data: bytes, **options: Any) -> bytes:
    """Send bytes that need not be a message."""
    unary = project.volunteer.channel.unary_unary(
        f"/potluck.v1.VolunteerService/{call}",
        request_serializer=bytes,
        response_deserializer=bytes,
    )
    answer: bytes = await unary(data, metadata=project.volunteer.session, **options)
    return answer


async def watching(project: Running, stack: AsyncExitStack, person: ScriptedVolunteer) -> None:
    """Open a stream of news that stays open, and wait until the service has it."""
    call = person.stub.WatchProject(project_status.WatchProjectRequest(), metadata=person.session)
    stack.callback(call.cancel)
    assert isinstance(await call.read(), project_status.ProjectStatus)


async def test_one_key_can_not_take_all_places_for_streams(project: Running) -> None:
    """Thousands of idle streams would lock everybody out; a key gets a share of them only."""
    async with AsyncExitStack() as stack:
        for _ in range(STREAMS_PER_KEY):
            await watching(project, stack, project.volunteer)
        one_more = project.volunteer.stub.WatchProject(
            project_status.WatchProjectRequest(), metadata=project.volunteer.session
        )
        assert "too many" in await refused(one_more.read(), grpc.StatusCode.ABORTED)
        other = ScriptedVolunteer(project.address, generate_key(), project.rules)
        await other.enrol()
        await watching(project, stack, other)
        await other.close()


async def test_news_is_summed_up_once_for_a_crowd_of_watchers(
    project: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crowd that watches the project costs the record one reading, not one each."""
    readings = []

    def counted(step: Step) -> project_status.ProjectStatus:
        readings.append(step.now_unix_ms)
        return project_state(step)

    monkeypatch.setattr(noticeboard, "project_state", counted)
    async with AsyncExitStack() as stack:
        for _ in range(STREAMS_PER_KEY):
            await watching(project, stack, project.volunteer)
    assert len(readings) == 1


async def test_an_ended_stream_gives_its_place_back(project: Running) -> None:
    """A daemon that reconnects for years never runs out of places."""
    for _ in range(STREAMS_PER_KEY + 1):
        given = (await project.volunteer.ask()).lease
        assert await project.volunteer.fetch(given.unit.base_checkpoint)


async def test_an_upload_by_a_stranger_is_refused_before_it_says_anything(
    project: Running,
) -> None:
    """A stream without a session holds no place, however silent it is."""
    call = project.volunteer.stub.PutBlob(_silence(asyncio.Event()))
    await refused(call, grpc.StatusCode.UNAUTHENTICATED)


async def test_a_silent_upload_loses_its_place(project: Running) -> None:
    """Who opens uploads and sends nothing holds nothing for ever."""
    said = asyncio.Event()
    call = project.volunteer.stub.PutBlob(_silence(said), metadata=project.volunteer.session)
    await said.wait()
    while not call.done():
        project.clock.advance(SILENCE_SECONDS)
        await project.volunteer.ask()
    assert "silent" in await refused(call, grpc.StatusCode.UNAVAILABLE)


async def _silence(said: asyncio.Event) -> AsyncIterator[blob.PutBlobRequest]:
    said.set()
    await asyncio.Event().wait()
    yield blob.PutBlobRequest()


async def test_a_small_message_that_unpacks_to_a_large_one_is_refused(project: Running) -> None:
    """The bound on a message holds for what it unpacks to, not for what was sent."""
    bomb = commitment.CommitRequest(commitment=bytes(64 * MIB)).SerializeToString()
    async with grpc.aio.insecure_channel(
        project.address, options=[("grpc.max_send_message_length", -1)]
    ) as channel:
        unary = channel.unary_unary(
            "/potluck.v1.VolunteerService/Commit",
            request_serializer=bytes,
            response_deserializer=bytes,
        )
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await unary(bomb, compression=grpc.Compression.Gzip)
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert (await project.volunteer.ask()).HasField("lease")


@pytest.mark.parametrize("call", ["RequestLease", "Commit", "Open", "Submit", "Enrol"])
async def test_bytes_that_are_no_message_are_refused(project: Running, call: str) -> None:
    """Garbage costs one answer; the service lives on."""
    await refused(raw(project, call, _GARBAGE), grpc.StatusCode.INVALID_ARGUMENT)
    assert (await project.volunteer.ask()).HasField("lease")


async def test_oversized_metadata_is_refused(project: Running) -> None:
    """Headers are bounded like everything else."""
    with pytest.raises(grpc.aio.AioRpcError):
        await project.volunteer.stub.RequestLease(
            lease.RequestLeaseRequest(), metadata=(("potluck-session", "0" * 64 * 1024),)
        )
    assert (await project.volunteer.ask()).HasField("lease")


async def test_a_fault_that_nobody_foresaw_is_logged_and_told_in_a_sentence(
    project: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug reaches the log whole and the caller as one sentence without any detail."""

    def broken(*_: object) -> None:
        raise LookupError("the secret detail")

    monkeypatch.setattr(enrolling, "begin", broken)
    call = project.volunteer.stub.BeginEnrolment(enrolment.BeginEnrolmentRequest())
    sentence = await refused(call, grpc.StatusCode.INTERNAL)
    assert "secret" not in sentence
    assert "the secret detail" in caplog.text
    assert (await project.volunteer.ask()).HasField("lease")


@pytest.mark.parametrize("code", [ErrorCode.FULL, ErrorCode.CORRUPT, ErrorCode.INTERNAL])
async def test_the_coordinators_own_troubles_tell_nobody_where_its_files_are(
    project: Running,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    code: ErrorCode,
) -> None:
    """A full or damaged disk is named in the log, not to strangers."""

    def broken(*_: object) -> None:
        raise StoreError("The disk that holds /srv/secret is full.", code=code)

    monkeypatch.setattr(enrolling, "begin", broken)
    call = project.volunteer.stub.BeginEnrolment(enrolment.BeginEnrolmentRequest())
    assert "/srv" not in await refused(call, STATUS_BY_CODE[code])
    assert "/srv/secret" in caplog.text


@pytest.mark.parametrize("speed", [1e300, 1.7e308, 5e-324, -1.0, float("nan"), float("inf")])
async def test_a_claimed_speed_is_no_weapon(project: Running, speed: float) -> None:
    """Absurd speeds give a bounded unit or a refusal, never a fault."""
    try:
        given = await project.volunteer.ask(tokens_per_second=speed)
    except grpc.aio.AioRpcError as error:
        assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    else:
        recipe = project.rules.recipe
        assert recipe.min_steps <= given.lease.unit.steps <= recipe.max_steps


async def test_numbers_at_their_bounds_are_answered_in_words(project: Running) -> None:
    """The largest numbers that fit a message overflow nothing behind it."""
    stub, session, most = project.volunteer.stub, project.volunteer.session, 2**64 - 1
    await refused(
        stub.GetTreeHead(ledger.GetTreeHeadRequest(known_size=most), metadata=session),
        grpc.StatusCode.FAILED_PRECONDITION,
    )
    for index, size in ((0, 0), (most, most), (most, 0)):
        request = ledger.GetInclusionProofRequest(index=index, tree_size=size)
        await refused(stub.GetInclusionProof(request, metadata=session), grpc.StatusCode.NOT_FOUND)
    page = await stub.ListLedger(ledger.ListLedgerRequest(start=most, limit=1), metadata=session)
    assert not page.entries
    given = (await project.volunteer.ask()).lease
    ref = blob.BlobRef(digest=given.unit.shard.digest, size_bytes=most)
    await refused(project.volunteer.offset(given, ref), grpc.StatusCode.INVALID_ARGUMENT)
    await refused(project.volunteer.fetch(given.unit.shard, most), grpc.StatusCode.INVALID_ARGUMENT)
    for device_id in ("", "x" * 101, "x" * MIB):
        await refused(project.volunteer.ask(device_id), grpc.StatusCode.INVALID_ARGUMENT)
    asked = lease.RequestLeaseRequest(device_id="c", numerics_class=CPU, memory_bytes=most)
    assert (await stub.RequestLease(asked, metadata=session)).HasField("lease")


async def _opened(project: Running, scratch: Path) -> tuple[lease.Lease, Result]:
    """Take a unit as far as its upload."""
    volunteer = project.volunteer
    given = (await volunteer.ask()).lease
    result = volunteer.result(given)
    challenge = await volunteer.commit(given, result)
    await volunteer.open(given, volunteer.leaves(result, challenge, scratch))
    return given, result


async def test_an_upload_that_outlives_its_unit_leaves_nothing_behind(
    project: Running, tmp_path: Path
) -> None:
    """A stream held open until its unit has ended would leave files that nobody ever tidies."""
    given, result = await _opened(project, tmp_path)
    ref, more = result.said.payload, asyncio.Event()

    async def messages() -> AsyncIterator[blob.PutBlobRequest]:
        header = blob.PutBlobRequest.Header(lease_id=given.lease_id, blob=ref)
        yield blob.PutBlobRequest(header=header, data=result.payload[:100])
        await more.wait()
        yield blob.PutBlobRequest(data=result.payload[100:])

    call = project.volunteer.stub.PutBlob(messages(), metadata=project.volunteer.session)
    while await project.volunteer.offset(given, ref) < 100:
        assert not call.done()
    for number in range(1, 4):
        for _ in range(2):
            await project.volunteer.do_unit(tmp_path, "other")
            await project.inspector.work_off()
        await round_of(project, number)
    project.clock.advance(5)  # A tick drops units that are too late.
    assert (await project.volunteer.outcomes(7))[-1].state == ledger.UNIT_STATE_SUPERSEDED
    blobs = project.home.blobs
    while any(path.name == ref.digest.hex() for path in (blobs / "partial").iterdir()):
        await project.volunteer.ask("other")
    more.set()
    await refused(call, grpc.StatusCode.FAILED_PRECONDITION)
    assert not list(blobs.rglob(ref.digest.hex()))


async def test_garbage_in_the_middle_of_an_upload_is_refused(
    project: Running, tmp_path: Path
) -> None:
    """A stream that turns into garbage ends; what came before it stays."""
    given, result = await _opened(project, tmp_path)
    header = blob.PutBlobRequest.Header(lease_id=given.lease_id, blob=result.said.payload)
    first = blob.PutBlobRequest(header=header, data=result.payload[:100])

    async def messages() -> AsyncIterator[bytes]:
        yield first.SerializeToString()
        yield _GARBAGE

    send = project.volunteer.channel.stream_unary(
        "/potluck.v1.VolunteerService/PutBlob",
        request_serializer=bytes,
        response_deserializer=bytes,
    )
    call = send(messages(), metadata=project.volunteer.session)
    await refused(call, grpc.StatusCode.INVALID_ARGUMENT)
    assert await project.volunteer.offset(given, result.said.payload) == 100
