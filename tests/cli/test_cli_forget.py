"""`potluck forget` with a real daemon: it ends in order, and its folder goes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError
from tests.fakes.cli_process import Cli

_START_SECONDS = 60.0


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that is Potluck's alone."""
    return tmp_path / "home"


@pytest.fixture
def real_daemon(home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A daemon of that folder, which answers."""
    home.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "potluck_client.daemon", "--home", home],
        env=os.environ | {"POTLUCK_KEYRING": "file"},
    )
    try:
        _wait_for_endpoint(process, home)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait_for_endpoint(process: "subprocess.Popen[bytes]", home: Path) -> None:
    last = time.monotonic() + _START_SECONDS
    while time.monotonic() < last and process.poll() is None:
        try:
            read_endpoint(home)
        except UnreachableError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("the daemon did not come up")


def test_the_daemon_ends_and_nothing_is_left(
    real_daemon: "subprocess.Popen[bytes]", home: Path
) -> None:
    """A clean goodbye: a daemon that works is ended in order, and its folder is gone."""
    ended = Cli(home)("forget", "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert real_daemon.wait(timeout=30) == 0
    assert not home.exists()


def test_what_is_kept_on_purpose_is_named(
    real_daemon: "subprocess.Popen[bytes]", home: Path
) -> None:
    """Who comes back later finds key and receipts, and is told where they are."""
    (home / "notes.txt").write_text("mine")
    ended = Cli(home)("forget", "--yes", "--keep-identity", "--keep-history")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert str(home) in ended.stdout
    left = {path.name for path in home.iterdir()}
    assert {"journal.sqlite", "notes.txt"} <= left
    assert not left & {"settings.json", "control.json", "daemon.lock", "logs", "projects"}
    assert real_daemon.wait(timeout=30) == 0


def test_nobody_is_deleted_by_a_script_that_did_not_say_so(home: Path) -> None:
    """Without a terminal to ask at, and without --yes, nothing happens."""
    home.mkdir()
    (home / "journal.sqlite").write_text("x")
    ended = Cli(home)("forget")
    assert ended.returncode == 1
    assert "--yes" in ended.stderr
    assert (home / "journal.sqlite").exists()
