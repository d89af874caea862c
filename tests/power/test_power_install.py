"""Installing and removing the power helper, below a folder of its own instead of the system's."""

import asyncio
import json
import os
import stat
import subprocess
from pathlib import Path

import google.protobuf
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "installer" / "power-helper"
PYTHON = "/usr/bin/python3"
BOOT = Path("/proc/sys/kernel/random/boot_id")


def _new_enough() -> bool:
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", check], check=False).returncode == 0
    except FileNotFoundError:
        return False


pytestmark = pytest.mark.skipif(
    not _new_enough(), reason=f"the helper needs {PYTHON} in version 3.11 or newer"
)


def run(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the helper for the user alice."""
    site = str(Path(google.protobuf.__file__).parents[2])
    given = {"DESTDIR": str(folder), "POTLUCK_SITE": site, "POTLUCK_USER": "alice"}
    return subprocess.run(
        [SCRIPTS / script],
        env=os.environ | given | more,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_installed_can_be_changed_by_its_owner_alone(tmp_path: Path) -> None:
    """A program that runs as root never has parts that others can write."""
    (tmp_path / "usr").mkdir()
    assert run("install", tmp_path).returncode == 0
    for path in tmp_path.rglob("*"):
        kind = path.lstat()
        assert not stat.S_ISLNK(kind.st_mode)
        assert not kind.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        assert kind.st_uid == os.geteuid()


def test_installing_again_updates_and_keeps_the_list(tmp_path: Path) -> None:
    """An update loses nobody from the list, names nobody twice, and leaves no old module."""
    assert run("install", tmp_path).returncode == 0
    library = tmp_path / "usr/local/lib/potluck-power"
    (library / "potluck_power" / "of_yesterday.py").write_text("")
    users = tmp_path / "etc/potluck/power-users"
    users.write_text(users.read_text() + "@games\n")
    assert run("install", tmp_path).returncode == 0
    assert users.read_text().splitlines()[1:] == ["alice", "@games"]
    assert not (library / "potluck_power" / "of_yesterday.py").exists()
    assert (tmp_path / "etc/systemd/system/potluck-power.service").exists()


def test_without_its_libraries_nothing_is_installed(tmp_path: Path) -> None:
    """Half a helper is worse than none; the sentence says what to do first."""
    done = run("install", tmp_path, POTLUCK_SITE=str(tmp_path))
    assert done.returncode == 1
    assert "Run make setup" in done.stderr
    assert not list(tmp_path.iterdir())


async def test_the_installed_copy_serves_with_nothing_else(tmp_path: Path) -> None:
    """Everything that it imports was copied; it runs apart from every other package."""
    assert run("install", tmp_path).returncode == 0
    library = tmp_path / "usr/local/lib/potluck-power"
    socket = tmp_path / "power.sock"
    helper = await asyncio.create_subprocess_exec(
        PYTHON,
        "-I",
        library,
        "serve",
        *("--socket", socket, "--state", tmp_path / "state", "--users", tmp_path / "none"),
        cwd="/",
        stderr=asyncio.subprocess.PIPE,
    )
    assert helper.stderr is not None
    async with asyncio.timeout(30):
        assert b"Listening" in await helper.stderr.readline()
    status = await asyncio.create_subprocess_exec(
        *(PYTHON, "-I", library, "status", "--socket", socket), stdout=asyncio.subprocess.DEVNULL
    )
    assert await status.wait() == 0
    helper.terminate()
    _, rest = await helper.communicate()
    assert helper.returncode == 0, rest


def test_removing_leaves_nothing_and_can_be_repeated(tmp_path: Path) -> None:
    """The system is as it was."""
    assert run("install", tmp_path).returncode == 0
    (tmp_path / "var/lib/potluck-power").mkdir(parents=True)
    for _ in range(2):
        assert run("uninstall", tmp_path).returncode == 0
        assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.skipif(not BOOT.exists(), reason="this system does not name its starts")
def test_nothing_is_removed_while_a_limit_is_left(tmp_path: Path) -> None:
    """The program that can put a limit back goes only after it has."""
    assert run("install", tmp_path).returncode == 0
    state = tmp_path / "var/lib/potluck-power"
    state.mkdir(parents=True, mode=0o700)
    note = {"boot": BOOT.read_text().strip(), "watts": {"AMD-unplugged": 200.0}}
    (state / "limits-before.json").write_text(json.dumps(note))
    done = run("uninstall", tmp_path)
    assert done.returncode == 1
    assert "could not be put back" in done.stderr
    assert (tmp_path / "usr/local/lib/potluck-power/__main__.py").exists()
    assert (state / "limits-before.json").exists()
