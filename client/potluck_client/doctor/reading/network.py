"""Reads how projects answer where no daemon knows it: whether their addresses take a connection."""

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress

from potluck.errors import FormatError
from potluck.invite import Invite, parse_invite
from potluck_client.doctor.judging.network import ProjectReading

SECONDS = 8.0
"""How long a connection may take."""

PROXY_VARIABLES = ("grpc_proxy", "https_proxy", "http_proxy")
"""What gRPC reads, in its order (gRPC documentation, "Environment Variables")."""


def proxy_variable(environment: Mapping[str, str] = os.environ) -> str:
    """Return the variable that sends calls through a proxy; empty for none."""
    return next((name for name in PROXY_VARIABLES if environment.get(name)), "")


async def reached(name: str, link: str, *, proxied: bool) -> ProjectReading:
    """Return whether the address of a project takes a connection.

    Args:
        name: What the project is called.
        link: Its invite link.
        proxied: True when calls go through a proxy, so that the address itself says nothing.
    """
    if proxied:
        return ProjectReading(name=name, reached=None)
    try:
        invite = parse_invite(link)
    except FormatError as error:
        return ProjectReading(name=name, reached=False, problem=error.sentence)
    problem = await _refusal(invite)
    return ProjectReading(name=name, reached=not problem, problem=problem)


async def _refusal(invite: Invite) -> str:
    try:
        async with asyncio.timeout(SECONDS):
            _, writer = await asyncio.open_connection(invite.host, invite.port)
    except TimeoutError:
        return "Nobody answered there in time."
    except OSError:
        return "Nobody answers at its address."
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return ""
