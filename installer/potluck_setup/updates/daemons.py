"""The background programs of a home: waiting for their end, starting, asking, ending them.

On Windows and macOS it has not been run.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Protocol

from potluck.file_lock import held_lock
from potluck.installed import version_python
from potluck_setup.children import clean_environment
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.fetching.pace import Pace, RealPace
from potluck_setup.places import Places
from potluck_setup.progress import Watcher
from potluck_setup.updates.processes import end_process, processes

DAEMON_MODULE = "potluck_client.daemon"
_CLIENT_MODULE = "potluck_client"
_LOCK_NAME = "daemon.lock"
"""As of potluck.control_endpoint, which needs gRPC and so can't be imported here."""
_PRACTICE = "practice"
_PRACTICE_LOCK_NAME = "serve.lock"
"""Held by the project on this computer while it serves; it ends a moment after its daemon."""
_OUTPUT_NAME = "daemon-start.txt"
_LAST_WORDS_BYTES = 2_000
_ANSWER_MOST_BYTES = 20_000_000
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long each thing may take.

    Attributes:
        ending_seconds: An old daemon that was told to end, with a step of its work in hand.
        answer_seconds: A new daemon from its start to its first answer.
        question_seconds: One question.
        killing_seconds: A daemon that is asked to end before it is killed.
    """

    ending_seconds: float = 300.0
    answer_seconds: float = 60.0
    question_seconds: float = 20.0
    killing_seconds: float = 10.0


class StillRunsError(SetupError):
    """A background program still runs in the home, so its files must not be touched."""


class AnotherAnsweredError(SetupError):
    """A background program of another version came in between; the new one is not to blame."""


class Started(Protocol):
    """A daemon that was started here."""

    def has_ended(self) -> bool:
        """Tell whether it has ended by itself."""
        ...


class Daemons:
    """The background programs of one home.

    Attributes:
        home: The folder that they share one after the other.
        patience: How long each thing may take.
    """

    def __init__(
        self,
        places: Places,
        home: Path,
        patience: Patience | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._places = places
        self.home = home
        self.patience = patience or Patience()
        self._pace = pace or RealPace()
        self._never = Event()

    @contextmanager
    def kept_out(self, watcher: Watcher) -> Iterator[None]:
        """Keep daemons and Practice out of the home, after waiting for the end of those that run.

        Raises:
            CancelledError: The person does not want to wait.
            StillRunsError: It has not ended in time.
            OSError: The home can't be written.
        """
        refusal = StillRunsError(
            "Potluck's background program did not end, so the update waits for another time."
        )
        deadline = self._pace.now() + self.patience.ending_seconds
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(self._locked(refusal))
                    break
                except StillRunsError:
                    if self._pace.now() > deadline:
                        raise
                if watcher.is_cancelled():
                    raise CancelledError("Stopped. The version before is still in use.")
                self._pace.wait(_LOOK_SECONDS, self._never)
            yield

    def is_running(self) -> bool:
        """Tell whether a daemon has the home."""
        busy = StillRunsError("A background program runs.")
        try:
            with held_lock(self.home / _LOCK_NAME, busy):
                return False
        except StillRunsError:
            return True
        except OSError:
            return False  # Without a home there is no daemon of it.

    def start(self, name: str) -> "StartedDaemon":
        """Start a version's daemon as a process that outlives this one.

        Raises:
            SetupError: It can't be started.
        """
        python = version_python(self._places.root, name)
        command = [str(python), "-m", DAEMON_MODULE, "--home", str(self.home)]
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            with (self.home / _OUTPUT_NAME).open("wb") as output:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    cwd=self._places.root,
                    env=clean_environment(os.environ),
                    start_new_session=True,
                    creationflags=flags,
                )
        except OSError as error:
            raise SetupError(
                f"Potluck's background program can't be started: {error.strerror or error}."
            ) from error
        return StartedDaemon(process)

    def wait_for(self, name: str, version: str, started: Started | None) -> None:
        """Return once the home's daemon says that it is of a version.

        Args:
            name: Folder of the version, whose own command asks.
            version: What the daemon has to say.
            started: It, where it was started here; otherwise one that may run already.

        Raises:
            SetupError: It ended, says another version, or says nothing in time.
        """
        deadline = self._pace.now() + self.patience.answer_seconds
        while (left := deadline - self._pace.now()) > 0:
            if started.has_ended() if started else not self.is_running():
                raise SetupError(self._ended_sentence(version))
            said = self._ask(name, min(left, self.patience.question_seconds))
            if said == version:
                return
            if said is not None:
                raise AnotherAnsweredError(
                    f"Potluck {version} was started, but {said} answered in its place."
                )
            self._pace.wait(_LOOK_SECONDS, self._never)
        raise SetupError(
            f"The background program of Potluck {version} did not answer within "
            f"{self.patience.answer_seconds:.0f} seconds."
        )

    def end(self, started: Started | None) -> None:
        """End the home's daemon and Practice, and return once the home is free. Safe to repeat.

        Args:
            started: It, where it was started by this process; otherwise it is found by its words.

        Raises:
            StillRunsError: It can't be ended, or it is not known which process it is.
        """
        if isinstance(started, StartedDaemon):
            started.end(self.patience.killing_seconds)
        deadline = self._pace.now() + self.patience.killing_seconds
        # A daemon that has this process recover waits for it, and does not have the home.
        spared = {os.getpid(), os.getppid()}
        while not self._is_free():
            for pid, words in processes():
                if pid not in spared and self._is_of_home(words):
                    end_process(pid)
            if self._pace.now() > deadline:
                raise StillRunsError(
                    "Potluck's background program can't be ended, so the update could not be taken "
                    "back. Restart the computer, then start Potluck again."
                )
            self._pace.wait(_LOOK_SECONDS, self._never)

    def _ask(self, name: str, seconds: float) -> str | None:
        """Return the version that the home's daemon says it is of, or None without an answer."""
        python = version_python(self._places.root, name)
        words = ["-m", _CLIENT_MODULE, "status", "--home", str(self.home), "--json"]
        try:
            answered = subprocess.run(
                [str(python), *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._places.root,
                env=clean_environment(os.environ),
                timeout=seconds,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            found = json.loads(answered.stdout[:_ANSWER_MOST_BYTES])
        except (OSError, ValueError, RecursionError, subprocess.TimeoutExpired):
            return None
        said = found.get("app_version") if isinstance(found, dict) else None
        return said if isinstance(said, str) else None

    def _ended_sentence(self, version: str) -> str:
        words = _last_line(self.home / _OUTPUT_NAME)
        said = f" Its last words were: {words}" if words else ""
        return f"The background program of Potluck {version} ended right after its start.{said}"

    def _is_of_home(self, words: str) -> bool:
        practice = f"-m potluck_coordinator practice --hold --home {self.home / _PRACTICE} "
        daemon = f"-m {DAEMON_MODULE} --home {self.home} "
        return daemon in f"{words} " or practice in f"{words} "

    @contextmanager
    def _locked(self, refusal: SetupError) -> Iterator[None]:
        """Hold the locks of all that writes into the home; raises the refusal, or OSError."""
        with ExitStack() as held:
            held.enter_context(held_lock(self.home / _LOCK_NAME, refusal))
            if (self.home / _PRACTICE).is_dir():
                practice = self.home / _PRACTICE / _PRACTICE_LOCK_NAME
                held.enter_context(held_lock(practice, refusal))
            yield

    def _is_free(self) -> bool:
        busy = StillRunsError("A background program runs.")
        try:
            with self._locked(busy):
                return True
        except StillRunsError:
            return False
        except OSError:
            return True  # Without a home there is nothing of it.


class StartedDaemon:
    """A daemon that this process has started."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def has_ended(self) -> bool:
        """Tell whether it has ended by itself."""
        return self._process.poll() is not None

    def end(self, seconds: float) -> None:
        """Ask it to end, and kill it when that takes too long."""
        self._process.terminate()
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _last_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LAST_WORDS_BYTES))
            lines = file.read().decode(errors="replace").split("\n")
    except OSError:
        return ""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
