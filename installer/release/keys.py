"""The maintainers' keys: Ed25519, each in a file of its own that a passphrase encrypts.

A key never lies in the project's folder, and never leaves this module but to sign.
"""

import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

from release.errors import PublishingError

_MOST_BYTES = 10_000
_FEWEST_CHARACTERS = 12


def write_new_key(path: Path, passphrase: str) -> CryptoSigner:
    """Make a key and write it encrypted.

    Raises:
        PublishingError: There is a file already, the passphrase is short, or the disk refuses.
    """
    if len(passphrase) < _FEWEST_CHARACTERS:
        raise PublishingError(
            f"The passphrase is too short. Choose one of at least {_FEWEST_CHARACTERS} characters."
        )
    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode())
    )
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise PublishingError(
            f"The key {path} could not be written: {error.strerror}. A key is never overwritten; "
            "name another file."
        ) from error
    return CryptoSigner(key)


def read_key(path: Path, passphrase: str) -> CryptoSigner:
    """Return a key that signs.

    Raises:
        PublishingError: The file can't be read, the passphrase is wrong, or it is no Ed25519 key.
    """
    try:
        with path.open("rb") as file:
            key = load_pem_private_key(file.read(_MOST_BYTES), passphrase.encode())
    except OSError as error:
        raise PublishingError(f"The key {path} could not be read: {error.strerror}.") from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise PublishingError(
            f"The key {path} could not be opened. Check its passphrase, and that it is a key that "
            "was made here."
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PublishingError(f"{path} is no Ed25519 key. Make one with: publish key")
    return CryptoSigner(key)
