"""Copies of a home: whole or not there, put back exactly, and no trouble where there is no room."""

import json
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from potluck.file_lock import held_lock
from potluck.installed import Current, read_current
from potluck_setup.errors import NoRoomError, SetupError
from potluck_setup.updates.home_copies import copy_home, put_back
from potluck_setup.updates.notes import read_failure, read_ready
from potluck_setup.updates.switcher import Switcher
from potluck_setup.updates.switching import begin, recover, switch
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_versions import TwoVersions

_OTHER_DISK = "/dev/shm"  # noqa: S108 — a file system of its own, as a rule.


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[TwoVersions]:
    """Give a scene whose processes end with the test."""
    made = TwoVersions(tmp_path)
    yield made
    made.end_all()


def test_no_room_for_copies_leaves_all_as_it_was(scene: TwoVersions) -> None:
    """A home that can't be copied is not updated, and nobody is blamed."""
    (scene.home / "activity.sqlite").write_bytes(b"not even a database" * 50_000)
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher(), start_old=False)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(NoRoomError, match="The version before is in use again"):
            switcher.run(begin(scene.places, scene.home))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    (scene.home / "activity.sqlite").unlink()
    assert scene.state() == scene.before
    assert read_current(scene.places.root) == Current(name=scene.old, previous="0.9.0-cpu-1")
    assert read_failure(scene.places) is None
    assert read_ready(scene.places) is not None
    assert not scene.places.switch_journal.exists()
    assert not (scene.places.updates / "before").exists()


_NAMES = st.sampled_from(
    ["settings.json", "window.json", "identity.pub", "books.sqlite", "other.txt", "control.json"]
)
_HOMES = st.dictionaries(_NAMES, st.binary(max_size=200))


@settings(max_examples=8, deadline=None)
@example(before={"books.sqlite": b"\0"}, after={})  # SQLite would make a database of it.
@given(before=_HOMES, after=_HOMES)
def test_whatever_was_written_meanwhile_is_undone(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    """State is exactly as before; what is no state, and a key that came new, stays as it is."""
    with tempfile.TemporaryDirectory() as name:
        home, copies = Path(name, "home"), Path(name, "copies")
        _write(home, before)
        copy_home(home, copies)
        shutil.rmtree(home)
        _write(home, after)
        assert put_back(home, copies)
        assert put_back(home, copies)
        found = {path.name: path.read_bytes() for path in home.iterdir()}
    others = {"other.txt", "control.json"}
    expected = {name: data for name, data in before.items() if name not in others}
    expected |= {name: data for name, data in after.items() if name in others}
    if "identity.pub" in after:
        expected.setdefault("identity.pub", after["identity.pub"])
    assert found == expected


def _write(home: Path, files: dict[str, bytes]) -> None:
    home.mkdir()
    for name, data in files.items():
        (home / name).write_bytes(data)


def test_a_damaged_copy_is_not_put_back(scene: TwoVersions, tmp_path: Path) -> None:
    """A copy that rotted meanwhile takes the place of no file."""
    copies = tmp_path / "copies"
    copy_home(scene.home, copies)
    (copies / "settings.json").write_bytes(b"rot")
    (scene.home / "journal.sqlite").unlink()
    with pytest.raises(SetupError, match="damaged"):
        put_back(scene.home, copies)
    assert not (scene.home / "journal.sqlite").exists()
    assert (scene.home / "settings.json").read_text("utf-8") == '{"share": 7}'


def test_half_made_copies_are_never_put_back(scene: TwoVersions, tmp_path: Path) -> None:
    """Copies without their list are none."""
    copies = tmp_path / "copies"
    copy_home(scene.home, copies)
    (copies / "copies.json").unlink()
    (scene.home / "settings.json").write_text("{}", "utf-8")
    assert not put_back(scene.home, copies)
    assert (scene.home / "settings.json").read_text("utf-8") == "{}"


def test_copies_are_readable_by_their_owner_only(scene: TwoVersions, tmp_path: Path) -> None:
    """The computer's key is among them."""
    copies = tmp_path / "copies"
    copy_home(scene.home, copies)
    assert copies.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in copies.iterdir())


def test_a_database_that_is_none_is_copied_as_it_is(scene: TwoVersions, tmp_path: Path) -> None:
    """A damaged database is the old version's own affair, and comes back as it was."""
    (scene.home / "books.sqlite").write_bytes(b"no database at all" * 100)
    copies = tmp_path / "copies"
    copy_home(scene.home, copies)
    (scene.home / "books.sqlite").unlink()
    assert put_back(scene.home, copies)
    assert (scene.home / "books.sqlite").read_bytes() == b"no database at all" * 100


