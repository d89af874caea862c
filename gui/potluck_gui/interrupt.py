"""Ctrl-C in the terminal from which the app was started, or a request to end, as a signal of Qt.

Qt's loop would let Python see it only at the next event, so the system's handler writes a byte to a
socket that the loop watches.
"""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_BYTES = 64
_ENDINGS = (signal.SIGINT, signal.SIGTERM)


class Interrupt(QObject):
    """Watches for the first Ctrl-C or SIGTERM; a second one ends the process at once.

    Signals:
        pressed: Ctrl-C was pressed, or another program asked this one to end.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)
        signal.set_wakeup_fd(self._outside.fileno())
        for number in _ENDINGS:
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._notice)

    def _notice(self) -> None:
        self._inside.recv(_BYTES)
        for number in _ENDINGS:
            signal.signal(number, signal.SIG_DFL)
        self.pressed.emit()
