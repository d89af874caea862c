"""Installs and repairs: one way through looking, fetching, laying out, testing and pointing.

Each step can be done again after it was cut off: fetched wheels are kept, a half-made environment
is deleted, a whole one that was not put to use yet is taken as it is, and the pointer is written
only when the version has tested itself.
"""

import contextlib
import logging
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from packaging.version import Version

from potluck.atomic_file import write_atomically
from potluck.errors import ErrorCode
from potluck.file_lock import held_lock
from potluck_setup.checks import raise_first
from potluck_setup.choosing import Choice
from potluck_setup.disk_room import of_write
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.fetching import FoundWheel, fetch
from potluck_setup.hardware import HardwareReader
from potluck_setup.laying_out import lay_out
from potluck_setup.looking import Outlook, Request, look
from potluck_setup.places import Places
from potluck_setup.plan import Plan, PlannedWheel
from potluck_setup.progress import Progress, Stage, Watcher
from potluck_setup.release import RELEASE_NAME
from potluck_setup.reusing import ReusedWheel, find_reusable, held_by
from potluck_setup.self_test import SelfTest
from potluck_setup.uv import Uv
from potluck_setup.versions import (
    current_name,
    keep_versions,
    mark_of,
    point_to,
    read_mark,
    remove_version,
    used,
    whole_versions,
)

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What an installation works with, at the edge.

    Attributes:
        uv: Makes environments.
        self_test: Has a version test itself.
        hardware: Looks at the computer; None for this very computer.
    """

    uv: Uv
    self_test: SelfTest
    hardware: HardwareReader | None = None


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A version that is laid out and has tested itself.

    Attributes:
        name: Its folder below `versions`.
        version: Of the app.
        choice: Its build of PyTorch, and why.
    """

    name: str
    version: str
    choice: Choice


@contextlib.contextmanager
def setup_lock(places: Places) -> Iterator[None]:
    """Be the only one that changes the installation for the length of a with block.

    Raises:
        SetupError: Another process does so, or the root can't be written.
    """
    busy = SetupError(
        "Potluck is being installed, updated or removed at this very moment. Wait until that has "
        "ended, then try again.",
        code=ErrorCode.CONFLICT,
    )
    with contextlib.ExitStack() as held:
        try:
            places.root.mkdir(parents=True, exist_ok=True)
            held.enter_context(held_lock(places.lock, busy))
        except OSError as error:
            raise of_write(error, places.lock, needed_bytes=0) from error
        yield


def install(request: Request, watcher: Watcher, tools: Tools) -> Staged:
    """Stage a version and make it the one in use.

    Raises:
        SetupError: As `stage`; or a newer version is in use.
    """
    with setup_lock(request.places):
        outlook = look(request, watcher, tools.hardware)
        _refuse_older(request.places, outlook)
        staged = stage(request, watcher, tools, outlook=outlook)
        put_to_use(request.places, staged.name, watcher)
        return staged


def repair(request: Request, watcher: Watcher, tools: Tools) -> Staged:
    """Lay out the version in use anew, maybe with another build of PyTorch.

    The one that was used before is kept as the previous, since a daemon may be running out of it.

    Args:
        request: What is installed where nothing is known of the release of the version in use.
        watcher: Sees how far it is.
        tools: What it works with.

    Raises:
        SetupError: As `stage`.
    """
    with setup_lock(request.places):
        own = kept_release(request.places)
        if own is not None:
            request = replace(request, release=own)
        staged = stage(request, watcher, tools, anew=True)
        put_to_use(request.places, staged.name, watcher)
        return staged


def stage(
    request: Request,
    watcher: Watcher,
    tools: Tools,
    *,
    anew: bool = False,
    outlook: Outlook | None = None,
) -> Staged:
    """Fetch, lay out and test a version without using it; the caller holds `setup_lock`.

    Args:
        request: What is going to be installed.
        watcher: Sees how far it is.
        tools: What it works with.
        anew: Lay it out also when the same is there already.
        outlook: Of `look`, when that was asked already.

    Raises:
        TamperedError: Something is not what was promised; names it.
        NoRoomError: The disk is too full.
        NoConnectionError: Wheels can't be fetched.
        UnfitError: This computer can't run it.
        CancelledError: The watcher cancelled.
        SetupError: It could not be laid out, or failed its test, and was deleted.
    """
    outlook = outlook or look(request, watcher, tools.hardware)
    raise_first(outlook.objections)
    plan, places = outlook.plan, request.places
    _LOG.info("Installing %s with %s.", plan.version, plan.backend.value)
    name = None if anew else _same(plan, places)
    if name is None:
        reused = _reusable(plan, places, watcher, anew=anew)
        taken = {one.wheel for one in reused}
        found = fetch(
            [wheel for wheel in plan.wheels if wheel not in taken],
            places=places,
            network=request.network,
            rate=request.rate,
            watcher=watcher,
            carried=(*request.carried, request.release),
        )
        _keep_release(request, outlook, found)
        name = lay_out(plan, found, reused, places=places, uv=tools.uv, watcher=watcher)
    try:
        tools.self_test.run(name, watcher)
    except SetupError:
        if name != current_name(places):
            remove_version(places, name)
        raise
    return Staged(name=name, version=plan.version, choice=outlook.choice)


