"""The launcher of Linux and macOS, run by every shell that this machine has.

What it starts are small programs that say how they were started: nothing is installed here.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from potluck_setup.network import NetworkSettings
from potluck_setup.network_store import store_network
from potluck_setup.places import Places

LAUNCHER = Path(__file__).parents[2] / "installer" / "payload" / "potluck"
_SHELLS = [
    [found, *words]
    for name, *words in (["dash"], ["bash", "--posix"], ["busybox", "sh"], ["ksh"])
    if (found := shutil.which(name))
]
_NAME = "0.1.0-cu130-1"
_TOOLS = ("readlink", "id", "getent", "cut", "sh", "env")
_PATIENCE_SECONDS = 30


class Computer:
    """A home folder, a payload, maybe a version in use, and a search path with nothing else."""

    def __init__(self, folder: Path, shell: list[str]) -> None:
        self._shell = shell
        self.folder = folder
        self.home = folder / "my home"
        self.payload = folder / "a pay load"
        self.root = self.home / ".local" / "share" / "potluck-app"
        self.programs = folder / "programs"
        for made in (self.home, self.payload / "lib", self.payload / "release", self.programs):
            made.mkdir(parents=True)
        shutil.copy(LAUNCHER, self.payload / "potluck")
        for tool in _TOOLS:
            (self.programs / tool).symlink_to(shutil.which(tool) or tool)
        self.variables = {"HOME": str(self.home), "PATH": str(self.programs)}
        self.command = self.payload / "potluck"

    def add_python(self, folder: Path | None = None, *, fits: bool = True) -> Path:
        """Put a Python among the programs that says how it was started."""
        path = (folder or self.programs) / "python3"
        path.parent.mkdir(parents=True, exist_ok=True)
        check = "0" if fits else "1"
        return _program(
            path,
            f'[ "$1" = -c ] && exit {check}\n'
            'echo "PYTHONPATH=${PYTHONPATH:-} SAFE=${PYTHONSAFEPATH:-}"; printf "%s\\n" "$@"; '
            "exit ${STATUS:-0}",
        )

    def lay_out(self, *, python_there: bool = True, whole: bool = True, mends: bool = True) -> Path:
        """Lay out a version that says how it was started, and put it to use."""
        version = self.root / "versions" / _NAME
        base = self.folder / "base"
        base.mkdir()
        if python_there:
            _program(base / "python3.11", "exit 0")
        python = _program(
            version / "bin" / "python",
            f'case "$*" in -c*setup*|*-c*switching*) exit {0 if mends else 1};; esac\n'
            'echo python; printf "%s\\n" "$@"',
        )
        if not python_there:
            python.unlink()
            python.symlink_to(base / "python3.11")
        _program(version / "bin" / "potluck", 'echo potluck; printf "%s\\n" "$@"')
        (version / "pyvenv.cfg").write_text(
            f"home = {base}\nimplementation = CPython\nuv = 0.9\nversion_info = 3.11.2\n"
        )
        if whole:
            (version / "laid-out.json").write_text("{}")
        self.point({"name": _NAME, "previous": None})
        return version

    def bring(self, version: str) -> None:
        """Have the installer's release be of a version."""
        release = {"format": 1, "version": version, "protocol_version": 1}
        (self.payload / "release" / "release.json").write_text(json.dumps(release, indent=1))

    def point(self, pointer: object) -> None:
        """Write current.json."""
        self.root.mkdir(parents=True, exist_ok=True)
        (self.root / "current.json").write_text(json.dumps(pointer))

    def run(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Start the launcher without a terminal."""
        return subprocess.run(
            [*self._shell, str(self.command), *words],
            env=self.variables | variables,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            timeout=_PATIENCE_SECONDS,
        )

    def said(self, *words: str, **variables: str) -> list[str]:
        """Return the lines of what was started in the end."""
        ended = self.run(*words, **variables)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.splitlines()

    def setup_words(self, *words: str) -> list[str]:
        """Return how the room that installs is started."""
        return [f"PYTHONPATH={self.payload}/lib SAFE=1", "-s", "-m", *words]

    def launching(self, *words: str) -> list[str]:
        """Return how an installation is started."""
        where = ["--root", str(self.root), "--payload", str(self.payload)]
        return self.setup_words("potluck_setup.launching", *where, *words)


def _program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(params=_SHELLS, ids=lambda words: Path(words[0]).name)
def computer(request: pytest.FixtureRequest, tmp_path: Path) -> Computer:
    """A computer for each shell."""
    return Computer(tmp_path, request.param)


def test_it_becomes_the_version_in_use(computer: Computer) -> None:
    """Words reach the app as they were, whatever is in them."""
    computer.lay_out()
    assert computer.said("run", "a b", "$HOME", "*") == ["potluck", "run", "a b", "$HOME", "*"]


def test_the_usual_way_starts_no_other_program(computer: Computer) -> None:
    """The launcher costs milliseconds: with no program to be found, it works all the same."""
    computer.lay_out()
    computer.bring("0.1.0")
    assert computer.said("status", PATH="/nowhere") == ["potluck", "status"]
    assert computer.said("run", PATH="/nowhere") == ["potluck", "run"]


def test_what_lies_where_it_was_started_is_never_run(computer: Computer) -> None:
    """A file called random.py among the downloads, or another Python's modules, change nothing."""
    version = computer.lay_out()
    _program(
        version / "bin" / "potluck",
        'echo "${PYTHONSAFEPATH:-none} ${PYTHONPATH:-none} ${PYTHONHOME:-none}"',
    )
    foreign = {"PYTHONPATH": "/opt/other", "PYTHONHOME": "/opt/python"}
    assert computer.said("x", **foreign) == ["1 none none"]


def test_folders_that_the_desktop_names_wrongly_are_void(computer: Computer) -> None:
    """A relative XDG_DATA_HOME would be another place for each folder it is started in."""
    computer.lay_out()
    assert computer.said("x", XDG_DATA_HOME="data") == ["potluck", "x"]


def test_a_list_of_folders_to_change_to_leads_nowhere_else(computer: Computer) -> None:
    """CDPATH, which some people export, is none of the launcher's business."""
    computer.add_python()
    other = computer.folder / "other" / "a pay load"
    other.mkdir(parents=True)
    computer.command = Path("a pay load/potluck")
    assert computer.said("setup", CDPATH=str(other.parent)) == computer.launching(
        "--task", "install"
    )


def test_without_words_the_window_or_help(computer: Computer) -> None:
    """A click on the icon opens the window; a terminal elsewhere gets help."""
    computer.lay_out()
    assert computer.said() == ["potluck", "--help"]
    assert computer.said(DISPLAY=":1") == ["python", "-m", "potluck_gui"]
    assert computer.said("app", WAYLAND_DISPLAY="w") == ["python", "-m", "potluck_gui"]
    assert computer.said("app") == ["potluck", "app"]


@pytest.mark.parametrize("words", [["potluck://join?a=b"], ["app", "potluck://join?a=b"]])
def test_a_link_opens_the_window(computer: Computer, words: list[str]) -> None:
    """A click on an invitation in a browser leads to the window that shows it."""
    computer.lay_out()
    assert computer.said(*words) == ["python", "-m", "potluck_gui", "potluck://join?a=b"]


def test_it_is_found_through_links(computer: Computer) -> None:
    """The command on the search path is a link, maybe to a link beside it."""
    computer.lay_out()
    (computer.folder / "first").symlink_to("a pay load/potluck")
    computer.command = computer.folder / "command"
    computer.command.symlink_to(computer.folder / "first")
    assert computer.said("x") == ["potluck", "x"]


def test_the_root_may_be_elsewhere(computer: Computer) -> None:
    """A root is named by a variable, or is where the archive was unpacked."""
    computer.add_python()
    elsewhere = computer.folder / "else where"
    shown = computer.said("x", POTLUCK_ROOT="else where")
    assert shown[4:6] == ["--root", str(elsewhere)]
    assert computer.said("x", XDG_DATA_HOME="/d")[4:6] == ["--root", "/d/potluck-app"]
    unpacked = computer.folder / "payload"
    computer.payload.rename(unpacked)
    (unpacked.parent / "installation.json").write_text("{}")
    computer.command = unpacked / "potluck"
    assert computer.said("x")[4:6] == ["--root", str(unpacked.parent)]


def test_where_nothing_is_there_yet_it_installs(computer: Computer) -> None:
    """The first start leads through the installation to what was asked for."""
    computer.add_python()
    assert computer.said("run", "--practice") == computer.launching("--", "run", "--practice")
    assert computer.said(DISPLAY=":1") == computer.launching("--", "app")


def test_help_and_version_install_nothing(computer: Computer) -> None:
    """Who only asks what this is does not start a download."""
    (computer.payload / "release" / "release.json").write_text('{"version": "0.1.0"}')
    assert "potluck setup" in computer.run("--help").stderr
    assert computer.said("--version") == ["potluck 0.1.0 (not laid out yet)"]


@pytest.mark.parametrize(
    "pointer",
    [
        [],
        {"name": "../../evil"},
        {"name": ".."},
        {"name": 7},
        {"previous": None},
        {"name": "gone"},
        {"name": "$(touch evil)"},
        {"name": "-rf"},
    ],
)
def test_a_damaged_pointer_leads_to_an_installation(computer: Computer, pointer: object) -> None:
    """What is read of the disk is never taken for a path or a command."""
    computer.add_python()
    computer.lay_out()
    computer.point(pointer)
    assert computer.said("x") == computer.launching("--", "x")
    assert not (computer.folder / "evil").exists()


def test_a_half_made_version_is_not_used(computer: Computer) -> None:
    """Without its mark a version is rubbish."""
    computer.add_python()
    computer.lay_out(whole=False)
    assert computer.said("x") == computer.launching("--", "x")


def test_a_version_whose_python_was_upgraded_away_is_laid_out_anew(computer: Computer) -> None:
    """An upgrade of the system does not leave a command that fails without a word."""
    computer.add_python()
    computer.lay_out(python_there=False)
    ended = computer.run("x")
    assert ended.stdout.splitlines() == computer.launching("--", "x")
    assert "laid out anew" in ended.stderr


def test_a_python_that_works_without_being_where_it_was_is_used(computer: Computer) -> None:
    """Doubt leads to a trial, not to another download."""
    version = computer.lay_out()
    (version / "pyvenv.cfg").unlink()
    assert computer.said("x") == ["potluck", "x"]


def test_a_broken_switch_is_mended_first(computer: Computer) -> None:
    """An update that was cut off is gone back on before anything of it is used."""
    computer.lay_out()
    computer.add_python()
    (computer.root / "switch.json").write_text("{}")
    recover = ["python", "-s", "-m", "potluck_setup", "recover", "--root", str(computer.root)]
    assert computer.said("x") == [*recover, "potluck", "x"]


def test_a_version_that_can_not_mend_a_switch_leaves_it_to_the_payload(computer: Computer) -> None:
    """A new version that is damaged does not keep the one before from coming back."""
    computer.lay_out(mends=False)
    computer.add_python()
    (computer.root / "switch.json").write_text("{}")
    recover = computer.setup_words("potluck_setup", "recover", "--root", str(computer.root))
    assert computer.said("x") == [*recover, "potluck", "x"]
    ended = computer.run("x", STATUS="1")
    assert ended.stdout.splitlines()[-2:] == ["potluck", "x"]
    assert "could not tidy up" in ended.stderr


def test_what_a_newer_installer_brought_is_put_to_use_first(computer: Computer) -> None:
    """Whoever installs a newer installer over an older one gets the newer version."""
    computer.lay_out()
    computer.bring("0.2.0")
    where = ["--root", str(computer.root), "--payload", str(computer.payload), "--"]
    upgrade = ["python", "-s", "-m", "potluck_setup.launching", *where]
    assert computer.said("run", "--practice") == [*upgrade, "run", "--practice"]
    assert computer.said("app", DISPLAY=":1") == [*upgrade, "app"]
    assert computer.said("potluck://join?a=b") == [*upgrade, "app", "potluck://join?a=b"]
    computer.bring("0.1.0.post1")
    assert computer.said("run") == [*upgrade, "run"]


@pytest.mark.parametrize(
    "words", [["status"], ["app", "--hidden"], ["run", "--help"], ["app", "--quit"]]
)
def test_who_does_not_wait_for_the_app_is_not_held_up(computer: Computer, words: list[str]) -> None:
    """A question is answered at once, and no window comes up by itself after a login."""
    computer.lay_out()
    computer.bring("0.2.0")
    assert computer.said(*words) == ["potluck", *words]


def test_what_was_judged_before_costs_no_other_program(computer: Computer) -> None:
    """Updates outrun the installer, and what it brought may not work: it is looked at once."""
    computer.lay_out()
    computer.bring("0.0.9")
    (computer.root / "updates").mkdir()
    (computer.root / "updates" / "brought.json").write_text('{"version": "0.0.9"}')
    assert computer.said("run", PATH="/nowhere") == ["potluck", "run"]
    computer.bring("0.1.0")
    assert computer.said("run", PATH="/nowhere") == ["potluck", "run"]
    computer.bring("0.2.0")
    assert computer.said("run")[0] == "python"


def test_without_a_python_for_the_newer_version_the_old_one_goes_on(computer: Computer) -> None:
    """A version that asks for another Python keeps nobody from working."""
    version = computer.lay_out()
    _program(version / "bin" / "python", '[ "$1" = -c ] && exit 1; echo python')
    computer.bring("0.2.0")
    _program(computer.payload / "uv", "exit 1")
    ended = computer.run("run")
    assert ended.stdout.splitlines() == ["potluck", "run"]
    assert "The version before goes on" in ended.stderr


def test_words_about_the_installation_never_reach_the_app(computer: Computer) -> None:
    """Repair and goodbye work also when the app does not."""
    computer.add_python()
    computer.lay_out()
    wanted = computer.launching("--task", "repair", "--backend", "cpu")
    assert computer.said("repair", "--backend", "cpu") == wanted
    assert computer.said("setup") == computer.launching("--task", "install")
    where = ["--root", str(computer.root), "--payload", str(computer.payload)]
    assert computer.said("uninstall", "--keep") == computer.setup_words(
        "potluck_setup.goodbye", *where, "--keep"
    )
    wanted = computer.setup_words("potluck_setup", "power-helper", "--remove", *where)
    assert computer.said("setup", "power-helper", "--remove") == wanted


def test_a_python_that_does_not_fit_is_passed_over(computer: Computer) -> None:
    """An old one on the search path does not hide a fitting one that was fetched before."""
    computer.add_python(fits=False)
    computer.add_python(computer.root / "pythons" / "cpython-3.12" / "bin")
    assert computer.said("x") == computer.launching("--", "x")
    chosen = computer.add_python(computer.folder / "my python")
    assert computer.said("x", POTLUCK_PYTHON=str(chosen)) == computer.launching("--", "x")


def test_where_there_is_no_python_one_is_fetched(computer: Computer) -> None:
    """A computer without Python gets one of its own, from a mirror if the person named one."""
    fetched = computer.root / "pythons" / "cpython-3.12" / "bin"
    source = computer.add_python(computer.folder / "source")
    _program(
        computer.payload / "uv",
        f'/bin/mkdir -p "{fetched}"; /bin/cp "{source}" "{fetched}/python3"\n'
        'printf "%s\\n" "$@" "$UV_PYTHON_INSTALL_MIRROR" "$HTTPS_PROXY" >&2',
    )
    computer.root.mkdir(parents=True)
    network = {"proxy": "http://p:1", "packages_mirror": None, "python_mirror": "https://m/a"}
    (computer.root / "network.json").write_text(json.dumps(network, indent=1))
    ended = computer.run("x")
    assert ended.stdout.splitlines() == computer.launching("--", "x")
    words = ended.stderr.splitlines()
    assert "so one is fetched" in words[0]
    pythons = str(computer.root / "pythons")
    assert words[1:5] == ["python", "install", "--install-dir", pythons]
    assert words[-2:] == ["https://m/a", "http://p:1"]


@pytest.mark.parametrize(
    "proxy",
    [
        'http://me:"quoted"@p:1',
        "http://me:back\\slash\\@p:1",
        "http://me:schön😀€@p:1",
        'http://me:\\"/u0041@p:1',
    ],
)
def test_a_password_is_read_as_it_was_written(computer: Computer, proxy: str) -> None:
    """A proxy's password may have a character in it that JSON writes in another way."""
    _program(computer.payload / "uv", 'printf "%s\\n" "$HTTPS_PROXY" >&2; exit 1')
    store_network(Places(root=computer.root), NetworkSettings(proxy=proxy))
    for locale in ("C", "C.UTF-8"):
        assert computer.run("x", LC_ALL=locale).stderr.splitlines()[1] == proxy


@pytest.mark.parametrize(
    "text",
    [r'"a\nb"', r'"a\u00"', r'"\ud800"', r'"\ude00\ud800"', r'"\u000a"', '"a', r'"a\"', r'"\x"'],
)
def test_a_text_that_makes_no_sense_counts_as_none(computer: Computer, text: str) -> None:
    """A damaged file is no reason to use half a password."""
    _program(computer.payload / "uv", 'echo "<${HTTPS_PROXY:-none}>" >&2; exit 1')
    computer.root.mkdir(parents=True)
    (computer.root / "network.json").write_text(f'{{"proxy": {text}')
    assert computer.run("x").stderr.splitlines()[1] == "<none>"


def test_where_no_python_can_be_had_it_says_what_to_do(computer: Computer) -> None:
    """Nobody is left with a message of a program that they have never heard of."""
    _program(computer.payload / "uv", "exit 1")
    ended = computer.run("x")
    assert ended.returncode == 1
    assert "Install one of them, or set UV_PYTHON_INSTALL_MIRROR" in ended.stderr


def test_on_a_desktop_it_is_said_there(computer: Computer) -> None:
    """Who clicked an icon sees why nothing opens."""
    _program(computer.payload / "uv", "exit 1")
    said = computer.folder / "said"
    _program(computer.programs / "zenity", f'printf "%s\\n" "$@" >"{said}"')
    assert computer.run(DISPLAY=":1").returncode == 1
    assert "--text=Potluck needs Python 3.11" in said.read_text()


def test_a_home_that_is_not_named_is_found(computer: Computer) -> None:
    """Programs that start others with an empty environment leave HOME out."""
    computer.add_python()
    del computer.variables["HOME"]
    home = os.path.expanduser(f"~{_user()}")  # noqa: PTH111 — not that of this process.
    assert computer.said("x")[5] == f"{home}/.local/share/potluck-app"


def _user() -> str:
    return subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing() -> None:
    """The launcher is plain POSIX shell."""
    subprocess.run(["shellcheck", "--shell=sh", "--severity=style", LAUNCHER], check=True)
