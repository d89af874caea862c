"""Long work of the window in turns, between which the person gets theirs."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_OVER = object()


class Turns(QObject):
    """Goes on with something, one step in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)  # After all that waits, painting among it.
        # One that repeats would be due before every timer that became so during the last step.
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_turn)

    @property
    def under_way(self) -> bool:
        """Whether something is left to do, and is being done."""
        return self._steps is not None and not self._paused

    def begin(self, steps: Iterator[None]) -> None:
        """Do something from the next turn on, in place of what was being done."""
        self._steps = steps
        if not self._paused:
            self._timer.start()

    def pause(self) -> None:
        """Rest until going on is asked for."""
        self._paused = True
        self._timer.stop()

    def go_on(self) -> None:
        """Go on after a pause."""
        self._paused = False
        if self._steps is not None:
            self._timer.start()

    def stop(self) -> None:
        """Leave undone what is left."""
        self._steps = None
        self._timer.stop()

    def _take_turn(self) -> None:
        steps = self._steps
        if steps is None:
            return
        goes_on = False
        try:
            goes_on = next(steps, _OVER) is not _OVER
        finally:  # What has failed is not waited for either, and may be begun anew.
            if self._steps is steps and not goes_on:
                self.stop()
        if goes_on and self.under_way:
            self._timer.start()
