"""A scripted daemon for the command line, and the command line as a process of its own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.fakes.cli_process import PROGRAM, Cli, Running, Start
from tests.fakes.control_process import FakeControlProcess


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
    """Run `potluck` for the home tmp_path."""
    return Cli(tmp_path)


@pytest.fixture
def start_run(tmp_path: Path) -> Iterator[Start]:
    """Start runs for the home tmp_path; those that a failing test left are ended."""
    started: list[Running] = []

    def start(*words: str, program: Sequence[str] = PROGRAM) -> Running:
        started.append(Running(tmp_path, *words, program=program))
        return started[-1]

    yield start
    for running in started:
        if running.process.poll() is None:
            running.process.kill()
        running.process.communicate()
