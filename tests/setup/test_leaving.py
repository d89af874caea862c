"""Uninstalling: all of it goes, what was to be kept stays, and an interruption goes on later."""

import errno
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from potluck.file_lock import held_lock
from potluck_setup.errors import SetupError
from potluck_setup.leaving import (
    IN_USE_ON_WINDOWS,
    Goodbye,
    InstalledApp,
    Kept,
    Left,
    leave,
    remembered_choice,
)
from potluck_setup.places import Places
from potluck_setup.progress import Progress
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_pace import FakePace

ALL_GOES = Kept(identity=False, history=False)


class EndsWhileRemoving(FakeWatcher):
    """A watcher in whose hands the program is ended, once folders are being deleted."""

    def show(self, progress: Progress) -> None:
        """End it in the middle."""
        if progress.detail == "current.json":
            raise KeyboardInterrupt


class FakeApp:
    """An installed app that notes what it was asked, and may refuse."""

    def __init__(self, refusal: str = "", left: str = "") -> None:
        self.asked: list[object] = []
        self.refusal = refusal
        self.left = left

    def close(self, home: Path) -> None:
        """End the window."""
        self.asked.append(("close", home))

    def leave_login(self) -> None:
        """Leave what starts at login."""
        self.asked.append("login")

    def forget(self, home: Path, kept: Kept) -> str:
        """Delete the data."""
        if self.refusal:
            raise SetupError(self.refusal)
        self.asked.append(("forget", home, kept))
        return self.left


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """An installation with two versions and rubbish of every kind."""
    places = Places(root=tmp_path / "share" / "potluck-app")
    for folder in (places.version("1-cpu-1"), places.version("2-cpu-1"), places.wheels / "ab"):
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "file").write_text("x")
    for name in ("1-cpu-1", "2-cpu-1"):
        places.laid_out(name).write_text("{}")
    places.current.write_text(json.dumps({"name": "2-cpu-1", "previous": "1-cpu-1"}))
    places.installation.write_text(
        json.dumps({"kind": "deb", "launcher": ["/usr/bin/potluck"], "payload": "/usr/lib/potluck"})
    )
    return places


def sentences(notes: tuple[Left, ...]) -> list[str]:
    """Return what is said of what is left."""
    return [note.sentence for note in notes]


