"""Ed25519 keys and domain-separated signatures.

A signature is made over the domain's name, a zero byte and the payload, so that a signature for
one purpose can never pass for another.
"""

from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PUBLIC_KEY_BYTES = 32
PRIVATE_KEY_BYTES = 32
SIGNATURE_BYTES = 64


class Domain(StrEnum):
    """What a signature is for."""

    MANIFEST = "potluck/v1/manifest"
    """The project signs its rules."""
    ENROLMENT = "potluck/v1/enrolment"
    """A computer proves that it holds its key; payload: project key, then nonce."""
    COMMITMENT = "potluck/v1/commitment"
    """A computer binds itself to a result."""
    RECEIPT = "potluck/v1/receipt"
    """The project credits a unit; payload: index as 8 bytes big-endian, then entry."""
    TREE_HEAD = "potluck/v1/tree-head"
    """The project signs the state of its ledger."""


@dataclass(frozen=True)
class PrivateKey:
    """A computer's or a project's secret.

    Attributes:
        seed: The 32 secret bytes.
    """

    seed: bytes

    def __post_init__(self) -> None:
        if len(self.seed) != PRIVATE_KEY_BYTES:
            raise ValueError(f"a private key has {PRIVATE_KEY_BYTES} bytes, not {len(self.seed)}")

    def __repr__(self) -> str:
        """Keep the secret out of logs."""
        return f"PrivateKey(public={self.public.hex()})"

    @property
    def public(self) -> bytes:
        """The 32-byte public key."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    def sign(self, domain: Domain, payload: bytes) -> bytes:
        """Return the 64-byte signature of the payload for this domain."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        return key.sign(_message(domain, payload))


def generate_key() -> PrivateKey:
    """Make a new key from the operating system's randomness."""
    return PrivateKey(Ed25519PrivateKey.generate().private_bytes_raw())


def signature_holds(domain: Domain, public_key: bytes, payload: bytes, signature: bytes) -> bool:
    """Tell whether the signature was made by this key, for this domain, over this payload."""
    if len(public_key) != PUBLIC_KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(signature, _message(domain, payload))
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(domain: Domain, payload: bytes) -> bytes:
    return domain.value.encode("ascii") + b"\0" + payload
