"""One X11 display, asked for its idle time."""

from typing import Any, Protocol

_EXTENSION = "MIT-SCREEN-SAVER"


class XDisplayError(Exception):
    """The display is gone, refuses us, or can't tell."""


class XDisplay(Protocol):
    """A connection to a display."""

    def idle_seconds(self) -> float:
        """Return seconds since the last input; raises XDisplayError, and may hang."""
        ...

    def close(self) -> None:
        """Let go of the display, also of one that is gone."""
        ...


class XlibDisplay:
    """Implements XDisplay on python-xlib."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 — untyped library
        self._connection = connection
        self._root = connection.screen().root

    def idle_seconds(self) -> float:
        """Return seconds since the last input."""
        from Xlib.error import ConnectionClosedError, XError

        try:
            return float(self._root.screensaver_query_info().idle) / 1000
        except (ConnectionClosedError, XError, OSError) as error:
            raise XDisplayError(str(error)) from error

    def close(self) -> None:
        """Let go of the display, also of one that is gone."""
        # Not the library's own farewell, which a display that is gone never hears.
        self._connection.display.socket.close()


def open_display(name: str) -> XDisplay:
    """Connect to a display; raises XDisplayError."""
    from Xlib.display import Display
    from Xlib.error import ConnectionClosedError, DisplayError, XauthError

    try:
        connection = Display(name)
    except (DisplayError, XauthError, ConnectionClosedError, OSError) as error:
        raise XDisplayError(str(error)) from error
    display = XlibDisplay(connection)
    if not connection.has_extension(_EXTENSION):
        display.close()
        raise XDisplayError(f"{name} has no {_EXTENSION}")
    return display
