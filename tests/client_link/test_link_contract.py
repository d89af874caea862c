"""What every link to a coordinator does, the real one over a socket and the fake alike."""

import datetime as dt
import hashlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from potluck.errors import ErrorCode, FormatError, PotluckError, UnreachableError
from potluck.identity import Domain, generate_key
from potluck.receipt import open_tree_head
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.port import CoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.transfer.port import FreeToll
from tests.fakes.coordinator_link import FakeCoordinatorLink
from tests.fakes.identity import at_hand
from tests.fakes.scripted_coordinator import ScriptedCoordinator
from tests.fakes.volunteer_server import serving
from tests.fakes.worker_process import fake_numerics_class

KEY = generate_key()


@dataclass
class Road:
    """A link and the coordinator at its other end."""

    link: CoordinatorLink
    coordinator: ScriptedCoordinator


@pytest.fixture(params=["fake", "grpc"])
async def road(request: pytest.FixtureRequest) -> AsyncIterator[Road]:
    """Give a fake link, then a real one, to the same kind of coordinator."""
    coordinator = ScriptedCoordinator()
    if request.param == "fake":
        yield Road(FakeCoordinatorLink(coordinator), coordinator)
        return
    async with serving(coordinator) as (_, invite):
        link = GrpcCoordinatorLink(
            invite, at_hand(KEY), lambda: dt.datetime.now(dt.UTC), FreeToll(), SentLog(time.time)
        )
        yield Road(link, coordinator)
        await link.close()


async def ask(road: Road, device_id: str = "cpu") -> lease.Lease | lease.NoWork:
    """Ask for work for a device."""
    return await road.link.request_lease(
        device_id=device_id,
        numerics_class=fake_numerics_class(threads=1),
        tokens_per_second=0.0,
        memory_bytes=1 << 33,
    )


async def ask_for_lease(road: Road) -> lease.Lease:
    """Ask for work where there is some."""
    given = await ask(road)
    assert isinstance(given, lease.Lease)
    return given


def ignore(done: int, size: int) -> None:
    """Hear of progress and do nothing."""


def result_of(unit: lease.WorkUnit, payload: bytes) -> tuple[bytes, bytes, blob.BlobRef]:
    """Return a serialised commitment to a payload, its signature and the payload's reference."""
    ref = blob.BlobRef(digest=hashlib.sha256(payload).digest(), size_bytes=len(payload))
    serialised = commitment.Commitment(
        unit_id=unit.unit_id, public_key=KEY.public, payload=ref
    ).SerializeToString(deterministic=True)
    return serialised, KEY.sign(Domain.COMMITMENT, serialised), ref


async def test_the_manifest_arrives_as_it_is(road: Road) -> None:
    """A volunteer trains by the project's own rules."""
    assert await road.link.manifest() == road.coordinator.manifest


async def test_a_device_that_asks_again_gets_its_open_lease_again(road: Road) -> None:
    """A crash between asking and noting must not waste a unit."""
    unit = road.coordinator.offer_unit()
    road.coordinator.offer_unit()
    first = await ask_for_lease(road)
    assert first.unit == unit
    assert await ask_for_lease(road) == first


async def test_no_work_says_why_and_when_to_ask_again(road: Road) -> None:
    """A waiting volunteer reads the reason."""
    answer = await ask(road)
    assert isinstance(answer, lease.NoWork)
    assert answer.reason == lease.NO_WORK_REASON_ROUND_FULL
    assert answer.retry_after_seconds >= 1.0
    assert answer.message


async def test_a_unit_goes_all_the_way_and_every_step_may_be_repeated(
    road: Road, tmp_path: Path
) -> None:
    """After kill -9 the daemon repeats its newest step, whichever it was."""
    unit = road.coordinator.offer_unit()
    given = await ask_for_lease(road)
    payload = b"pseudo-gradient" * 500
    (tmp_path / "payload").write_bytes(payload)
    serialised, signature, ref = result_of(unit, payload)
    heard: list[int] = []
    challenge = await road.link.commit(given.lease_id, serialised, signature)
    assert await road.link.commit(given.lease_id, serialised, signature) == challenge
    for _ in range(2):
        await road.link.open(given.lease_id, [commitment.OpenedLeaf(index=1, data=b"leaf")])
    for _ in range(2):
        await road.link.upload(
            given.lease_id, ref, tmp_path / "payload", lambda done, _: heard.append(done)
        )
    for _ in range(2):
        await road.link.submit(given.lease_id)
    held = road.coordinator.leases[given.lease_id]
    assert held.payload == payload
    assert held.submitted
    assert [leaf.index for leaf in held.opened] == [1]
    assert heard[-1] == len(payload)


async def test_another_result_for_the_same_lease_is_refused(road: Road) -> None:
    """Nobody chooses a result after having seen the challenge."""
    unit = road.coordinator.offer_unit()
    given = await ask_for_lease(road)
    serialised, signature, _ = result_of(unit, b"one")
    await road.link.commit(given.lease_id, serialised, signature)
    serialised, signature, _ = result_of(unit, b"other")
    with pytest.raises(PotluckError) as caught:
        await road.link.commit(given.lease_id, serialised, signature)
    assert caught.value.code is ErrorCode.CONFLICT


async def test_a_lease_is_renewed_and_given_back(road: Road) -> None:
    """The coordinator hears how far a unit is, and that it is not done."""
    road.coordinator.offer_unit()
    given = await ask_for_lease(road)
    answer = await road.link.renew(given.lease_id, 2)
    assert answer.still_wanted
    assert road.coordinator.leases[given.lease_id].steps_done == 2
    await road.link.release(given.lease_id)
    with pytest.raises(PotluckError) as caught:
        await road.link.renew(given.lease_id, 4)
    assert caught.value.code is ErrorCode.NOT_FOUND


