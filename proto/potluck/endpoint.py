"""Opening a channel to a coordinator, with its certificate pinned by the invite.

gRPC's Python API can't check a fingerprint itself. So the certificate is fetched first, compared
with the fingerprint of the invite, and then made the only root that the channel trusts.
"""

import asyncio
import datetime as dt
import ssl
from contextlib import suppress

import grpc.aio
from cryptography import x509

from potluck.digest import digest_bytes
from potluck.errors import CertificateError, ErrorCode, FormatError, UnreachableError
from potluck.invite import Invite
from potluck.limits import MESSAGE_BYTES

CERTIFICATE_NAME = "potluck-coordinator"
"""The name in every coordinator's certificate; what is trusted is the fingerprint."""

CHANNEL_OPTIONS: tuple[tuple[str, int | str], ...] = (
    ("grpc.max_receive_message_length", MESSAGE_BYTES),
    ("grpc.max_send_message_length", MESSAGE_BYTES),
    ("grpc.keepalive_time_ms", 60_000),
    ("grpc.keepalive_timeout_ms", 20_000),
    ("grpc.enable_http_proxy", 0),
)

SERVER_OPTIONS: tuple[tuple[str, int | str], ...] = (
    ("grpc.max_receive_message_length", MESSAGE_BYTES),
    ("grpc.max_send_message_length", MESSAGE_BYTES),
    # Without this a server takes the keepalive of a quiet stream for an attack and hangs up.
    ("grpc.http2.min_recv_ping_interval_without_data_ms", 30_000),
    ("grpc.so_reuseport", 0),
)
"""What every coordinator's server is made with."""

_CONNECT_SECONDS = 10.0


async def open_channel(invite: Invite, now: dt.datetime) -> grpc.aio.Channel:
    """Return a channel to the coordinator of an invite.

    Args:
        invite: Where it is and which certificate it has.
        now: The time at which the certificate has to be valid, with its time zone.

    Raises:
        UnreachableError: Nobody answers at the address.
        CertificateError: The certificate is another one than the invite names, or not valid now.
        FormatError: What answers is no coordinator.
    """
    if invite.fingerprint is None:
        return grpc.aio.insecure_channel(invite.address, options=CHANNEL_OPTIONS)
    certificate = await _fetch_certificate(invite)
    check_certificate(certificate, invite.fingerprint, now)
    credentials = grpc.ssl_channel_credentials(
        root_certificates=ssl.DER_cert_to_PEM_cert(certificate).encode("ascii")
    )
    name = ("grpc.ssl_target_name_override", CERTIFICATE_NAME)
    return grpc.aio.secure_channel(invite.address, credentials, options=(*CHANNEL_OPTIONS, name))


def check_certificate(certificate: bytes, fingerprint: bytes, now: dt.datetime) -> None:
    """Refuse one that is not the pinned one or not valid now; raises CertificateError."""
    if digest_bytes(certificate) != fingerprint:
        raise CertificateError(
            "The coordinator shows another certificate than the invite names, so Potluck did not "
            "connect. Ask the organiser for a new invite link."
        )
    try:
        parsed = x509.load_der_x509_certificate(certificate)
        begins, ends = parsed.not_valid_before_utc, parsed.not_valid_after_utc
    except ValueError as error:
        raise CertificateError(
            "The coordinator's certificate is damaged. Tell the organiser."
        ) from error
    if now > ends:
        day = ends.date().isoformat()
        raise CertificateError(
            f"The coordinator's certificate ran out on {day}. Ask the organiser to renew it and "
            "to send a new invite link."
        )
    if now < begins:
        raise CertificateError(
            "The coordinator's certificate is not valid yet. Check this computer's date and time."
        )


async def _fetch_certificate(invite: Invite) -> bytes:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # The fingerprint is compared by the caller.
    context.set_alpn_protocols(["h2"])
    try:
        async with asyncio.timeout(_CONNECT_SECONDS):
            _, writer = await asyncio.open_connection(invite.host, invite.port, ssl=context)
    except ssl.SSLError as error:
        raise FormatError(
            f"{invite.address} answers, but not as a Potluck coordinator. Check the invite link.",
            code=ErrorCode.UNREACHABLE,
        ) from error
    except (OSError, TimeoutError) as error:
        raise UnreachableError(
            f"Nobody answers at {invite.address}. Check the network; Potluck tries again by itself."
        ) from error
    try:
        tls: ssl.SSLObject = writer.get_extra_info("ssl_object")
        certificate = tls.getpeercert(binary_form=True)
    finally:
        # Not a polite farewell, which waits for the other side's and leaves the socket open.
        writer.transport.abort()
        with suppress(OSError):
            await writer.wait_closed()
    if certificate is None:
        raise FormatError(f"{invite.address} showed no certificate. Check the invite link.")
    return certificate
