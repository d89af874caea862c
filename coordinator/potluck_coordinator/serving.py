"""A server and its inspector together, one pair for a home at a time."""

import asyncio
from collections.abc import Callable

from potluck.errors import ErrorCode
from potluck.file_lock import held_lock
from potluck.invite import format_invite
from potluck_coordinator.address import Address, forget_listening, invite, write_listening
from potluck_coordinator.errors import ServeError
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.inspector_process import InspectorProcess
from potluck_coordinator.server import serve

_LOCK_NAME = "serve.lock"


async def serve_inspected(
    home: CoordinatorHome,
    *,
    listens: Address,
    shown_host: str,
    inspector: InspectorProcess | None,
    stop: asyncio.Event,
    on_link: Callable[[str], None],
) -> None:
    """Serve a project until stop is set, with an inspector beside it.

    Args:
        home: The project.
        listens: Where to listen; port 0 lets the system choose one.
        shown_host: The host for the invite link.
        inspector: The inspector, not started yet; None to do without.
        stop: Ends it.
        on_link: Called with the invite link once calls are answered.

    Raises:
        ServeError: It is being served already, or the address can't be used.
        PotluckError: The project's folder is incomplete or can't be used.
    """

    def ready(host: str, port: int) -> None:
        write_listening(home, Address(host=host, port=port))
        if inspector is not None:
            inspector.start()
        on_link(format_invite(invite(home, Address(host=shown_host, port=port))))

    refusal = ServeError(
        f"The project in {home.root} is being served already. Stop that process first.",
        code=ErrorCode.CONFLICT,
    )
    with held_lock(home.root / _LOCK_NAME, refusal):
        try:
            await serve(home, host=listens.host, port=listens.port, stop=stop, on_ready=ready)
        finally:
            if inspector is not None:
                await inspector.stop()
            forget_listening(home)
