"""The presets: a card each, with what it comes to on this computer."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from potluck_gui.design.tokens import SPACE_2, SPACE_4
from potluck_gui.view.settings import PresetView
from potluck_gui.view.state import Look
from potluck_gui.window.parts import Card, button, chip, clear, set_chip, words
from potluck_gui.window.wrap_layout import WrapLayout

_COLUMN_CHARACTERS = 30


class PresetCards(QWidget):
    """The presets side by side, from the gentlest to the strongest."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._choose = choose
        width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        self._row = WrapLayout(self, gap=SPACE_4, column_width=width)
        self._cards: dict[str, _PresetCard] = {}

    def show_presets(self, presets: tuple[PresetView, ...]) -> None:
        """Show presets; the cards stay as long as the presets do."""
        if list(self._cards) != [preset.key for preset in presets]:
            clear(self._row)
            self._cards = {preset.key: _PresetCard(self._choose) for preset in presets}
            for card in self._cards.values():
                self._row.addWidget(card)
        for preset in presets:
            self._cards[preset.key].show_preset(preset)
        self.setVisible(bool(presets))


class _PresetCard(Card):
    """One preset."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__()
        self._key = ""
        self.column.setSpacing(SPACE_2)
        self._label = words(role="title")
        self._sentence = words(role="muted")
        self._effect = words()
        self._button = button(self.tr("Use"), lambda: choose(self._key))
        self._in_force = chip()
        set_chip(self._in_force, self.tr("In use"), Look.WORKING)
        for widget in (self._label, self._sentence, self._effect):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.column.addWidget(self._button)
        self.column.addWidget(self._in_force)

    def show_preset(self, preset: PresetView) -> None:
        """Show a preset, and whether it is in force."""
        self._key = preset.key
        self._label.setText(preset.label)
        self._sentence.setText(preset.sentence)
        self._effect.setText(preset.effect)
        self._button.setVisible(not preset.in_force)
        self._button.setAccessibleName(self.tr("Use %1").replace("%1", preset.label))
        self._button.setAccessibleDescription(f"{preset.sentence} {preset.effect}")
        self._in_force.setVisible(preset.in_force)
        self._in_force.setAccessibleName(self.tr("%1 is in use").replace("%1", preset.label))
