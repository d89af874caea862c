"""A project's key in a form that two people can compare, in print or on the telephone.

It is the first 120 bits of SHA-256 over a domain's name, a zero byte and the key, in RFC 4648's
base32 (capital letters and the digits 2 to 7), in six groups of four. So another key with the same
fingerprint takes 2^120 tries to find.
"""

import base64

from potluck.digest import digest_bytes
from potluck.errors import FormatError
from potluck.identity import PUBLIC_KEY_BYTES

_DOMAIN = b"potluck project fingerprint"
_KEPT_BYTES = 15
_GROUP_CHARACTERS = 4


def fingerprint(project_key: bytes) -> str:
    """Return a key's fingerprint, such as "K3QZ 7YAB …"; raises FormatError for another length."""
    if len(project_key) != PUBLIC_KEY_BYTES:
        raise FormatError("This is not the key of a project.")
    kept = digest_bytes(_DOMAIN + b"\0" + project_key)[:_KEPT_BYTES]
    text = base64.b32encode(kept).decode("ascii")
    starts = range(0, len(text), _GROUP_CHARACTERS)
    return " ".join(text[start : start + _GROUP_CHARACTERS] for start in starts)
