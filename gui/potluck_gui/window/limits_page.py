"""The page "Limits": every setting that the daemon names, made from what it says of each."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Notice
from potluck_gui.design.layouts import in_reading_order
from potluck_gui.design.page import Page
from potluck_gui.design.search_field import SearchField
from potluck_gui.design.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.view.presets import preset_views, presets_note
from potluck_gui.view.search import search_words
from potluck_gui.view.settings import Answer, setting_groups
from potluck_gui.window.effect_panel import EffectPanel
from potluck_gui.window.preset_cards import PresetCards
from potluck_gui.window.setting_groups import SettingGroups
from potluck_gui.window.setting_row import RowWishes
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.turns import Turns

_SEARCHED_AFTER_MS = 120
_SEARCH_CHARACTERS = 80
_SEARCH_LEAST_CHARACTERS = 10
_SEARCH_MOST_CHARACTERS = 36
_ROOMY_LINES = 30
"""From so many lines of text on, there is room for all of the effect."""


class LimitsPage(QWidget):
    """The limits that Potluck keeps on this computer."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Limits"))
        self._surroundings = surroundings
        self._updates = 0
        self._showing = Turns(self)
        self._ordered = False
        self._failure = Notice()
        self._again = ButtonRow([button(self.tr("Try again"), self.load)])
        self._again.hide()
        self._loading = words(self.tr("Asking for the limits…"), "muted")
        self._presets = PresetCards(choose=self._use_preset, look_at=self._look_at_preset)
        self._presets.hide()
        self._presets_note = words(role="muted")
        self._presets_note.hide()
        self._groups = SettingGroups(
            surroundings,
            RowWishes(trying=self._try, change=self._change, reset=self._reset),
        )
        self._groups.built.connect(self._built)
        self._nothing = words(role="sentence")
        self._nothing.hide()
        self._scroll = Page(self.tr("Limits"))
        self._scroll.column.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, SPACE_4)
        self._scroll.add_all(
            [
                words(
                    self.tr("Potluck never takes more than you allow. A change counts at once."),
                    "muted",
                ),
                self._failure,
                self._again,
                self._loading,
                self._presets,
                self._presets_note,
                self._nothing,
                self._groups,
            ]
        )
        self._effect = EffectPanel(surroundings)
        self._search = self._make_search()
        self._jump = button(self.tr("Go to"), lambda: None)
        self._jumps = QMenu(self._jump)
        self._jump.setMenu(self._jumps)
        self._jump.setProperty("menu", True)
        self._jump.setAccessibleName(self.tr("Go to a group of limits"))
        self._jump.hide()
        self._title = title = words(self.tr("Limits"), "page")
        title.setWordWrap(False)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_2)
        self._top.setSpacing(SPACE_3)
        self._top.addWidget(title)
        self._top.addStretch(1)
        self._top.addWidget(self._search, 2)
        self._top.addWidget(self._jump)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._effect)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what wears the style sheet in place of the whole page."""
        return (self._title, self._search, self._jump, self._effect, self._scroll)

    def load(self) -> None:
        """Ask the daemon for the limits, and what they come to."""
        self._ask_settings(self._show)
        self._effect.show_standing()

    def show_snapshot(self, _snapshot: control.Snapshot) -> None:
        """Show nothing: limits come by their own question."""

    def order_tabs(self, before: QWidget) -> None:
        """Let the keyboard go through the page from top to bottom, coming from another widget."""
        if self._ordered:
            return
        self._ordered = True
        last = before
        for widget in in_reading_order(self._top):
            if widget in {self._search, self._jump}:
                QWidget.setTabOrder(last, widget)
                last = widget
        self._scroll.order_tabs(last)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Ask anew whenever somebody turns to the page."""
        super().showEvent(event)
        if not event.spontaneous():
            self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep room for the limits themselves in a low window."""
        super().resizeEvent(event)
        self._effect.set_compact(self.height() < self.fontMetrics().lineSpacing() * _ROOMY_LINES)

    def _make_search(self) -> SearchField:
        field = SearchField(self.tr("Search the limits"), most_characters=_SEARCH_CHARACTERS)
        character = self.fontMetrics().averageCharWidth()
        field.setMinimumWidth(character * _SEARCH_LEAST_CHARACTERS)
        field.setMaximumWidth(character * _SEARCH_MOST_CHARACTERS)
        pause = QTimer(self)
        pause.setSingleShot(True)
        pause.setInterval(_SEARCHED_AFTER_MS)
        pause.timeout.connect(self._find)
        field.textChanged.connect(lambda _text: pause.start())
        QShortcut(QKeySequence.StandardKey.Find, self, field.setFocus)
        return field

    def _find(self) -> None:
        wanted = search_words(self._search.text())
        found = self._groups.show_found(wanted)
        self._presets.setVisible(not wanted)
        self._presets_note.setVisible(not wanted and bool(self._presets_note.text()))
        missing = bool(wanted) and not found
        text = self.tr("No limit has “%1” in it. Try another word, or fewer of them.")
        self._nothing.setText(text.replace("%1", self._search.text().strip()) if missing else "")
        self._nothing.setVisible(missing)
        self._scroll.verticalScrollBar().setValue(0)

    def _built(self) -> None:
        self._ordered = False  # There may be other widgets than before.
        titles = self._groups.titles
        if [action.text() for action in self._jumps.actions()] != [_in_menu(t) for t in titles]:
            self._jumps.clear()
            for place, title in enumerate(titles):
                self._jumps.addAction(_in_menu(title), self._jumper(place))
        self._jump.setVisible(bool(titles))

    def _jumper(self, place: int) -> Callable[[], None]:
        return lambda: self._go_to(place)

    def _go_to(self, place: int) -> None:
        """Bring a group to the top and give its first row the keyboard."""
        self._search.clear()
        self._find()
        QTimer.singleShot(0, self, lambda: self._bring_up(place))  # Once hidden rows are back.

    def _bring_up(self, place: int) -> None:
        card = self._groups.card(place)
        first = self._groups.first_control(place)
        if card is None or first is None:
            return
        top = self._groups.y() + card.y() - SPACE_3
        self._scroll.verticalScrollBar().setValue(top)
        first.setFocus()

    def _show(self, answer: Answer) -> None:
        self._failure.show_words("")
        self._again.hide()
        self._loading.hide()
        self._showing.begin(self._show_in_turns(answer))

    def _show_in_turns(self, answer: Answer) -> Iterator[None]:
        reader = self._surroundings.reader()
        presets = preset_views(answer, reader)
        self._presets.show_presets(presets)
        self._presets_note.setText(presets_note(presets))
        searching = bool(self._search.text().strip())
        self._presets.setVisible(bool(presets) and not searching)
        self._presets_note.setVisible(bool(presets) and not searching)
        yield
        self._groups.show_groups(setting_groups(answer, reader))

    def _try(self, key: str, value: control.SettingValue) -> None:
        self._effect.show_change(control.UpdateSettingsRequest(values={key: value}))

    def _change(self, key: str, value: control.SettingValue) -> None:
        self._update(control.UpdateSettingsRequest(values={key: value}))

    def _reset(self, key: str) -> None:
        self._update(control.UpdateSettingsRequest(reset=[key]))

    def _look_at_preset(self, key: str) -> None:
        self._effect.show_change(control.UpdateSettingsRequest(preset=key))

    def _use_preset(self, key: str) -> None:
        self._update(control.UpdateSettingsRequest(preset=key))

    def _update(self, request: control.UpdateSettingsRequest) -> None:
        """Change limits; of several changes under way only the last one's answer is shown."""
        self._updates += 1
        number = self._updates
        self._surroundings.bridge.ask(
            lambda client: client.update_settings(request),
            owner=self,
            answered=lambda answer: self._updated(number, answer),
            failed=self._refused,
        )

    def _updated(self, number: int, answer: Answer) -> None:
        if number == self._updates:
            self._show(answer)
            self._effect.show_standing()

    def _refused(self, error: PotluckError) -> None:
        """Say why, and show again what is in force."""
        self._ask_settings(lambda answer: self._show_refusal(answer, error))

    def _ask_settings(self, show: Callable[[Answer], None]) -> None:
        self._surroundings.bridge.ask(
            lambda client: client.settings(),
            owner=self,
            answered=show,
            failed=self._show_failure,
        )

    def _show_refusal(self, answer: Answer, error: PotluckError) -> None:
        self._show(answer)
        self._effect.show_standing()
        self._failure.show_words(error.sentence)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_failure(self, error: PotluckError) -> None:
        self._loading.hide()
        self._failure.show_words(error.sentence)
        self._again.show()


def _in_menu(title: str) -> str:
    """Return a heading for a menu, where "&" would mark a key."""
    return title.replace("&", "&&")