async def test_a_download_goes_on_where_the_connection_broke(road: Road, tmp_path: Path) -> None:
    """A volunteer on a bad line gets there in the end, and pays for each byte once."""
    data = bytes(range(256)) * 100
    ref = road.coordinator.add_blob(data)
    road.coordinator.cut_downloads.extend([5000, 7000])
    path = tmp_path / "blob"
    heard: list[int] = []
    for _ in range(2):
        with pytest.raises(UnreachableError):
            await road.link.download(ref, path, lambda done, _: heard.append(done))
        assert not path.exists()
    await road.link.download(ref, path, lambda done, _: heard.append(done))
    assert path.read_bytes() == data
    assert heard == sorted(heard)
    assert heard[-1] == len(data)
    assert not (tmp_path / "blob.part").exists()


async def test_a_blob_that_is_there_is_not_fetched_again(road: Road, tmp_path: Path) -> None:
    """Units of one round share their checkpoint."""
    ref = road.coordinator.add_blob(b"shared" * 1000)
    await road.link.download(ref, tmp_path / "blob", ignore)
    road.coordinator.blobs.clear()
    await road.link.download(ref, tmp_path / "blob", ignore)
    assert (tmp_path / "blob").read_bytes() == b"shared" * 1000


async def test_an_upload_goes_on_where_the_connection_broke(road: Road, tmp_path: Path) -> None:
    """A finished unit is not lost to a bad line."""
    unit = road.coordinator.offer_unit()
    given = await ask_for_lease(road)
    payload = b"pseudo-gradient" * 1000
    (tmp_path / "payload").write_bytes(payload)
    serialised, signature, ref = result_of(unit, payload)
    await road.link.commit(given.lease_id, serialised, signature)
    road.coordinator.cut_uploads.append(3000)
    with pytest.raises(UnreachableError):
        await road.link.upload(given.lease_id, ref, tmp_path / "payload", ignore)
    assert len(road.coordinator.leases[given.lease_id].payload) == 3000
    heard: list[int] = []
    await road.link.upload(
        given.lease_id, ref, tmp_path / "payload", lambda done, _: heard.append(done)
    )
    assert heard[0] >= 3000
    assert road.coordinator.leases[given.lease_id].payload == payload


async def test_outcomes_come_in_order_and_from_where_one_left_off(road: Road) -> None:
    """No news is lost or told twice across a restart."""
    first, second = b"a" * 16, b"b" * 16
    road.coordinator.verify(first, KEY.public)
    road.coordinator.reject(second, "It was late.")
    stream = aiter(road.link.outcomes(0))
    told = [await anext(stream), await anext(stream)]
    assert [(o.unit_id, o.state) for o in told] == [
        (first, ledger.UNIT_STATE_VERIFIED),
        (second, ledger.UNIT_STATE_REJECTED),
    ]
    road.coordinator.revoke(first, KEY.public, "It was copied.")
    third = await anext(stream)
    assert third.HasField("receipt")
    assert await anext(aiter(road.link.outcomes(told[-1].sequence))) == third


async def test_streams_break_when_the_coordinator_goes_away(road: Road) -> None:
    """The daemon learns that it is offline."""
    stream = aiter(road.link.outcomes(0))
    road.coordinator.reject(b"a" * 16, "It was late.")
    await anext(stream)
    road.coordinator.go_away()
    with pytest.raises(UnreachableError):
        await anext(stream)


async def test_the_projects_state_is_streamed(road: Road) -> None:
    """The loss curve reaches the volunteer."""
    stream = aiter(road.link.project_status())
    assert (await anext(stream)).round == 1
    road.coordinator.status.round = 2
    road.coordinator.wake()
    assert (await anext(stream)).round == 2


async def test_the_ledgers_head_advances(road: Road) -> None:
    """A volunteer keeps the newest state that only adds to the one before."""
    road.coordinator.credit(b"a" * 16, KEY.public)
    project_key = road.coordinator.key.public
    known = open_tree_head(await road.link.advance_head(None), project_key)
    assert known.size == 1
    road.coordinator.credit(b"b" * 16, KEY.public)
    newer = open_tree_head(await road.link.advance_head(known), project_key)
    assert newer.size == 2


async def test_a_receipt_has_to_stand_in_the_ledger(road: Road) -> None:
    """Credit that the project signs but does not write down is noticed."""
    first = road.coordinator.credit(b"a" * 16, KEY.public)
    road.coordinator.credit(b"b" * 16, KEY.public)
    head = await road.link.advance_head(None)
    await road.link.check_receipt(first, head)
    late = road.coordinator.credit(b"c" * 16, KEY.public)
    with pytest.raises(FormatError, match="not in"):
        await road.link.check_receipt(late, head)
    road.coordinator.entries[0] = road.coordinator.entries[1]
    with pytest.raises(FormatError, match="not in"):
        await road.link.check_receipt(first, await road.link.advance_head(None))


async def test_nobody_answering_is_told_from_a_refusal(road: Road) -> None:
    """Trying again makes sense in the one case only."""
    road.coordinator.go_away()
    with pytest.raises(UnreachableError):
        await road.link.manifest()
    road.coordinator.come_back()
    assert await road.link.manifest() == road.coordinator.manifest
    refusal = PotluckError("This key was shut out.", code=ErrorCode.NOT_ALLOWED)
    road.coordinator.refusals["request_lease"] = refusal
    with pytest.raises(PotluckError) as caught:
        await ask(road)
    assert caught.value.sentence == "This key was shut out."
    assert caught.value.code is ErrorCode.NOT_ALLOWED
