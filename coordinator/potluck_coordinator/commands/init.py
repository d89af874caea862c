"""potluck-coordinator init: make a project."""

import argparse
import datetime as dt
import shlex
from pathlib import Path

from potluck.home import prepare_home
from potluck.invite import format_invite, is_loopback
from potluck.limits import MIB
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.address import Address, invite, read_address, write_address
from potluck_coordinator.commands.options import add_home, add_json, chosen_home, port, show
from potluck_coordinator.errors import HomeError, IngestError
from potluck_coordinator.home import CoordinatorHome

DEFAULT_PORT = 7447
BYTES = "bytes"

_TOKENIZER_BYTES = 64 * MIB


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "init",
        help="make a project: its keys, its rules and its first weights",
        description="Make a project, or finish making one. Keys and rules that exist are kept.",
    )
    add_home(parser)
    add_json(parser)
    parser.add_argument("--name", help="what the project is called (needed the first time)")
    parser.add_argument("--organiser", default="", help="who runs it")
    parser.add_argument("--charter", default="", help="what it trains and why, in a few sentences")
    parser.add_argument(
        "--model-licence", default="Apache-2.0", help="SPDX name of the licence of the model"
    )
    parser.add_argument("--data", default="", help="what text it trains on, in a sentence")
    parser.add_argument("--data-licence", default="", help="what is known of the text's licence")
    parser.add_argument(
        "--recipe",
        default="small",
        metavar="PLAN",
        help="how to train: practice, small, or a .toml or .json file (default: small)",
    )
    parser.add_argument(
        "--tokenizer",
        default=BYTES,
        metavar="FILE",
        help="bytes, or the tokenizer.json of a Hugging Face tokenizer (default: bytes)",
    )
    parser.add_argument(
        "--host", help="name or address at which volunteers reach it (default: 127.0.0.1)"
    )
    parser.add_argument("--port", type=port, help=f"TCP port (default: {DEFAULT_PORT})")
    parser.add_argument(
        "--renew-certificate",
        action="store_true",
        help="make a new certificate; volunteers then need the new invite link",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Make the project and print its invite link."""
    from potluck_coordinator.project import Charter, make_keys, open_first_round, sign_rules
    from potluck_coordinator.recipes import load_plan
    from potluck_coordinator.workshop import opened

    home = chosen_home(options)
    exists = home.manifest.exists()
    if not exists and not (options.name or "").strip():
        raise HomeError('A project needs a name. Give it one with: --name "NAME"')
    plan = load_plan(options.recipe)
    definition = None if options.tokenizer == BYTES else _read_tokenizer(Path(options.tokenizer))
    now = dt.datetime.now(dt.UTC)
    _prepare(home)
    make_keys(home, now, renew_certificate=options.renew_certificate)
    with opened(home) as (blobs, store):
        if not exists:
            charter = Charter(
                name=options.name.strip(),
                organiser=options.organiser,
                purpose=options.charter,
                model_licence=options.model_licence,
                data_licence=options.data_licence,
                data=options.data,
            )
            tokenizer = wire.Tokenizer(kind=wire.Tokenizer.KIND_BYTES)
            vocabulary = _vocabulary(definition)
            if definition is not None:
                tokenizer.kind = wire.Tokenizer.KIND_HUGGING_FACE
                tokenizer.definition.CopyFrom(blobs.put_stream([definition]))
            sign_rules(home, charter, plan, tokenizer, vocabulary)
        open_first_round(home, blobs, store, now)
    address = _address(home, options)
    link = format_invite(invite(home, address)) if address.port else None
    name = home.read_manifest().name
    where = f" --home {shlex.quote(str(options.home))}" if options.home else ""
    show(
        options,
        {"home": str(home.root), "name": name, "created": not exists, "link": link},
        [
            f"“{name}” {'stood already' if exists else 'is made'} in {home.root}.",
            f"Invite link: {link or 'printed by serve, which chooses the port'}",
            _reach(address),
            f"Next: potluck-coordinator ingest{where} FOLDER",
            f"Then: potluck-coordinator serve{where}",
        ],
    )


def _reach(address: Address) -> str:
    if is_loopback(address.host):
        return "Only this computer can reach it. For others, repeat init with --host HOST"
    port = f"TCP port {address.port}" if address.port else "its TCP port"
    return f"Volunteers come to {address.host}: let {port} through your firewall and router."


def _prepare(home: CoordinatorHome) -> None:
    try:
        prepare_home(home.root)
    except OSError as error:
        raise HomeError(
            f"The folder {home.root} can't be made: {error.strerror}. Choose another with --home."
        ) from error


def _vocabulary(definition: bytes | None) -> int:
    from potluck_coordinator.ingest.tokenising import BYTES_VOCABULARY, HuggingFaceTokeniser

    if definition is None:
        return BYTES_VOCABULARY
    return HuggingFaceTokeniser(definition).vocabulary_size


def _read_tokenizer(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_TOKENIZER_BYTES + 1)
    except OSError as error:
        raise IngestError(f"The tokenizer {path} can't be read: {error.strerror}.") from error
    if len(data) > _TOKENIZER_BYTES:
        raise IngestError(f"{path} is too large for a tokenizer.")
    return data


def _address(home: CoordinatorHome, options: argparse.Namespace) -> Address:
    """Keep the address that was named; what was not named stays as it was."""
    try:
        known = read_address(home)
    except HomeError:
        known = Address(host="127.0.0.1", port=DEFAULT_PORT)
    address = Address(
        host=known.host if options.host is None else options.host,
        port=known.port if options.port is None else options.port,
    )
    write_address(home, address)
    return address
