"""The certificate of a coordinator beyond this computer, pinned by the invite."""

import datetime as dt
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from potluck.errors import FormatError, UnreachableError
from potluck.identity import generate_key
from potluck.invite import Invite
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.transfer.port import FreeToll
from tests.fakes.identity import at_hand
from tests.fakes.scripted_coordinator import ScriptedCoordinator
from tests.fakes.shared_certificates import make_certificate
from tests.fakes.volunteer_server import serving

MADE = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
RUNS_OUT = MADE + dt.timedelta(days=30)


def make() -> tuple[bytes, bytes, bytes]:
    """Return a private key and a certificate in PEM, and the certificate's fingerprint."""
    made = make_certificate(MADE, RUNS_OUT)
    return made.key_pem, made.pem, made.fingerprint


@asynccontextmanager
async def calling(invite: Invite, now: dt.datetime) -> AsyncIterator[GrpcCoordinatorLink]:
    """Give a link at a time."""
    link = GrpcCoordinatorLink(
        invite, at_hand(generate_key()), lambda: now, FreeToll(), SentLog(time.time)
    )
    try:
        yield link
    finally:
        await link.close()


async def test_the_pinned_certificate_is_trusted_and_no_other() -> None:
    """Whoever sits between a volunteer and its project is found out before a word is said."""
    key_pem, pem, fingerprint = make()
    coordinator = ScriptedCoordinator()
    now = dt.datetime.now(dt.UTC)
    async with serving(coordinator, (key_pem, pem)) as (_, invite):
        async with calling(replace(invite, fingerprint=fingerprint), now) as link:
            assert await link.manifest() == coordinator.manifest
        async with calling(replace(invite, fingerprint=bytes(32)), now) as link:
            with pytest.raises(FormatError, match="another certificate"):
                await link.manifest()
    assert coordinator.calls == ["manifest"]


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (RUNS_OUT + dt.timedelta(days=1), "ran out"),
        (MADE - dt.timedelta(days=1), "date and time"),
    ],
)
async def test_a_certificate_out_of_its_time_is_refused(now: dt.datetime, reason: str) -> None:
    """A person learns whether the organiser or the own clock is late."""
    key_pem, pem, fingerprint = make()
    async with (
        serving(ScriptedCoordinator(), (key_pem, pem)) as (_, invite),
        calling(replace(invite, fingerprint=fingerprint), now) as link,
    ):
        with pytest.raises(FormatError, match=reason):
            await link.manifest()


async def test_a_server_without_tls_is_told_from_silence() -> None:
    """An invite with the wrong port does not look like a broken network."""
    async with serving(ScriptedCoordinator()) as (_, invite):
        now = dt.datetime.now(dt.UTC)
        async with calling(replace(invite, fingerprint=bytes(32)), now) as link:
            with pytest.raises(FormatError, match="not as a Potluck coordinator"):
                await link.manifest()


@pytest.mark.parametrize("fingerprint", [None, bytes(32)], ids=["plain", "TLS"])
async def test_a_coordinator_that_is_gone_is_unreachable_and_found_again(
    fingerprint: bytes | None,
) -> None:
    """Going away is no error of the volunteer's, and nothing has to be restarted."""
    key_pem, pem, pinned = make()
    coordinator = ScriptedCoordinator()
    certificate = None if fingerprint is None else (key_pem, pem)
    now = dt.datetime.now(dt.UTC)
    async with serving(coordinator, certificate) as (_, invite):
        here = invite if fingerprint is None else replace(invite, fingerprint=pinned)
    async with calling(here, now) as link:
        for _ in range(2):
            with pytest.raises(UnreachableError):
                await link.manifest()
        async with serving(coordinator, certificate, port=here.port):
            assert await link.manifest() == coordinator.manifest
        with pytest.raises(UnreachableError):
            await link.manifest()
        async with serving(coordinator, certificate, port=here.port):
            assert await link.manifest() == coordinator.manifest
