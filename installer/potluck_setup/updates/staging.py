"""Gets a newer version ready beside the one in use: fetched, laid out, and tested by itself.

Nothing of the version in use is touched, so it can be stopped or killed at any moment; the next
time takes up what is there.
"""

from collections.abc import Callable
from pathlib import Path

from potluck.installed import read_current
from potluck_setup.errors import TamperedError
from potluck_setup.places import Places
from potluck_setup.release import (
    MOST_LOCK_BYTES,
    MOST_RELEASE_BYTES,
    RELEASE_NAME,
    PinnedFile,
    Release,
    check_pinned,
    parse_release,
)
from potluck_setup.updates.checking import check
from potluck_setup.updates.notes import Ready, forget_ready, read_ready, write_ready
from potluck_setup.updates.server import UpdateServer
from potluck_setup.versions import keep_versions

_APP_MOST_BYTES = 200_000_000
"""Of the app's own wheel, some ten times what it is."""

LayOut = Callable[[Path], str]
"""Lays out and tests the release of a folder, and returns the name of its version."""


def stage(server: UpdateServer, places: Places, lay_out: LayOut) -> Ready | None:
    """Return the newer version, ready to be used; None when there is none. Safe to repeat.

    The caller holds setup.lock.

    Raises:
        SetupError: Why it is not ready.
    """
    version = check(server, places)
    if version is None:
        return None
    return prepare(version, places, lambda: lay_out(fetch_release(server, version, places)))


def prepare(version: str, places: Places, lay_out: Callable[[], str]) -> Ready:
    """Return a newer version, ready to be used; laid out only if it does not wait already.

    The caller holds setup.lock.

    Args:
        version: The newer version.
        places: Where everything lies.
        lay_out: Lays out and tests it, and returns its name.

    Raises:
        SetupError: Why it is not ready.
    """
    waiting = read_ready(places)
    if waiting and waiting.version == version:
        return waiting
    forget_ready(places)
    _make_room(places)
    ready = Ready(version=version, name=lay_out())
    write_ready(places, ready)
    return ready


def fetch_release(server: UpdateServer, version: str, places: Places) -> Path:
    """Return the folder of a release's small files, each as it was signed.

    The lock of every build of PyTorch is fetched, since a repair may want another.
    """
    folder = places.releases / version
    path = folder / RELEASE_NAME
    server.fetch_release_file(version, RELEASE_NAME, path, MOST_RELEASE_BYTES)
    release = parse_release(path.read_bytes())
    if release.version != version:
        raise TamperedError(
            f"{RELEASE_NAME} of the update is that of the version {release.version} and not of "
            f"{version}. Nothing was installed."
        )
    for pinned, most_bytes in _files(release):
        beside = folder / pinned.name
        server.fetch_release_file(version, pinned.name, beside, most_bytes)
        check_pinned(pinned, beside.read_bytes())
    return folder


def _files(release: Release) -> list[tuple[PinnedFile, int]]:
    locks = [(lock, MOST_LOCK_BYTES) for lock in release.locks.values()]
    return [*locks, (release.wheel, _APP_MOST_BYTES)]


def _make_room(places: Places) -> None:
    """Delete versions that waited for a switch that never came."""
    pointer = read_current(places.root)
    keep_versions(places, [pointer.previous if pointer else None])
