"""The command `potluck` as a process that is run to its end."""

import subprocess
import sys
from pathlib import Path

_ANSWER_SECONDS = 60


class Cli:
    """Runs `potluck` with words, for one home."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def __call__(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Return how a command ended and what it wrote."""
        return subprocess.run(
            [sys.executable, "-m", "potluck_client", "--home", self._home, *words],
            check=False,
            capture_output=True,
            text=True,
            input=typed,
            timeout=_ANSWER_SECONDS,
        )
