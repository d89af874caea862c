"""A coordinator that lies, breaks off or forgets: one sentence each, and nothing of it is kept."""

import asyncio
import datetime as dt
import errno
import math
import os
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from potluck.errors import ErrorCode, FormatError, PotluckError
from potluck.identity import Domain, generate_key
from potluck.limits import MESSAGE_BYTES, RECEIPT_BYTES
from potluck.receipt import open_tree_head, sign_receipt, sign_tree_head
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck.v1 import manifest_pb2 as manifest
from potluck.v1 import project_status_pb2 as project_status
from potluck_client.errors import DiskError, LinkError
from potluck_client.link import downloads
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.transfer.port import FreeToll
from tests.fakes.identity import at_hand
from tests.fakes.scripted_coordinator import ScriptedCoordinator
from tests.fakes.volunteer_server import ScriptedVolunteerService, serving
from tests.fakes.worker_process import fake_numerics_class

KEY = generate_key()


@dataclass
class Meeting:
    """A link and the server that it can't trust."""

    link: GrpcCoordinatorLink
    server: ScriptedVolunteerService

    @property
    def coordinator(self) -> ScriptedCoordinator:
        """What the server serves."""
        return self.server.coordinator


@pytest.fixture
async def meeting() -> AsyncIterator[Meeting]:
    """Give a link and its server."""
    async with serving(ScriptedCoordinator()) as (server, invite):
        link = GrpcCoordinatorLink(
            invite, at_hand(KEY), lambda: dt.datetime.now(dt.UTC), FreeToll(), SentLog(time.time)
        )
        yield Meeting(link, server)
        await link.close()


def ignore(done: int, size: int) -> None:
    """Hear of progress and do nothing."""


