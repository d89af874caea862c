"""Readings that a system may take long for, taken in threads so that nobody waits for them.

A battery's controller can take a second, a folder on a server that has gone takes for ever, and so
does a look at a process that hangs in one. What was known last holds until there is an answer.
"""

import errno
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from potluck_client.host.port import BatteryProbe, BatteryReading, DiskProbe, LoginProbe

ANSWER_SECONDS = 0.05
"""How long an answer is waited for; one that comes later is told to the next who asks."""

FIRST_SECONDS = 2.0
"""How long the first answer is waited for: nothing works yet, and nothing is known to go by."""

T = TypeVar("T")


class LastKnown(Generic[T]):
    """Asks in a thread and tells what is known.

    Args:
        first: What is known before the first answer.
        name: What the thread is called.
        answer_seconds: How long an answer is waited for, other than the first.
    """

    def __init__(self, first: T, name: str, *, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._known = first
        self._name = name
        self._answer_seconds = answer_seconds
        self._failure: OSError | None = None
        self._changed = threading.Condition()
        self._question: Callable[[], T] | None = None
        self._slow = False
        self._thread: threading.Thread | None = None

    def ask(self, question: Callable[[], T]) -> T:
        """Return the answer if it comes soon, else the last one.

        Raises:
            OSError: The last answer was this.
        """
        with self._changed:
            if self._question is None:
                self._question = question
                seconds = FIRST_SECONDS if self._thread is None else self._answer_seconds
                self._rouse()
                if not self._slow:
                    self._changed.wait_for(lambda: self._question is None, seconds)
            if self._failure is not None:
                raise self._failure
            return self._known

    def _rouse(self) -> None:
        if self._thread is None:
            # A daemon thread, so that a call that hangs can't keep the process from ending.
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _serve(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._question is not None)
                question = self._question
            began = time.monotonic()
            failure: OSError | None = None
            try:
                answer = self._known if question is None else question()
            except OSError as error:
                answer, failure = self._known, error
            with self._changed:
                self._known, self._failure, self._question = answer, failure, None
                self._slow = time.monotonic() - began >= self._answer_seconds
                self._changed.notify_all()


class BatteryAside:
    """Implements BatteryProbe on one that may take long."""

    def __init__(self, battery: BatteryProbe) -> None:
        self._battery = battery
        self._known = LastKnown(BatteryReading(), "battery")

    def read(self) -> BatteryReading:
        """Return what is known."""
        return self._known.ask(self._battery.read)


class LoginAside:
    """Implements LoginProbe on one that may take long."""

    def __init__(self, login: LoginProbe) -> None:
        self._login = login
        self._known: LastKnown[float | None] = LastKnown(None, "login")

    def logged_in_unix(self) -> float | None:
        """Return when this session began, as far as that is known."""
        return self._known.ask(self._login.logged_in_unix)


class DiskAside:
    """Implements DiskProbe on one that may take for ever, for one folder."""

    def __init__(self, disk: DiskProbe) -> None:
        self._disk = disk
        self._known: LastKnown[int | None] = LastKnown(None, "disk")

    def free_bytes(self, folder: Path) -> int:
        """Return the bytes that were free when the disk answered last."""
        free = self._known.ask(partial(self._disk.free_bytes, folder))
        if free is None:
            raise OSError(errno.ETIMEDOUT, "The disk does not answer", str(folder))
        return free
