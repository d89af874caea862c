"""The page "Limits": every setting that the daemon names, made from what it says of each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_4, SPACE_5
from potluck_gui.view.settings import Answer, preset_views, presets_note, setting_groups
from potluck_gui.window.parts import ButtonRow, Card, Notice, Page, button, clear, words
from potluck_gui.window.preset_cards import PresetCards
from potluck_gui.window.setting_row import SettingRow
from potluck_gui.window.surroundings import Surroundings


class LimitsPage(Page):
    """The limits that Potluck keeps on this computer."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Limits"))
        self._surroundings = surroundings
        self._rows: dict[str, SettingRow] = {}
        self._layout_of_rows: list[tuple[str, str]] = []
        self._failure = Notice()
        self._again = ButtonRow([button(self.tr("Try again"), self.load)])
        self._again.hide()
        self._loading = words(self.tr("Asking for the limits…"), "muted")
        self._presets = PresetCards(self._use_preset)
        self._presets.hide()
        self._presets_note = words(role="muted")
        self._presets_note.hide()
        groups = QWidget()
        self._groups = QVBoxLayout(groups)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(SPACE_4)
        self.add_all(
            [
                words(self.tr("Limits"), "page"),
                words(
                    self.tr("Potluck never takes more than you allow. A change counts at once."),
                    "muted",
                ),
                self._failure,
                self._again,
                self._loading,
                self._presets,
                self._presets_note,
                groups,
            ]
        )

    def load(self) -> None:
        """Ask the daemon for the limits."""
        self._surroundings.bridge.ask(
            lambda client: client.settings(),
            owner=self,
            answered=self._show,
            failed=self._show_failure,
        )

    def show_snapshot(self, _snapshot: control.Snapshot) -> None:
        """Show nothing: limits come by their own question."""

    def _show(self, answer: Answer) -> None:
        self._failure.show_words("")
        self._again.hide()
        self._loading.hide()
        presets = preset_views(answer)
        self._presets.show_presets(presets)
        self._presets_note.setText(presets_note(presets))
        self._presets_note.setVisible(bool(presets))
        groups = setting_groups(answer, self._surroundings.reader())
        layout = [(group.title, view.key) for group in groups for view in group.settings]
        if layout != self._layout_of_rows:
            self._layout_of_rows = layout
            clear(self._groups)
            self._rows = {}
            for group in groups:
                card = Card(group.title)
                card.column.setSpacing(SPACE_5)
                for view in group.settings:
                    row = SettingRow(
                        view,
                        surroundings=self._surroundings,
                        change=self._change,
                        reset=self._reset,
                    )
                    self._rows[view.key] = row
                    card.column.addWidget(row)
                self._groups.addWidget(card)
        for group in groups:
            for view in group.settings:
                self._rows[view.key].show_view(view)

    def _change(self, key: str, value: control.SettingValue) -> None:
        self._update(control.UpdateSettingsRequest(values={key: value}))

    def _reset(self, key: str) -> None:
        self._update(control.UpdateSettingsRequest(reset=[key]))

    def _use_preset(self, key: str) -> None:
        self._update(control.UpdateSettingsRequest(preset=key))

    def _update(self, request: control.UpdateSettingsRequest) -> None:
        self._surroundings.bridge.ask(
            lambda client: client.update_settings(request),
            owner=self,
            answered=self._show,
            failed=self._refused,
        )

    def _refused(self, error: PotluckError) -> None:
        """Say why, and show again what is in force."""
        self._surroundings.bridge.ask(
            lambda client: client.settings(),
            owner=self,
            answered=lambda answer: self._show_refusal(answer, error),
            failed=self._show_failure,
        )

    def _show_refusal(self, answer: Answer, error: PotluckError) -> None:
        self._show(answer)
        self._failure.show_words(error.sentence)
        self.verticalScrollBar().setValue(0)

    def _show_failure(self, error: PotluckError) -> None:
        self._loading.hide()
        self._failure.show_words(error.sentence)
        self._again.show()
