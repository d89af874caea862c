"""Whether there is a newer version that this computer should have."""

from packaging.version import Version

from potluck_setup.places import Places
from potluck_setup.updates.notes import read_failure
from potluck_setup.updates.server import UpdateServer
from potluck_setup.updates.source import running_version


def newer(offered: str | None, running: str, failed: str | None) -> str | None:
    """Return the version that is offered if it is worth having.

    Args:
        offered: What the server says is the newest.
        running: What is in use; an older or equal one never takes its place.
        failed: What was tried here and did not work.
    """
    if offered is None or offered == failed or Version(offered) <= Version(running):
        return None
    return offered


def check(server: UpdateServer, places: Places) -> str | None:
    """Return the newer version, or None when this is the newest or the newer one did not work.

    Raises:
        SetupError: As of UpdateServer, or no version is in use.
    """
    failure = read_failure(places)
    failed = failure.version if failure else None
    return newer(server.newest(), running_version(places), failed)
