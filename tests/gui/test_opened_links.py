"""Links that the system hands over as events, as macOS does."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from potluck.limits import LINK_CHARACTERS
from potluck_gui.opened_links import OpenedLinks
from tests.gui import scenes


def test_an_opened_link_arrives_as_it_was_written(qapp: QApplication) -> None:
    """An invitation that is clicked on a Mac is the same as one in the command line; no more."""
    links = OpenedLinks(qapp)
    opened: list[str] = []
    links.opened.connect(opened.append)
    try:
        for text in (scenes.INVITE_LINK, "https://potluck.example/", "file:///etc/passwd"):
            qapp.sendEvent(qapp, QFileOpenEvent(QUrl(text)))
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl("potluck://join?x=" + "a" * LINK_CHARACTERS)))
    finally:
        qapp.removeEventFilter(links)
        links.deleteLater()
    assert opened[0] == scenes.INVITE_LINK
    assert [len(link) for link in opened[1:]] == [LINK_CHARACTERS]
