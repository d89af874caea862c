"""Looks before anything is fetched: what would be installed here, and what speaks against it."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

from packaging.markers import default_environment
from packaging.tags import sys_tags

from potluck_setup.backend import Backend
from potluck_setup.checks import Objection, Readings, objections, raise_first, read_checks, unfit
from potluck_setup.choosing import Choice, choose
from potluck_setup.errors import SetupError
from potluck_setup.fetching.finding import at_hand_bytes, wheels_in
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.hardware import HardwareReader
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.plan import Plan
from potluck_setup.planning import make_plan, offered_here, read_locks, unpacked_sizes
from potluck_setup.progress import Progress, Stage, Watcher
from potluck_setup.release import MOST_RELEASE_BYTES, RELEASE_NAME, Release, parse_release
from potluck_setup.reusing import held_by
from potluck_setup.this_computer import read_hardware


def base_python() -> Path:
    """Return the interpreter that environments are made with: the one below this process's own.

    "python3" is another version after the system's next upgrade, so its link to "python3.11" beside
    it is followed; links to other folders are not, since those are what a package manager keeps.
    """
    path = Path(getattr(sys, "_base_executable", "") or sys.executable)
    while path.is_symlink() and len(path.readlink().parts) == 1:
        path = path.with_name(path.readlink().name)
    return path


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is going to be installed.

    Attributes:
        places: Where to.
        release: Folder of release.json and the locks.
        carried: Folders of wheels that are at hand; one of them has the app's own.
        network: How the others are reached.
        rate: How fast all downloads together may be.
        backend: The build of PyTorch that the person wishes; None to choose.
        python: The interpreter that the environment is made with; wheels are chosen for that of
            this process, so it has to be of the same version.
    """

    places: Places
    release: Path
    carried: tuple[Path, ...]
    network: NetworkSettings
    rate: Rate = UNLIMITED
    backend: Backend | None = None
    python: Path = field(default_factory=base_python)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders of wheels."""
        own = self.network.wheels_folder
        return (*self.carried, self.release, *((own,) if own else ()))


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What an installation would do.

    Attributes:
        release: What is installed.
        choice: Which build of PyTorch, and why.
        plan: All of its wheels.
        readings: What was read of this computer.
        download_bytes: Of the wheels that neither a folder nor a version has.
        here_bytes: How much of these was fetched before.
        objections: What is in the way.
    """

    release: Release
    choice: Choice
    plan: Plan
    readings: Readings
    download_bytes: int
    here_bytes: int
    objections: tuple[Objection, ...]

    def fields(self) -> dict[str, object]:
        """Return it as plain values, for a program that shows it."""
        return {
            "version": self.release.version,
            "backend": self.choice.backend.value,
            "download_bytes": self.download_bytes,
            "here_bytes": self.here_bytes,
            # What a version that is there shares with it takes no more room.
            "installed_bytes": max(0, self.plan.installed_bytes - self.readings.linked_bytes),
            "free_bytes": self.readings.free_bytes,
            "graphics": [card.name for card in self.readings.hardware.graphics],
            "sentence": self.choice.sentence,
            "warning": self.choice.warning or "",
            "mend": self.choice.mend or "",
            "objections": [
                {"kind": each.obstacle.value, "sentence": each.sentence, "mend": each.mend}
                for each in self.objections
            ],
        }


def look(request: Request, watcher: Watcher, hardware: HardwareReader | None = None) -> Outlook:
    """Return what would be installed here; writes nothing.

    Raises:
        TamperedError: The release or its lock is not what it should be; names it.
        UnfitError: Nothing of the release runs on this computer.
        SetupError: The release can't be read.
    """
    watcher.show(Progress(stage=Stage.LOOKING))
    release = read_release(request.release)
    locks = read_locks(release, request.release)
    seen = read_hardware(hardware)
    readings = read_checks(request.places.root, seen)
    raise_first(unfit(release, readings))
    environment, tags = default_environment(), tuple(sys_tags())
    offered = offered_here(locks, environment=environment, tags=tags)
    choice = choose(seen, offered, request.backend)
    plan = make_plan(
        release,
        locks[choice.backend],
        choice,
        python=request.python,
        environment=environment,
        tags=tags,
        carried=unpacked_sizes(wheels_in(request.folders)),
    )
    held = held_by(request.places)
    others = [wheel for wheel in plan.wheels if wheel.sha256 not in held]
    in_folders, fetched = at_hand_bytes(others, request.folders, request.places)
    total = sum(wheel.size_bytes for wheel in plan.wheels)
    held_bytes = total - sum(wheel.size_bytes for wheel in others)
    readings = read_checks(
        request.places.root, seen, fetched_bytes=in_folders + fetched, linked_bytes=held_bytes
    )
    return Outlook(
        release=release,
        choice=choice,
        plan=plan,
        readings=readings,
        download_bytes=total - held_bytes - in_folders,
        here_bytes=fetched,
        objections=objections(plan, readings),
    )


def read_release(folder: Path) -> Release:
    """Return the release that lies in a folder.

    Raises:
        TamperedError: The file is not a release; names it.
        SetupError: It can't be read.
    """
    path = folder / RELEASE_NAME
    try:
        with path.open("rb") as file:
            return parse_release(file.read(MOST_RELEASE_BYTES + 1))
    except OSError as error:
        raise SetupError(
            f"{path} can't be read: {error.strerror or error}. Download the installer anew."
        ) from error
