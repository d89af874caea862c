"""The panel that stays in view: what the limits come to, and what a change would come to."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.cards import Card, Facts
from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.view.effect import effect_view
from potluck_gui.window.surroundings import Surroundings

_ASKED_AFTER_MS = 150
"""A value on the way is asked about when the hand has rested for so long."""
_FACT_CHARACTERS = 15


class EffectPanel(QWidget):
    """Asks the daemon what limits come to; of several questions only the newest answer counts."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._change = control.UpdateSettingsRequest()
        self._asked = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_ASKED_AFTER_MS)
        self._rest.timeout.connect(self._ask)
        self._title = words(role="caption")
        self._facts = Facts(column_characters=_FACT_CHARACTERS)
        self._now = words(role="muted")
        self._line = words(role="caption")
        self._line.hide()
        self._compact = False
        self._refusal = False
        self._card = Card()
        self._card.column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_3)
        self._card.column.setSpacing(SPACE_1)
        for widget in (self._title, self._facts, self._now, self._line):
            self._card.column.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_2, SPACE_5, SPACE_3)
        column.addWidget(self._card)
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """Take one line where the window is low or its text large."""
        if compact != self._compact:
            self._compact = compact
            self._card.setMinimumHeight(0)
            self._arrange()

    def show_change(self, change: control.UpdateSettingsRequest) -> None:
        """Say soon what a change would come to that is still on its way."""
        self._change = change
        self._rest.start()

    def show_standing(self) -> None:
        """Say what the limits in force come to, and no longer what a change would."""
        self._change = control.UpdateSettingsRequest()
        self._rest.stop()
        self._ask()

    def _ask(self) -> None:
        self._asked += 1
        number = self._asked
        request = control.PreviewSettingsRequest(change=self._change)
        self._surroundings.bridge.ask(
            lambda client: client.preview_settings(request),
            owner=self,
            answered=lambda answer: self._show(number, answer),
            failed=lambda error: self._fail(number, error),
        )

    def _show(self, number: int, answer: control.PreviewSettingsResponse) -> None:
        if number != self._asked:
            return
        view = effect_view(answer, self._surroundings.reader())
        self._title.setText(view.title)
        self._facts.show_facts(view.facts)
        self._now.setText(view.now)
        self._line.setText(" · ".join(f"{fact.label}: {fact.value}" for fact in view.facts))
        self._refusal = False
        self._arrange()
        self._card.setAccessibleName(view.spoken)
        self.show()
        self._keep_height()

    def _fail(self, number: int, error: PotluckError) -> None:
        """Say why a value can't be had; what stands is shown again with the next question."""
        if number != self._asked:
            return
        if self._change == control.UpdateSettingsRequest():
            self.hide()  # A daemon that can't tell; the page itself says what is wrong.
            return
        self._title.setText(self.tr("This can't be chosen"))
        self._now.setText(error.sentence)
        self._line.setText(error.sentence)
        self._refusal = True
        self._arrange()
        self._card.setAccessibleName(error.sentence)
        self.show()
        self._keep_height()

    def _arrange(self) -> None:
        """Show what there is room for."""
        self._title.setVisible(not self._compact)
        self._facts.setVisible(not self._compact and not self._refusal)
        self._now.setVisible(not self._compact and bool(self._now.text()))
        self._line.setVisible(self._compact)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        """Take another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._card.setMinimumHeight(0)

    def _keep_height(self) -> None:
        """Never shrink at one width, so that the page does not jump while a value is changed."""
        needed = self._card.column.totalHeightForWidth(self._card.width())
        self._card.setMinimumHeight(max(self._card.minimumHeight(), needed))
