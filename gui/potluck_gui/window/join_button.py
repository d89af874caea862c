"""The button to join a project, for pages that have nothing to show before."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from potluck_gui.design.buttons import button
from potluck_gui.design.icons import Icon
from potluck_gui.window.surroundings import Surroundings

translate = QCoreApplication.translate


def join_button(surroundings: Surroundings, parent: QWidget) -> QPushButton:
    """Return a button that opens the dialog for joining."""

    def open_dialog() -> None:
        from potluck_gui.window.join_dialog import JoinDialog  # Needed once in a while.

        JoinDialog(surroundings, parent, "").open()

    text = translate("ProjectsPage", "Join with an invite link…")
    return button(text, open_dialog, kind="main", shape=Icon.ADD)
