"""Whether this very app updates itself, and through what."""

from pathlib import Path

from potluck.installed import own_root, read_installation
from potluck_client.updates.process import SetupUpdates

_TRUSTED_ROOT = Path("updates") / "root.json"


def find_updates(root: Path | None = None) -> SetupUpdates | None:
    """Return what updates this app; None for a checkout, or a build that has no server of updates.

    Args:
        root: The installation; None for the one that this process was started from.
    """
    root = root or own_root()
    installation = None if root is None else read_installation(root)
    if root is None or installation is None:
        return None
    if not (installation.payload / _TRUSTED_ROOT).is_file():
        return None
    return SetupUpdates(root)
