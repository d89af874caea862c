"""The person before an X11 display, by the screen saver's clock.

Input is polled for, fifty times a second and only while it is watched for: the events that would
tell of it at once (XInput's raw events) tell which keys were pressed, and a program that lends out
an idle computer must not even be able to know that. Never used under Wayland, whose X server sees
no input of other windows and may let a connection wait for ever.
"""

from collections.abc import Callable

from potluck_client.host.last_input import LastInput
from potluck_client.host.port import UserReading
from potluck_client.host.user_source import (
    FLAGS_SECONDS,
    LONGEST_IDLE_SECONDS,
    POLL_SECONDS,
    SourceGoneError,
)
from potluck_client.host.x11_display import XDisplay, XDisplayError, open_display


class X11Source:
    """Implements UserSource on an X11 display."""

    def __init__(
        self,
        name: str,
        monotonic_seconds: Callable[[], float],
        open_it: Callable[[str], XDisplay] = open_display,
    ) -> None:
        self._name = name
        self._monotonic_seconds = monotonic_seconds
        self._open_it = open_it
        self._display: XDisplay | None = None
        self._last_input: LastInput | None = None
        self._flags = (False, False)
        self._flags_until = float("-inf")

    def open(self) -> None:
        """Connect to the display."""
        try:
            self._display = self._open_it(self._name)
        except XDisplayError as error:
            raise SourceGoneError(str(error)) from error

    def ask(self) -> UserReading:
        """Ask for the idle time, and now and then for the rest."""
        display = self._connected()
        idle = self._idle_seconds()
        now = self._monotonic_seconds()
        if now >= self._flags_until:
            try:
                self._flags = (display.dark(), display.full_screen())
            except XDisplayError as error:
                raise SourceGoneError(str(error)) from error
            self._flags_until = now + FLAGS_SECONDS
        dark, full_screen = self._flags
        return UserReading(idle_seconds=idle, away=dark, full_screen=full_screen)

    def watch(self, since: float | None) -> None:
        """Note from when on input counts."""
        self._last_input = None if since is None else LastInput(since)

    def descriptor(self) -> int | None:
        """The library reads its socket whenever it is asked, so that it can't be waited for."""
        return None

    def hear_after(self) -> float | None:
        """The display has to be asked."""
        return None if self._last_input is None else POLL_SECONDS

    def hear(self) -> bool:
        """Ask for the idle time while input is watched for."""
        if self._last_input is None:
            return False
        asked_at = self._monotonic_seconds()
        idle = self._idle_seconds()
        return self._last_input.moved(
            asked_at=asked_at, answered_at=self._monotonic_seconds(), idle_seconds=idle
        )

    def close(self) -> None:
        """Let go of the display."""
        if self._display is not None:
            self._display.close()
        self._display = None
        self._last_input = None
        self._flags_until = float("-inf")

    def _connected(self) -> XDisplay:
        if self._display is None:
            raise SourceGoneError("There is no connection.")
        return self._display

    def _idle_seconds(self) -> float:
        try:
            seconds = self._connected().idle_seconds()
        except XDisplayError as error:
            raise SourceGoneError(str(error)) from error
        if not 0 <= seconds <= LONGEST_IDLE_SECONDS:
            raise SourceGoneError(f"Nobody was away for so long: {seconds} s")
        return seconds
