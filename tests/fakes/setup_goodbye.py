"""Plays a person at the goodbye's window, in a process whose modules lie below what it deletes.

`python setup_goodbye.py PRESS …`, with the words of the window in the variable GOODBYE_WORDS: it
opens the window, presses the buttons by their words as soon as they can be seen, one after the
other, and says at the end what the last page showed.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from potluck_setup.window.goodbye.__main__ import run

_LOOK_MS = 20


class Person:
    """Presses what is to be seen; Qt has to be there before."""

    def __init__(self, presses: list[str]) -> None:
        self._presses = presses
        self._timer = QTimer()
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look at the screen from now on."""
        self._timer.start()

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            for button in window.findChildren(QAbstractButton):
                if button.isVisible() and button.isEnabled() and button.text() == self._presses[0]:
                    self._press(button)
                    return

    def _press(self, button: QAbstractButton) -> None:
        pressed = self._presses.pop(0)
        if not self._presses:
            self._timer.stop()
            shown = [each.text() for each in button.window().findChildren(QLabel)]
            seen = [text for text in shown if text]
            root = Path(os.environ["GOODBYE_ROOT"])
            sys.stdout.write(json.dumps({"seen": seen, "root": root.exists()}) + "\n")
        sys.stderr.write(f"pressed {pressed}\n")
        button.click()


if __name__ == "__main__":
    application = QApplication([])
    person = Person(sys.argv[1:])
    person.begin()
    sys.exit(run(application, json.loads(os.environ["GOODBYE_WORDS"])))
