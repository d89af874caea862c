"""Measures how long the thread of the window does not come round to its next event.

A timer beats in that thread; how far two beats are apart is how long something waited. A second
thread looks at where the first one is when a beat is late, so that a failure says what it was.
"""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 2
_LATE_SECONDS = 0.02
_LOOK_SECONDS = 0.005
_FRAMES = 12


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch in which no event was served.

    Attributes:
        seconds: How long it lasted by the clock.
        cpu_seconds: How long the thread computed in it; a loaded machine leaves that alone.
        doing: The step of the tour.
        stack: Where the thread was when it was late, the newest call last.
    """

    seconds: float
    cpu_seconds: float
    doing: str
    stack: str

    def __str__(self) -> str:
        """Return it as a person reads it."""
        times = f"{self.seconds * 1000:.0f} ms ({self.cpu_seconds * 1000:.0f} ms computing)"
        return f"{times} in “{self.doing}”\n{self.stack}"


class Watchdog(QObject):
    """Watches the thread that enters it, as long as the context lasts.

    Attributes:
        blocks: The stretches that were late, in order.
        doing: What the tour does at the moment.
    """

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.doing = ""
        self._thread_id = threading.get_ident()
        self._last, self._last_cpu = time.monotonic(), time.thread_time()
        self._stack = ""
        self._ended = threading.Event()
        self._looker = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._beats = QTimer(self)
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self.beat)

    def __enter__(self) -> Self:
        """Begin."""
        self._last, self._last_cpu = time.monotonic(), time.thread_time()
        self._beats.start(_BEAT_MS)
        self._looker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""
        self.beat()
        self._beats.stop()
        self._ended.set()
        self._looker.join()

    def beat(self) -> None:
        """Note how long the last beat is ago."""
        now, cpu = time.monotonic(), time.thread_time()
        if now - self._last > _LATE_SECONDS:
            block = Block(
                seconds=now - self._last,
                cpu_seconds=cpu - self._last_cpu,
                doing=self.doing,
                stack=self._stack,
            )
            self.blocks.append(block)
        self._stack = ""
        self._last, self._last_cpu = time.monotonic(), time.thread_time()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave out what the tour itself does in the thread, such as looking for buttons."""
        before, cpu_before = time.monotonic(), time.thread_time()
        yield
        self._last += time.monotonic() - before
        self._last_cpu += time.thread_time() - cpu_before

    def longest(self) -> Block | None:
        """Return the longest stretch of computing."""
        return max(self.blocks, key=lambda block: block.cpu_seconds, default=None)

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            if time.monotonic() - self._last > _LATE_SECONDS and not self._stack:
                self._stack = self._where()

    def _where(self) -> str:
        """Return where the thread is, the newest call last."""
        calls = [
            traceback.FrameSummary(code.co_filename, line, code.co_name)
            for code, line in reversed(_calls(self._thread_id))
        ]
        return "".join(traceback.StackSummary.from_list(calls).format())


def _calls(thread_id: int) -> list[tuple[CodeType, int]]:
    """Return the newest calls of a thread, the newest first.

    Nothing else is done here: while this holds the frames, a painter in one of them would outlive
    what it paints on. Reading the lines of files lets the other thread go on, and comes later.
    """
    frame = sys._current_frames().get(thread_id)
    calls: list[tuple[CodeType, int]] = []
    while frame is not None and len(calls) < _FRAMES:
        calls.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    return calls
