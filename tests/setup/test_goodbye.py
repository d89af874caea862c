"""The goodbye's window over the real engine: both run out of the folder that they delete."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import potluck
import potluck_gui
import potluck_setup
from potluck.file_lock import held_lock
from potluck_setup.launching import FACE_LOCK_NAME
from potluck_setup.places import Places
from potluck_setup.showing import CALL_NAME
from tests.fakes import setup_goodbye

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the uninstaller of Windows has its own")

_PATIENCE_SECONDS = 30.0
_APP = """#!/bin/sh
echo "$@" >>"{log}"
case "$*" in *forget*) rm -rf "{home}/settings.json"; echo "What was kept is in {home}.";; esac
"""

_UV = """#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in */window) mkdir -p "$1/bin"; cp "{window}" "$1/bin/python"; exit 0;; esac
    shift
done
"""


class Computer:
    """An archive's installation of one person, whose payload lies below the root."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(root=folder / "share" / "potluck-app")
        self.home = folder / "share" / "potluck"
        self.log = folder / "log"
        lib = self.places.root / "payload" / "lib"
        for package in (potluck, potluck_setup, potluck_gui):
            source = Path(str(package.__file__)).parent
            skipped = shutil.ignore_patterns("__pycache__", "*.ts")
            shutil.copytree(source, lib / source.name, ignore=skipped)
        self.lib = lib
        python = self.places.version("1-cpu-1") / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(_APP.format(log=self.log, home=self.home))
        python.chmod(0o755)
        self.places.laid_out("1-cpu-1").write_text("{}")
        self.places.current.write_text(json.dumps({"name": "1-cpu-1", "previous": None}))
        self.places.installation.write_text(
            json.dumps(
                {"kind": "deb", "launcher": ["potluck"], "payload": str(lib.parent)},
            )
        )
        self.home.mkdir()
        (self.home / "identity.json").write_text("{}")

    def open(self, *presses: str) -> "subprocess.CompletedProcess[str]":
        """Open the window and press buttons by their words."""
        words = ["--root", str(self.places.root), "--home", str(self.home)]
        return subprocess.run(
            [sys.executable, "-P", str(setup_goodbye.__file__), *presses],
            env=os.environ
            | {
                "PYTHONPATH": os.pathsep.join([str(self.lib), sysconfig.get_path("purelib")]),
                "PYTHONDONTWRITEBYTECODE": "1",
                "QT_QPA_PLATFORM": "offscreen",
                "LANGUAGE": "en",
                "GOODBYE_WORDS": json.dumps(words),
                "GOODBYE_ROOT": str(self.places.root),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
        )

    def asked(self) -> list[str]:
        """Return what the installed app was asked."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def call(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Call `potluck uninstall` without a terminal."""
        where = ["--root", str(self.places.root), "--payload", str(self.lib.parent)]
        path = os.pathsep.join([str(self.lib), sysconfig.get_path("purelib")])
        kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        return subprocess.run(
            [sys.executable, "-P", "-m", "potluck_setup.goodbye", *where, *words],
            env=kept | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"} | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
        )

    def bring_window(self, text: str) -> None:
        """Carry a window, which is a small program here."""
        payload = self.lib.parent
        wheels = payload / "wheels"
        wheels.mkdir()
        for name in ("pyside6_essentials", "shiboken6"):
            (wheels / f"{name}-6.11-cp39-abi3-any.whl").write_bytes(b"wheel")
        window = self.log.with_name("window")
        window.write_text(f'#!/bin/sh\necho "window $*" >>"{self.log}"\n{text}\n')
        window.chmod(0o755)
        uv = payload / "uv"
        uv.write_text(_UV.format(window=window))
        uv.chmod(0o755)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """An installation."""
    return Computer(tmp_path)


def test_nothing_is_left_of_what_the_window_itself_runs_from(computer: Computer) -> None:
    """The whole way, with boxes, deletion, thanks and a copied command; not a file stays behind."""
    pressed = ("Keep receipts and history", "Take it off", "Copy", "Copied", "Close")
    ended = computer.open(*pressed)
    assert ended.returncode == 0, ended.stderr
    shown, last = ended.stdout.splitlines()
    seen = json.loads(last)
    assert shown == "shown"
    assert not seen["root"]
    assert "Potluck is off this computer" in seen["seen"]
    assert f"What was kept is in {computer.home}." in "".join(seen["seen"]).replace("\u200b", "")
    assert "sudo apt remove potluck" in seen["seen"]
    assert computer.asked()[-1].endswith("forget --yes --keep-identity")
    assert sorted(path.name for path in computer.home.parent.iterdir()) == ["potluck"]


def test_not_now_changes_nothing(computer: Computer) -> None:
    """Who opens it by mistake loses nothing, whatever was ticked."""
    before = sorted(computer.places.root.rglob("*"))
    ended = computer.open("Keep this computer's key", "Not now")
    assert ended.returncode == 3, ended.stderr
    assert sorted(computer.places.root.rglob("*")) == before
    assert computer.asked() == []


def test_a_goodbye_that_failed_says_why_and_goes_on_with_the_same_choice(
    computer: Computer,
) -> None:
    """An app that does not end leaves all in place; another try has the boxes as they were."""
    app = computer.places.version("1-cpu-1") / "bin" / "python"
    works = app.read_text()
    app.write_text('#!/bin/sh\ncase "$*" in *forget*) echo "It is busy." >&2; exit 1;; esac\n')
    ended = computer.open("Keep this computer's key", "Take it off", "Close")
    assert ended.returncode == 1, ended.stderr
    assert "It is busy." in json.loads(ended.stdout.splitlines()[-1])["seen"]
    app.write_text(works)
    assert computer.open("Take it off", "Close").returncode == 0
    assert computer.asked()[-1].endswith("forget --yes --keep-history")
    assert not computer.places.root.exists()


def test_without_a_terminal_the_window_asks(computer: Computer) -> None:
    """A click in the menu opens it, with the words of the call; it leaves nothing of itself."""
    computer.bring_window("echo shown; exit 3")
    ended = computer.call("--window", "--home", "/h", DISPLAY=":99")
    assert ended.returncode == 3, ended.stderr
    (line,) = computer.asked()
    assert line.startswith("window -s -m potluck_setup.window.goodbye --call ")
    assert line.endswith(f"--root {computer.places.root} --home /h")
    assert not computer.places.window.exists()
    assert not (computer.places.root / CALL_NAME).exists()


def test_a_second_click_brings_the_window_to_the_front(computer: Computer) -> None:
    """Two windows that delete the same files would only be in each other's way."""
    computer.bring_window("echo shown")
    with held_lock(computer.places.root / FACE_LOCK_NAME, AssertionError()):
        assert computer.call("--window", DISPLAY=":99").returncode == 0
    assert (computer.places.root / CALL_NAME).read_text().isdigit()
    assert computer.asked() == []


def test_a_window_that_can_not_be_shown_is_told_and_deletes_nothing(computer: Computer) -> None:
    """Nothing is ever deleted because nobody could be asked."""
    computer.bring_window("echo libEGL.so.1: cannot open >&2; exit 1")
    ended = computer.call("--window", DISPLAY=":99", PATH="/usr/bin:/bin")
    assert ended.returncode == 1
    assert "sudo apt install libegl1" in ended.stderr
    assert "run: potluck uninstall" in ended.stderr
    assert computer.places.laid_out("1-cpu-1").exists()
    assert computer.call(DISPLAY="").returncode == 1


def test_what_is_said_with_yes_needs_no_window(computer: Computer) -> None:
    """A script is not asked, on a desktop neither."""
    computer.bring_window("echo shown")
    ended = computer.call("--yes", "--home", str(computer.home), DISPLAY=":99")
    assert ended.returncode == 0, ended.stderr
    assert "Thank you" in ended.stdout + ended.stderr
    assert not computer.places.root.exists()
