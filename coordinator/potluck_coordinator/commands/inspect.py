"""potluck-coordinator inspect: re-run units and measure checkpoints for a project."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from potluck.errors import ErrorCode
from potluck.identity import PRIVATE_KEY_BYTES, PrivateKey
from potluck.invite import parse_invite
from potluck.limits import GIB
from potluck_coordinator.commands.options import add_home, chosen_home, positive
from potluck_coordinator.errors import InspectorError

if TYPE_CHECKING:
    from potluck.invite import Invite

_CACHE_GIB = 20
_KERNELS_VARIABLE = "NUMBA_CACHE_DIR"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "inspect",
        help="check volunteers' work on this computer",
        description=(
            "Re-run units and measure checkpoints. Beside a coordinator it needs no options; on "
            "another computer it needs the invite link and a key made by add-inspector."
        ),
    )
    add_home(parser)
    parser.add_argument("--link", help="invite link of a coordinator on another computer")
    parser.add_argument("--key", type=Path, metavar="FILE", help="the inspector's key, for --link")
    parser.add_argument("--device", default="cpu", help="PyTorch's name of it (default: cpu)")
    parser.add_argument(
        "--threads",
        type=positive,
        default=max(1, (os.cpu_count() or 2) // 2),
        help="CPU threads for measuring checkpoints (default: half of all)",
    )
    parser.add_argument(
        "--cache-gib",
        type=positive,
        default=_CACHE_GIB,
        metavar="N",
        help=f"most disk space for fetched files (default: {_CACHE_GIB})",
    )
    parser.add_argument(
        "--kernels",
        type=Path,
        metavar="FOLDER",
        help="where compiled kernels are kept (default: kernels in the project's folder)",
    )
    parser.add_argument("--hold", action="store_true", help="start without computing")
    parser.add_argument(
        "--follow-stdin",
        action="store_true",
        help="obey the lines hold and go, and end when the input ends",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Inspect until told to stop."""
    home = chosen_home(options)
    # PyTorch and numba look once, when they come into memory, which the import below may bring on.
    os.environ.update(computing_environment(options.kernels or home.kernels))

    from potluck_coordinator.inspector.process import InspectorOptions, run_inspector

    find, key = _coordinator(options)
    run_inspector(
        InspectorOptions(
            find=find,
            key=key,
            folder=home.root / "inspector",
            cache_bytes=options.cache_gib * GIB,
            device=options.device,
            threads=options.threads,
            held=options.hold,
            follow_stdin=options.follow_stdin,
        )
    )


def computing_environment(kernels: Path) -> dict[str, str]:
    """Return what PyTorch and numba are told of this process.

    Compiled kernels are kept for the next start, in the folder that numba's own variable names, if
    it names one. Threads that wait for each other sleep: by default
    those of OpenMP keep their cores busy, which the kernels' own threads could use.
    """
    waiting = {"OMP_WAIT_POLICY": "passive", "KMP_BLOCKTIME": "0"}
    kept = os.environ.get(_KERNELS_VARIABLE) or str(kernels.absolute())
    return {_KERNELS_VARIABLE: kept, **waiting}


def _coordinator(options: argparse.Namespace) -> "tuple[Callable[[], Invite], PrivateKey]":
    """Return where the coordinator is, and the key to call it with."""
    if (options.link is None) != (options.key is None):
        raise InspectorError(
            "An inspector on another computer needs both --link and --key.",
            code=ErrorCode.BAD_INPUT,
        )
    if options.link is not None:
        invite = parse_invite(options.link)
        return (lambda: invite), _read_key(options.key)

    from potluck_coordinator.address import local_invite

    home = chosen_home(options)
    return (lambda: local_invite(home)), home.read_inspector_key()


def _read_key(path: Path) -> PrivateKey:
    try:
        with path.open("rb") as file:
            seed = file.read(PRIVATE_KEY_BYTES + 1)
    except OSError as error:
        raise InspectorError(f"The key {path} can't be read: {error.strerror}.") from error
    if len(seed) != PRIVATE_KEY_BYTES:
        raise InspectorError(
            f"{path} is not an inspector's key. Make one with: potluck-coordinator add-inspector",
            code=ErrorCode.BAD_INPUT,
        )
    return PrivateKey(seed)
