"""The presets: a card each, with what it comes to on this computer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card
from potluck_gui.design.fact_lines import FactLines
from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_4
from potluck_gui.design.words import chip, restyle, set_chip, words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.look import Look
from potluck_gui.view.presets import PresetView

_COLUMN_CHARACTERS = 30


class PresetCards(QWidget):
    """The presets side by side, from the gentlest to the strongest."""

    def __init__(self, *, choose: Callable[[str], None], look_at: Callable[[str], None]) -> None:
        """Take what is told the preset that is chosen, and that under the mouse, "" for none."""
        super().__init__()
        self._choose = choose
        self._look_at = look_at
        width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        self._row = WrapLayout(self, gap=SPACE_4, column_width=width)
        self._cards: dict[str, _PresetCard] = {}

    def show_presets(self, presets: tuple[PresetView, ...]) -> None:
        """Show presets; the cards stay as long as the presets do."""
        if list(self._cards) != [preset.key for preset in presets]:
            clear(self._row)
            self._cards = {
                preset.key: _PresetCard(self._choose, self._look_at) for preset in presets
            }
            for card in self._cards.values():
                self._row.addWidget(card)
        for preset in presets:
            self._cards[preset.key].show_preset(preset)
        self.setVisible(bool(presets))


class _PresetCard(Card):
    """One preset."""

    def __init__(self, choose: Callable[[str], None], look_at: Callable[[str], None]) -> None:
        super().__init__()
        self._key = ""
        self._look_at = look_at
        self.column.setSpacing(SPACE_2)
        self._label = words(role="title")
        self._sentence = words(role="muted")
        self._facts = FactLines()
        self._effect = words(role="caption")
        self._button = button(self.tr("Use"), lambda: choose(self._key))
        self._in_force = chip()
        set_chip(self._in_force, self.tr("In use"), Look.WORKING)
        self._in_force.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._in_force.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._foot = QStackedWidget()  # As high for the words as for the button.
        self._foot.addWidget(self._button)
        self._foot.addWidget(self._in_force)
        for widget in (self._label, self._sentence, self._effect):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.column.addSpacing(SPACE_1)
        self.column.addWidget(self._facts)
        self.column.addSpacing(SPACE_1)
        self.column.addWidget(self._foot)

    def show_preset(self, preset: PresetView) -> None:
        """Show a preset, and whether it is in force."""
        self._key = preset.key
        self._label.setText(preset.label)
        self._sentence.setText(preset.sentence)
        self._facts.show_facts(preset.facts)
        self._effect.setText(preset.effect)
        self._foot.setCurrentWidget(self._in_force if preset.in_force else self._button)
        restyle(self, "chosen", preset.in_force)
        figures = ", ".join(f"{fact.label}: {fact.value}" for fact in preset.facts)
        self._button.setAccessibleName(self.tr("Use %1").replace("%1", preset.label))
        self._button.setAccessibleDescription(
            f"{preset.sentence} {preset.effect} {figures}".strip()
        )
        self._in_force.setAccessibleName(self.tr("%1 is in use").replace("%1", preset.label))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Say what the preset under the mouse would come to."""
        super().enterEvent(event)
        self._look_at(self._key)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Say again what is in force."""
        super().leaveEvent(event)
        self._look_at("")
