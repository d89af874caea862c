"""The person at a Windows computer; tested against recorded answers, not yet run on Windows.

Of the session in which it runs, Windows tells the last input at once. Whether the session is
locked, filled by a program or kept awake is asked aside, since services answer that. In a session
over Remote Desktop the input is that of the person at the other end; nobody can sit at this end
meanwhile, since Windows for one person locks it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from potluck_client.host.asked_aside import AskedAside
from potluck_client.host.gamepads import Gamepads
from potluck_client.host.input_poll import InputPoll, Look
from potluck_client.host.port import UserReading
from potluck_client.host.windows_answers import (
    Place,
    fills_screen,
    idle_milliseconds,
    in_use,
    is_absent,
    is_presenting,
    keeps_display,
    place,
)
from potluck_client.host.windows_calls import WindowsCalls
from potluck_client.host.windows_libraries import WindowsLibraries

FRESH_SECONDS = 0.5
"""How long what stands around the last input is used again."""

POLL_SECONDS = 0.009
"""Windows wakes a thread on its clock's beat of 15.6 ms, so that this is 25 ms at the most."""


@dataclass(frozen=True, kw_only=True)
class _Surroundings:
    """What stands around the last input."""

    place: Place
    notification_state: int | None
    kept_awake: bool
    in_call: bool


class WindowsUser:
    """Implements UserProbe.

    Args:
        calls: Windows; None for the one that this program runs on.
        monotonic_seconds: Tells time.
    """

    def __init__(
        self,
        calls: WindowsCalls | None = None,
        monotonic_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = calls
        self._monotonic_seconds = monotonic_seconds
        self._gamepads = Gamepads(self._gamepad, monotonic_seconds)
        self._aside = AskedAside(
            self._look_around,
            fresh_seconds=FRESH_SECONDS,
            monotonic_seconds=monotonic_seconds,
            name="windows-user",
        )
        self._poll = InputPoll(self._begin, every_seconds=POLL_SECONDS, name="windows-input")

    def read(self) -> UserReading:
        """Return what Windows says."""
        around = self._aside.read()
        if around is None or around.place is Place.ELSEWHERE:
            return UserReading()
        return UserReading(
            idle_seconds=self._idle_seconds(),
            away=around.place is Place.AWAY or is_absent(around.notification_state),
            kept_awake=around.kept_awake,
            full_screen=fills_screen(around.notification_state),
            presenting=is_presenting(around.notification_state),
            in_call=around.in_call,
        )

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Call back at the first input from now on."""
        self._poll.watch(on_input)

    def close(self) -> None:
        """Let the threads end."""
        self._poll.watch(None)
        self._aside.close()

    def _idle_seconds(self) -> float | None:
        # The input is asked first, so that it can't be later than now for that reason.
        input_tick = self._input_tick()
        if self._calls is None or input_tick is None:
            return None
        idle = idle_milliseconds(self._calls.tick_milliseconds(), input_tick) / 1000
        touched_at = self._gamepads.touched_at()
        if touched_at is None:
            return idle
        return min(idle, self._monotonic_seconds() - touched_at)

    def _begin(self) -> Look:
        tick, touched_at = self._input_tick(), self._gamepads.touched_at()
        return lambda: self._input_tick() != tick or self._gamepads.touched_at() != touched_at

    def _look_around(self) -> _Surroundings:
        if self._calls is None:
            # Here, so that a Windows that lacks something leaves the person unknown and no more.
            self._calls = WindowsLibraries()
        calls = self._calls
        boot_unix = calls.boot_unix()
        return _Surroundings(
            place=place(calls.own_session(), calls.console_session()),
            notification_state=calls.notification_state(),
            kept_awake=keeps_display(calls.execution_state()),
            in_call=any(
                in_use(calls.device_uses(device), boot_unix) for device in ("microphone", "webcam")
            ),
        )

    def _input_tick(self) -> int | None:
        return None if self._calls is None else self._calls.last_input_tick()

    def _gamepad(self, slot: int) -> bytes | None:
        return None if self._calls is None else self._calls.gamepad(slot)
