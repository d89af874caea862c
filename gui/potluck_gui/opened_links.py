"""Links that the system hands to the app that runs: on macOS they come as events, not as words.

Qt makes a QFileOpenEvent of the system's "open URL" (doc.qt.io/qt-6/qfileopenevent.html). Never run
on a Mac; the event is sent by a test.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from potluck.limits import LINK_CHARACTERS

SCHEME = "potluck"


class OpenedLinks(QObject):
    """Watches an application for links of ours; other files and links are not taken.

    Signals:
        opened: A link, no longer than one may be.
    """

    opened = Signal(str)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """Take the links of ours out of the events."""
        if not isinstance(event, QFileOpenEvent) or event.url().scheme() != SCHEME:
            return False
        # Encoded, as it stands in a browser: that is how links come as words too.
        link = bytes(event.url().toEncoded().data()).decode("ascii", "replace")
        self.opened.emit(link[:LINK_CHARACTERS])
        return True
