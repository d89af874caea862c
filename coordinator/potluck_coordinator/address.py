"""Where volunteers reach a project, where it listens now, and the invite link for both."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.errors import ErrorCode, UnreachableError
from potluck.invite import Invite, is_loopback

from potluck_coordinator.certificate import fingerprint
from potluck_coordinator.errors import HomeError
from potluck_coordinator.home import CoordinatorHome

_ADDRESS_FILE = "address.json"
_LOCAL_HOSTS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 — how every interface is called.


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where volunteers reach a project.

    Attributes:
        host: Name or address; loopback for a project of this computer alone.
        port: TCP port; 0 when it is chosen anew at every start.
    """

    host: str
    port: int


def write_address(home: CoordinatorHome, address: Address) -> None:
    """Keep where volunteers reach the project; raises HomeError."""
    _write_address(home.root / _ADDRESS_FILE, address)


def read_address(home: CoordinatorHome) -> Address:
    """Return where volunteers reach the project; raises HomeError."""
    return _read_address(home.root / _ADDRESS_FILE)


def invite(home: CoordinatorHome, address: Address) -> Invite:
    """Return the invite of a project at an address.

    Raises:
        HomeError: Its keys are missing, or no port is known yet.
    """
    if address.port == 0:
        raise HomeError("The project gets its port when it starts. Run: potluck-coordinator serve")
    pinned = None
    if not is_loopback(address.host):
        try:
            pinned = fingerprint(home.tls_certificate.read_bytes())
        except OSError as error:
            raise HomeError(
                f"{home.tls_certificate} can't be read. Make it with: potluck-coordinator init"
            ) from error
    return Invite(
        host=address.host,
        port=address.port,
        project_key=home.read_project_key().public,
        fingerprint=pinned,
    )


def _write_address(path: Path, address: Address) -> None:
    data = json.dumps(dataclasses.asdict(address)).encode("utf-8")
    try:
        write_atomically(path, data)
    except OSError as error:
        raise HomeError(f"{path} can't be written: {error.strerror}.") from error


def _read_address(path: Path) -> Address:
    try:
        fields = json.loads(path.read_text("utf-8"))
        return Address(host=str(fields["host"]), port=int(fields["port"]))
    except FileNotFoundError as error:
        raise HomeError(
            f"There is no project in {path.parent}. Make one with: potluck-coordinator init",
            code=ErrorCode.NOT_FOUND,
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HomeError(
            f"{path} is damaged. Write it again with: potluck-coordinator init --host HOST"
        ) from error


def write_listening(home: CoordinatorHome, address: Address) -> None:
    """Tell programs on this computer where the server listens; raises HomeError."""
    _write_address(home.listen, address)


def forget_listening(home: CoordinatorHome) -> None:
    """Take that back; safe to repeat."""
    home.listen.unlink(missing_ok=True)


def listening(home: CoordinatorHome) -> Address | None:
    """Return where the server of a home says it listens; None when none has said so.

    A server that was killed can't take its word back: whoever needs certainty has to call it.
    """
    try:
        return _read_address(home.listen)
    except HomeError:
        return None


def local_invite(home: CoordinatorHome) -> Invite:
    """Return how a program on the same computer reaches the server of a home.

    Raises:
        UnreachableError: No server runs.
        HomeError: The project's keys are missing.
    """
    server = listening(home)
    if server is None:
        raise UnreachableError("The coordinator is not running. Run: potluck-coordinator serve")
    return dataclasses.replace(invite(home, server), host=local_host(server.host))


def local_host(listens_on: str) -> str:
    """Return the address at which a server on this computer is reached."""
    return _LOCAL_HOSTS.get(listens_on, listens_on)
