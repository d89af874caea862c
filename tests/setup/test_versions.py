"""The books of versions: what counts as whole, which is used, what is deleted."""

import json
from pathlib import Path

import pytest

from potluck.installed import Switch, read_current, switch_of
from potluck_setup.backend import Backend
from potluck_setup.errors import SetupError
from potluck_setup.places import Places
from potluck_setup.versions import (
    Mark,
    current_name,
    free_name,
    keep_versions,
    point_to,
    read_mark,
    remove_unmarked,
    whole_versions,
    write_mark,
)

_DEEP = "[" * 90_000
_DAMAGED = [
    "",
    "{",
    "[]",
    "{}",
    '{"version": "1", "wheels": []}',
    "\x00",
    _DEEP,
    '{"version": "1", "protocol_version": 1e999, "backend": "cpu", "wheels": {}}',
]

MARK = Mark(version="1.0", protocol_version=3, backend=Backend.CPU, wheels={"a.whl": "0" * 64})


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Return a root with two whole versions and one that is not."""
    places = Places(root=tmp_path)
    for name in ("1.0-cpu-1", "1.0-cpu-2", "1.0-cpu-3"):
        places.version(name).mkdir(parents=True)
        (places.version(name) / "pyvenv.cfg").touch()
    write_mark(places.version("1.0-cpu-1"), MARK)
    write_mark(places.version("1.0-cpu-2"), MARK)
    return places


def test_mark_says_what_a_version_is(places: Places) -> None:
    """What is written into a mark is read from it."""
    assert read_mark(places, "1.0-cpu-1") == MARK
    assert whole_versions(places) == ("1.0-cpu-1", "1.0-cpu-2")


@pytest.mark.parametrize("text", _DAMAGED)
def test_damaged_mark_is_none(places: Places, text: str) -> None:
    """A version whose mark can't be read counts as not whole."""
    places.laid_out("1.0-cpu-1").write_text(text)
    assert read_mark(places, "1.0-cpu-1") is None
    assert whole_versions(places) == ("1.0-cpu-2",)


def test_pointer_is_only_set_to_whole_versions(places: Places) -> None:
    """The pointer never names a version without a mark."""
    point_to(places, "1.0-cpu-1", previous=None)
    with pytest.raises(SetupError, match=r"1\.0-cpu-3"):
        point_to(places, "1.0-cpu-3", previous="1.0-cpu-1")
    current = read_current(places.root)
    assert current is not None
    assert (current.name, current.previous) == ("1.0-cpu-1", None)


@pytest.mark.parametrize(
    "text", [_DEEP, '{"name": ".."}', '{"name": "a/b"}', '{"name": "a\\u0000"}']
)
def test_damaged_pointer_points_to_nothing(places: Places, text: str) -> None:
    """Whatever stands in its file, the pointer never leads out of the versions."""
    places.current.write_text(text)
    assert current_name(places) is None
    assert switch_of(places.root) is Switch.NONE


def test_version_that_has_gone_is_not_in_use(places: Places) -> None:
    """A pointer to what is not whole any more counts as none."""
    point_to(places, "1.0-cpu-1", previous=None)
    places.laid_out("1.0-cpu-1").unlink()
    assert current_name(places) is None


def test_rubbish_goes_and_whole_versions_stay(places: Places) -> None:
    """What was never finished is deleted, and nothing else."""
    remove_unmarked(places)
    assert [path.name for path in sorted(places.versions.iterdir())] == ["1.0-cpu-1", "1.0-cpu-2"]


def test_version_in_use_is_never_deleted(places: Places) -> None:
    """Whatever is to be kept, the version in use stays."""
    point_to(places, "1.0-cpu-1", previous=None)
    keep_versions(places, [])
    assert [path.name for path in places.versions.iterdir()] == ["1.0-cpu-1"]


def test_names_are_not_given_twice(places: Places) -> None:
    """A new version never gets the folder of another."""
    assert free_name(places, "1.0", Backend.CPU) == "1.0-cpu-4"
    assert free_name(places, "1.0", Backend.CU130) == "1.0-cu130-1"


def test_pointer_is_what_the_shared_words_read(places: Places) -> None:
    """The launcher and the daemon read what is written here."""
    point_to(places, "1.0-cpu-2", previous="1.0-cpu-1")
    assert json.loads(places.current.read_text()) == {
        "name": "1.0-cpu-2",
        "previous": "1.0-cpu-1",
    }
