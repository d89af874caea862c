"""Starting the daemon of a home as a process that outlives this one."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from potluck_gui.errors import StartError

translate = QCoreApplication.translate

_OUTPUT_NAME = "daemon-start.txt"
_SENTENCE_BYTES = 4000


def daemon_command(home: Path) -> list[str]:
    """Return the command line of a home's daemon."""
    return [sys.executable, "-m", "potluck_client.daemon", "--home", str(home)]


class DaemonStarter:
    """Starts a daemon and says why it ended, if it did.

    Its output goes to a file of the home, because a pipe would break when this process ends first.
    """

    def __init__(self, home: Path, command: Sequence[str] | None = None) -> None:
        self._home = home
        self._command = list(command or daemon_command(home))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, unless the one that was started still runs.

        Raises:
            StartError: It can't be started, or its home can't be written.
        """
        if self._process is not None and self._process.poll() is None:
            return
        try:
            with (self._home / _OUTPUT_NAME).open("wb") as output:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    creationflags=_detached_flags(),
                )
        except OSError as error:
            raise StartError(
                translate(
                    "Bridge",
                    "Potluck could not start its background program: %1. Check that %2 can be "
                    "written and that the disk has room.",
                )
                .replace("%1", error.strerror or "")
                .replace("%2", str(self._home))
            ) from error

    def check(self) -> None:
        """Raise StartError with the daemon's own sentence if it has ended with a failure."""
        if self._process is None or not self._process.poll():
            return
        output = self._home / _OUTPUT_NAME
        sentence = _last_line(output)
        if not sentence.endswith("."):  # A crash ends with something else than a sentence.
            sentence = translate(
                "Bridge",
                "Potluck's background program ended before it was ready. Try again; if that does "
                "not help, reinstall Potluck. What it said is in %1.",
            ).replace("%1", str(output))
        raise StartError(sentence)


def _detached_flags() -> int:
    if os.name != "nt":
        return 0
    return int(
        getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    )


def _last_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _SENTENCE_BYTES))
            lines = file.read().decode("utf-8", "replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1].strip() if lines else ""
