"""Makes an environment of wheels, so that it is either whole and marked, or rubbish.

Killed at any moment, it leaves a folder without a mark, which the next run deletes.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.installed import version_python
from potluck_setup.children import Tick, clean_environment, run_child
from potluck_setup.disk_room import of_write
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.fetching import FoundWheel
from potluck_setup.places import Places
from potluck_setup.plan import Plan
from potluck_setup.progress import Progress, Stage, Watcher
from potluck_setup.reusing import ReusedWheel, site_packages, take_over
from potluck_setup.uv import Uv
from potluck_setup.versions import free_name, mark_of, remove_unmarked, remove_version, write_mark

REQUIREMENTS_NAME = "requirements.txt"


def lay_out(
    plan: Plan,
    found: Sequence[FoundWheel],
    reused: Sequence[ReusedWheel],
    *,
    places: Places,
    uv: Uv,
    watcher: Watcher,
) -> str:
    """Return the name of the new version's folder, whole and marked; setup.lock has to be held.

    Args:
        plan: What the version consists of.
        found: Its wheels but those that are taken over.
        reused: What is taken over from other versions.
        places: Where to.
        uv: Makes the environment.
        watcher: Sees how far it is, and may cancel.

    Raises:
        TamperedError: A wheel was changed since it was found.
        NoRoomError: The disk is full.
        CancelledError: The watcher cancelled.
        SetupError: It could not be done.
    """
    watcher.show(Progress(stage=Stage.LAYING_OUT, total_bytes=plan.installed_bytes))
    remove_unmarked(places)
    name = free_name(places, plan.version, plan.backend)
    folder = places.version(name)
    tick = filling_tick(folder.parent, plan.installed_bytes, watcher)
    try:
        places.versions.mkdir(parents=True, exist_ok=True)
        # What an earlier run has unpacked may be damaged after a power cut; uv would not notice.
        shutil.rmtree(places.uv_cache, ignore_errors=True)
        uv.make_environment(folder, plan.python, tick)
        for one in reused:
            tick()
            take_over(one, folder)
        requirements = folder / REQUIREMENTS_NAME
        write_atomically(requirements, requirements_of(found).encode())
        uv.install(folder, requirements, tick)
        if not version_python(places.root, name).exists():
            raise SetupError("The environment was made without its Python. Try again.")
        if reused:
            compile_modules(folder, version_python(places.root, name), tick)
        settle()
        write_mark(folder, mark_of(plan))
    except OSError as error:
        remove_version(places, name)
        raise of_write(error, places.versions, needed_bytes=0) from error
    except SetupError:
        remove_version(places, name)
        raise
    return name


def compile_modules(environment: Path, python: Path, tick: Tick) -> None:
    """Compile the modules that are not; uv does so for what it installed itself alone.

    Some packages hold files that are no Python at all, so how that ends says nothing.
    """
    words = ("-m", "compileall", "-q", "-j", "0")
    run_child(
        (python, *words, site_packages(environment)),
        environ=clean_environment(os.environ),
        tick=tick,
    )


def requirements_of(found: Sequence[FoundWheel]) -> str:
    """Return a requirements file that names each wheel by its place and its hash (PEP 508)."""
    lines = [
        f"{one.wheel.project} @ {one.path.absolute().as_uri()} --hash=sha256:{one.wheel.sha256}\n"
        for one in found
    ]
    return "".join(lines)


def filling_tick(folder: Path, total_bytes: int, watcher: Watcher) -> Tick:
    """Return a tick that tells how far it is from the room that has gone from the disk.

    uv says nothing in between that a program could read; others may write at the same time, so the
    figure is rough, and it never goes back.
    """
    start: int | None = None
    most = 0

    def tick() -> None:
        nonlocal start, most
        if watcher.is_cancelled():
            raise CancelledError("Stopped. What has been fetched is kept for the next time.")
        if not folder.is_dir():
            return
        free = shutil.disk_usage(folder).free
        start = free if start is None else start
        most = max(most, min(start - free, total_bytes))
        watcher.show(Progress(stage=Stage.LAYING_OUT, done_bytes=most, total_bytes=total_bytes))

    return tick


def settle() -> None:
    """Wait until what was written is on the disk, so that a mark never outlives its files.

    uv flushes nothing. Windows has no call for it that an ordinary account may use.
    """
    sync = getattr(os, "sync", None)
    if sync is not None:
        sync()
