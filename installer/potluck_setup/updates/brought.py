"""Whether the installer brought a newer version than the one in use.

A person who installs a newer installer over an older one wants what it brought. Updates often
outrun an installer, though, and what it brought may not work here; so what was judged once is
settled, and the launcher need not ask again at every start.
"""

import logging
from pathlib import Path

from packaging.version import Version

from potluck_setup.errors import SetupError
from potluck_setup.looking import read_release
from potluck_setup.places import Places
from potluck_setup.updates.checking import newer
from potluck_setup.updates.names import is_version
from potluck_setup.updates.notes import read_failure, read_ready, read_settled, settle
from potluck_setup.updates.source import running_version

_LOG = logging.getLogger(__name__)


def newer_brought(places: Places, payload: Path) -> str | None:
    """Return the version that the installer brought if it is worth having, settling it otherwise.

    Raises:
        SetupError: No version is in use.
    """
    version = _brought(payload)
    if version is None or version == read_settled(places):
        return None
    failure, waiting = read_failure(places), read_ready(places)
    failed = failure.version if failure else None
    if newer(version, running_version(places), failed) is None:
        _settle(places, version)
        return None
    if waiting is not None and Version(waiting.version) > Version(version):
        return None  # Not settled: what waits may turn out not to work.
    return version


def _brought(payload: Path) -> str | None:
    try:
        version = read_release(payload / "release").version
    except SetupError:
        return None  # Whoever installs or repairs out of it says what is wrong with it.
    return version if is_version(version) else None


def _settle(places: Places, version: str) -> None:
    try:
        settle(places, version)
    except SetupError:
        _LOG.exception("Version %s is judged again at the next start.", version)
