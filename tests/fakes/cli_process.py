"""The command `potluck` as a process, run to its end or in the background."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

_ANSWER_SECONDS = 60
PROGRAM = ("-m", "potluck_client")
"""What Python is given to be `potluck`."""


class Cli:
    """Runs `potluck` with words, for one home."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def __call__(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Return how a command ended and what it wrote."""
        return subprocess.run(
            [sys.executable, *PROGRAM, "--home", self._home, *words],
            check=False,
            capture_output=True,
            text=True,
            input=typed,
            timeout=_ANSWER_SECONDS,
        )


class Running:
    """A `potluck run` in the background."""

    def __init__(self, home: Path, *words: str, program: Sequence[str] = PROGRAM) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *program, "--home", str(home), "run", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def read_until(self, words: str) -> str:
        """Return the first line with these words; fails when the process ends before."""
        out: IO[str] = self.process.stdout or sys.stdin
        for line in out:
            if words in line:
                return line
        raise AssertionError((self.process.stderr or sys.stdin).read())

    def end(self) -> tuple[int, str, str]:
        """Wait for the end; return exit code, the rest of stdout, and stderr."""
        out, err = self.process.communicate(timeout=_ANSWER_SECONDS)
        return self.process.returncode, out, err


Start = Callable[..., Running]
"""Starts a `potluck run` with words."""
