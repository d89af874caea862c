"""SHA-256, the one digest of Potluck."""

import hashlib
from pathlib import Path

DIGEST_BYTES = 32
_READ_BYTES = 1024 * 1024


def digest_bytes(data: bytes | bytearray | memoryview) -> bytes:
    """Return the 32-byte digest of data."""
    return hashlib.sha256(data).digest()


def digest_file(path: Path) -> bytes:
    """Return the 32-byte digest of a file's content, read piece by piece; raises OSError."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            hasher.update(piece)
    return hasher.digest()
