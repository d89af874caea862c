"""potluck-coordinator serve: run a project."""

import argparse
import asyncio
import logging
import sys

from potluck.invite import is_loopback

from potluck_coordinator.commands.options import add_home, add_json, chosen_home, port, show
from potluck_coordinator.errors import ServeError
from potluck_coordinator.home import CoordinatorHome

_EVERY_INTERFACE = "0.0.0.0"  # noqa: S104 — a public project is there to be reached; TLS guards it.
_WILDCARDS = frozenset({_EVERY_INTERFACE, "::"})


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "serve",
        help="run the project and its inspector",
        description="Hand out work, check it and merge it, until stopped with Ctrl+C or SIGTERM.",
    )
    add_home(parser)
    add_json(parser)
    parser.add_argument(
        "--host",
        help="address to listen on (default: this computer only, or every interface if the "
        "project was made with another --host)",
    )
    parser.add_argument("--port", type=port, help="TCP port (default: as said to init)")
    parser.add_argument(
        "--no-inspector", action="store_true", help="leave checking to inspectors run elsewhere"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Serve until a signal."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    asyncio.run(_serve(options, chosen_home(options)))


async def _serve(options: argparse.Namespace, home: CoordinatorHome) -> None:
    from potluck_coordinator.address import Address, read_address
    from potluck_coordinator.inspector_process import InspectorProcess, inspector_command
    from potluck_coordinator.serving import serve_inspected
    from potluck_coordinator.termination import on_signals

    known = read_address(home)
    host = options.host or (known.host if is_loopback(known.host) else _EVERY_INTERFACE)
    listens = Address(host=host, port=known.port if options.port is None else options.port)
    shown_host = advertised_host(host, known.host)
    stop = asyncio.Event()
    with on_signals(stop.set):
        await serve_inspected(
            home,
            listens=listens,
            shown_host=shown_host,
            inspector=(
                None if options.no_inspector else InspectorProcess(inspector_command(home.root))
            ),
            stop=stop,
            on_link=lambda link: show(options, {"link": link}, [f"Serving. Invite link: {link}"]),
        )


def advertised_host(listens_on: str, named: str) -> str:
    """Return the host for the invite link of a server that listens on an address.

    Raises:
        ServeError: Volunteers would be sent to an address that does not fit.
    """
    if is_loopback(listens_on):
        return listens_on
    if not is_loopback(named):
        return named
    if listens_on in _WILDCARDS:
        raise ServeError(
            "Volunteers need a name or address that reaches this computer. Say it with: "
            "potluck-coordinator init --host HOST"
        )
    return listens_on
