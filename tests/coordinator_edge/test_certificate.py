"""The certificate as a volunteer's app sees it, over a real TLS server on loopback."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc
import grpc.aio
import pytest

from potluck.endpoint import open_channel
from potluck.errors import ErrorCode, PotluckError
from potluck.identity import generate_key
from potluck.invite import Invite
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1.volunteer_service_pb2_grpc import (
    VolunteerServiceServicer,
    VolunteerServiceStub,
    add_VolunteerServiceServicer_to_server,
)
from potluck_coordinator.certificate import (
    VALIDITY,
    fingerprint,
    make_certificate,
    make_tls_key,
    valid_until,
)
from potluck_coordinator.errors import HomeError

NOW = dt.datetime.now(dt.UTC)


class OneManifest(VolunteerServiceServicer):
    """Answers one call, to show that the connection carries calls."""

    async def GetManifest(  # noqa: N802 — the name is gRPC's.
        self,
        request: enrolment.GetManifestRequest,
        context: "grpc.aio.ServicerContext[enrolment.GetManifestRequest, object]",
    ) -> enrolment.GetManifestResponse:
        """Answer with an empty manifest."""
        return enrolment.GetManifestResponse()


@asynccontextmanager
async def served(key: bytes, certificate: bytes) -> AsyncIterator[Invite]:
    """Serve with a certificate, and give the invite that pins it."""
    server = grpc.aio.server()
    add_VolunteerServiceServicer_to_server(OneManifest(), server)  # type: ignore[abstract]
    credentials = grpc.ssl_server_credentials([(key, certificate)])
    port = server.add_secure_port("127.0.0.1:0", credentials)
    await server.start()
    try:
        yield Invite(
            host="127.0.0.1",
            port=port,
            project_key=generate_key().public,
            fingerprint=fingerprint(certificate),
        )
    finally:
        await server.stop(None)


async def test_the_certificate_carries_calls() -> None:
    """GRPC's TLS library accepts the key's kind, the name and the self-signed certificate."""
    key = make_tls_key()
    async with served(key, make_certificate(key, NOW)) as invite:
        channel = await open_channel(invite, NOW)
        answer = await VolunteerServiceStub(channel).GetManifest(
            enrolment.GetManifestRequest(), timeout=20
        )
        await channel.close(None)
    assert answer == enrolment.GetManifestResponse()


async def test_another_certificate_is_refused() -> None:
    """A server with the same key but a certificate that the invite does not name gets no call."""
    key = make_tls_key()
    pinned, shown = make_certificate(key, NOW), make_certificate(key, NOW)
    async with served(key, shown) as invite:
        stale = Invite(
            host=invite.host,
            port=invite.port,
            project_key=invite.project_key,
            fingerprint=fingerprint(pinned),
        )
        with pytest.raises(PotluckError, match="another certificate") as refusal:
            await open_channel(stale, NOW)
    assert refusal.value.code is ErrorCode.UNREACHABLE


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (NOW + VALIDITY + dt.timedelta(seconds=2), "ran out on"),
        (NOW - dt.timedelta(days=1), "not valid yet"),
    ],
)
async def test_a_certificate_is_refused_out_of_its_time(at: dt.datetime, sentence: str) -> None:
    """After five years, and before its first hour, the sentence says what is wrong."""
    key = make_tls_key()
    async with served(key, make_certificate(key, NOW)) as invite:
        with pytest.raises(PotluckError, match=sentence):
            await open_channel(invite, at)


async def test_an_expired_certificate_is_refused() -> None:
    """A certificate that ran out while it was served is refused with its day."""
    key = make_tls_key()
    certificate = make_certificate(key, NOW - dt.timedelta(days=30), dt.timedelta(days=10))
    day = valid_until(certificate).date().isoformat()
    async with served(key, certificate) as invite:
        with pytest.raises(PotluckError, match=f"ran out on {day}"):
            await open_channel(invite, NOW)


@pytest.mark.parametrize(
    "damaged", [b"", b"no key", generate_key().seed], ids=["empty", "words", "another kind"]
)
def test_a_damaged_key_gets_a_sentence(damaged: bytes) -> None:
    """Renewing with a key that is none says which file to look at."""
    with pytest.raises(HomeError, match=r"tls\.key"):
        make_certificate(damaged, NOW)
    with pytest.raises(HomeError, match="certificate is damaged"):
        fingerprint(damaged)
