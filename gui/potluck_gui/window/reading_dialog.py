"""A dialog for reading: it scrolls, closes with Escape, and is as large as the window allows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.dialog import Dialog
from potluck_gui.design.tokens import SPACE_3, SPACE_4, SPACE_5

_WIDTH_IN_CHARACTERS = 92
_HEIGHT_IN_LINES = 36


class ReadingDialog(Dialog):
    """Content from top to bottom in `column`, and a button that closes it."""

    def __init__(self, title: str, parent: QWidget, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        content = QWidget()
        content.setObjectName("page")
        self.column = QVBoxLayout(content)
        beside = SPACE_3 if scrolls else 0
        self.column.setContentsMargins(beside, 0, beside, 0)
        self.column.setSpacing(SPACE_4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        outer.setSpacing(SPACE_3)
        if scrolls:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # The arrow keys scroll it.
            scroll.setAccessibleName(title)
            scroll.setWidget(content)
            outer.addWidget(scroll, 1)
        else:
            outer.addWidget(content, 1)
        self._close_button = button(self.tr("Close"), self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(beside, 0, beside, 0)
        foot.addWidget(ButtonRow([self._close_button]))
        outer.addLayout(foot)
        metrics = self.fontMetrics()
        room = parent.window().size()
        self.resize(
            min(metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS, room.width()),
            min(metrics.lineSpacing() * _HEIGHT_IN_LINES, room.height()),
        )