def goodbye(places: Places, app: FakeApp | None, desktop: list[str], kept: Kept) -> Goodbye:
    """Return a goodbye that notes when it left the desktop."""

    def leave_desktop() -> tuple[Path, ...]:
        desktop.append("left")
        return ()

    return Goodbye(
        places=places,
        home=places.root.parent / "potluck",
        kept=kept,
        app=app,
        leave_desktop=leave_desktop,
        power_helper=places.root.parent / "no helper",
    )


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_nothing_is_left_and_the_rest_is_said(places: Places) -> None:
    """The app is asked first, while it is still there; then everything goes."""
    app, desktop = FakeApp(), list[str]()
    notes = leave(goodbye(places, app, desktop, ALL_GOES), FakeWatcher())
    home = places.root.parent / "potluck"
    assert app.asked == [("close", home), "login", ("forget", home, ALL_GOES)]
    assert desktop == ["left"]
    assert list(places.root.parent.iterdir()) == []
    assert [note.command for note in notes] == ["sudo apt remove potluck"]
    assert leave(goodbye(places, None, desktop, ALL_GOES), FakeWatcher()) == ()


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_a_goodbye_that_was_stopped_goes_on_with_the_same_choice(places: Places) -> None:
    """A daemon that does not end leaves the app whole, and the person is not asked again."""
    desktop = list[str]()
    kept = Kept(identity=True, history=False)
    with pytest.raises(SetupError, match="does not end"):
        leave(goodbye(places, FakeApp("It does not end."), desktop, kept), FakeWatcher())
    assert places.laid_out("2-cpu-1").exists()
    assert desktop == []
    assert remembered_choice(places) == kept
    notes = leave(goodbye(places, FakeApp(left="Kept in X."), desktop, kept), FakeWatcher())
    assert notes[0].sentence == "Kept in X."
    assert not places.root.exists()


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_a_full_disk_does_not_keep_it_from_going(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many uninstall because the disk is full; then nothing can be written down."""

    def full(path: Path, data: bytes, *, mode: int = 0o600) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("potluck_setup.leaving.write_atomically", full)
    leave(goodbye(places, FakeApp(), [], ALL_GOES), FakeWatcher())
    assert not places.root.exists()


def test_a_choice_that_can_not_be_read_keeps(places: Places) -> None:
    """A key is never deleted because of a damaged note."""
    places.leaving.write_text('{"identity": 0}')
    assert remembered_choice(places) == Kept(identity=True, history=True)
    places.leaving.write_text("[" * 90_000)
    assert remembered_choice(places) is None
    places.leaving.write_text("{")
    assert remembered_choice(places) is None


def test_an_installation_under_way_is_not_torn_apart(places: Places) -> None:
    """Uninstalling waits for its turn."""
    with (
        held_lock(places.lock, AssertionError()),
        pytest.raises(SetupError, match="at this very moment"),
    ):
        leave(goodbye(places, FakeApp(), [], ALL_GOES), FakeWatcher())
    assert places.laid_out("1-cpu-1").exists()


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_an_app_that_can_not_be_started_is_removed_and_its_data_named(places: Places) -> None:
    """A broken installation can be removed all the same; no data is deleted unasked."""
    home = places.root.parent / "potluck"
    home.mkdir()
    notes = leave(goodbye(places, None, [], ALL_GOES), FakeWatcher())
    assert str(home) in notes[0].sentence
    assert home.is_dir()
    assert not places.root.exists()


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands in for Python")
def test_the_installed_app_is_asked_in_its_own_words(places: Places) -> None:
    """The version in use does what only it can; a broken one is passed over for the one before."""
    python = places.version("1-cpu-1") / "bin" / "python"
    python.write_text(
        '#!/bin/sh\necho "$@" >> "${0%/*}/asked"\n'
        'case "$*" in *off*) echo "It is locked." >&2; exit 1;; *forget*) echo Kept there.;; esac\n'
    )
    python.chmod(0o755)
    app = InstalledApp.of(places)
    assert app is not None
    home = Path("/h")
    app.close(home)
    with pytest.raises(SetupError, match=r"It is locked\."):
        app.leave_login()
    assert app.forget(home, Kept(identity=True, history=False)) == "Kept there."
    assert python.with_name("asked").read_text().splitlines()[1:] == [
        "-m potluck_gui --home /h --quit",
        "-m potluck_gui.login_item off",
        "-m potluck_client --home /h forget --yes --keep-identity",
    ]
    places.laid_out("1-cpu-1").unlink()
    assert InstalledApp.of(places) is None


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_what_others_put_into_the_root_is_left_and_named(places: Places) -> None:
    """Whoever installed into a folder of their own, or keeps data there, loses nothing of it."""
    theirs = places.root / "Letters" / "to Ann.txt"
    theirs.parent.mkdir()
    theirs.write_text("Dear Ann")
    (places.root / "notes.json").write_text("{}")
    (places.root / "payload.old.4711").mkdir()
    notes = leave(goodbye(places, FakeApp(), [], ALL_GOES), FakeWatcher())
    assert theirs.read_text() == "Dear Ann"
    assert {path.name for path in places.root.iterdir()} == {"Letters", "notes.json"}
    assert f"Left, since Potluck did not make it: {theirs.parent}." in sentences(notes)
    notes = leave(goodbye(places, None, [], ALL_GOES), FakeWatcher())
    assert theirs.read_text() == "Dear Ann"


def test_what_it_runs_from_is_left_to_the_uninstaller(places: Places) -> None:
    """Windows deletes no program that runs; all else goes, what others put there excepted."""
    (places.pythons / "cpython").mkdir(parents=True)
    places.log.write_text("Begin: uninstall\n")
    (places.root / "notes.json").write_text("{}")
    said = replace(goodbye(places, FakeApp(), [], ALL_GOES), in_use=IN_USE_ON_WINDOWS)
    notes = leave(said, FakeWatcher())
    left = {path.name for path in places.root.iterdir()}
    assert left == {"pythons", "setup.log", "notes.json"}
    assert (places.pythons / "cpython").is_dir()
    assert sentences(notes)[0] == (
        f"Left, since Potluck did not make it: {places.root / 'notes.json'}."
    )


@pytest.mark.parametrize("moments", [3, 1000])
def test_files_of_a_program_that_has_just_ended_are_waited_for(
    places: Places, monkeypatch: pytest.MonkeyPatch, moments: int
) -> None:
    """Windows keeps them a little longer than the program; one that hangs is named in the end."""
    delete, pace = shutil.rmtree, FakePace()

    def busy(path: Path) -> None:
        if path == places.versions and len(pace.waits) < moments:
            refusal = PermissionError(errno.EACCES, "Access is denied", str(path / "python.exe"))
            vars(refusal)["winerror"] = 5
            raise refusal
        delete(path)

    monkeypatch.setattr(shutil, "rmtree", busy)
    said = replace(goodbye(places, FakeApp(), [], ALL_GOES), pace=pace)
    if moments == 3:
        leave(said, FakeWatcher())
        assert not places.root.exists()
        return
    with pytest.raises(SetupError, match=r"python\.exe: Access is denied"):
        leave(said, FakeWatcher())
    assert places.installation.exists()


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_a_root_on_another_disk_goes_too(places: Places, tmp_path: Path) -> None:
    """Who has moved the folder to a larger disk, and left a link, can uninstall all the same."""
    elsewhere = tmp_path / "large disk" / "potluck"
    elsewhere.parent.mkdir()
    places.root.rename(elsewhere)
    places.root.symlink_to(elsewhere)
    leave(goodbye(places, FakeApp(), [], ALL_GOES), FakeWatcher())
    assert not places.root.is_symlink()
    assert not elsewhere.exists()
    assert list(places.root.parent.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_a_link_to_a_folder_of_others_goes_and_the_folder_stays(
    places: Places, tmp_path: Path
) -> None:
    """A folder that a person has put elsewhere may be used for other things too."""
    elsewhere = tmp_path / "wheels"
    places.wheels.rename(elsewhere)
    places.wheels.symlink_to(elsewhere)
    notes = leave(goodbye(places, FakeApp(), [], ALL_GOES), FakeWatcher())
    assert not places.root.exists()
    assert (elsewhere / "ab" / "bin" / "file").exists()
    assert f"Left, since Potluck did not make it: {elsewhere}." in sentences(notes)


@pytest.mark.skipif(os.name == "nt", reason="on Windows the uninstaller deletes the root")
def test_a_goodbye_that_goes_on_does_not_doubt_what_it_did(places: Places) -> None:
    """What was kept on purpose is not called data that could not be deleted."""
    home = places.root.parent / "potluck"
    home.mkdir()
    with pytest.raises(KeyboardInterrupt):
        leave(goodbye(places, FakeApp(left="Kept in X."), [], ALL_GOES), EndsWhileRemoving())
    notes = leave(goodbye(places, None, [], ALL_GOES), FakeWatcher())
    assert not any("could be started" in sentence for sentence in sentences(notes))
    assert not places.root.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a desktop entry is the way of Linux")
def test_a_broken_installation_leaves_nothing_that_starts_or_runs(
    places: Places, tmp_path: Path
) -> None:
    """No version can be started: its daemon is ended and its entry at login goes all the same."""
    entry = tmp_path / "config" / "autostart" / "potluck.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\n")
    home = tmp_path / "data"
    home.mkdir()
    hold = (
        "import sys, fcntl; file = open(sys.argv[4] + '/daemon.lock', 'wb'); "
        "fcntl.flock(file, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()"
    )
    words = ["-m", "potluck_client.daemon", "--home", str(home)]
    daemon = subprocess.Popen(
        [sys.executable, "-c", hold, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline() == b"held\n"
        command = ["uninstall", "--yes", "--root", str(places.root), "--home", str(home)]
        done = subprocess.run(
            [sys.executable, "-m", "potluck_setup", *command],
            env=os.environ | {"XDG_CONFIG_HOME": str(entry.parents[1]), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert daemon.poll() is not None or daemon.wait(10) != 0
    assert not entry.exists()
    assert not places.root.exists()