def names_in(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return [path.name for path in folder.iterdir()]


async def ask(meeting: Meeting) -> lease.Lease | lease.NoWork:
    """Ask for work."""
    return await meeting.link.request_lease(
        device_id="cpu",
        numerics_class=fake_numerics_class(threads=1),
        tokens_per_second=100.0,
        memory_bytes=1 << 33,
    )


def changed(change: Callable[[Any], object]) -> Callable[[Any], Any]:
    """Return a lie that changes an honest answer in place."""

    def lie(honest: Any) -> Any:
        said = type(honest)()
        said.CopyFrom(honest)
        change(said)
        return said

    return lie


async def test_rules_signed_by_another_key_are_refused(meeting: Meeting) -> None:
    """The invite's key decides whose rules count."""
    forged = generate_key()

    def lie(said: enrolment.GetManifestResponse) -> None:
        rules = manifest.ProjectManifest.FromString(said.manifest.manifest)
        rules.name = "Another project"
        said.manifest.manifest = rules.SerializeToString()
        said.manifest.signature = forged.sign(Domain.MANIFEST, said.manifest.manifest)

    meeting.server.lies["GetManifest"] = changed(lie)
    with pytest.raises(FormatError, match="not signed by the project"):
        await meeting.link.manifest()


async def test_looking_at_rules_opens_no_session(meeting: Meeting) -> None:
    """A project learns nothing of a computer whose owner only looks at its invite."""
    await meeting.link.manifest()
    assert meeting.coordinator.calls == ["manifest"]
    assert meeting.server.enrolments == 0


async def test_older_rules_than_before_are_refused(meeting: Meeting) -> None:
    """An old signature does not bring old rules back."""
    meeting.coordinator.manifest.revision = 5
    await meeting.link.manifest()
    meeting.coordinator.manifest.revision = 4
    with pytest.raises(FormatError, match="older rules"):
        await meeting.link.manifest()


async def test_a_lost_session_is_opened_again_without_a_word(meeting: Meeting) -> None:
    """A coordinator that was restarted costs a volunteer nothing."""
    meeting.coordinator.offer_unit()
    given = await ask(meeting)
    assert isinstance(given, lease.Lease)
    meeting.server.sessions.clear()
    assert (await meeting.link.renew(given.lease_id, 2)).still_wanted
    assert meeting.server.enrolments == 2


async def test_a_stream_goes_on_after_its_session_was_lost(meeting: Meeting) -> None:
    """News is neither lost nor told twice when a session ends on the way."""
    stream = aiter(meeting.link.outcomes(0))
    meeting.coordinator.reject(b"a" * 16, "late")
    assert (await anext(stream)).sequence == 1
    meeting.server.sessions.clear()
    meeting.coordinator.reject(b"b" * 16, "late")
    assert (await anext(stream)).sequence == 2


async def test_a_coordinator_that_never_accepts_a_session_is_not_asked_for_ever(
    meeting: Meeting,
) -> None:
    """Enrolling again happens once, not in a loop."""
    refusal = PotluckError("Enrol again.", code=ErrorCode.NO_SESSION)
    meeting.coordinator.refusals["submit"] = refusal
    with pytest.raises(PotluckError, match="Enrol again"):
        await meeting.link.submit(b"l" * 16)
    assert meeting.server.enrolments == 2


@pytest.mark.parametrize(
    "lie",
    [
        lambda said: setattr(said.lease, "lease_id", b"short"),
        lambda said: setattr(said.lease.unit, "unit_id", b"u" * 17),
        lambda said: setattr(said.lease.unit, "steps", 4_000_000_000),
        lambda said: setattr(said.lease.unit, "steps", 0),
        lambda said: setattr(said.lease.unit, "steps", 3),
        lambda said: setattr(said.lease.unit, "manifest_revision", 99),
        lambda said: setattr(said.lease.unit.base_checkpoint, "size_bytes", 2**63),
        lambda said: setattr(said.lease.unit.base_checkpoint, "size_bytes", 10**9),
        lambda said: setattr(said.lease.unit.base_checkpoint, "size_bytes", 100),
        lambda said: setattr(said.lease.unit.base_checkpoint, "digest", b""),
        lambda said: setattr(said.lease.unit.shard, "size_bytes", 5 * 2**30),
        lambda said: setattr(said.lease.unit.shard, "size_bytes", 3),
        lambda said: setattr(said.lease, "expires_unix_ms", -1),
        lambda said: said.ClearField("lease"),
    ],
)
async def test_a_lease_beyond_the_rules_is_refused(
    meeting: Meeting, lie: Callable[[Any], object]
) -> None:
    """No coordinator makes a computer work or store without end."""
    meeting.coordinator.offer_unit()
    meeting.server.lies["RequestLease"] = changed(lie)
    with pytest.raises(FormatError):
        await ask(meeting)


async def test_a_wait_of_a_year_is_cut_and_one_that_is_no_number_refused(meeting: Meeting) -> None:
    """A volunteer is not put to sleep for ever, nor made to hammer."""
    offers = meeting.coordinator.offers
    reason = lease.NO_WORK_REASON_ROUND_FULL
    offers.append(lease.NoWork(reason=reason, retry_after_seconds=3e7, message="x" * 10_000))
    offers.append(lease.NoWork(reason=reason, retry_after_seconds=-5.0, message="\x1b[2Jgone"))
    offers.append(lease.NoWork(reason=reason, retry_after_seconds=math.nan))
    offers.append(lease.NoWork(reason=99, retry_after_seconds=1.0))  # type: ignore[arg-type]
    long, short = await ask(meeting), await ask(meeting)
    assert isinstance(long, lease.NoWork)
    assert isinstance(short, lease.NoWork)
    assert (long.retry_after_seconds, len(long.message)) == (3600.0, 4000)
    assert (short.retry_after_seconds, short.message) == (1.0, "[2Jgone")
    for _ in range(2):
        with pytest.raises(FormatError):
            await ask(meeting)


@pytest.mark.parametrize(
    "lie",
    [
        lambda said: setattr(said, "nonce", b"short"),
        lambda said: setattr(said, "leaf_count", 10_000),
        lambda said: setattr(said, "leaf_count", 0),
    ],
)
async def test_a_challenge_that_asks_too_much_is_refused(
    meeting: Meeting, lie: Callable[[Any], object]
) -> None:
    """Opening leaves stays a small piece of work."""
    honest = commitment.CommitResponse(nonce=b"n" * 32, leaf_count=2)
    meeting.server.lies["Commit"] = lambda _: changed(lie)(honest)
    meeting.coordinator.offer_unit()
    given = await ask(meeting)
    assert isinstance(given, lease.Lease)
    serialised = commitment.Commitment(public_key=KEY.public).SerializeToString()
    with pytest.raises(FormatError):
        await meeting.link.commit(
            given.lease_id, serialised, KEY.sign(Domain.COMMITMENT, serialised)
        )


def altered(said: blob.GetBlobResponse) -> None:
    """Change a byte."""
    said.data = bytes([said.data[0] ^ 1]) + said.data[1:]


def elsewhere(said: blob.GetBlobResponse) -> None:
    """Send other bytes than were asked for."""
    said.offset += 1


def too_much(said: blob.GetBlobResponse) -> None:
    """Send more than was announced."""
    said.data = b"x" * 900_000


def nothing(said: blob.GetBlobResponse) -> None:
    """Send pieces without bytes."""
    said.data = b""


@pytest.mark.parametrize("lie", [altered, elsewhere, too_much, nothing])
async def test_a_blob_that_is_not_what_was_announced_is_thrown_away(
    meeting: Meeting, tmp_path: Path, lie: Callable[[Any], object]
) -> None:
    """No altered byte is ever trained on, and the next try begins clean."""
    ref = meeting.coordinator.add_blob(b"honest bytes" * 500)
    meeting.server.lies["GetBlob"] = changed(lie)
    with pytest.raises(FormatError):
        await meeting.link.download(ref, tmp_path / "blob", ignore)
    assert names_in(tmp_path) == []
    meeting.server.lies.clear()
    await meeting.link.download(ref, tmp_path / "blob", ignore)
    assert (tmp_path / "blob").read_bytes() == b"honest bytes" * 500


async def test_a_blob_that_ends_early_is_thrown_away(meeting: Meeting, tmp_path: Path) -> None:
    """A file that was cut off at its source is not waited for."""
    ref = meeting.coordinator.add_blob(b"honest bytes" * 500)
    meeting.coordinator.blobs[ref.digest] = b"honest bytes" * 400
    with pytest.raises(FormatError, match="cut off"):
        await meeting.link.download(ref, tmp_path / "blob", ignore)
    assert names_in(tmp_path) == []


async def test_a_resumed_download_asks_only_for_the_rest(meeting: Meeting, tmp_path: Path) -> None:
    """Bytes that have arrived are not paid for again."""
    ref = meeting.coordinator.add_blob(bytes(10_000))
    meeting.coordinator.cut_downloads.append(4000)
    with pytest.raises(PotluckError):
        await meeting.link.download(ref, tmp_path / "blob", ignore)
    await meeting.link.download(ref, tmp_path / "blob", ignore)
    assert meeting.server.offsets == [0, 4000]


async def test_a_full_disk_keeps_the_part_and_says_so(tmp_path: Path) -> None:
    """Making room is enough to go on."""
    content = b"bytes" * 100
    ref = ScriptedCoordinator().add_blob(content)
    path = tmp_path / "blob"

    async def fetch(
        request: Callable[[], blob.GetBlobRequest],
    ) -> AsyncIterator[blob.GetBlobResponse]:
        yield blob.GetBlobResponse(offset=0, data=content[:200])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(DiskError, match="disk is full") as caught:
        await downloads.download(ref, path, fetch, ignore, FreeToll())
    assert caught.value.code is ErrorCode.FULL
    assert (tmp_path / "blob.part").read_bytes() == content[:200]


async def test_two_downloads_of_one_blob_take_turns(meeting: Meeting, tmp_path: Path) -> None:
    """Two devices that need the same checkpoint fetch it once."""
    ref = meeting.coordinator.add_blob(b"shared" * 5000)
    path = tmp_path / "blob"
    await asyncio.gather(*(meeting.link.download(ref, path, ignore) for _ in range(3)))
    assert meeting.server.offsets == [0]


async def test_a_message_over_its_limit_is_not_read(meeting: Meeting) -> None:
    """No answer fills the memory."""

    def lie(said: enrolment.GetManifestResponse) -> None:
        said.manifest.manifest = bytes(MESSAGE_BYTES + 1)

    meeting.server.lies["GetManifest"] = changed(lie)
    with pytest.raises(PotluckError, match="larger than allowed") as caught:
        await meeting.link.manifest()
    assert caught.value.code is ErrorCode.TOO_LARGE


async def test_an_upload_that_is_miscounted_is_refused(meeting: Meeting, tmp_path: Path) -> None:
    """A coordinator can't make a volunteer send what is not there."""
    meeting.coordinator.offer_unit()
    given = await ask(meeting)
    assert isinstance(given, lease.Lease)
    (tmp_path / "payload").write_bytes(b"p" * 100)
    ref = meeting.coordinator.add_blob(b"p" * 100)
    meeting.server.lies["GetUploadOffset"] = changed(
        lambda said: setattr(said, "received_bytes", 101)
    )
    with pytest.raises(FormatError):
        await meeting.link.upload(given.lease_id, ref, tmp_path / "payload", ignore)


async def test_a_payload_that_changed_on_the_disk_is_not_sent(
    meeting: Meeting, tmp_path: Path
) -> None:
    """What was committed to is what is sent."""
    (tmp_path / "payload").write_bytes(b"p" * 99)
    ref = meeting.coordinator.add_blob(b"p" * 100)
    with pytest.raises(LinkError):
        await meeting.link.upload(b"l" * 16, ref, tmp_path / "payload", ignore)


def credit_of(
    coordinator: ScriptedCoordinator, *, unit_id: bytes, public_key: bytes
) -> ledger.UnitOutcome:
    """Return an honest verification of a unit."""
    receipt = coordinator.credit(unit_id, public_key)
    return ledger.UnitOutcome(unit_id=unit_id, state=ledger.UNIT_STATE_VERIFIED, receipt=receipt)


def forged(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Sign the receipt with another key."""
    outcome.receipt.CopyFrom(sign_receipt(generate_key(), 0, outcome.receipt.entry))


def moved(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Give the receipt another place in the ledger."""
    outcome.receipt.index += 1


def of_another_unit(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Give the receipt of another unit."""
    outcome.receipt.CopyFrom(coordinator.credit(b"z" * 16, KEY.public))


def of_another_key(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Give the receipt of another computer."""
    outcome.receipt.CopyFrom(coordinator.credit(outcome.unit_id, generate_key().public))


def without_receipt(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Promise credit without proof."""
    outcome.ClearField("receipt")


def without_number(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Credit NaN."""
    entry = ledger.LedgerEntry.FromString(outcome.receipt.entry)
    entry.flops = math.nan
    outcome.receipt.CopyFrom(sign_receipt(coordinator.key, 0, entry.SerializeToString()))


def beyond_measure(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Credit more tokens than a journal can add up."""
    entry = ledger.LedgerEntry.FromString(outcome.receipt.entry)
    entry.tokens = 2**63
    outcome.receipt.CopyFrom(sign_receipt(coordinator.key, 0, entry.SerializeToString()))


def stuffed(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Hide kilobytes in a field that nobody knows."""
    entry = outcome.receipt.entry + b"\xfa\x06\x80\x20" + bytes(RECEIPT_BYTES)
    assert ledger.LedgerEntry.FromString(entry).tokens
    outcome.receipt.CopyFrom(sign_receipt(coordinator.key, 0, entry))


def of_unknown_kind(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Say a state that does not exist."""
    outcome.state = 77  # type: ignore[assignment]


def for_a_rejection(coordinator: ScriptedCoordinator, outcome: ledger.UnitOutcome) -> None:
    """Credit a rejected unit."""
    outcome.state = ledger.UNIT_STATE_REJECTED


@pytest.mark.parametrize(
    "lie",
    [
        forged,
        moved,
        of_another_unit,
        of_another_key,
        without_receipt,
        without_number,
        beyond_measure,
        stuffed,
        of_unknown_kind,
        for_a_rejection,
    ],
)
async def test_credit_that_proves_nothing_is_refused(
    meeting: Meeting, lie: Callable[[ScriptedCoordinator, ledger.UnitOutcome], None]
) -> None:
    """A volunteer counts only what the project has signed for it."""
    outcome = credit_of(meeting.coordinator, unit_id=b"a" * 16, public_key=KEY.public)
    lie(meeting.coordinator, outcome)
    meeting.coordinator.decide(outcome)
    with pytest.raises(FormatError):
        await anext(aiter(meeting.link.outcomes(0)))


async def known_head(meeting: Meeting) -> ledger.TreeHead:
    """Write three entries and return the head that the volunteer keeps."""
    for name in (b"a", b"b", b"c"):
        meeting.coordinator.credit(name * 16, KEY.public)
    signed = await meeting.link.advance_head(None)
    return open_tree_head(signed, meeting.coordinator.key.public)


async def test_a_shortened_ledger_is_noticed(meeting: Meeting) -> None:
    """Nobody takes credit back unseen."""
    known = await known_head(meeting)
    meeting.coordinator.entries.pop()
    with pytest.raises(FormatError, match="rewrote its history"):
        await meeting.link.advance_head(known)


async def test_a_changed_ledger_is_noticed(meeting: Meeting) -> None:
    """Nobody gives one's credit to another unseen."""
    known = await known_head(meeting)
    meeting.coordinator.entries[1] = b"another entry"
    meeting.coordinator.credit(b"d" * 16, KEY.public)
    with pytest.raises(FormatError, match="rewrote its history"):
        await meeting.link.advance_head(known)


async def test_a_ledger_signed_by_another_key_is_refused(meeting: Meeting) -> None:
    """Only the project speaks for its ledger."""

    def lie(said: ledger.GetTreeHeadResponse) -> None:
        head = ledger.TreeHead.FromString(said.head.head)
        said.head.CopyFrom(sign_tree_head(generate_key(), head))

    meeting.server.lies["GetTreeHead"] = changed(lie)
    with pytest.raises(FormatError, match="not signed by the project"):
        await meeting.link.advance_head(None)


async def test_a_receipt_without_its_proof_is_told(meeting: Meeting) -> None:
    """A signature alone is no entry of the ledger."""
    receipt = meeting.coordinator.credit(b"a" * 16, KEY.public)
    meeting.coordinator.credit(b"b" * 16, KEY.public)
    head = await meeting.link.advance_head(None)

    def lie(said: ledger.GetInclusionProofResponse) -> None:
        said.proof[0] = bytes(32)

    meeting.server.lies["GetInclusionProof"] = changed(lie)
    with pytest.raises(FormatError, match="not in its ledger"):
        await meeting.link.check_receipt(receipt, head)


@pytest.mark.parametrize(
    "curve",
    [
        [project_status.LossPoint(held_out_loss=math.nan)],
        [project_status.LossPoint(held_out_loss=math.inf)],
        [project_status.LossPoint(held_out_loss=1.0)] * 501,
    ],
    ids=["NaN", "infinite", "too long"],
)
async def test_a_loss_curve_that_can_not_be_drawn_is_refused(
    meeting: Meeting, curve: list[project_status.LossPoint]
) -> None:
    """The window never has to plot what is no number."""
    meeting.coordinator.status.loss_curve.extend(curve)
    with pytest.raises(FormatError):
        await anext(aiter(meeting.link.project_status()))


@pytest.mark.parametrize("rpc", ["BeginEnrolment", "Enrol"])
async def test_an_enrolment_of_the_wrong_length_is_refused(meeting: Meeting, rpc: str) -> None:
    """A computer signs only what is a nonce and keeps only what is a token."""
    field = {"BeginEnrolment": "nonce", "Enrol": "session_token"}[rpc]
    meeting.server.lies[rpc] = changed(lambda said: setattr(said, field, b"x"))
    with pytest.raises(FormatError):
        await ask(meeting)


async def test_a_link_that_was_hung_up_says_so(meeting: Meeting) -> None:
    """A stream that its own computer closed ends with an error in words."""
    stream = aiter(meeting.link.project_status())
    await anext(stream)
    await meeting.link.close()
    with pytest.raises(PotluckError):
        await anext(stream)
    with pytest.raises(PotluckError, match="closed on this computer"):
        await meeting.link.manifest()
