"""Copies of a home: whole or not there, put back exactly, and no trouble where there is no room."""

import resource
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from potluck.installed import Current, read_current
from potluck_setup.errors import NoRoomError, SetupError
from potluck_setup.updates.home_copies import copy_home, put_back
from potluck_setup.updates.notes import read_failure, read_ready
from potluck_setup.updates.switcher import Switcher
from potluck_setup.updates.switching import begin, recover
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_versions import TwoVersions


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


def test_recovering_nothing_changes_nothing(scene: TwoVersions) -> None:
    """A start after an ordinary end finds nothing to do."""
    recovered = recover(scene.places, FakeWatcher(), scene.patience)
    assert (recovered.name, recovered.was_cut_short) == (scene.old, False)
    assert scene.state() == scene.before
