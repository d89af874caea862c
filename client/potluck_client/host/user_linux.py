"""Which of Linux's many sources tell of the person in this session."""

import os
from collections.abc import Mapping
from pathlib import Path

from potluck_client.host.dbus_address import runtime_folder, session_bus, system_bus
from potluck_client.host.port import Clock
from potluck_client.host.user_calls import LOOK_SECONDS, CallSource
from potluck_client.host.user_combined import CombinedUser
from potluck_client.host.user_desktops import DesktopFlagsSource
from potluck_client.host.user_gnome import GnomeSource
from potluck_client.host.user_kde import KdeSource
from potluck_client.host.user_logind import LogindSource
from potluck_client.host.user_source import UserSource
from potluck_client.host.user_thread import SourceThread
from potluck_client.host.user_tty import TtySource
from potluck_client.host.user_wayland import WaylandSource
from potluck_client.host.user_x11 import X11Source

X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 — the place is fixed by X servers
_DEFAULT_COMPOSITOR = "wayland-0"


def own_display(environment: Mapping[str, str]) -> str | None:
    """Return the X11 display on this computer that shows the session; None where there is none.

    A display with a host in its name is another computer's, lent by SSH: whoever sits there does
    not sit here.
    """
    display = environment.get("DISPLAY", "")
    wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    host, colon, _ = display.rpartition(":")
    return display if colon and not wayland and host in ("", "unix") else None


def linux_user(
    environment: Mapping[str, str], clock: Clock, sockets: Path = X_SOCKETS
) -> CombinedUser:
    """Return the probe for this session; nothing is asked before the first reading.

    Under Wayland an X server is only Xwayland, which sees no input of other windows, so it is never
    asked there. A desktop that tells nothing, or that is somebody else's, says that a person may be
    here whom nothing shows: then the idle time is unknown, whatever terminals say.

    Args:
        environment: The process's environment.
        clock: Tells time.
        sockets: Where X servers listen.
    """
    now, uid = clock.monotonic_seconds, os.getuid()
    bus, runtime = session_bus(environment, uid), runtime_folder(environment, uid)
    display = own_display(environment)
    screen: UserSource
    if display is not None:
        screen = X11Source(display, now)
    else:
        compositor = runtime / (environment.get("WAYLAND_DISPLAY") or _DEFAULT_COMPOSITOR)
        screen = WaylandSource(str(compositor), now)

    def desktop_here() -> bool:
        told = (environment.get(name) for name in ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP"))
        return (
            display is not None
            or any(told)
            or any(sockets.glob("X*"))
            or any(runtime.glob("wayland-*"))
        )

    return CombinedUser(
        desktops=(
            SourceThread(screen, now, name="the screen"),
            SourceThread(GnomeSource(bus, now), now, name="GNOME"),
            SourceThread(KdeSource(bus, now, tells_idle=display is not None), now, name="KDE"),
        ),
        session=SourceThread(
            LogindSource(system_bus(environment), now, uid), now, name="the sessions"
        ),
        terminals=SourceThread(TtySource(clock.unix_seconds), now, name="the terminals"),
        others=(
            SourceThread(DesktopFlagsSource(bus, now), now, name="other desktops"),
            SourceThread(CallSource(), now, name="calls", holds_seconds=LOOK_SECONDS),
        ),
        desktop_here=desktop_here,
    )
