"""Where the daemon of a home listens, and how a program of the same person reaches it.

On Unix it is a socket that only its owner can open. On Windows it is a loopback port; there a
random token, kept in a file that only the owner can read, has to come with every call. The file
names the daemon's process, so that a stale one is told from a live one. Windows has not been run.
"""

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import grpc
import grpc.aio

from potluck.atomic_file import write_atomically
from potluck.errors import UnreachableError
from potluck.limits import MESSAGE_BYTES

TOKEN_METADATA = "potluck-control"  # noqa: S105 — the name of the field, not its value
FILE_NAME = "control.json"
SOCKET_NAME = "control.sock"
LOCK_NAME = "daemon.lock"

# The token goes to nobody but a program on this computer.
_TARGET = re.compile(r"unix:.|127\.0\.0\.1:\d{1,5}$")
_TOKEN = re.compile(r"[0-9A-Za-z_-]{1,200}")

_OPTIONS = (
    ("grpc.max_receive_message_length", MESSAGE_BYTES),
    ("grpc.max_send_message_length", MESSAGE_BYTES),
    ("grpc.enable_http_proxy", 0),
)


@dataclass(frozen=True, kw_only=True)
class ControlEndpoint:
    """How to reach a daemon.

    Attributes:
        target: What gRPC dials: "unix:PATH" or "127.0.0.1:PORT".
        token: Secret that comes with every call.
        pid: Process of the daemon.
    """

    target: str
    token: str
    pid: int


def write_endpoint(home: Path, endpoint: ControlEndpoint) -> None:
    """Tell other programs of this person where the daemon is; raises OSError."""
    write_atomically(home / FILE_NAME, json.dumps(asdict(endpoint)).encode("utf-8"))


def read_endpoint(home: Path) -> ControlEndpoint:
    """Return where the daemon of a home says it is; it may have died since.

    Raises:
        UnreachableError: There is none, or its file is damaged.
    """
    try:
        fields = json.loads((home / FILE_NAME).read_text("utf-8"))
        endpoint = ControlEndpoint(
            target=str(fields["target"]), token=str(fields["token"]), pid=int(fields["pid"])
        )
        if not (_TARGET.match(endpoint.target) and _TOKEN.fullmatch(endpoint.token)):
            raise ValueError("nothing that a daemon writes")
        return endpoint
    except (OSError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise UnreachableError(
            "Potluck is not running. Start the app, or run: potluck run"
        ) from error


def remove_endpoint(home: Path) -> None:
    """Forget where the daemon was; safe to repeat."""
    (home / FILE_NAME).unlink(missing_ok=True)
    (home / SOCKET_NAME).unlink(missing_ok=True)


def open_control_channel(endpoint: ControlEndpoint) -> grpc.aio.Channel:
    """Return a channel to a daemon; the caller sends control_metadata with every call."""
    return grpc.aio.insecure_channel(endpoint.target, options=_OPTIONS)


def control_metadata(endpoint: ControlEndpoint) -> tuple[tuple[str, str], ...]:
    """Return the metadata that every call carries."""
    return ((TOKEN_METADATA, endpoint.token),)


def uses_socket() -> bool:
    """Tell whether this system has sockets with file permissions."""
    return os.name != "nt"
