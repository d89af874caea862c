"""Taking Potluck off a computer again, so that nothing stays but what was kept on purpose.

The order makes each step safe to repeat: first what only the app itself can end and delete (its
window, its daemon, which puts power limits back, its key in the keyring), then the large folders,
then what made it a part of the desktop, and the root last. What the person chose is written down
first, so that an interrupted goodbye goes on without asking again.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event
from typing import Protocol

from potluck.atomic_file import write_atomically
from potluck.installed import INSTALLATION_NAME, read_current, read_installation, version_python
from potluck_setup.children import clean_environment, run_child
from potluck_setup.disk_room import is_full
from potluck_setup.engine import setup_lock
from potluck_setup.errors import SetupError
from potluck_setup.fetching.pace import Pace, RealPace
from potluck_setup.places import Places
from potluck_setup.progress import Progress, Stage, Watcher

_CHOICE_BYTES = 1000
_APP_SECONDS = 120.0
_LETTING_GO_SECONDS = 15.0
_LOOK_SECONDS = 0.2
_IN_USE_ERRORS = (5, 32)
"""ERROR_ACCESS_DENIED, as for a program that runs, and ERROR_SHARING_VIOLATION."""
_OURS = re.compile(
    r"(installation|current|switch|leaving|network|integration)\.json|(setup|face)\.lock"
    r"|setup\.log(\.\d)?|call-window|versions|wheels|uv-cache|pythons|releases|updates|window"
    r"|payload(\.(new|old)\.\d{1,10})?|\..{1,80}\.\d{1,10}\.tmp"
)
"""What Potluck and its installers ever put right into a root."""

IN_USE_ON_WINDOWS = ("pythons", "setup.log", "setup.log.1")
"""What a goodbye itself runs from and writes to; the uninstaller of Windows deletes these last."""

_POWER_HELPER = Path("/usr/local/lib/potluck-power")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What stays when all else goes.

    Attributes:
        identity: The key, under which a later installation goes on.
        history: Receipts, what was given, and the activity log.
    """

    identity: bool
    history: bool


@dataclass(frozen=True, kw_only=True)
class Left:
    """Something that is left, and that the person should know of.

    Attributes:
        sentence: What it is.
        command: What removes it, for somebody who may; empty where nothing has to.
    """

    sentence: str
    command: str = ""

    def __str__(self) -> str:
        """Return both for a terminal."""
        return f"{self.sentence}\n    {self.command}" if self.command else self.sentence


class App(Protocol):
    """The parts of a goodbye that only the installed app itself can do."""

    def close(self, home: Path) -> None:
        """End its window and tray; one that does not run is ended already."""
        ...

    def leave_login(self) -> None:
        """Take it off what starts at login. Raises SetupError."""
        ...

    def forget(self, home: Path, kept: Kept) -> str:
        """End its daemon, delete its data, and return what is left. Raises SetupError."""
        ...


@dataclass(frozen=True, kw_only=True)
class Goodbye:
    """What a removal needs.

    Attributes:
        places: The installation.
        home: The data folder.
        kept: What the person chose.
        app: The installed app; None when no version can be started any more.
        leave_desktop: Takes desktop entry, icons and link handler away, and returns what was left
            since somebody has changed it; safe to repeat.
        without_app: Ends what runs, and takes it off what starts at login, where there is no app.
        power_helper: Where the power helper lies if it is installed; it is for root to remove.
        in_use: Names in the root that can't be deleted by who runs from them; somebody else does.
        pace: How time passes while something that has just ended lets go of its files.
    """

    places: Places
    home: Path
    kept: Kept
    app: App | None
    leave_desktop: Callable[[], Sequence[Path]]
    without_app: Callable[[], None] = lambda: None
    power_helper: Path = _POWER_HELPER
    in_use: Sequence[str] = IN_USE_ON_WINDOWS if os.name == "nt" else ()
    pace: Pace = field(default_factory=RealPace)


def remembered_choice(places: Places) -> Kept | None:
    """Return what was chosen for a goodbye that was interrupted, or None when there was none."""
    found = _read_choice(places)
    if not found:
        return None
    # Whatever is not clearly to be deleted is kept.
    return Kept(
        identity=found.get("identity") is not False, history=found.get("history") is not False
    )


