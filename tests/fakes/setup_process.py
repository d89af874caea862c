"""`python -m potluck_setup` as a process that a test watches line by line, and interrupts."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

_LIMITED = (
    "import resource, runpy, sys; limit = int(sys.argv.pop(1)); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)); "
    "runpy.run_module('potluck_setup', run_name='__main__', alter_sys=True)"
)
"""Starts it where no file may become larger: the system then fails writes as a full disk does."""

_ENDING_SECONDS = 60


class SetupProcess:
    """One run of a word with --lines.

    Attributes:
        lines: All that it has said so far.
    """

    def __init__(
        self, *words: str, environ: dict[str, str] | None = None, most_file_bytes: int = 0
    ) -> None:
        limited = ["-c", _LIMITED, str(most_file_bytes)]
        start = limited if most_file_bytes else ["-m", "potluck_setup"]
        self.lines: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [sys.executable, *start, *words, "--lines"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_PROXY": "", "no_proxy": "", **(environ or {})},
        )

    def heard(self) -> Iterator[dict[str, Any]]:
        """Yield each line as it comes, to the end."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            self.lines.append(said)
            yield said

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.send_signal(signal.SIGTERM)

    def end(self) -> int:
        """Hear the rest, and return its exit status."""
        for _ in self.heard():
            pass
        assert self._process.stdout is not None
        self._process.stdout.close()
        return self._process.wait(_ENDING_SECONDS)

    @property
    def last(self) -> dict[str, Any]:
        """The last line."""
        return self.lines[-1]
