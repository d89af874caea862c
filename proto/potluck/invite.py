"""The invite link: where a project is and which key it has.

`potluck://join?a=HOST:PORT&k=PROJECT_KEY&f=FINGERPRINT`, key and fingerprint in URL-safe base64
without padding. The fingerprint (SHA-256 of the TLS certificate in DER) is absent for loopback,
where nothing is encrypted.
"""

import base64
import binascii
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from potluck.digest import DIGEST_BYTES
from potluck.errors import FormatError
from potluck.identity import PUBLIC_KEY_BYTES
from potluck.limits import LINK_CHARACTERS

SCHEME = "potluck"
_MAX_PORT = 65535
_ADDRESS = "address"
_KEY = "project key"
_FINGERPRINT = "fingerprint"
_HOST_NAME = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*",
    re.ASCII | re.IGNORECASE,
)
"""Names that every resolver takes, and IPv4; other alphabets come in their xn-- form."""


@dataclass(frozen=True, kw_only=True)
class Invite:
    """What an invite link says.

    Attributes:
        host: Name or address of the coordinator, without brackets.
        port: Its TCP port.
        project_key: Ed25519 public key, 32 bytes.
        fingerprint: SHA-256 of the server's certificate, or None on loopback.
    """

    host: str
    port: int
    project_key: bytes
    fingerprint: bytes | None

    @property
    def address(self) -> str:
        """Host and port as gRPC takes them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def project_id(self) -> str:
        """The project key in hexadecimal, the project's name among programs."""
        return self.project_key.hex()


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def format_invite(invite: Invite) -> str:
    """Return the link of an invite."""
    query = {"a": invite.address, "k": _encode(invite.project_key)}
    if invite.fingerprint is not None:
        query["f"] = _encode(invite.fingerprint)
    return f"{SCHEME}://join?{urlencode(query)}"


def parse_invite(link: str) -> Invite:
    """Read an invite link.

    Raises:
        FormatError: It is not a whole invite link; the sentence says which part is wrong.
    """
    link = link.strip()
    if len(link) > LINK_CHARACTERS:
        raise FormatError("This is too long for an invite link. Copy only the link itself.")
    try:
        parts = urlsplit(link)
        query = parse_qs(parts.query, max_num_fields=10)
    except ValueError as error:
        raise FormatError("This is not an invite link. Copy it again, whole.") from error
    if parts.scheme != SCHEME or parts.netloc != "join":
        raise FormatError(
            "This is not an invite link. It should start with potluck://join – ask the organiser "
            "for it."
        )
    host, port = _parse_address(_single(query, "a", _ADDRESS))
    key = _decode(_single(query, "k", _KEY), PUBLIC_KEY_BYTES, _KEY)
    fingerprint = None
    if "f" in query:
        fingerprint = _decode(_single(query, "f", _FINGERPRINT), DIGEST_BYTES, _FINGERPRINT)
    elif not is_loopback(host):
        raise FormatError(
            "This invite link has no fingerprint, so the connection could not be protected. Ask "
            "the organiser for a new link."
        )
    return Invite(host=host, port=port, project_key=key, fingerprint=fingerprint)


def _single(query: dict[str, list[str]], name: str, meaning: str) -> str:
    values = query.get(name, [])
    if len(values) != 1:
        raise FormatError(f"This invite link has no {meaning}. Copy it again, whole.")
    return values[0]


def _parse_address(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    bracketed = host.startswith("[") and host.endswith("]")
    host = host[1:-1] if bracketed else host
    if not (_is_ipv6(host) if bracketed else _HOST_NAME.fullmatch(host)):
        raise FormatError("The address in this invite link is damaged. Copy it again, whole.")
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= _MAX_PORT):
        raise FormatError("The port in this invite link is damaged. Copy it again, whole.")
    return host, int(port)


def _is_ipv6(host: str) -> bool:
    try:
        return ipaddress.IPv6Address(host).scope_id is None
    except ValueError:
        return False


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(text: str, length: int, meaning: str) -> bytes:
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise FormatError(
            f"The {meaning} in this invite link is damaged. Copy it again."
        ) from error
    if len(data) != length:
        raise FormatError(f"The {meaning} in this invite link is cut off. Copy it again, whole.")
    return data
