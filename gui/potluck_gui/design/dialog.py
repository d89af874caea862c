"""A dialog that wears what the page wears over which it opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from potluck_gui.design.dress import dress_like


class Dialog(QDialog):
    """A dialog over a page; it is gone when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dress_like(self, parent)  # While it is empty: what comes into it is dressed once.
