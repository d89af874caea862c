"""Runs the engine as a process of its own and hears what it says, without ever waiting for it."""

import os
import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from potluck.errors import ErrorCode
from potluck_setup.progress import Progress
from potluck_setup.window.heard import Finished, LineReader, Trouble

CANCELLED_STATUS = 3
"""What the engine exits with when it was asked to stop."""
_PATIENCE_MS = 15_000
_MOST_COMPLAINT_BYTES = 4_000


def engine_python() -> str:
    """Return the Python below this environment: what the engine makes outlives the window's."""
    base: str | None = getattr(sys, "_base_executable", None)
    return base if base and os.access(base, os.X_OK) else sys.executable


class EngineProcess(QObject):
    """One run of the engine.

    Signals:
        progressed: A Progress; of many of a stage that come at once, the first and the last.
        finished: A Finished, with the process gone.
        failed: A Trouble, with the process gone.
        cancelled: It was asked to stop and did.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        super().__init__()
        self._lines = LineReader()
        self._last: Finished | Trouble | None = None
        self._told: Progress | None = None
        self._complaint = b""
        self._stopping = False
        self._ended = False
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        known = QProcessEnvironment()
        for name, value in {**os.environ, **environment}.items():
            known.insert(name, value)
        self._process.setProcessEnvironment(known)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.readyReadStandardError.connect(self._hear_complaint)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail_to_start)

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return not self._ended

    def start(self) -> None:
        """Start it."""
        self._process.start()

    def stop(self) -> None:
        """Ask it to stop; it keeps what it has fetched. Who does not obey is ended."""
        if self._ended or self._stopping:
            return
        self._stopping = True
        if os.name == "nt":
            self._process.kill()  # Windows has no signal for programs without a window.
        else:
            self._process.terminate()
            QTimer.singleShot(_PATIENCE_MS, self, self._process.kill)

    def _hear(self) -> None:
        latest: Progress | None = None
        for heard in self._lines.feed(bytes(self._process.readAllStandardOutput().data())):
            if not isinstance(heard, Progress):
                self._last = heard
            elif latest is None or latest.stage is not heard.stage:
                self._tell(latest)
                self._tell(heard)
                latest = heard
            else:
                latest = heard
        self._tell(latest)

    def _tell(self, progress: Progress | None) -> None:
        if progress is not None and progress is not self._told and not self._stopping:
            self._told = progress
            self.progressed.emit(progress)

    def _hear_complaint(self) -> None:
        heard = self._complaint + bytes(self._process.readAllStandardError().data())
        self._complaint = heard[-_MOST_COMPLAINT_BYTES:]

    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._complaint = self._process.errorString().encode()
            self._end(-1, QProcess.ExitStatus.CrashExit)

    def _end(self, status: int, how: QProcess.ExitStatus) -> None:
        if self._ended:
            return
        self._hear()
        self._ended = True
        last = self._last
        if isinstance(last, Finished) and status == 0 and how == QProcess.ExitStatus.NormalExit:
            self.finished.emit(last)
        elif self._stopping or status == CANCELLED_STATUS:
            self.cancelled.emit()
        elif isinstance(last, Trouble):
            self.failed.emit(last)
        else:
            self.failed.emit(Trouble(code=ErrorCode.INTERNAL, sentence=self._last_words()))

    def _last_words(self) -> str:
        """Return what is known of an end without a word: the last line that it complained with."""
        lines = self._complaint.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""
