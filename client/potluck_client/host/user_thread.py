"""A source of what the person does, asked in a thread of its own.

A desktop may die or hang at any moment, and asking it then blocks, some libraries for good. So the
daemon never waits for it longer than a moment: a source that is late counts as unknown until it
answers a new question, and an answer that comes late is not believed, as the person may have come
back since. At rest the thread waits for questions alone and polls nothing; and it is not woken for
a question whose answer is known already: that of a source that is gone, and one that still holds.
"""

import logging
import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from potluck_client.host.port import UserReading
from potluck_client.host.user_source import ANSWER_SECONDS, SourceGoneError, UserSource

RETRY_SECONDS = 5.0
"""How long a source that is gone is left alone before it is tried again."""

_CLOSE_SECONDS = 0.2
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Watch:
    on_input: Callable[[], None]
    since: float


class SourceThread:
    """Implements UserProbe on one source; ask() and answer() let several be asked at once.

    Args:
        source: What is asked.
        monotonic_seconds: Tells time.
        name: What the thread is called.
        holds_seconds: How long an answer is used again, for what changes seldom.
    """

    def __init__(
        self,
        source: UserSource,
        monotonic_seconds: Callable[[], float],
        *,
        name: str,
        holds_seconds: float = 0.0,
    ) -> None:
        self._source = source
        self._monotonic_seconds = monotonic_seconds
        self._name = name
        self._holds_seconds = holds_seconds
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._asked = 0
        self._answered = 0
        self._fresh = False
        self._answer: UserReading | None = None
        self._known_until = float("-inf")
        self._wanted: _Watch | None = None
        self._woken, self._wake = socket.socketpair()
        self._woken.setblocking(False)
        self._wake.setblocking(False)
        # Only the thread touches these.
        self._open = False
        self._retry_at: float | None = None
        self._watching: _Watch | None = None

    def read(self) -> UserReading:
        """Return what the source says, or nothing known where it does not answer in time."""
        self.ask()
        return self.answer(ANSWER_SECONDS) or UserReading()

    def ask(self) -> None:
        """Put the question, unless its answer is known or the source hangs in an earlier one."""
        with self._changed:
            self._fresh = self._answered == self._asked and not self._closing
            if self._fresh and self._monotonic_seconds() >= self._known_until:
                self._asked += 1
                self._rouse()

    def answer(self, seconds: float) -> UserReading | None:
        """Wait so long for the answer; None when it did not come, or the source is gone."""
        with self._changed:
            if not self._fresh:
                return None
            in_time = self._changed.wait_for(lambda: self._answered == self._asked, seconds)
            return self._answer if in_time else None

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Call back at the first input from now on, once; None to stop."""
        with self._changed:
            if on_input is None and self._wanted is None:
                return
            self._wanted = (
                None
                if on_input is None
                else _Watch(on_input=on_input, since=self._monotonic_seconds())
            )
            if not self._closing:
                self._rouse()

    def close(self) -> None:
        """End the thread, or leave it behind where its source hangs."""
        with self._changed:
            if self._closing:
                return
            self._closing = True
            self._wanted = None
            thread = self._thread
            self._wake.close()
        if thread is None:
            self._woken.close()
        elif thread is not threading.current_thread():
            thread.join(_CLOSE_SECONDS)

    def _rouse(self) -> None:
        if self._thread is None:
            # A daemon thread, so that a hung source can't keep the process from ending.
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()
        with suppress(BlockingIOError):  # It has been woken many times over and not looked yet.
            self._wake.send(b"!")

    def _serve(self) -> None:
        while not self._closing:
            self._wait()
            try:
                self._turn()
            except SourceGoneError:
                self._drop()
            except Exception:  # noqa: BLE001 — a thread's top: a source's fault is its own alone
                _LOG.exception("Reading %s failed and is tried again later.", self._name)
                self._drop()
        self._source.close()
        self._woken.close()

    def _wait(self) -> None:
        readable = [self._woken.fileno()]
        seconds: float | None = None
        if self._open:
            seconds = self._source.hear_after()
            told = self._source.descriptor()
            if told is not None:
                readable.append(told)
        elif self._retry_at is not None and self._wanted is not None:
            seconds = max(0.0, self._retry_at - self._monotonic_seconds())
        poll = select.poll()  # Not select(), which fails for descriptors above 1023.
        for descriptor in readable:
            poll.register(descriptor, select.POLLIN)
        poll.poll(None if seconds is None else max(0, round(seconds * 1000)))
        with suppress(BlockingIOError):
            while self._woken.recv(4096):
                pass

    def _turn(self) -> None:
        """Open, watch, listen and answer, as far as each is due."""
        with self._changed:
            wanted, asked = self._wanted, self._asked
        if not self._open and (wanted is not None or asked != self._answered):
            self._try_to_open()
        if self._open:
            if wanted is not self._watching:
                self._source.watch(None if wanted is None else wanted.since)
                self._watching = wanted
            if self._source.hear() and wanted is not None:
                self._fire(wanted)
        if asked != self._answered:
            now = self._monotonic_seconds()
            if self._open:
                self._reply(asked, self._source.ask(), now + self._holds_seconds)
            else:
                self._reply(asked, None, self._retry_at or now)

    def _try_to_open(self) -> None:
        if self._retry_at is None or self._monotonic_seconds() >= self._retry_at:
            self._source.open()
            self._open = True
            self._retry_at = None

    def _fire(self, watch: _Watch) -> None:
        self._source.watch(None)
        self._watching = None
        with self._changed:
            if self._wanted is not watch:
                return  # It was stopped or begun anew meanwhile.
            self._wanted = None
        watch.on_input()

    def _reply(self, asked: int, answer: UserReading | None, known_until: float) -> None:
        with self._changed:
            self._answer = answer
            self._known_until = known_until
            self._answered = asked
            self._changed.notify_all()

    def _drop(self) -> None:
        self._source.close()
        self._open = False
        self._watching = None
        self._retry_at = self._monotonic_seconds() + RETRY_SECONDS
        with self._changed:
            asked = self._asked
        self._reply(asked, None, self._retry_at)
