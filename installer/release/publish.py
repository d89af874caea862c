"""Publishes releases: the maintainers' commands over the folder of the update server.

docs/releasing.md says who holds which keys, and how a release is published step by step. A key's
passphrase is asked for, or taken from POTLUCK_KEY_PASSPHRASE where a machine signs.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from securesystemslib.signer import Key, Signer
from tuf.api.exceptions import RepositoryError

from potluck.atomic_file import write_atomically
from potluck.errors import PotluckError
from release.errors import PublishingError
from release.keys import read_key, write_new_key
from release.signed_repository import Keyholders, SignedRepository

_PASSPHRASE_VARIABLE = "POTLUCK_KEY_PASSPHRASE"  # noqa: S105 — the variable's name
_ROLES = ("root", "targets", "snapshot", "timestamp")
_SHORT_ENOUGH = 100_000


def main(words: Sequence[str], now: datetime) -> int:
    """Carry out one command; return the exit status."""
    asked = _parser().parse_args(words)
    try:
        sys.stdout.write(f"{_carry_out(asked, now)}\n")
    except PotluckError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    except (OSError, RepositoryError, ValueError) as error:
        sys.stderr.write(f"The repository could not be changed: {error}.\n")
        return 1
    return 0


def _carry_out(asked: argparse.Namespace, now: datetime) -> str:
    if asked.command == "key":
        return _make_key(asked.file)
    repository = SignedRepository(asked.repository)
    signers = [read_key(path, _passphrase(path)) for path in asked.key]
    match asked.command:
        case "init":
            repository.begin(_holders(asked), signers, now)
            return f"Made. Installers carry {repository.root_path} as updates/root.json."
        case "refresh":
            repository.refresh(signers, now)
            return "What is signed is offered from now on."
        case "add":
            enough = repository.add(asked.release, signers, now)
        case "withdraw":
            enough = repository.withdraw(asked.version, signers, now)
        case "renew":
            enough = repository.renew_targets(signers, now)
        case "rotate":
            enough = repository.rotate(_holders(asked), signers, now)
        case _:
            enough = repository.sign(asked.role, signers)
    return (
        "Signed. It is offered after: publish refresh"
        if enough
        else "More signatures are needed; it waits in drafts/. Go on with: publish sign"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m release.publish", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("key", help="make a key, and its public half beside it as FILE.pub")
    key.add_argument("file", type=Path)
    for name, sentence in (
        ("init", "make the repository"),
        ("add", "take in a release"),
        ("withdraw", "stop offering a version"),
        ("renew", "sign the releases again, as they are"),
        ("rotate", "change who holds which keys, or sign root again"),
        ("sign", "add signatures to what waits for them"),
        ("refresh", "offer what is signed; every day, and after each change"),
    ):
        command = commands.add_parser(name, help=sentence)
        command.add_argument("repository", type=Path, help="folder that is served")
        command.add_argument("--key", type=Path, action="append", default=[], help="signs")
        if name == "add":
            command.add_argument("release", type=Path, help="folder with release.json")
        elif name == "withdraw":
            command.add_argument("version")
        elif name == "sign":
            command.add_argument("role", choices=("root", "targets"))
        elif name in {"init", "rotate"}:
            for role in _ROLES:
                command.add_argument(
                    f"--{role}",
                    type=Path,
                    action="append",
                    metavar="FILE.pub",
                    required=name == "init",
                )
                command.add_argument(f"--{role}-threshold", type=int, metavar="N")
    return parser


def _holders(asked: argparse.Namespace) -> Mapping[str, Keyholders]:
    given: dict[str, list[Path] | None] = {role: getattr(asked, role) for role in _ROLES}
    return {
        role: Keyholders(
            keys=[_public_key(path) for path in paths],
            threshold=_threshold(role, getattr(asked, f"{role}_threshold"), len(paths)),
        )
        for role, paths in given.items()
        if paths
    }


def _threshold(role: str, asked: int | None, keys: int) -> int:
    if asked is None and keys > 1:
        raise PublishingError(f"Say how many of the {keys} have to sign: --{role}-threshold N")
    return 1 if asked is None else asked


def _make_key(path: Path) -> str:
    signer: Signer = write_new_key(path, _passphrase(path))
    public = path.with_name(f"{path.name}.pub")
    described = {signer.public_key.keyid: signer.public_key.to_dict()}
    write_atomically(public, json.dumps(described, indent=1).encode(), mode=0o644)
    return f"Made {path}, which only you may have, and {public}, which anybody may."


def _public_key(path: Path) -> Key:
    try:
        with path.open("rb") as file:
            ((keyid, described),) = json.loads(file.read(_SHORT_ENOUGH)).items()
        return Key.from_dict(keyid, described)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PublishingError(f"{path} is not the public half of a key.") from error


def _passphrase(path: Path) -> str:
    given = os.environ.get(_PASSPHRASE_VARIABLE)
    return given if given is not None else getpass.getpass(f"Passphrase of {path}: ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(UTC)))
