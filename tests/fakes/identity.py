"""A key that is there without a keyring."""

from potluck.identity import PrivateKey
from potluck_client.identity_loading import LoadKey


def at_hand(key: PrivateKey) -> LoadKey:
    """Return a loader that gives a key at once."""

    async def load() -> PrivateKey:
        return key

    return load
