"""What the words of a start mean where no shell launcher decides it, as on Windows.

The payload is a real one of our packages; the version in use and the uninstaller are small programs
that say how they were started.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

import potluck
import potluck_setup
from potluck.installed import read_installation
from potluck_setup.backend import Backend
from potluck_setup.places import Places
from potluck_setup.release import Release, dump_release, lock_name, pin
from potluck_setup.starting import Room, meaning

_NAME = "0.1.0-cpu-1"
_PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.02
_WHERE = ("--root", "R", "--payload", "P")

unix = pytest.mark.skipif(os.name == "nt", reason="scripts of the shell stand in for programs")


@pytest.mark.parametrize(
    ("words", "room", "told"),
    [
        (["setup"], Room.LAUNCHING, ["--task", "install"]),
        (["setup", "--backend", "cpu"], Room.LAUNCHING, ["--task", "install", "--backend", "cpu"]),
        (["repair", "--terminal"], Room.LAUNCHING, ["--task", "repair", "--terminal"]),
        (["uninstall", "--yes"], Room.GOODBYE, ["--yes"]),
        ([], Room.LAUNCHING, ["--", "app"]),
        (["potluck://join?a=b"], Room.LAUNCHING, ["--", "app", "potluck://join?a=b"]),
        (["run", "--", "a b", "setup"], Room.LAUNCHING, ["--", "run", "--", "a b", "setup"]),
    ],
)
def test_each_word_leads_to_its_room(words: list[str], room: Room, told: list[str]) -> None:
    """The words are those of the shell launcher; what follows them stays as it was."""
    assert meaning(words, _WHERE) == (room, (*_WHERE, *told))


def test_the_power_helper_is_a_command_of_its_own() -> None:
    """It asks for an administrator, so nothing else of a setup goes with it."""
    room, told = meaning(["setup", "power-helper", "--remove"], _WHERE)
    assert (room, told) == (Room.COMMAND, ("power-helper", *_WHERE, "--remove"))


class Computer:
    """A payload as an installer lays it, and a root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "my (own) root"
        self.places = Places(root=self.root)
        self.payload = folder / "Programs & more" / "payload"
        for package in (potluck, potluck_setup):
            source = Path(str(package.__file__)).parent
            skipped = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, self.payload / "lib" / source.name, ignore=skipped)
        (self.payload / "kind").write_text("windows\n")
        (self.payload / "release").mkdir()
        (self.payload / "release" / "release.json").write_bytes(dump_release(_release()))
        self.log = folder / "log"

    def lay_out(self, *, mends: bool = True) -> None:
        """Lay out a version that says how it was started, and put it to use."""
        version = self.places.version(_NAME)
        mend = f'echo "python $*" >>"{self.log}"; rm "{self.root}/switch.json"; exit 0'
        _program(
            version / "bin" / "python",
            f'case "$*" in\n"-I -c "*) exit 0;;\n*"-c import"*) exit {0 if mends else 1};;\n'
            f'*" recover "*) {mend};;\nesac\nprintf "%s\\n" "$@"; exit ${{STATUS:-0}}',
        )
        self.places.laid_out(_NAME).write_text("{}")
        self.places.current.write_text(json.dumps({"name": _NAME, "previous": None}))

    def put_uninstaller(self) -> None:
        """Put an uninstaller where the installer of Windows puts it; it ends when it may write."""
        log = f'echo "uninstaller $* $POTLUCK_ROOT" >>"{self.log}"'
        _program(self.payload.parent / "uninstall.exe", log)

    def run(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Start Potluck without a terminal and without a desktop."""
        libraries = [str(self.payload / "lib"), sysconfig.get_path("purelib")]
        kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        own = {
            "POTLUCK_ROOT": str(self.root),
            "PYTHONPATH": os.pathsep.join(libraries),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "share"),
        }
        return subprocess.run(
            [sys.executable, "-P", "-m", "potluck_setup.starting", *words],
            env=kept | own | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
        )

    def called(self) -> list[str]:
        """Return what the small programs noted."""
        return self.log.read_text().splitlines() if self.log.exists() else []


def _release() -> Release:
    return Release(
        version="1.2.3",
        protocol_version=1,
        requires_python=">=3.11,<3.14",
        wheel=pin("potluck-1.2.3-py3-none-any.whl", b"x"),
        locks={Backend.CPU: pin(lock_name(Backend.CPU), b"x")},
        updates_url=None,
    )


def _program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """A computer on which the installer has put its files."""
    return Computer(tmp_path)


@unix
def test_it_becomes_the_version_in_use(computer: Computer) -> None:
    """Words reach the app as they were, its status comes back, and the installation is noted."""
    computer.lay_out()
    ended = computer.run("run", "a b", "(c) & !d! %e%", STATUS="7")
    said = ["-m", "potluck_client", "run", "a b", "(c) & !d! %e%"]
    assert (ended.returncode, ended.stdout.splitlines()) == (7, said), ended.stderr
    noted = read_installation(computer.root)
    assert noted is not None
    assert (noted.kind, noted.payload) == ("windows", computer.payload)


@unix
def test_words_are_about_the_folder_where_they_were_typed(computer: Computer) -> None:
    """A relative path is that of the person's folder, though the launcher works in another."""
    typed = computer.folder / "typed (here)"
    typed.mkdir()
    computer.lay_out()
    python = computer.places.version(_NAME) / "bin" / "python"
    python.write_text(python.read_text() + 'pwd; echo "${POTLUCK_FOLDER:-none}"\n')
    python.write_text(python.read_text().replace("exit ${STATUS:-0}", ":"))
    assert computer.run("x", POTLUCK_FOLDER=str(typed)).stdout.splitlines()[-2:] == [
        str(typed),
        "none",
    ]
    assert computer.run("x", POTLUCK_FOLDER=str(computer.folder / "gone")).returncode == 0


@unix
def test_what_it_is_is_told_before_it_is_laid_out(computer: Computer) -> None:
    """Who asks for help or the version fetches nothing by it."""
    ended = computer.run("--version")
    assert (ended.returncode, ended.stdout) == (0, "potluck 1.2.3 (not laid out yet)\n")
    ended = computer.run("--help")
    assert ended.returncode == 0
    assert "'potluck setup' fetches what it needs" in ended.stderr
    assert not computer.root.exists()
    computer.lay_out()
    assert computer.run("--version").stdout.splitlines()[-1] == "--version"


@unix
def test_setup_goes_on_to_look_at_this_computer(computer: Computer) -> None:
    """`setup` and `repair` reach the engine; here it finds that the release is not whole."""
    for word in ("setup", "repair"):
        ended = computer.run(word)
        assert ended.returncode == 1, ended.stderr
        assert "pylock.cpu.toml" in ended.stderr


@unix
def test_that_there_is_no_power_helper_is_said_plainly(computer: Computer) -> None:
    """Nobody is left to guess why watts are not limited by the driver."""
    ended = computer.run("setup", "power-helper")
    assert ended.returncode == 1
    assert "The power helper works on Linux only so far." in ended.stderr


@unix
@pytest.mark.parametrize("mends", [True, False])
def test_a_cut_off_change_of_versions_is_ended_before_anything_else(
    computer: Computer, *, mends: bool
) -> None:
    """The version in use does it, being maybe the newer; the payload where that can't start."""
    computer.lay_out(mends=mends)
    computer.places.switch_journal.write_text("{}")
    ended = computer.run("status")
    assert ended.returncode == 0, ended.stderr
    assert not computer.places.switch_journal.exists()
    by_version = [f"python -s -m potluck_setup recover --root {computer.root}"]
    assert computer.called() == (by_version if mends else [])


@unix
def test_uninstalling_in_a_terminal_leaves_the_rest_to_the_uninstaller(computer: Computer) -> None:
    """What runs can't delete itself on Windows, so somebody else does; it is not asked twice."""
    computer.put_uninstaller()
    computer.root.mkdir()
    (computer.root / "installation.json").write_text("{}")
    ended = computer.run("uninstall", "--yes")
    assert ended.returncode == 0, ended.stderr
    assert not (computer.root / "installation.json").exists()
    _wait_for(computer, [f"uninstaller /S {computer.root}"])


@unix
def test_uninstalling_without_a_terminal_is_the_uninstallers(computer: Computer) -> None:
    """It asks in pages of its own, and nothing is touched before."""
    computer.put_uninstaller()
    computer.root.mkdir()
    (computer.root / "installation.json").write_text("{}")
    ended = computer.run("uninstall", "--window", DISPLAY=":1")
    assert ended.returncode == 0, ended.stderr
    assert (computer.root / "installation.json").exists()
    _wait_for(computer, [f"uninstaller  {computer.root}"])


@unix
def test_a_goodbye_that_fails_goes_no_further(computer: Computer) -> None:
    """Nobody's payload goes while the app is still there."""
    computer.put_uninstaller()
    ended = computer.run("uninstall")
    assert ended.returncode == 1
    assert "add --yes" in ended.stderr
    assert computer.called() == []


def _wait_for(computer: Computer, lines: list[str]) -> None:
    """The uninstaller is not waited for by who starts it."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while computer.called() != lines:
        assert time.monotonic() < deadline, computer.called()
        time.sleep(_LOOK_SECONDS)
