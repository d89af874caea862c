"""What leaves this computer: all of it is remembered, and every field of it is explained."""

import datetime as dt
import hashlib
from pathlib import Path

from google.protobuf.descriptor import Descriptor

from potluck.identity import generate_key
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import commitment_pb2 as commitment
from potluck.v1 import control_pb2 as control
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1.lease_pb2 import Lease
from potluck_client.control.sent_wire import sent_messages
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.link.sent_words import CALLS, FIELDS, SERVICE, WITHIN
from potluck_client.transfer.port import FreeToll
from tests.fakes.identity import at_hand
from tests.fakes.scripted_coordinator import ScriptedCoordinator
from tests.fakes.volunteer_server import serving
from tests.fakes.worker_process import fake_numerics_class


def fields_of(descriptor: Descriptor) -> set[str]:
    """Return every field of a message and of all within it."""
    found: set[str] = set()
    for field in descriptor.fields:
        key = f"{descriptor.name}.{field.name}"
        found.add(key)
        within = WITHIN.get(key, field.message_type)
        if within is not None:
            found |= fields_of(within)
    return found


def by_name(messages: list[control.SentMessage]) -> dict[str, control.SentMessage]:
    """Return messages by their name."""
    return {message.name: message for message in messages}


def values(message: control.SentMessage) -> dict[str, str]:
    """Return a message's values by their name."""
    return {field.name: field.value for field in message.fields}


def test_every_call_and_every_field_is_explained() -> None:
    """A field that is added to the wire can't be forgotten here, nor one that is gone be told."""
    assert set(CALLS) == set(SERVICE.methods_by_name)
    on_the_wire = set().union(*(fields_of(method.input_type) for method in SERVICE.methods))
    assert set(FIELDS) == on_the_wire
    assert all(sentence.endswith(".") for sentence in (*CALLS.values(), *FIELDS.values()))


def test_no_two_messages_share_a_name() -> None:
    """Fields are explained by the short name of their message, so that must tell them apart."""
    names: dict[str, str] = {}

    def walk(descriptor: Descriptor) -> None:
        assert names.setdefault(descriptor.name, descriptor.full_name) == descriptor.full_name
        for field in descriptor.fields:
            if field.message_type is not None:
                walk(field.message_type)

    for method in SERVICE.methods:
        walk(method.input_type)


def test_what_was_not_sent_is_shown_without_values() -> None:
    """A person sees all that could leave before any of it does."""
    messages = sent_messages({})
    assert [message.name for message in messages] == list(CALLS)
    for message in messages:
        assert message.sentence
        assert not message.HasField("unix_ms")
        assert message.count == 0
        assert all(field.sentence and not field.value for field in message.fields)


def test_values_are_shown_as_text_and_long_bytes_by_their_digest() -> None:
    """What can be read is shown as it is, what can't by what it is known by."""
    log = SentLog(lambda: 12.5)
    data = bytes(range(256)) * 10
    inner = commitment.Commitment(
        unit_id=b"u" * 16,
        segments=[
            commitment.SegmentCommitment(steps_done=4, mean_loss=2.5),
            commitment.SegmentCommitment(steps_done=8),
        ],
    )
    sealed = inner.SerializeToString()
    log.note("ab", "Commit", commitment.CommitRequest(commitment=sealed, signature=b"s" * 64), 9)
    log.note("ab", "PutBlob", blob.PutBlobRequest(data=data), 2600)
    log.note("ab", "PutBlob", blob.PutBlobRequest(data=data[:3]), 3)
    log.note("cd", "PutBlob", blob.PutBlobRequest(data=b"other project"), 3)
    sent = by_name(sent_messages(log.calls("ab")))
    assert (sent["PutBlob"].count, sent["PutBlob"].bytes) == (2, 2603)
    assert sent["PutBlob"].unix_ms == 12_500
    assert values(sent["PutBlob"]) == {
        "header": "not sent",
        "header.lease_id": "",
        "header.blob": "",
        "header.blob.digest": "",
        "header.blob.size_bytes": "",
        "header.offset": "",
        "data": "000102",
        "potluck-session": "secret",
    }
    shown = values(sent["Commit"])
    assert shown["commitment.unit_id"] == (b"u" * 16).hex()
    assert shown["commitment.segments"] == "2 in all"
    assert shown["commitment.segments[0].mean_loss"] == "2.5"
    assert shown["signature"] == f"64 bytes, SHA-256 {hashlib.sha256(b's' * 64).hexdigest()}"


def test_bytes_that_are_no_message_are_shown_all_the_same() -> None:
    """Only what holds them is shown then."""
    log = SentLog(lambda: 0.0)
    log.note("ab", "Commit", commitment.CommitRequest(commitment=b"\xff" * 40), 1)
    shown = values(by_name(sent_messages(log.calls("ab")))["Commit"])
    assert shown["commitment"].startswith("40 bytes, ")
    assert shown["commitment.unit_id"] == ""


def test_a_large_message_is_not_kept_in_memory() -> None:
    """A result of gigabytes leaves a line behind, with the digest of its last piece."""
    log = SentLog(lambda: 0.0)
    data = bytes(1 << 20)
    log.note("ab", "PutBlob", blob.PutBlobRequest(data=data), len(data))
    (call,) = log.calls("ab").values()
    assert isinstance(call.last, tuple)
    shown = values(by_name(sent_messages(log.calls("ab")))["PutBlob"])
    assert shown["data"] == f"1048576 bytes, SHA-256 {hashlib.sha256(data).hexdigest()}"


def test_memory_is_bounded_by_projects_and_calls() -> None:
    """Whoever joins without end does not fill the memory."""
    log = SentLog(lambda: 0.0)
    for number in range(1000):
        log.note(f"{number}", "Enrol", enrolment.EnrolRequest(), 1)
        log.note("same", f"Call{number}", enrolment.EnrolRequest(), 1)
    assert log.calls("0") == {}
    assert len(log.calls("same")) <= 100


async def test_a_real_link_sends_nothing_that_is_not_remembered(tmp_path: Path) -> None:
    """From the first hello to the uploaded result, with the bytes that went over the wire."""
    coordinator, key = ScriptedCoordinator(), generate_key()
    unit = coordinator.offer_unit(steps=4)
    log = SentLog(lambda: 1.0)
    async with serving(coordinator) as (_, invite):
        link = GrpcCoordinatorLink(
            invite, at_hand(key), lambda: dt.datetime.now(dt.UTC), FreeToll(), log
        )
        lease = await link.request_lease(
            device_id="cpu",
            numerics_class=fake_numerics_class(threads=1),
            tokens_per_second=7.5,
            memory_bytes=1,
        )
        assert isinstance(lease, Lease)
        await link.download(unit.shard, tmp_path / "shard", lambda _done, _total: None)
        await link.renew(lease.lease_id, 3)
        await link.release(lease.lease_id)
        await link.close()
        project_id = invite.project_id
    sent = by_name(sent_messages(log.calls(project_id)))
    told = {name for name, message in sent.items() if message.count}
    assert told == {
        "BeginEnrolment",
        "Enrol",
        "GetManifest",
        "RequestLease",
        "GetBlob",
        "RenewLease",
        "ReleaseLease",
    }
    assert values(sent["Enrol"])["public_key"] == key.public.hex()
    assert "potluck-session" not in values(sent["Enrol"])
    assert values(sent["RequestLease"])["tokens_per_second"] == "7.5"
    assert values(sent["RenewLease"]) == {
        "lease_id": lease.lease_id.hex(),
        "steps_done": "3",
        "potluck-session": "secret",
    }
    assert sent["RenewLease"].bytes == 20
