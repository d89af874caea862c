"""potluck-coordinator status: how a project is doing."""

import argparse
import socket
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from potluck.invite import format_invite, is_loopback
from potluck_coordinator.commands.options import add_home, add_json, chosen_home, show

if TYPE_CHECKING:
    from potluck_coordinator.address import Address
    from potluck_coordinator.project_state import ProjectState

_ANSWER_SECONDS = 1.0


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "status",
        help="say how the project is doing",
        description="Say how the project is doing, whether it is being served or not.",
    )
    add_home(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Print the state of the project."""
    from potluck_coordinator.address import Address, invite, listening, read_address
    from potluck_coordinator.certificate import valid_until
    from potluck_coordinator.commands.serve import advertised_host
    from potluck_coordinator.project_state import read_state
    from potluck_coordinator.workshop import opened

    home = chosen_home(options)
    manifest = home.read_manifest()
    server = listening(home)
    serving = server is not None and _answers(server)
    with opened(home) as (_, store), store.transaction() as records:
        state = read_state(records, int(time.time() * 1000))
    link = expires = None
    if not manifest.practice:
        address = read_address(home)
        if server is not None and serving:
            host = advertised_host(server.host, address.host)
            address = Address(host=host, port=server.port)
        link = format_invite(invite(home, address)) if address.port else None
        if link is not None and not is_loopback(address.host):
            expires = valid_until(home.tls_certificate.read_bytes()).date().isoformat()
    fields = {
        "name": manifest.name,
        "home": str(home.root),
        "serving": serving,
        "link": link,
        "certificate_valid_until": expires,
        "round": state.round,
        "held_out_loss": state.held_out_loss,
        "loss_round": state.loss_round,
        "merged_tokens": state.merged_tokens,
        "shards": state.shards,
        "shard_tokens": state.shard_tokens,
        "verified_units": state.verified_units,
        "verified_tokens": state.verified_tokens,
        "pending_units": state.pending_units,
        "audited_units": state.audited_units,
        "ledger_entries": state.ledger_entries,
        "active_volunteers": state.active_volunteers,
        "waiting_inspections": state.waiting_inspections,
        "running_inspections": state.running_inspections,
    }
    show(options, fields, _lines(manifest.name, state, link, expires, serving=serving))


def _lines(
    name: str, state: "ProjectState", link: str | None, expires: str | None, *, serving: bool
) -> Iterator[str]:
    yield f"“{name}” is {'being served' if serving else 'not being served'}."
    if link is not None:
        yield f"Invite link: {link}"
    if expires is not None:
        yield f"Certificate: valid until {expires}."
    yield f"Text: {state.shard_tokens:,} tokens in {state.shards:,} shards."
    yield f"Round: {'none yet' if state.round is None else state.round}"
    if state.held_out_loss is not None:
        yield f"Held-out loss: {state.held_out_loss:.4f} after round {state.loss_round}."
    yield (
        f"Pieces of work: {state.verified_units:,} verified ({state.verified_tokens:,} tokens), "
        f"{state.pending_units:,} waiting for the check, {state.audited_units:,} run again."
    )
    yield f"Ledger: {state.ledger_entries:,} entries."
    yield f"Volunteers in the last ten minutes: {state.active_volunteers:,}"
    yield (
        f"Inspections: {state.running_inspections:,} under way, "
        f"{state.waiting_inspections:,} waiting."
    )


def _answers(server: "Address") -> bool:
    """Tell whether anybody listens where a server said it does."""
    from potluck_coordinator.address import local_host

    try:
        reached = (local_host(server.host), server.port)
        with socket.create_connection(reached, timeout=_ANSWER_SECONDS):
            return True
    except OSError:
        return False
