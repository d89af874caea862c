"""Choosing how to tell whether somebody uses this computer."""

from collections.abc import Mapping
from pathlib import Path

from potluck_client.host.idle_tty import TtyIdle
from potluck_client.host.idle_x11 import X11Idle
from potluck_client.host.port import Clock, IdleProbe

X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 — the place is fixed by X servers


class DesktopIdle:
    """Implements IdleProbe on a display and the terminals: who saw a person last is right."""

    def __init__(self, display: IdleProbe, terminals: IdleProbe) -> None:
        self._display = display
        self._terminals = terminals

    def idle_seconds(self) -> float | None:
        """Return the lesser answer, or None when the display does not tell."""
        at_display = self._display.idle_seconds()
        if at_display is None:
            return None
        at_terminals = self._terminals.idle_seconds()
        return at_display if at_terminals is None else min(at_display, at_terminals)


class UnknownIdle:
    """Implements IdleProbe where nothing tells: a Wayland desktop keeps input to itself."""

    def idle_seconds(self) -> float | None:
        """Return None."""
        return None


class NobodyIdle:
    """Implements IdleProbe where there is neither desktop nor terminal to sit at."""

    def __init__(self, terminals: IdleProbe) -> None:
        self._terminals = terminals

    def idle_seconds(self) -> float | None:
        """Return the terminals' answer, or endless idleness while there are none."""
        answer = self._terminals.idle_seconds()
        return float("inf") if answer is None else answer


def choose_idle(
    environment: Mapping[str, str], clock: Clock, sockets: Path = X_SOCKETS
) -> IdleProbe:
    """Return the probe for this session.

    On a desktop the terminals alone say nothing about the mouse, so there the display has to
    answer too. Under Wayland an X server is only Xwayland, which sees no input of other windows.
    A display that is somebody else's session says that a person may be there whom nothing shows.

    Args:
        environment: The process's environment.
        clock: Tells time.
        sockets: Where X servers listen.
    """
    terminals = TtyIdle(clock.unix_seconds)
    if environment.get("WAYLAND_DISPLAY"):
        return UnknownIdle()
    display = environment.get("DISPLAY")
    if display:
        return DesktopIdle(X11Idle(display, clock.monotonic_seconds), terminals)
    if any(sockets.glob("X*")):
        return UnknownIdle()
    return NobodyIdle(terminals)
