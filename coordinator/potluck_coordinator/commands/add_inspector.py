"""potluck-coordinator add-inspector: make a key for an inspector on another computer."""

import argparse
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.errors import ErrorCode
from potluck.identity import generate_key
from potluck_coordinator.commands.options import add_home, add_json, chosen_home, show
from potluck_coordinator.errors import InspectorError


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "add-inspector",
        help="make a key for an inspector on another computer",
        description=(
            "Make a key that may inspect this project. Every inspector needs its own: two with "
            "the same key would be given the same work."
        ),
    )
    add_home(parser)
    add_json(parser)
    parser.add_argument("key", type=Path, help="file to write the key to; copy it there in secret")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Make the key, let it in, and say how it is used."""
    from potluck_coordinator.workshop import opened

    home = chosen_home(options)
    home.read_manifest()
    path: Path = options.key
    if path.exists():
        raise InspectorError(
            f"{path} is there already and was left alone. Name another file.",
            code=ErrorCode.CONFLICT,
        )
    key = generate_key()
    try:
        write_atomically(path, key.seed)
    except OSError as error:
        raise InspectorError(f"The key {path} can't be written: {error.strerror}.") from error
    with opened(home) as (_, store), store.transaction() as records:
        records.people.add_inspector(key.public)
    show(
        options,
        {"key": str(path), "public_key": key.public.hex()},
        [
            f"The key is in {path}. Copy it to the other computer and run there:",
            f"potluck-coordinator inspect --link LINK --key {path.name}",
        ],
    )
