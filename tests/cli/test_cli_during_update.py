"""A command that is given while one version takes the place of another."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from potluck.file_lock import held_lock
from potluck.installed import LAID_OUT_NAME, SETUP_LOCK_NAME, SWITCH_NAME, version_python
from tests.fakes.control_process import FakeControlProcess
from tests.fakes.daemon_listening import environment
from tests.fakes.real_versions import lay_out_version

pytestmark = pytest.mark.skipif(os.name == "nt", reason="environments lie otherwise there")


@contextmanager
def asked(root: Path, home: Path) -> Iterator["subprocess.Popen[str]"]:
    """Ask an installed Potluck for its contribution, which starts a daemon where none runs."""
    words = [str(version_python(root, "1-cpu-1")), "-m", "potluck_client", "--home", str(home)]
    with subprocess.Popen(
        [*words, "stats"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_it_waits_for_the_daemon_of_the_newer_version(
    control_process: FakeControlProcess, tmp_path: Path
) -> None:
    """Nobody has to guess how long “in a moment” is, and no second daemon gets in the way."""
    home, root = tmp_path / "home", tmp_path / "app"
    home.mkdir()
    lay_out_version(root, "1-cpu-1")
    (root / "versions" / "1-cpu-1" / LAID_OUT_NAME).write_text("{}")
    (root / SWITCH_NAME).write_text("{}")
    with held_lock(root / SETUP_LOCK_NAME, AssertionError()), asked(root, home) as process:
        assert process.stderr is not None
        assert "being updated" in process.stderr.readline()
        control_process.open(home)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "Nothing was given" in out
    control_process.stop()
