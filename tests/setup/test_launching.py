"""A start where nothing works yet: who installs, who waits, what is seen, and what comes after.

The engine, the window and the version are small programs; the start is a real process.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from potluck.installed import read_installation
from potluck_setup.desktop_message import message_command
from potluck_setup.faces import Face, Situation, face_for, has_display
from potluck_setup.places import Places
from potluck_setup.updates.notes import Failure, read_settled, write_failure
from potluck_setup.versions import point_to
from potluck_setup.window_environment import window_wheels
from potluck_setup.window_libraries import lacking, why_unseen
from tests.fakes.setup_updates import make_release, mark_version

_NAME = "0.1.0-cpu-1"
_PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 0.02

_ENGINE = """
shift 2
echo "$@" >>"{log}"
[ "$1" = potluck_setup ] || exit 0
trap 'echo stopped >>"{log}"; exit 3' TERM
while [ "$2" = install ] && [ -e "{folder}/hold" ]; do sleep 0.02; done
[ "$2" != repair ] || . "{folder}/mend"
if [ "$2" = upgrade ] && [ ! -e "{folder}/refuse" ]; then
    echo '{{"name": "1.1.0-cpu-1"}}' >"{root}/current.json"
fi
[ "$2" != install ] || [ -e "{folder}/refuse" ] || /bin/mv "{folder}/version" "{root}/versions"
[ ! -e "{folder}/refuse" ] || exit 1
"""
_UV = """
while [ $# -gt 0 ]; do
    case $1 in */window) mkdir -p "$1/bin"; /bin/cp "{folder}/window" "$1/bin/python"; exit 0;; esac
    shift
done
"""


class Computer:
    """A home, a payload with fakes, and starts of Potluck on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root"
        self.payload = folder / "payload"
        self.log = folder / "log"
        (self.root / "versions").mkdir(parents=True)
        self.payload.mkdir()
        (self.payload / "kind").write_text("test\n")
        for name in ("pyside6_essentials-6.11-cp39-abi3-any", "shiboken6-6.11-cp39-abi3-any"):
            wheel = self.payload / "wheels" / f"{name}.whl"
            wheel.parent.mkdir(parents=True, exist_ok=True)
            wheel.write_bytes(b"wheel")
        places = {"log": self.log, "folder": folder, "root": self.root}
        self.python = _program(folder / "python", _ENGINE.format(**places))
        _program(self.payload / "uv", _UV.format(**places))
        version = folder / "version" / _NAME
        _program(version / "bin" / "python", '[ "$1" = -I ] || echo "version: $*"')
        (version / "laid-out.json").write_text("{}")
        (folder / "version").rename(folder / "made")
        (folder / "made" / _NAME).rename(folder / "version")
        (self.root / "current.json").write_text(json.dumps({"name": "version"}))
        self.started: list[subprocess.Popen[str]] = []

    def install(self, version: str) -> None:
        """Have a version in use that works."""
        places = Places(root=self.root)
        name = mark_version(places, version)
        _program(
            places.version(name) / "bin" / "python",
            f'[ "$1" = -I ] && exit 0; echo "{version}: $*"',
        )
        point_to(places, name, previous=None)

    def bring(self, version: str) -> None:
        """Have the installer carry the release of a version."""
        made = make_release(self.folder / "releases", version)
        shutil.rmtree(self.payload / "release", ignore_errors=True)
        made.rename(self.payload / "release")

    def mends(self, path: Path, content: bytes) -> None:
        """Have a repair put a file back."""
        kept = self.folder / "kept"
        kept.write_bytes(content)
        kept.chmod(0o755)
        (self.folder / "mend").write_text(f"/bin/mv {kept} {path}")

    def window(self, text: str) -> None:
        """Say what the window does."""
        _program(self.folder / "window", f'echo "window $*" >>"{self.log}"\n{text}')

    def start(self, *words: str, **fields: Any) -> "subprocess.Popen[str]":
        """Start Potluck."""
        told = {
            "root": str(self.root),
            "payload": str(self.payload),
            "python": str(self.python),
            "asked": "",
            "words": words,
            "display": False,
            "terminal": False,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.fakes.setup_start", json.dumps(told | fields)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PATH": f"{self.folder / 'programs'}:{os.environ['PATH']}"},
        )
        self.started.append(process)
        return process

    def done(self) -> list[str]:
        """Return what engine and window were started with, without paths."""
        if not self.log.exists():
            return []
        lines = self.log.read_text().splitlines()
        return [" ".join(line.split()[:2]) for line in lines]

    def wait_for(self, line: str) -> None:
        """Wait until something was started."""
        ends = time.monotonic() + _PATIENCE_SECONDS
        while line not in self.done():
            assert time.monotonic() < ends, self.done()
            time.sleep(_LOOK_SECONDS)


