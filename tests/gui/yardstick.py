"""A fixed piece of work like that of the window, to measure the window's own work by.

Machines differ, and one that is busy computes more slowly, too. How often the yardstick fits into
a block does not depend on that: both are computed by one thread, within the same seconds.
"""

import statistics
import time

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

_ROWS = 12
_SUM = 20_000
_WIDTH = 400
_SHEET = """
QLabel { color: #334455; padding: 2px; }
QPushButton { background: #ddeeff; border: 1px solid #334455; border-radius: 4px; padding: 4px; }
"""
_WORDS = (
    "Some words of a page, long enough that they wrap where there is little room for them. " * 2
)


class Yardstick:
    """Measures the work as often as it is asked to, and tells the usual time.

    Attributes:
        measured: How many seconds the thread computed for it, each time.
    """

    def __init__(self) -> None:
        self.measured: list[float] = []

    @property
    def seconds(self) -> float:
        """How long the thread computes for one piece of the work, the median so far."""
        return statistics.median(self.measured)

    def measure(self) -> None:
        """Do the work once in this thread."""
        began = time.thread_time()
        _work()
        self.measured.append(time.thread_time() - began)


def _work() -> None:
    """Make, dress, lay out and paint some widgets, and compute a little."""
    root = QWidget()
    root.setStyleSheet(_SHEET)
    column = QVBoxLayout(root)
    for row in range(_ROWS):
        label = QLabel(f"{row} {_WORDS}")
        label.setWordWrap(True)
        column.addWidget(label)
        column.addWidget(QPushButton(f"Button {row}"))
    root.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))
    root.grab()
    root.deleteLater()
    sum(number * number for number in range(_SUM))
