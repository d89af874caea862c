"""The parts that installers are put together from: choosing wheels, and taking them apart."""

import zipfile
from pathlib import Path

import pytest

from potluck_build.carried import UV, choose_wheels, names_for
from potluck_build.errors import BuildError
from potluck_build.moment import build_moment
from potluck_build.releases import read_release_folder
from potluck_build.targets import System, target_of
from potluck_build.templates import fill
from potluck_build.wheels import unpack_wheel
from potluck_setup.locks import parse_lock
from tests.fakes.small_release import ROOT, lock_text, make_small_release


def test_each_system_gets_the_wheels_that_run_there(tmp_path: Path) -> None:
    """Qt and uv are programs of one system; a wrong one fails on somebody's computer only."""
    release = make_small_release(tmp_path)
    for system, mark in (
        (System.LINUX, "manylinux_2_34_x86_64"),
        (System.WINDOWS, "win_amd64"),
        (System.MACOS, "macosx_13_0_universal2"),
    ):
        target = target_of(system)
        locks = release.order.materials.release.locks
        chosen = choose_wheels(locks, names_for(system), target)
        assert [wheel.project for wheel in chosen] == list(names_for(system))
        windows = [wheel.filename for wheel in chosen if wheel.project == "shiboken6"]
        assert windows == [f"shiboken6-1.0-cp310-abi3-{mark}.whl"]


def test_the_pins_of_uv_have_every_system() -> None:
    """The file in the checkout is what real installers are built with."""
    path = ROOT / "installer" / "potluck_build" / "pylock.uv.toml"
    lock = parse_lock(path.read_bytes(), name=path.name)
    names = {choose_wheels([lock], UV, target_of(system))[0].filename for system in System}
    assert len(names) == len(System)


def test_locks_that_differ_are_refused(tmp_path: Path) -> None:
    """The window that installs must be the one that is installed."""
    make_small_release(tmp_path)
    wheels = tmp_path / "wheels"
    name = "shiboken6-1.0-cp310-abi3-win_amd64.whl"
    one = parse_lock(lock_text({"shiboken6": [name]}, wheels).encode(), name="one")
    (wheels / name).write_bytes(b"of another day")
    another = parse_lock(lock_text({"shiboken6": [name]}, wheels).encode(), name="another")
    target = target_of(System.WINDOWS)
    with pytest.raises(BuildError, match="differ"):
        choose_wheels([one, another], ["shiboken6"], target)
    with pytest.raises(BuildError, match="shiboken6 for linux"):
        choose_wheels([one], ["shiboken6"], target_of(System.LINUX))


def test_a_release_that_was_changed_is_refused(tmp_path: Path) -> None:
    """An installer never carries what release.json does not name."""
    release = make_small_release(tmp_path).order.materials.release
    lock = release.folder / "pylock.cpu.toml"
    lock.write_bytes(lock.read_bytes() + b"\n")
    with pytest.raises(BuildError, match=r"pylock\.cpu\.toml"):
        read_release_folder(release.folder)


@pytest.mark.parametrize("name", ["../outside.py", "/outside.py", "a\\..\\b.py", "c:x.py"])
def test_a_wheel_can_not_write_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    """Also a wheel of a known hash is data from outside."""
    wheel = tmp_path / "bad.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(name, b"")
    with pytest.raises(BuildError, match="outside"):
        unpack_wheel(wheel, tmp_path / "folder")


def test_a_template_that_asks_for_the_unknown_is_refused(tmp_path: Path) -> None:
    """No installer ever shows @NAME@ to a person."""
    template = tmp_path / "template"
    template.write_text("Potluck @VERSION@ of @NOBODY@")
    with pytest.raises(BuildError, match="NOBODY"):
        fill(template, {"VERSION": "1"})
    assert fill(template, {"VERSION": "1", "NOBODY": "all"}) == "Potluck 1 of all"


def test_the_age_comes_from_the_environment_or_the_commit(tmp_path: Path) -> None:
    """Two builds of a commit are of one age; outside of git somebody has to say it."""
    assert build_moment(ROOT, {"SOURCE_DATE_EPOCH": "1700000000"}) == 1_700_000_000
    for given in ({}, {"SOURCE_DATE_EPOCH": "yesterday"}):
        with pytest.raises(BuildError, match="SOURCE_DATE_EPOCH"):
            build_moment(tmp_path, given)
