"""Importing the chart beside the window, because it takes half a second that nobody should feel."""

import threading

from PySide6.QtCore import QObject, Signal


class ChartLoader(QObject):
    """Imports the chart's module in a thread of its own.

    Signals:
        loaded: The module is there; importing it again costs nothing.
    """

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it has begun already."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="chart-loader", daemon=True)
            self._thread.start()

    def _load(self) -> None:
        import potluck_gui.window.chart  # noqa: F401 — being imported is all it is wanted for.

        try:
            self.loaded.emit()
        except RuntimeError:
            return  # The window was closed meanwhile, and the loader with it.
