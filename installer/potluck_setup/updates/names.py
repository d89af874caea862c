"""Names on the update server: which version strings are ever asked for or served.

They become parts of addresses and of paths on the disk, so everything else is refused.
"""

import re

from packaging.version import InvalidVersion, Version

NEWEST_NAME = "newest.json"
"""The target that says which version is the newest: {"version": "1.2.0"}, or null for none."""

_MOST_CHARACTERS = 64
_PLAIN = re.compile(r"[0-9][0-9a-z.]*")


def is_version(text: str) -> bool:
    """Tell whether a text is a version of Potluck: normal by PEP 440, no epoch, nothing local."""
    if len(text) > _MOST_CHARACTERS or not _PLAIN.fullmatch(text):
        return False
    try:
        return str(Version(text)) == text
    except InvalidVersion:
        return False