def _program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def _end(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    said, complained = process.communicate(timeout=_PATIENCE_SECONDS)
    return process.returncode, said, complained


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    """A computer on which nothing runs any more afterwards."""
    made = Computer(tmp_path)
    yield made
    for process in made.started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_in_a_terminal_it_looks_installs_and_becomes_the_app(computer: Computer) -> None:
    """One command leads from nothing to what was asked for."""
    status, said, _ = _end(computer.start("run", "--practice"))
    assert (status, said) == (0, "version: -m potluck_client run --practice\n")
    assert computer.done() == ["potluck_setup look", "potluck_setup install"]
    noted = read_installation(computer.root)
    assert noted is not None
    assert (noted.kind, noted.payload) == ("test", computer.payload)


def test_what_works_is_not_installed_again(computer: Computer) -> None:
    """A start that only seemed to need an installation goes on at once."""
    (computer.folder / "version").rename(computer.root / "versions" / "version")
    status, said, _ = _end(computer.start("status"))
    assert (status, said, computer.done()) == (0, "version: -m potluck_client status\n", [])


def test_a_failed_installation_starts_nothing(computer: Computer) -> None:
    """The engine has said why; its status is passed on."""
    (computer.folder / "refuse").touch()
    status, said, _ = _end(computer.start("run"))
    assert (status, said, computer.done()) == (1, "", ["potluck_setup look"])


@pytest.fixture
def upgradable(computer: Computer) -> Computer:
    """1.0.0 is in use and works, and the installer has brought 1.1.0."""
    computer.install("1.1.0")
    computer.install("1.0.0")
    computer.bring("1.1.0")
    return computer


def test_what_a_newer_installer_brought_is_put_to_use_first(upgradable: Computer) -> None:
    """Who installs a newer installer over an older one gets the newer version, in one go."""
    status, said, _ = _end(upgradable.start("run", "--practice"))
    assert (status, said) == (0, "1.1.0: -m potluck_client run --practice\n")
    assert upgradable.done() == ["potluck_setup look", "potluck_setup upgrade"]
    assert "--backend cpu" in upgradable.log.read_text()
    noted = read_installation(upgradable.root)
    assert noted is not None
    assert noted.payload == upgradable.payload


def test_where_the_newer_version_fails_the_one_before_goes_on(upgradable: Computer) -> None:
    """No connection, a full disk or a broken release keep nobody from working."""
    (upgradable.folder / "refuse").touch()
    status, said, complained = _end(upgradable.start("run"))
    assert (status, said) == (0, "1.0.0: -m potluck_client run\n")
    assert "in use before goes on" in complained
    assert _end(upgradable.start("status"))[1] == "1.0.0: -m potluck_client status\n"
    assert upgradable.done() == ["potluck_setup look"]


def test_on_a_desktop_the_window_updates(upgradable: Computer) -> None:
    """A click on the icon shows what is done, and then the newer version."""
    newer = '{"name": "1.1.0-cpu-1"}'
    upgradable.window(f"echo shown; echo '{newer}' >'{upgradable.root}/current.json'")
    assert _end(upgradable.start("app", display=True))[1] == "1.1.0: -m potluck_gui\n"
    assert "--task upgrade" in upgradable.log.read_text()


@pytest.mark.parametrize("ends", ["echo shown; exit 1", "exit 1"])
def test_a_window_that_fails_leads_to_the_version_before(upgradable: Computer, ends: str) -> None:
    """Also where the window could not be seen at all."""
    upgradable.window(ends)
    _program(upgradable.folder / "programs" / "zenity", "exit 0")
    assert _end(upgradable.start("app", display=True))[:2] == (0, "1.0.0: -m potluck_gui\n")


def test_who_ends_the_start_gets_nothing(upgradable: Computer) -> None:
    """Ctrl-C is meant for all of it."""
    upgradable.window("echo shown; exit 3")
    assert _end(upgradable.start("app", display=True))[:2] == (3, "")


def test_asking_for_an_installation_updates_as_well(upgradable: Computer) -> None:
    """`potluck setup` changes versions with the same care, and says how it ended."""
    status, said, complained = _end(upgradable.start(asked="install"))
    assert (status, said) == (0, "")
    assert "Potluck is ready." in complained
    assert upgradable.done() == ["potluck_setup look", "potluck_setup upgrade"]
    upgradable.install("1.0.1")
    (upgradable.folder / "refuse").touch()
    assert _end(upgradable.start(asked="install"))[0] == 1


def test_a_repair_does_not_ask_what_is_broken(upgradable: Computer) -> None:
    """A version whose Python hangs is laid out anew at once."""
    asked = upgradable.folder / "asked"
    python = upgradable.root / "versions" / "1.0.0-cpu-1" / "bin" / "python"
    _program(python, f"touch {asked}; exit 1")
    (upgradable.folder / "mend").touch()
    assert _end(upgradable.start(asked="repair"))[0] == 0
    assert upgradable.done() == ["potluck_setup look", "potluck_setup repair"]
    assert not asked.exists()


@pytest.mark.parametrize("brought", ["0.9.0", "1.0.0", "1.1.0"])
def test_what_is_no_use_is_not_tried(computer: Computer, brought: str) -> None:
    """An older version, the same one, and one that did not work here change nothing, for good."""
    computer.install("1.0.0")
    computer.bring(brought)
    write_failure(Places(root=computer.root), Failure(version="1.1.0", sentence="It broke."))
    assert _end(computer.start("run"))[1] == "1.0.0: -m potluck_client run\n"
    assert computer.done() == []
    assert read_settled(Places(root=computer.root)) == brought


def test_a_version_of_an_update_that_broke_is_laid_out_anew(computer: Computer) -> None:
    """An update is newer than the installer, whose own version would be refused."""
    computer.install("1.1.0")
    python = computer.root / "versions" / "1.1.0-cpu-1" / "bin" / "python"
    works = python.read_bytes()
    _program(python, "exit 1")
    computer.bring("1.0.0")
    computer.mends(python, works)
    assert _end(computer.start("run"))[1] == "1.1.0: -m potluck_client run\n"
    assert computer.done() == ["potluck_setup look", "potluck_setup repair"]


def test_of_two_starts_one_installs_and_both_go_on(computer: Computer) -> None:
    """Two clicks fetch three gigabytes once."""
    hold = computer.folder / "hold"
    hold.touch()
    first = computer.start("run")
    computer.wait_for("potluck_setup install")
    second = computer.start("status")
    assert second.stderr is not None
    assert "installed already, by another start" in second.stderr.readline()
    hold.unlink()
    assert _end(first)[1] == "version: -m potluck_client run\n"
    assert _end(second)[1] == "version: -m potluck_client status\n"
    assert computer.done().count("potluck_setup install") == 1


def test_an_end_that_is_asked_for_reaches_the_engine(computer: Computer) -> None:
    """A log-out stops the engine in good order."""
    (computer.folder / "hold").touch()
    process = computer.start("run")
    computer.wait_for("potluck_setup install")
    process.send_signal(signal.SIGTERM)
    assert _end(process)[0] == 3
    assert computer.done()[-1] == "stopped"


def test_a_start_at_login_opens_no_window(computer: Computer) -> None:
    """What is said beside `app` reaches it, where no shell launcher has seen to that before."""
    (computer.folder / "version").rename(computer.root / "versions" / "version")
    status, said, _ = _end(computer.start("app", "--hidden", display=True))
    assert (status, said) == (0, "version: -m potluck_client app --hidden\n")


def test_on_a_desktop_the_window_installs_and_the_app_opens(computer: Computer) -> None:
    """From the icon to the app there is no terminal; the window leaves nothing behind."""
    made = computer.root / "versions"
    computer.window(f'echo shown; /bin/mv "{computer.folder}/version" "{made}"')
    status, said, _ = _end(computer.start("app", "potluck://join?x", display=True))
    assert (status, said) == (0, "version: -m potluck_gui potluck://join?x\n")
    assert computer.done() == ["window -s"]
    assert not (computer.root / "window").exists()
    assert not (computer.root / "call-window").exists()


def test_who_does_not_want_it_now_gets_nothing(computer: Computer) -> None:
    """Closing the window ends the start."""
    computer.window("echo shown; exit 3")
    assert _end(computer.start("app", display=True))[:2] == (3, "")


def test_a_second_click_calls_the_window(computer: Computer) -> None:
    """Who clicks again gets the window that is there."""
    call = computer.root / "call-window"
    go = computer.folder / "go"
    computer.window(
        f'echo shown; while [ ! -s "{call}" ]; do sleep 0.02; done\n'
        f'echo called >>"{computer.log}"\n'
        f'while [ ! -e "{go}" ]; do sleep 0.02; done; exit 3'
    )
    first = computer.start("app", display=True)
    computer.wait_for("window -s")
    second = computer.start("app", display=True)
    computer.wait_for("called")
    go.touch()
    assert (_end(first)[0], _end(second)[0]) == (3, 3)


def test_where_qt_cannot_start_the_terminal_does_it(computer: Computer) -> None:
    """A missing system library costs the window, not Potluck."""
    computer.window("echo libEGL.so.1: cannot open >&2; exit 1")
    status, said, complained = _end(computer.start("app", display=True, terminal=True))
    assert (status, said) == (0, "version: -m potluck_client app\n")
    assert "It goes on in this terminal." in complained
    assert computer.done() == ["window -s", "potluck_setup look", "potluck_setup install"]


def test_where_nothing_can_be_seen_a_message_says_how_to_go_on(computer: Computer) -> None:
    """Who clicks the icon on a desktop without Qt's libraries learns what to do."""
    computer.window("echo libEGL.so.1: cannot open >&2; exit 1")
    shown = computer.folder / "message"
    _program(computer.folder / "programs" / "zenity", f'printf "%s\\n" "$@" >"{shown}"')
    assert _end(computer.start("app", display=True))[0] == 1
    assert "run: potluck setup --terminal" in shown.read_text()
    assert "sudo apt install libegl1" in shown.read_text()
    assert "libEGL.so.1: cannot open" in (computer.root / "setup.log").read_text()
    assert computer.done() == ["window -s"]


def test_a_window_that_breaks_down_says_how_to_go_on(computer: Computer) -> None:
    """After a crash the next start goes on; this one says so."""
    computer.window("echo shown; kill -SEGV $$")
    status, _, complained = _end(computer.start("app", display=True, terminal=True))
    assert status == 1
    assert "goes on where it stopped" in complained


@pytest.mark.parametrize(
    ("situation", "possible", "face"),
    [
        ({"display": True}, True, Face.WINDOW),
        ({"display": True, "terminal": True, "window_words": True}, True, Face.WINDOW),
        ({"display": True, "terminal": True}, True, Face.TERMINAL),
        ({"display": True, "terminal": True, "window_words": True}, False, Face.TERMINAL),
        ({"display": True, "window_words": True, "refused": True}, True, Face.TERMINAL),
        ({"display": True}, False, Face.MESSAGE),
        ({}, True, Face.TERMINAL),
    ],
)
def test_each_situation_has_its_face(
    situation: dict[str, bool], possible: bool, face: Face
) -> None:
    """Who asked in a terminal is answered there; who clicked sees a window."""
    usual = {"display": False, "terminal": False, "window_words": False}
    assert face_for(Situation(**usual | situation), window_possible=possible) is face


def test_displays_are_known() -> None:
    """A log-in from afar on a Mac has no desktop; Windows always has one."""
    assert has_display({}, "win32")
    assert has_display({}, "darwin")
    assert not has_display({"SSH_CONNECTION": "a"}, "darwin")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert not has_display({"DISPLAY": ""}, "linux")


_CURSOR = "qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the plugin."


@pytest.mark.parametrize(
    ("complaint", "missing", "has_apt", "said"),
    [
        (_CURSOR, ["libxcb-cursor.so.0"], True, "sudo apt install libxcb-cursor0"),
        (_CURSOR, ["libxcb-cursor.so.0"], False, "libxcb-cursor.so.0. Debian's packages"),
        (f"qt.qpa.xcb: could not connect to display :9\n{_CURSOR}", [], True, "without sudo"),
        ("Failed to create wl_display (No such file)", [], True, "without sudo"),
        (_CURSOR, [], True, "setup.log"),
        ("", [], False, "setup.log"),
    ],
)
def test_why_the_window_is_not_seen_is_said_in_plain_words(
    complaint: str, missing: list[str], has_apt: bool, said: str
) -> None:
    """Qt blames libxcb-cursor for everything; what helps is said, and nothing of its jargon."""
    words = why_unseen(complaint, missing, has_apt=has_apt)
    assert said in words
    assert "plugin" not in words


def test_libraries_that_are_missing_are_found() -> None:
    """Those that the system lacks, and whatever else the loader has complained of."""
    complaint = "ImportError: libfoo.so.7: cannot open shared object file: No such file"
    found = lacking(complaint, lambda name: name != "libEGL.so.1")
    assert found == ("libEGL.so.1", "libfoo.so.7")
    assert "libegl1 libfoo.so.7" in why_unseen(complaint, found, has_apt=True)


@pytest.mark.parametrize("program", ["zenity", "kdialog", "notify-send", "xmessage"])
def test_a_message_is_shown_by_what_the_desktop_has(program: str) -> None:
    """Each desktop brings one of these; none of them reads markup from the sentence."""
    found = message_command("A <b>", lambda name: f"/bin/{name}" if name == program else None)
    assert found is not None
    assert found[0] == f"/bin/{program}"
    assert any("A <b>" in word for word in found)
    assert message_command("A", lambda _name: None) is None


def test_the_window_takes_only_qt_of_what_is_carried(tmp_path: Path) -> None:
    """The app's own wheel is not laid out for a window that lives for minutes."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    for name in ("potluck-0.1.0-py3-none-any", "PySide6_Essentials-6.11.1-a", "shiboken6-6.11-a"):
        (wheels / f"{name}.whl").touch()
    names = sorted(path.name.partition("-")[0] for path in window_wheels(tmp_path))
    assert names == ["PySide6_Essentials", "shiboken6"]