def _read_choice(places: Places) -> dict[str, object]:
    try:
        with places.leaving.open("rb") as file:
            found = json.loads(file.read(_CHOICE_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def leave(goodbye: Goodbye, watcher: Watcher) -> tuple[Left, ...]:
    """Remove the app and its data, and return what the person should know of what is left.

    Raises:
        SetupError: Something can't be ended or deleted; run again, it goes on from there.
    """
    places = goodbye.places
    notes: list[Left] = []
    others: list[Path] = []
    installation = read_installation(places.root)
    try:
        if places.root.is_dir():
            with setup_lock(places):
                notes += _end_app(goodbye)
                others = _remove_folders(goodbye, watcher)
        changed = goodbye.leave_desktop()
        notes += [
            Left(sentence=f"Left, since somebody has changed it: {path}.") for path in changed
        ]
        others += _remove_root(goodbye)
        notes += [Left(sentence=f"Left, since Potluck did not make it: {path}.") for path in others]
    except OSError as error:
        raise SetupError(
            f"Not everything could be deleted: {error.filename or places.root}: {error.strerror}. "
            "Check that it belongs to you, then uninstall again; it goes on from there."
        ) from error
    if installation is not None and installation.kind == "deb":
        notes.append(
            Left(
                sentence="The package is still there. An administrator removes it with this "
                "command.",
                command="sudo apt remove potluck",
            )
        )
    if installation is not None and installation.kind == "macos":
        notes.append(Left(sentence="Move Potluck from the folder Applications to the Trash."))
    if goodbye.power_helper.exists():
        notes.append(
            Left(
                sentence="The power helper is still there. An administrator removes it with this "
                "command.",
                command="sudo /usr/local/lib/potluck-power/uninstall",
            )
        )
    return tuple(notes)


def _end_app(goodbye: Goodbye) -> list[Left]:
    has_ended = _read_choice(goodbye.places).get("ended") is True
    _note(goodbye, has_ended=has_ended)
    if goodbye.app is None:
        goodbye.without_app()
        if has_ended or not goodbye.home.is_dir():
            return []
        return [
            Left(
                sentence="No version of Potluck could be started to delete its data. They are in "
                f"{goodbye.home}."
            )
        ]
    goodbye.app.close(goodbye.home)
    goodbye.app.leave_login()
    left = goodbye.app.forget(goodbye.home, goodbye.kept)
    _note(goodbye, has_ended=True)
    return [Left(sentence=left)] if left else []


def _note(goodbye: Goodbye, *, has_ended: bool) -> None:
    """Write down what was chosen; on a full disk, which this makes room on, it goes without."""
    choice = {**asdict(goodbye.kept), "ended": has_ended}
    try:
        write_atomically(goodbye.places.leaving, json.dumps(choice).encode())
    except OSError as error:
        if not is_full(error):
            raise


def _remove_folders(goodbye: Goodbye, watcher: Watcher) -> list[Path]:
    """Delete all that can be made anew; `current` last, since it leads to what can forget.

    Returns what such a folder was a link to: it may be used for other things too.
    The window goes late, since it may be the one that shows this.
    """
    places = goodbye.places
    others = []
    for path in (
        places.wheels,
        places.uv_cache,
        places.releases,
        places.updates,
        places.versions,
        places.window,
        places.current,
    ):
        watcher.show(Progress(stage=Stage.REMOVING, detail=path.name))
        others += _remove(path, goodbye.pace)
    return others


def _remove_root(goodbye: Goodbye) -> list[Path]:
    """Delete the root and return what others have put there, which stays with it.

    If all of it goes it is renamed first, so that no half of it is ever taken for an installation;
    otherwise the note of the installation goes last.
    """
    root = goodbye.places.root
    doomed = root.with_name(f".{root.name}.removed")
    if doomed.is_dir() and not doomed.is_symlink():
        shutil.rmtree(doomed)
    if not root.is_dir():
        return []
    ours = [path for path in root.iterdir() if _OURS.fullmatch(path.name)]
    others = [path for path in root.iterdir() if path not in ours]
    held = [path for path in ours if path.name in goodbye.in_use]
    if not others and not held and not root.is_symlink():
        root.rename(doomed)
        shutil.rmtree(doomed)
        return []
    for path in sorted(ours, key=lambda path: (path.name == INSTALLATION_NAME, path.name)):
        if path not in held:
            others += _remove(path, goodbye.pace)
    if root.is_symlink() and not held:
        folder = root.resolve()
        root.unlink()
        root = folder
    if not any(root.iterdir()):
        root.rmdir()
    return sorted(others)


def _remove(path: Path, pace: Pace) -> list[Path]:
    """Delete a file or a folder; of a link only the link, and return the folder behind it.

    Windows keeps the files of a program for a moment after its end, which is waited for.
    """
    behind = [path.resolve()] if path.is_symlink() and path.is_dir() else []
    deadline = pace.now() + _LETTING_GO_SECONDS
    while True:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            is_in_use = getattr(error, "winerror", None) in _IN_USE_ERRORS
            if not is_in_use or pace.now() > deadline:
                raise
            pace.wait(_LOOK_SECONDS, Event())
        else:
            return behind


class InstalledApp:
    """The version in use, asked through its own commands."""

    def __init__(self, python: Path) -> None:
        self._python = python

    @classmethod
    def of(cls, places: Places) -> "InstalledApp | None":
        """Return the version in use, or the one before; None when neither can be started."""
        current = read_current(places.root)
        names = [current.name, current.previous] if current is not None else []
        for name in names:
            if name is None or not places.laid_out(name).is_file():
                continue
            app = cls(version_python(places.root, name))
            if app._run(["-c", "import potluck_client"]) is None:
                return app
        return None

    def close(self, home: Path) -> None:
        """End its window and tray."""
        self._run(["-m", "potluck_gui", "--home", str(home), "--quit"])

    def leave_login(self) -> None:
        """Take it off what starts at login."""
        self._must(["-m", "potluck_gui.login_item", "off"])

    def forget(self, home: Path, kept: Kept) -> str:
        """End its daemon and delete its data."""
        words = ["-m", "potluck_client", "--home", str(home), "forget", "--yes"]
        if kept.identity:
            words.append("--keep-identity")
        if kept.history:
            words.append("--keep-history")
        return self._must(words)

    def _must(self, words: Sequence[str]) -> str:
        said: list[str] = []
        problem = self._run(words, said)
        if problem is not None:
            raise SetupError(problem)
        return " ".join(said)

    def _run(self, words: Sequence[str], said: list[str] | None = None) -> str | None:
        """Return why it could not be done, or None when it was; what it said is added."""
        last = time.monotonic() + _APP_SECONDS

        def tick() -> None:
            if time.monotonic() > last:
                raise SetupError("Potluck did not end. Restart the computer and try again.")

        try:
            ended = run_child(
                (self._python, *words), environ=clean_environment(os.environ), tick=tick
            )
        except SetupError as error:
            return error.sentence
        if said is not None:
            said += [line.strip() for line in ended.lines if line.strip()]
        if ended.status == 0:
            return None
        return ended.last_line or "Potluck could not be ended. Restart the computer and try again."
