"""Starting the daemon of a home as a process that outlives this one."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from potluck.installed import Switch, own_root, python_in_use, switch_of
from potluck_gui.errors import StartError

translate = QCoreApplication.translate

_OUTPUT_NAME = "daemon-start.txt"
_SENTENCE_BYTES = 4000
_MODULE = "potluck_client.daemon"


def daemon_command(home: Path) -> list[str]:
    """Return the command line of a home's daemon."""
    return [str(python_in_use()), "-m", _MODULE, "--home", str(home)]


def end_daemon(pid: int) -> None:
    """Kill a daemon that does not answer, if that process still is one.

    Its journal is made for this: it goes on from its last step. One that hangs obeys nothing less.
    """
    import psutil  # Here, since hardly any window ever needs it.

    try:
        process = psutil.Process(pid)
        if _MODULE in process.cmdline():
            process.kill()
    except psutil.Error:
        return  # It has ended by itself, or is not ours to end.


class DaemonStarter:
    """Starts a daemon and says why it ended, if it did.

    Its output goes to a file of the home, because a pipe would break when this process ends first.
    """

    def __init__(
        self, home: Path, command: Sequence[str] | None = None, root: Path | None = None
    ) -> None:
        """Take the home, the daemon's command line, and the installation if not this process's."""
        self._home = home
        self._given_command = command
        self._root = root or own_root()
        self._process: subprocess.Popen[bytes] | None = None
        self._forgiven = False

    def start(self) -> None:
        """Start it, unless the one that was started still runs, or an update starts another.

        Raises:
            StartError: It can't be started, or its home can't be written.
        """
        if self._process is not None and self._process.poll() is None:
            return
        if self._root is not None and switch_of(self._root) is Switch.UNDER_WAY:
            return
        try:
            with (self._home / _OUTPUT_NAME).open("wb") as output:
                self._process = subprocess.Popen(
                    list(self._given_command or daemon_command(self._home)),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    creationflags=_detached_flags(),
                )
            self._forgiven = False
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

    def forgive(self) -> None:
        """Let another be started when the present one ends, instead of telling how it ended."""
        self._forgiven = True

    def end_hung(self, pid: int) -> None:
        """Kill a daemon that does not answer; the next start begins another."""
        end_daemon(pid)
        self.forgive()

    def check(self) -> None:
        """Raise StartError with the daemon's own sentence if it has ended with a failure."""
        if self._process is None or not self._process.poll() or self._forgiven:
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