def put_to_use(places: Places, name: str, watcher: Watcher) -> None:
    """Make a staged version the one in use, and delete what is not needed any more.

    Raises:
        SetupError: The pointer can't be written; the version before is still used.
    """
    watcher.show(Progress(stage=Stage.SWITCHING))
    before = current_name(places)
    try:
        if before != name:
            point_to(places, name, previous=before)
        # A goodbye that was begun is taken back; the next one asks anew what is kept.
        places.leaving.unlink(missing_ok=True)
    except OSError as error:
        raise of_write(error, places.current, needed_bytes=0) from error
    # A run that was cut off after the pointer was written still keeps what it names.
    pointer = used(places)
    clean_up(places, {name, pointer.previous if pointer else None})


def clean_up(places: Places, kept: Collection[str | None]) -> None:
    """Delete versions but these, fetched wheels, uv's cache, and releases that no version is of.

    What uv's cache holds is what the versions hold: linked where the disk can do that, copied
    elsewhere. So it costs room and saves nothing.
    """
    keep_versions(places, kept)
    marks = [read_mark(places, name) for name in whole_versions(places)]
    still_there = {mark.version for mark in marks if mark is not None}
    if places.releases.is_dir():
        for folder in places.releases.iterdir():
            if folder.name not in still_there:
                shutil.rmtree(folder, ignore_errors=True)
    for folder in (places.wheels, places.uv_cache):
        shutil.rmtree(folder, ignore_errors=True)


def kept_release(places: Places) -> Path | None:
    """Return the folder with the release of the version in use, or None when it is not kept."""
    name = current_name(places)
    mark = read_mark(places, name) if name else None
    if mark is None:
        return None
    folder = places.releases / mark.version
    return folder if (folder / RELEASE_NAME).is_file() else None


def _reusable(
    plan: Plan, places: Places, watcher: Watcher, *, anew: bool
) -> tuple[ReusedWheel, ...]:
    """Return what whole versions have of a plan, after telling how far the comparing is."""
    held = held_by(places)
    total = sum(wheel.size_bytes for wheel in plan.wheels if wheel.sha256 in held)
    done = 0

    def on_wheel(wheel: PlannedWheel) -> None:
        nonlocal done
        done += wheel.size_bytes
        shown = Progress(
            stage=Stage.LOOKING, detail=wheel.filename, done_bytes=done, total_bytes=total
        )
        watcher.show(shown)

    def keep_on() -> None:
        if watcher.is_cancelled():
            raise CancelledError("Stopped. What has been fetched is kept for the next time.")

    return find_reusable(plan.wheels, places, on_wheel, keep_on, with_compiled=not anew)


def _same(plan: Plan, places: Places) -> str | None:
    """Return a whole version that was made of the very same wheels."""
    wanted = mark_of(plan)
    names = [name for name in whole_versions(places) if read_mark(places, name) == wanted]
    return names[-1] if names else None


def _refuse_older(places: Places, outlook: Outlook) -> None:
    name = current_name(places)
    mark = read_mark(places, name) if name else None
    if mark is not None and Version(mark.version) > Version(outlook.release.version):
        raise SetupError(
            f"Potluck {mark.version} is installed, which is newer than {outlook.release.version}.",
            code=ErrorCode.CONFLICT,
        )


def _keep_release(request: Request, outlook: Outlook, found: tuple[FoundWheel, ...]) -> None:
    """Keep the release beside its version, so that it can be repaired without the installer."""
    folder = request.places.releases / outlook.release.version
    if folder == request.release:
        return
    names = [pinned.name for pinned in outlook.release.locks.values()]
    paths = [request.release / name for name in names if (request.release / name).is_file()]
    paths += [one.path for one in found if one.wheel.filename == outlook.release.wheel.name]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (*paths, request.release / RELEASE_NAME):
            write_atomically(folder / path.name, path.read_bytes())
    except OSError as error:
        raise of_write(error, folder, needed_bytes=0) from error
