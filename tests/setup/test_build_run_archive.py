"""The archive for any Linux, run as a person runs it, in a home folder of its own."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from potluck_build.archived import Archived
from potluck_build.building import Kind, build
from tests.fakes.small_release import make_small_release

LAUNCHER = '#!/bin/sh\necho "started at $POTLUCK_ROOT with $#"\n'

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the archive is for Linux")


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Return an archive whose payload can note its installation."""
    release = make_small_release(tmp_path_factory.mktemp("release"), launcher=LAUNCHER, runs=True)
    built = build(
        release.order,
        [Kind.RUN],
        uv_lock=release.uv_lock,
        wheels_folder=release.wheels,
        tell=lambda _: None,
    )
    return built.installers[Kind.RUN]


def run(
    archive: Path, home: Path, *words: str, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run an archive for a person with nothing but a home folder and a Python."""
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "PATH": os.environ["PATH"], "POTLUCK_PYTHON": sys.executable}
    return subprocess.run(
        ["sh", archive, *words],
        env=own | variables,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def files_of(folder: Path) -> set[str]:
    """Return what a folder holds, but for the payload's own parts."""
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if not path.is_dir() and "/payload/" not in str(path)
    }


def test_it_installs_for_one_person_and_starts(archived: Archived, tmp_path: Path) -> None:
    """Everything lies in the home folder, and the desktop knows Potluck and its links."""
    done = run(archived.path, tmp_path / "home")
    root = tmp_path / "home" / ".local/share/potluck-app"
    assert done.returncode == 0, done.stderr
    assert f"started at {root} with 0" in done.stdout
    assert files_of(tmp_path / "home") == {
        ".config/mimeapps.list",
        ".local/bin/potluck",
        ".local/share/applications/potluck.desktop",
        ".local/share/icons/hicolor/16x16/apps/potluck.png",
        ".local/share/icons/hicolor/48x48/apps/potluck.png",
        ".local/share/icons/hicolor/scalable/apps/potluck.svg",
        ".local/share/potluck-app/installation.json",
        ".local/share/potluck-app/integration.json",
        ".local/share/potluck-app/setup.log",
    }
    noted = json.loads((root / "installation.json").read_bytes())
    assert noted == {
        "kind": "run",
        "launcher": [str(tmp_path / "home/.local/bin/potluck")],
        "payload": str(root / "payload"),
    }


def test_it_goes_where_it_is_told_and_starts_nothing(archived: Archived, tmp_path: Path) -> None:
    """An administrator who prepares a computer decides the folder, also one with a blank."""
    target = tmp_path / "my apps" / "potluck"
    done = run(archived.path, tmp_path / "home", "--quiet", "--no-start", "--target", str(target))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert (target / "payload" / "release" / "release.json").is_file()
    command = tmp_path / "home/.local/bin/potluck"
    assert command.resolve() == target / "payload" / "potluck"


def test_again_it_repairs(archived: Archived, tmp_path: Path) -> None:
    """A payload that was damaged, or whose unpacking was cut off, is whole afterwards."""
    home = tmp_path / "home"
    run(archived.path, home, "--no-start")
    root = home / ".local/share/potluck-app"
    (root / "payload" / "uv").write_text("damaged")
    (root / "payload" / "lib" / "of_yesterday.py").touch()
    (root / "payload.new.4711").mkdir()
    (home / ".local/share/applications/potluck.desktop").unlink()
    done = run(archived.path, home, "--no-start")
    assert done.returncode == 0, done.stderr
    assert (root / "payload" / "uv").read_text() == "manylinux_2_17_x86_64"
    assert not (root / "payload" / "lib" / "of_yesterday.py").exists()
    assert not (root / "payload.new.4711").exists()
    assert (home / ".local/share/applications/potluck.desktop").is_file()


@pytest.mark.parametrize("theirs", ["Letters/to Ann.txt", "payload/stones", ".profile"])
def test_a_folder_of_others_is_refused(archived: Archived, tmp_path: Path, theirs: str) -> None:
    """Who names their home folder does not have it taken for Potluck's own, to be deleted later."""
    file = tmp_path / "home" / theirs
    file.parent.mkdir(parents=True)
    file.write_text("Dear Ann")
    done = run(archived.path, tmp_path / "home", "--no-start", "--target", str(tmp_path / "home"))
    assert done.returncode == 1
    assert "empty folder" in done.stderr
    assert not (tmp_path / "home" / "installation.json").exists()
    assert file.read_text() == "Dear Ann"


def test_what_lies_around_leads_nowhere_else(archived: Archived, tmp_path: Path) -> None:
    """Files called like Python's own, other folders to change to, and void settings do nothing."""
    downloads = tmp_path / "Down loads"
    (tmp_path / "other" / "here").mkdir(parents=True)
    downloads.mkdir()
    for name in ("json.py", "potluck_setup.py", "random.py"):
        (downloads / name).write_text("raise SystemExit('another was run')")
    done = run(
        archived.path,
        tmp_path / "home",
        "--no-start",
        "--target",
        "here",
        cwd=downloads,
        CDPATH=str(tmp_path / "other"),
        PYTHONPATH=str(downloads),
    )
    assert done.returncode == 0, done.stderr
    assert (downloads / "here" / "installation.json").is_file()
    done = run(archived.path, tmp_path / "home", "--no-start", cwd=downloads, XDG_DATA_HOME="here2")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "home/.local/share/potluck-app/installation.json").is_file()


def test_what_killed_runs_left_takes_no_room_from_the_next(
    archived: Archived, tmp_path: Path
) -> None:
    """Their halves go before room is looked for, and a payload that was set aside comes back."""
    home = tmp_path / "home"
    run(archived.path, home, "--no-start")
    root = home / ".local/share/potluck-app"
    (root / "payload").rename(root / "payload.old.999999999")
    (root / "payload.new.999999998").mkdir()
    text = archived.path.read_bytes().replace(b"unpacked_kib=", b"unpacked_kib=99999999999", 1)
    greedy = tmp_path / "greedy.run"
    greedy.write_bytes(text)
    done = run(greedy, home, "--no-start")
    assert "MB are needed" in done.stderr
    assert [path.name for path in root.glob("payload*")] == ["payload"]
    assert (root / "payload" / "potluck").is_file()


def test_two_at_once_end_with_one_whole_payload(archived: Archived, tmp_path: Path) -> None:
    """A double click that starts it twice tears nothing apart."""
    home = tmp_path / "home"
    with ThreadPoolExecutor(3) as three:
        done = list(three.map(lambda _: run(archived.path, home, "--no-start"), range(3)))
    assert [one.returncode for one in done] == [0, 0, 0], done
    root = home / ".local/share/potluck-app"
    assert (root / "payload" / "uv").read_text() == "manylinux_2_17_x86_64"
    assert [path.name for path in root.glob("payload*")] == ["payload"]
    assert not list((root / "payload").glob("payload*"))


@pytest.mark.parametrize("cut", [False, True])
def test_what_is_not_whole_is_not_unpacked(archived: Archived, tmp_path: Path, cut: bool) -> None:
    """A download that broke off, or was changed on its way, changes nothing."""
    data = archived.path.read_bytes()
    damaged = tmp_path / "damaged.run"
    damaged.write_bytes(data[:-1000] if cut else data[:-1000] + b"!" + data[-999:])
    done = run(damaged, tmp_path / "home")
    assert done.returncode == 1
    assert "damaged or was changed" in done.stderr
    assert not files_of(tmp_path / "home")
