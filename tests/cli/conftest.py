"""A scripted daemon for the command line, and the command line as a process of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.control_process import FakeControlProcess

Cli = Callable[..., "subprocess.CompletedProcess[str]"]
ANSWER_SECONDS = 60


@pytest.fixture(scope="session")
def control_process() -> Iterator[FakeControlProcess]:
    """One process for all tests; each opens a fresh service in it."""
    with FakeControlProcess() as process:
        yield process


@pytest.fixture
def daemon(control_process: FakeControlProcess, tmp_path: Path) -> Iterator[FakeControlProcess]:
    """A fresh scripted daemon in tmp_path."""
    control_process.open(tmp_path)
    yield control_process
    control_process.stop()


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """Run `potluck` with words, for the home tmp_path, to its end."""

    def run(*words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "potluck_client", "--home", tmp_path, *words],
            check=False,
            capture_output=True,
            text=True,
            input=typed,
            timeout=ANSWER_SECONDS,
        )

    return run
