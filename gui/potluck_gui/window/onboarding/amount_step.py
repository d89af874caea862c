"""The third step: how much Potluck may take, and what that comes to in watts, noise and money."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow
from potluck_gui.design.cards import Card, Facts, Notice
from potluck_gui.design.tokens import SPACE_3, SPACE_4
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.amounts import choice_facts, power_known, usual_currency
from potluck_gui.view.formats import plain
from potluck_gui.view.said import said
from potluck_gui.window.decimal_field import DecimalField
from potluck_gui.window.onboarding.choice_card import ChoiceCard
from potluck_gui.window.onboarding.step import Step
from potluck_gui.window.surroundings import Surroundings

PRICE_KEY = "price_per_kwh"
CURRENCY_KEY = "currency"

_USUAL_FREE_HOURS = 8
_HOURS_OF_DAY = 24
_SETTLE_MS = 300
_COLUMN_CHARACTERS = 25
_CURRENCY_CHARACTERS = 12
_LABEL_CHARACTERS = 40
_SENTENCE_CHARACTERS = 200
_MOST_PRICE = 1_000_000.0


class AmountStep(Step):
    """The presets as cards, and beside them what a month would cost."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            self.tr("How much may it take?"),
            self.tr(
                "More helps more; less is cooler, quieter and cheaper. It only works while you are "
                "away, whichever you choose."
            ),
        )
        self._surroundings = surroundings
        self._asked = False
        self._known: dict[str, control.Setting] = {}
        self._figures = 0
        self._cards: dict[str, _Preset] = {}
        self._group = QButtonGroup(self)
        self._failure = Notice()
        self._waiting = words(self.tr("Working out what each comes to…"), "muted")
        cards = QWidget()
        width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        self._row = WrapLayout(cards, gap=SPACE_4, column_width=width)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_figures)
        self.column.addWidget(self._failure)
        self.column.addWidget(self._waiting)
        self.column.addWidget(cards)
        self._price_card = self._make_price()
        self._no_power = words(
            self.tr(
                "This computer does not tell how much power it takes, so nobody can say what the "
                "work costs."
            ),
            "muted",
        )
        self._no_power.hide()
        self.column.addWidget(self._price_card)
        self.column.addWidget(self._no_power)

    def enter(self) -> None:
        """Ask for the presets and the price that is set, once."""
        if not self._asked:
            self._asked = True
            self._failure.show_words("")
            self._surroundings.bridge.ask(
                lambda client: client.settings(),
                owner=self,
                answered=self._show_settings,
                failed=self._fail_to_ask,
            )

    def go_on(self) -> None:
        """Put the choice in force."""
        change = self._change(self._chosen())
        if change == control.UpdateSettingsRequest():
            self.done.emit()
            return
        self._failure.show_words("")
        self.set_main(self.main_text, enabled=False)
        self._surroundings.bridge.ask(
            lambda client: client.update_settings(change),
            owner=self,
            answered=self._finish,
            failed=self._fail,
        )

    def asks_back(self, field: QWidget) -> bool:
        """Tell whether it is a field of the price: what that comes to is shown first."""
        return field in {self._price, self._currency, self._hours}

    def first_focus(self) -> QWidget | None:
        """Return the chosen card's radio button."""
        chosen = self._group.checkedButton()
        return chosen if isinstance(chosen, QWidget) else None

    def _make_price(self) -> Card:
        card = Card(self.tr("What does electricity cost you?"))
        card.column.setSpacing(SPACE_3)
        locale = self._surroundings.reader().locale
        self._price = DecimalField()
        self._price.setLocale(locale)
        self._price.setDecimals(3)
        self._price.setSingleStep(0.01)
        self._price.setRange(0.0, _MOST_PRICE)
        self._price.setSpecialValueText(self.tr("not given"))
        self._price.setAccessibleName(self.tr("Price of a kilowatt-hour"))
        self._currency = QLineEdit(usual_currency(locale))
        self._currency.setMaxLength(_CURRENCY_CHARACTERS)
        self._currency.setFixedWidth(self.fontMetrics().averageCharWidth() * _CURRENCY_CHARACTERS)
        self._currency.setAccessibleName(self.tr("Currency"))
        self._currency.setPlaceholderText(self.tr("Currency"))
        self._hours = QSpinBox()
        self._hours.setRange(1, _HOURS_OF_DAY)
        self._hours.setValue(_USUAL_FREE_HOURS)
        self._hours.setAccessibleName(self.tr("Hours a day in which this computer is free"))
        for field in (self._price, self._hours):
            field.lineEdit().setAccessibleName(field.accessibleName())
            field.valueChanged.connect(lambda _value: self._settle.start())
        self._currency.textChanged.connect(lambda _text: self._settle.start())
        card.column.addWidget(
            ButtonRow([self._price, self._currency, _beside(self.tr("for a kilowatt-hour (kWh)"))])
        )
        card.column.addWidget(
            ButtonRow(
                [
                    _beside(self.tr("Counted for")),
                    self._hours,
                    _beside(self.tr("hours a day in which nobody uses this computer")),
                ]
            )
        )
        card.column.addWidget(
            words(
                self.tr(
                    "The figures above are the most it can come to. You find the price on your "
                    "electricity bill; it stays on this computer."
                ),
                "muted",
            )
        )
        return card

    def _show_settings(self, settings: control.GetSettingsResponse) -> None:
        self._waiting.hide()
        self._known = {setting.key: setting for setting in settings.settings}
        for field in (self._price, self._currency):
            field.blockSignals(True)
        if PRICE_KEY in self._known:
            self._price.setValue(self._known[PRICE_KEY].value.number)
        if CURRENCY_KEY in self._known and self._known[CURRENCY_KEY].value.text:
            self._currency.setText(self._known[CURRENCY_KEY].value.text)
        for field in (self._price, self._currency):
            field.blockSignals(False)
        self._show_presets(list(settings.presets))
        self._ask_for_figures()

    def _show_presets(self, presets: list[control.Preset]) -> None:
        reader = self._surroundings.reader()
        for preset in presets:
            words_of = _PresetWords(
                label=plain(said(preset.label), _LABEL_CHARACTERS),
                sentence=plain(said(preset.sentence), _SENTENCE_CHARACTERS),
            )
            card = _Preset(words_of, self._group)
            card.radio.setChecked(preset.in_force)
            card.facts.show_facts(choice_facts(preset.figures, reader))
            self._cards[preset.key] = card
            self._row.addWidget(card)
        known = any(power_known(preset.figures) for preset in presets)
        self._price_card.setVisible(known or not presets)
        self._no_power.setVisible(bool(presets) and not known)
        chosen = self.first_focus()
        if chosen is not None and self.isVisible():
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_figures(self) -> None:
        """Ask what each preset comes to at the price and the hours that are typed."""
        self._figures += 1
        asking = self._figures
        hours = float(self._hours.value())
        for key in self._cards:
            change = self._change(key)
            change.preset = key
            request = control.PreviewSettingsRequest(change=change, free_hours_per_day=hours)
            self._preview(asking, key, request)

    def _preview(self, asking: int, key: str, request: control.PreviewSettingsRequest) -> None:
        self._surroundings.bridge.ask(
            lambda client: client.preview_settings(request),
            owner=self,
            answered=lambda answer: self._show_figures(asking, key, answer),
            failed=self._fail,
        )

    def _show_figures(self, asked: int, key: str, answer: control.PreviewSettingsResponse) -> None:
        if asked == self._figures:
            reader = self._surroundings.reader()
            self._cards[key].facts.show_facts(choice_facts(answer.after, reader))

    def _chosen(self) -> str:
        return next((key for key, card in self._cards.items() if card.radio.isChecked()), "")

    def _change(self, preset: str) -> control.UpdateSettingsRequest:
        """Return what a preset, the price and the currency change of the limits in force."""
        change = control.UpdateSettingsRequest(preset=preset)
        price, currency = self._price.value(), self._currency.text().strip()
        known = self._known.get(PRICE_KEY)
        if known is not None and price != known.value.number:
            change.values[PRICE_KEY].number = price
        known = self._known.get(CURRENCY_KEY)
        if known is not None and price and currency != known.value.text:
            change.values[CURRENCY_KEY].text = currency
        return change

    def _finish(self, _answer: control.UpdateSettingsResponse) -> None:
        for key, value in (
            (PRICE_KEY, control.SettingValue(number=self._price.value())),
            (CURRENCY_KEY, control.SettingValue(text=self._currency.text().strip())),
        ):
            if key in self._known:
                self._known[key].value.CopyFrom(value)
        self.set_main(self.main_text)
        self.done.emit()

    def _fail(self, error: PotluckError) -> None:
        self.set_main(self.main_text)
        self._failure.show_words(error.sentence)

    def _fail_to_ask(self, error: PotluckError) -> None:
        self._asked = False  # It is asked again when the step is shown again.
        self._waiting.hide()
        self._failure.show_words(
            error.sentence, self.tr("You can go on; Potluck then keeps to its careful limits.")
        )


@dataclass(frozen=True, kw_only=True)
class _PresetWords:
    label: str
    sentence: str


class _Preset(ChoiceCard):
    """One preset with its figures."""

    def __init__(self, preset: _PresetWords, group: QButtonGroup) -> None:
        super().__init__(preset.label, preset.sentence, group)
        self.facts = Facts(column_characters=20)
        self.facts.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.column.addStretch(1)  # Figures stand at the bottom, beside those of the others.
        self.column.addWidget(self.facts)


def _beside(text: str) -> QLabel:
    """Return words that stand beside a field and don't wrap by themselves."""
    label = words(text)
    label.setWordWrap(False)
    return label
