"""Joining a project: paste the link, see what it is, agree."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.dialog import Dialog
from potluck_gui.design.tokens import SPACE_3, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.window.join_form import JoinForm, JoinStage
from potluck_gui.window.link_drops import LinkDrops
from potluck_gui.window.surroundings import Surroundings

_WIDTH_IN_CHARACTERS = 84
_HEIGHT_IN_LINES = 34


class JoinDialog(Dialog):
    """Two steps in one place: look at a link, then join what was looked at."""

    def __init__(self, surroundings: Surroundings, parent: QWidget, link: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Join a project"))
        self._form = JoinForm(surroundings, from_clipboard=not link)
        self._look_button = button(self.tr("See what it is"), self._form.look, kind="main")
        self._join_button = button(self.tr("Join"), self._form.join, kind="main")
        self._lay_out(parent)
        self._drops = LinkDrops(self, lambda dropped: self._form.set_link(dropped, look=True))
        self._form.stage_changed.connect(self._show_stage)
        self._form.joined.connect(self.accept)
        self._show_stage(self._form.stage)
        if link:
            self._form.set_link(link)
            self._look_button.setFocus()

    def look(self) -> None:
        """Look at the link that is there."""
        self._form.look()

    def _lay_out(self, parent: QWidget) -> None:
        content = QWidget()
        content.setObjectName("page")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        inner.setSpacing(SPACE_3)
        explained = self.tr(
            "Paste the link that the organiser sent you, or drop it here. Nothing is joined yet."
        )
        inner.addWidget(words(self.tr("Join a project"), "page"))
        inner.addWidget(words(explained, "muted"))
        inner.addWidget(self._form)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(scroll, 1)
        cancel = button(self.tr("Cancel"), self.reject)
        column.addWidget(ButtonRow([self._look_button, self._join_button, cancel]))
        metrics = self.fontMetrics()
        room = parent.window().size()
        self.resize(
            min(metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS, room.width()),
            min(metrics.lineSpacing() * _HEIGHT_IN_LINES, room.height()),
        )

    def _show_stage(self, stage: JoinStage) -> None:
        found = stage in {JoinStage.FOUND, JoinStage.JOINING}
        self._look_button.setVisible(stage in {JoinStage.EMPTY, JoinStage.TYPED, JoinStage.ASKING})
        self._look_button.setEnabled(stage is JoinStage.TYPED)
        self._join_button.setVisible(found)
        self._join_button.setEnabled(stage is JoinStage.FOUND)
        if stage is JoinStage.FOUND:
            self._join_button.setFocus()
