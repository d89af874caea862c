"""Waits until the window has done what it does in turns."""

import time

from PySide6.QtCore import QCoreApplication, QObject

from potluck_gui.window.turns import Turns

_LONGEST_SECONDS = 10.0


def come_to_rest(root: QObject) -> None:
    """Serve events until nothing is left to make in a window or a page."""
    end = time.monotonic() + _LONGEST_SECONDS
    while any(turns.under_way for turns in root.findChildren(Turns)):
        assert time.monotonic() < end, "The window does not come to rest."
        QCoreApplication.processEvents()
