"""Devices read in a thread of their own, so that a driver that hangs keeps nobody waiting.

A call into a broken driver may not return for seconds, or ever: a card that fell off its bus, a
driver that resets, a laptop that wakes up. What stops work for the person runs in one event loop,
which must never be inside such a call. An answer that is late counts as unknown; should it come
soon after, the next who asks the same gets it.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from potluck_client.host.port import DeviceFacts, DeviceProbe, DeviceReading

ANSWER_SECONDS = 0.05
"""How long a reader waits: far longer than a reading takes, and not felt by who comes back."""

LATE_SECONDS = 2.0
"""An answer to an older question says nothing of now."""

FIND_SECONDS = 30.0
"""How long finding devices may take at the start; a driver of many cards takes some seconds."""

UNKNOWN = DeviceReading()
"""A reading that did not come: the device may be there, and nothing else is known of it."""

_MOST_SAID = 20
"""So many different faults of a driver are told in the log."""

_LOG = logging.getLogger(__name__)
_Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """What a question came to.

    Attributes:
        reading: The reading.
        asked_at: When it was asked for, on the monotonic clock.
    """

    reading: DeviceReading
    asked_at: float


class DevicesAside:
    """Implements DeviceProbe on another that may hang; one thread makes all calls to that.

    Args:
        probe: The one that may hang.
        name: What the thread is called.
        answer_seconds: How long a reader waits.
        find_seconds: How long finding devices may take.
        monotonic_seconds: Time that never goes back.
    """

    def __init__(
        self,
        probe: DeviceProbe,
        name: str,
        *,
        answer_seconds: float = ANSWER_SECONDS,
        find_seconds: float = FIND_SECONDS,
        monotonic_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._probe = probe
        self._name = name
        self._answer_seconds = answer_seconds
        self._find_seconds = find_seconds
        self._monotonic_seconds = monotonic_seconds
        self._changed = threading.Condition()
        self._questions: dict[_Key, tuple[Callable[[], DeviceReading], float]] = {}
        self._answers: dict[_Key, _Answer] = {}
        self._slow: set[_Key] = set()
        self._said: set[str] = set()
        self._thread: threading.Thread | None = None

    def devices(self) -> tuple[DeviceFacts, ...]:
        """Return the devices; none of a driver that does not answer."""
        found: list[tuple[DeviceFacts, ...]] = []

        def find() -> DeviceReading:
            found.append(self._probe.devices())
            return UNKNOWN

        self._ask(("devices", ""), find, self._find_seconds)
        if not found:
            _LOG.warning("%s: the driver does not answer, so its devices are left out.", self._name)
        return found[0] if found else ()

    def read(self, device_id: str, own_pid: int | None = None) -> DeviceReading:
        """Read a device's sensors, in no more than the time that a reader waits."""
        ask = partial(self._probe.read, device_id, own_pid)
        return self._ask(("read", device_id), ask, self._answer_seconds)

    def glance(self, device_id: str) -> DeviceReading:
        """Look at a device that rests, in no more than the time that a reader waits."""
        ask = partial(self._probe.glance, device_id)
        return self._ask(("glance", device_id), ask, self._answer_seconds)

    def close(self) -> None:
        """Have the driver let go of, after what was asked before; safe to repeat."""

        def let_go() -> DeviceReading:
            self._probe.close()
            return UNKNOWN

        self._ask(("close", ""), let_go, 0.0)

    def _ask(self, key: _Key, ask: Callable[[], DeviceReading], seconds: float) -> DeviceReading:
        with self._changed:
            now = self._monotonic_seconds()
            late = self._answers.pop(key, None)
            asked_before = key in self._questions
            if not asked_before:
                self._questions[key] = (ask, now)
                self._rouse()
                if key not in self._slow:  # Nobody waits a second time for what is slow.
                    self._changed.wait_for(lambda: key in self._answers, seconds)
            fresh = self._answers.pop(key, None)
            if fresh is not None:
                return fresh.reading
            if not asked_before:
                self._slow.add(key)
            known = late is not None and now - late.asked_at <= LATE_SECONDS
            return late.reading if known and late is not None else UNKNOWN

    def _rouse(self) -> None:
        if self._thread is None:
            # A daemon thread, so that a call that hangs can't keep the process from ending.
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _serve(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._questions))
                key, (ask, asked_at) = next(iter(self._questions.items()))
            began = self._monotonic_seconds()
            reading = self._reading_of(ask)
            took = self._monotonic_seconds() - began
            with self._changed:
                del self._questions[key]
                self._answers[key] = _Answer(reading=reading, asked_at=asked_at)
                if took < self._answer_seconds:
                    self._slow.discard(key)
                self._changed.notify_all()

    def _reading_of(self, ask: Callable[[], DeviceReading]) -> DeviceReading:
        try:
            return ask()
        except Exception as error:  # noqa: BLE001 — a thread's top: a driver's fault is its own
            sentence = f"{type(error).__name__}: {error}"
            if sentence not in self._said and len(self._said) < _MOST_SAID:
                self._said.add(sentence)
                _LOG.exception("%s: a driver's answer could not be read.", self._name)
            return UNKNOWN
