"""A channel to a coordinator: pinned, in date, and with a sentence when it can't be had."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable

import grpc
import grpc.aio
import pytest

from potluck.endpoint import check_certificate, open_channel
from potluck.errors import ErrorCode, FormatError, UnreachableError
from potluck.invite import Invite
from potluck.v1 import enrolment_pb2 as enrolment
from potluck.v1 import volunteer_service_pb2_grpc as rpc
from tests.fakes.shared_certificates import Certificate, make_certificate

DAY = dt.timedelta(days=1)
NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
StartServer = Callable[[Certificate | None], "asyncio.Future[int]"]


class Coordinator(rpc.VolunteerServiceServicer):
    """Answers one call, so that a test sees whether the channel carries."""

    async def GetManifest(  # noqa: N802 — the name is the protocol's.
        self, request: enrolment.GetManifestRequest, context: object
    ) -> enrolment.GetManifestResponse:
        """Return an empty answer."""
        return enrolment.GetManifestResponse()


@pytest.fixture
async def start_server() -> AsyncIterator[Callable[[Certificate | None], object]]:
    """Start real gRPC servers on loopback; they end with the test."""
    servers = []

    async def start(certificate: Certificate | None) -> int:
        server = grpc.aio.server()
        rpc.add_VolunteerServiceServicer_to_server(Coordinator(), server)  # type: ignore[abstract]
        if certificate is None:
            port = server.add_insecure_port("127.0.0.1:0")
        else:
            credentials = grpc.ssl_server_credentials([(certificate.key_pem, certificate.pem)])
            port = server.add_secure_port("127.0.0.1:0", credentials)
        await server.start()
        servers.append(server)
        return port

    yield start
    for server in servers:
        await server.stop(None)


def invite_to(port: int, fingerprint: bytes | None) -> Invite:
    """Return an invite to this computer."""
    return Invite(host="127.0.0.1", port=port, project_key=b"k" * 32, fingerprint=fingerprint)


async def call(channel: grpc.aio.Channel) -> None:
    """Make one call through a channel and close it."""
    async with channel:
        stub = rpc.VolunteerServiceStub(channel)
        await stub.GetManifest(enrolment.GetManifestRequest(), timeout=10)


async def test_the_pinned_certificate_carries_calls(start_server: StartServer) -> None:
    """The certificate that the invite names is trusted, though no authority signed it."""
    now = dt.datetime.now(dt.UTC)
    certificate = make_certificate(now - DAY, now + DAY)
    port = await start_server(certificate)
    await call(await open_channel(invite_to(port, certificate.fingerprint), now))


async def test_loopback_needs_no_certificate(start_server: StartServer) -> None:
    """Practice works without keys on the wire."""
    port = await start_server(None)
    await call(await open_channel(invite_to(port, None), NOW))


async def test_another_certificate_is_refused(start_server: StartServer) -> None:
    """Somebody in between can't pass for the coordinator."""
    now = dt.datetime.now(dt.UTC)
    port = await start_server(make_certificate(now - DAY, now + DAY))
    with pytest.raises(FormatError, match="another certificate") as caught:
        await open_channel(invite_to(port, b"f" * 32), now)
    assert caught.value.code is ErrorCode.UNREACHABLE


async def test_a_certificate_that_ran_out_is_refused(start_server: StartServer) -> None:
    """The volunteer hears the day on which it ran out, and whom to ask."""
    certificate = make_certificate(NOW - DAY, NOW)
    port = await start_server(certificate)
    with pytest.raises(FormatError, match="ran out on 2026-03-01"):
        await open_channel(invite_to(port, certificate.fingerprint), NOW + DAY)


async def test_nobody_there_is_unreachable() -> None:
    """A coordinator that is down is waited for; it is no wrong link."""
    server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    with pytest.raises(UnreachableError, match="Nobody answers"):
        await open_channel(invite_to(port, b"f" * 32), NOW)


@pytest.mark.parametrize("answer", [b"HTTP/1.0 400 Bad Request\r\n\r\n", b"SSH-2.0-x\r\n"])
async def test_another_kind_of_server_is_said_to_be_one(answer: bytes) -> None:
    """A wrong port gets the advice to look at the link."""

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(FormatError, match="not as a Potluck coordinator"):
            await open_channel(invite_to(port, b"f" * 32), NOW)


async def test_a_server_that_hangs_up_is_unreachable() -> None:
    """A coordinator that dies while it is greeted is waited for."""
    async with await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises((UnreachableError, FormatError)) as caught:
            await open_channel(invite_to(port, b"f" * 32), NOW)
        assert caught.value.code is ErrorCode.UNREACHABLE


def test_a_certificate_is_valid_from_its_first_moment_to_its_last() -> None:
    """The borders count as inside; one second more does not."""
    certificate = make_certificate(NOW, NOW + DAY)
    for moment in (NOW, NOW + DAY / 2, NOW + DAY):
        check_certificate(certificate.der, certificate.fingerprint, moment)
    with pytest.raises(FormatError, match="not valid yet"):
        check_certificate(certificate.der, certificate.fingerprint, NOW - dt.timedelta(seconds=1))
    with pytest.raises(FormatError, match="ran out"):
        check_certificate(
            certificate.der, certificate.fingerprint, NOW + DAY + dt.timedelta(seconds=1)
        )


def test_pinned_nonsense_is_refused_in_words() -> None:
    """A link that pins bytes which are no certificate can't crash the app."""
    from potluck.digest import digest_bytes

    nonsense = b"no certificate"
    with pytest.raises(FormatError, match="damaged"):
        check_certificate(nonsense, digest_bytes(nonsense), NOW)
