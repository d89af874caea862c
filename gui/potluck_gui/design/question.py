"""A dialog that is as high as what it asks."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from potluck_gui.design.dialog import Dialog
from potluck_gui.design.tokens import SPACE_3, SPACE_5

_QUESTION_CHARACTERS = 60


class Question(Dialog):
    """A dialog that is as high as its words and fields are, from top to bottom in `column`."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _QUESTION_CHARACTERS)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_3)
        # By itself it would be at least as high as its words are in the narrowest column.
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Take the height at the width there is; Qt would take that of a narrower one."""
        self.fit()
        super().showEvent(event)  # Looks for a place on the screen, for the size it has by now.

    def fit(self) -> None:
        """Be as high as what it holds by now."""
        height = self.column.totalHeightForWidth(self.width())
        self.setMinimumHeight(height)
        self.resize(self.width(), height)