def test_a_home_without_anything_is_no_trouble(tmp_path: Path) -> None:
    """A daemon that has written nothing yet can be exchanged too."""
    home = tmp_path / "home"
    home.mkdir()
    copy_home(home, tmp_path / "copies")
    (home / "new.sqlite").write_bytes(b"")
    assert put_back(home, tmp_path / "copies")
    assert list(home.iterdir()) == []


def test_practice_comes_back_as_it_was(scene: TwoVersions) -> None:
    """The project on this very computer has a database of its own, that the older version reads."""
    practice = scene.home / "practice"
    blob = practice / "blobs" / "ab" / "abcd"
    for path in (blob, practice / "blobs" / "partial" / "ef01"):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"large")
    (practice / "project.key").write_bytes(b"the key of Practice")
    (practice / "manifest.bin").write_bytes(b"rules")
    _database(practice / "coordinator.sqlite", 1)
    copies = scene.places.updates / "before"
    copy_home(scene.home, copies)
    assert (copies / "practice" / "blobs" / "ab" / "abcd").samefile(blob)
    assert not (copies / "practice" / "blobs" / "partial").exists()
    blob.unlink()
    _database(practice / "coordinator.sqlite", 2)
    _database(practice / "newer.sqlite", 2)
    (practice / "manifest.bin").unlink()
    (practice / "listen.json").write_text("{}")
    assert put_back(scene.home, copies)
    assert blob.read_bytes() == b"large"
    assert _schema(practice / "coordinator.sqlite") == 1
    names = ["blobs", "coordinator.sqlite", "listen.json", "manifest.bin", "project.key"]
    assert sorted(path.name for path in practice.iterdir()) == names
    shutil.rmtree(practice)
    assert put_back(scene.home, copies)
    assert _schema(practice / "coordinator.sqlite") == 1


@pytest.mark.parametrize(
    "name", ["/elsewhere/x.json", "practice/../x.json", "other/x.json", "../x.json"]
)
def test_copies_that_lead_elsewhere_are_none(scene: TwoVersions, name: str) -> None:
    """Files are only ever put back where they were taken from."""
    copies = scene.places.updates / "before"
    copies.mkdir()
    (copies / "copies.json").write_text(json.dumps([{"name": name, "sha256": "", "mode": 0o600}]))
    assert not put_back(scene.home, copies)


def test_blobs_are_copied_where_they_can_not_be_linked(scene: TwoVersions) -> None:
    """The app may lie on another disk than the data."""
    blob = scene.home / "practice" / "blobs" / "ab" / "abcd"
    blob.parent.mkdir(parents=True)
    blob.write_bytes(b"large")
    with tempfile.TemporaryDirectory(dir=_OTHER_DISK) as name:
        copies = Path(name, "before")
        copy_home(scene.home, copies)
        blob.unlink()
        assert put_back(scene.home, copies)
    assert blob.read_bytes() == b"large"
    assert [path.name for path in blob.parent.iterdir()] == ["abcd"]


def test_practice_is_waited_for(scene: TwoVersions) -> None:
    """It ends a moment after its daemon, and writes until then."""
    (scene.home / "practice").mkdir()
    scene.daemons.patience = replace(scene.patience, ending_seconds=0.2)
    serving = held_lock(scene.home / "practice" / "serve.lock", AssertionError())
    with serving, pytest.raises(SetupError, match="did not end"):
        switch(scene.places, scene.daemons, FakeWatcher())
    assert scene.state() == scene.before
    scene.end_all()
    assert switch(scene.places, scene.daemons, FakeWatcher()) == scene.new


def test_a_practice_that_hangs_is_ended_on_the_way_back(scene: TwoVersions) -> None:
    """Nothing of a broken version writes into what was put back."""
    practice = scene.home / "practice"
    practice.mkdir()
    program = (
        "import fcntl, sys, time; lock = open(sys.argv[-1] + '/serve.lock', 'w'); "
        "fcntl.flock(lock, fcntl.LOCK_EX); print('held', flush=True); time.sleep(3600)"
    )
    words = ["-m", "potluck_coordinator", "practice", "--hold", "--home", str(practice)]
    hung = subprocess.Popen([sys.executable, "-c", program, *words], stdout=subprocess.PIPE)
    assert hung.stdout is not None
    with hung, hung.stdout:
        assert hung.stdout.readline() == b"held\n"
        scene.daemons.end(None)
        assert hung.wait(10) == -signal.SIGKILL


def _database(path: Path, schema: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA user_version = {schema}")


def _schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_recovering_nothing_changes_nothing(scene: TwoVersions) -> None:
    """A start after an ordinary end finds nothing to do."""
    recovered = recover(scene.places, FakeWatcher(), scene.patience)
    assert (recovered.name, recovered.was_cut_short) == (scene.old, False)
    assert scene.state() == scene.before
