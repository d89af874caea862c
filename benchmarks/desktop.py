"""A desktop of one's own, with a panel that shows tray icons, and a look at what is on it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from Xlib import X
from Xlib.display import Display
from Xlib.error import BadDrawable, BadMatch, BadWindow
from Xlib.protocol.event import ClientMessage

if TYPE_CHECKING:
    from Xlib.xobject.drawable import Window

_PROGRAMS = ("Xvfb", "openbox", "trayer", "xdotool")
_LOOK_SECONDS = 0.005
_SETTLE_SECONDS = 1.0
_GONE = (BadWindow, BadDrawable, BadMatch)
_INKED_COLOURS = 40
"""Words and marks have at least so many colours at their edges; an empty ground has one."""


@contextmanager
def desktop() -> Iterator[dict[str, str]]:
    """Give the environment of programs on a fresh desktop."""
    missing = [program for program in _PROGRAMS if shutil.which(program) is None]
    if missing:
        raise SystemExit(f"This benchmark needs {' and '.join(missing)}: make setup installs them.")
    reader, writer = os.pipe()
    command = ["Xvfb", "-noreset", "-displayfd", str(writer), "-screen", "0", "1280x860x24"]
    with subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as stream:
                name = f":{stream.readline().strip()}"
            environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
            environment |= {"NO_AT_BRIDGE": "1"}
            environment.pop("WAYLAND_DISPLAY", None)
            with ExitStack() as stack:
                for program in ("openbox", "trayer"):
                    stack.enter_context(_running(program, environment))
                time.sleep(_SETTLE_SECONDS)
                yield environment
        finally:
            server.terminate()


@contextmanager
def _running(program: str, environment: dict[str, str]) -> Iterator[None]:
    with subprocess.Popen(
        [program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()


class Screen:
    """What an onlooker sees of a desktop."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._display = Display(environment["DISPLAY"])
        self._root = self._display.screen().root
        self._icons_before = self._icons()

    def close(self) -> None:
        """Look no more."""
        self._display.close()

    def await_icon(self, seconds: float) -> float:
        """Return when there is one more icon in the panel, on the monotonic clock."""
        return _await(lambda: self._icons() > self._icons_before, seconds)

    def await_no_icon(self, seconds: float) -> float:
        """Return when there are no more icons than at first."""
        return _await(lambda: self._icons() <= self._icons_before, seconds)

    def await_words(self, title: str, seconds: float) -> float:
        """Return when a window of a title has words on it."""
        return _await(lambda: self._has_words(title), seconds)

    def close_window(self, title: str, seconds: float) -> None:
        """Ask a window to close, as a click on its cross does, and wait until it is gone."""
        window = self._window(title)
        if window is None:
            raise SystemExit("The window that is to be closed is not there.")
        atom = self._display.intern_atom
        words = [atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]
        message = ClientMessage(window=window, client_type=atom("WM_PROTOCOLS"), data=(32, words))
        window.send_event(message)
        self._display.flush()
        _await(lambda: self._window(title) is None, seconds)

    def _icons(self) -> int:
        """Return how many windows stand in the panel's."""
        return sum(
            len(self._below(window))
            for window in self._below(self._root)
            if "trayer" in _class_of(window)
        )

    def _below(self, window: "Window") -> "list[Window]":
        try:
            children = list(window.query_tree().children)
        except _GONE:
            return []
        return children + [deeper for child in children for deeper in self._below(child)]

    def _window(self, title: str) -> "Window | None":
        for window in self._below(self._root):
            try:
                if (
                    window.get_wm_name() == title
                    and window.get_attributes().map_state == X.IsViewable
                    and window.get_geometry().width > 100
                ):
                    return window
            except _GONE:
                continue
        return None

    def _has_words(self, title: str) -> bool:
        window = self._window(title)
        if window is None:
            return False
        try:
            size = window.get_geometry()
            image = window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        except _GONE:
            return False
        data = memoryview(image.data).cast("I")
        return len(set(data[::7])) >= _INKED_COLOURS


def _class_of(window: "Window") -> tuple[str, ...]:
    try:
        return window.get_wm_class() or ()
    except _GONE:
        return ()


def _await(holds: Callable[[], bool], seconds: float) -> float:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit("What the benchmark waited for did not come.")
        time.sleep(_LOOK_SECONDS)
    return time.monotonic()
