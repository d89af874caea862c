"""The person at a Mac; tested against recorded answers, not yet run on macOS.

The last input is asked at once. What services answer (the screen's lock, what keeps the display on,
windows, microphone and camera) is asked aside. macOS does not count game controllers as input and
tells of them only to programs with a window, so that they are not seen; most games keep the display
on meanwhile, which is.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from potluck_client.host.asked_aside import AskedAside
from potluck_client.host.input_poll import InputPoll, Look
from potluck_client.host.mac_answers import (
    fills_screen,
    is_locked,
    is_recorded,
    keeps_display,
    on_console,
    properties,
)
from potluck_client.host.mac_calls import MacCalls
from potluck_client.host.mac_libraries import MacLibraries
from potluck_client.host.port import UserReading

FRESH_SECONDS = 0.5
"""How long what stands around the last input is used again."""

POLL_SECONDS = 0.02


@dataclass(frozen=True, kw_only=True)
class _Surroundings:
    """What stands around the last input."""

    at_screen: bool
    away: bool
    kept_awake: bool
    full_screen: bool
    in_call: bool


class MacUser:
    """Implements UserProbe.

    Args:
        calls: macOS; None for the one that this program runs on.
        monotonic_seconds: Tells time.
    """

    def __init__(
        self,
        calls: MacCalls | None = None,
        monotonic_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = calls
        self._monotonic_seconds = monotonic_seconds
        self._aside = AskedAside(
            self._look_around,
            fresh_seconds=FRESH_SECONDS,
            monotonic_seconds=monotonic_seconds,
            name="mac-user",
        )
        self._poll = InputPoll(self._begin, every_seconds=POLL_SECONDS, name="mac-input")

    def read(self) -> UserReading:
        """Return what macOS says; nothing while another person's session is at the screen."""
        around = self._aside.read()
        if self._calls is None or around is None or not around.at_screen:
            return UserReading()
        return UserReading(
            idle_seconds=max(0.0, self._calls.idle_seconds()),
            away=around.away,
            kept_awake=around.kept_awake,
            full_screen=around.full_screen,
            in_call=around.in_call,
        )

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Call back at the first input from now on."""
        self._poll.watch(on_input)

    def close(self) -> None:
        """Let the threads end."""
        self._poll.watch(None)
        self._aside.close()

    def _begin(self) -> Look:
        began = self._monotonic_seconds()

        def look() -> bool:
            # Time first, so that input from just before the beginning never seems to be later.
            passed = self._monotonic_seconds() - began
            return self._calls is not None and self._calls.idle_seconds() < passed

        return look

    def _look_around(self) -> _Surroundings:
        if self._calls is None:
            # Here, so that a macOS that lacks something leaves the person unknown and no more.
            self._calls = MacLibraries()
        calls = self._calls
        session = properties(calls.session())
        return _Surroundings(
            at_screen=on_console(session),
            away=is_locked(session) or calls.display_asleep(),
            kept_awake=keeps_display(properties(calls.assertions())),
            full_screen=fills_screen(calls.windows(), calls.displays()),
            in_call=is_recorded(calls.recorders()) or calls.camera_in_use(),
        )
