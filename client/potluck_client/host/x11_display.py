"""One X11 display, asked for its idle time and for what fills its screen."""

from typing import Any, Protocol

_EXTENSION = "MIT-SCREEN-SAVER"
_MOST_STATES = 64


class XDisplayError(Exception):
    """The display is gone, refuses us, or can't tell."""


class XDisplay(Protocol):
    """A connection to a display; everything but close() may hang and raise XDisplayError."""

    def idle_seconds(self) -> float:
        """Return seconds since the last input."""
        ...

    def full_screen(self) -> bool:
        """Tell whether the window in use fills the screen."""
        ...

    def dark(self) -> bool:
        """Tell whether the screen is switched off to save power."""
        ...

    def close(self) -> None:
        """Let go of the display, also of one that is gone."""
        ...


class XlibDisplay:
    """Implements XDisplay on python-xlib.

    What a window manager tells follows the Extended Window Manager Hints: _NET_ACTIVE_WINDOW at the
    root names the window in use, and _NET_WM_STATE there holds _NET_WM_STATE_FULLSCREEN.
    """

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 — untyped library
        self._connection = connection
        self._root = connection.screen().root
        self._active = connection.intern_atom("_NET_ACTIVE_WINDOW")
        self._state = connection.intern_atom("_NET_WM_STATE")
        self._full_screen = connection.intern_atom("_NET_WM_STATE_FULLSCREEN")
        self._tells_power = connection.has_extension("DPMS")

    def idle_seconds(self) -> float:
        """Return seconds since the last input."""
        from Xlib.error import ConnectionClosedError, XError

        try:
            return float(self._root.screensaver_query_info().idle) / 1000
        except (ConnectionClosedError, XError, OSError) as error:
            raise XDisplayError(str(error)) from error

    def full_screen(self) -> bool:
        """Tell whether the window in use fills the screen."""
        from Xlib import Xatom
        from Xlib.error import BadWindow, ConnectionClosedError, XError

        try:
            active = self._root.get_property(self._active, Xatom.WINDOW, 0, 1)
            if (
                active is None
                or active.format != 32
                or not len(active.value)
                or not active.value[0]
            ):
                return False  # There is no window manager, or no window is in use.
            window = self._connection.create_resource_object("window", active.value[0])
            states = window.get_property(self._state, Xatom.ATOM, 0, _MOST_STATES)
        except BadWindow:
            return False  # It was closed meanwhile.
        except (ConnectionClosedError, XError, OSError) as error:
            raise XDisplayError(str(error)) from error
        return states is not None and states.format == 32 and self._full_screen in states.value

    def dark(self) -> bool:
        """Tell whether the screen is switched off to save power."""
        from Xlib.error import ConnectionClosedError, XError

        if not self._tells_power:
            return False
        try:
            info = self._connection.dpms_info()
        except (ConnectionClosedError, XError, OSError) as error:
            raise XDisplayError(str(error)) from error
        return bool(info.state) and info.power_level != 0

    def close(self) -> None:
        """Let go of the display, also of one that is gone."""
        # Not the library's own farewell, which a display that is gone never hears.
        self._connection.display.socket.close()


def open_display(name: str) -> XDisplay:
    """Connect to a display; raises XDisplayError."""
    from Xlib.display import Display
    from Xlib.error import ConnectionClosedError, DisplayError, XauthError, XError

    try:
        connection = Display(name)
    except (DisplayError, XauthError, ConnectionClosedError, OSError) as error:
        raise XDisplayError(str(error)) from error
    try:
        if not connection.has_extension(_EXTENSION):
            raise XDisplayError(f"{name} has no {_EXTENSION}")
        return XlibDisplay(connection)
    except (ConnectionClosedError, XError, OSError) as error:
        connection.display.socket.close()
        raise XDisplayError(str(error)) from error
    except XDisplayError:
        connection.display.socket.close()
        raise
