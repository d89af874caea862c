"""The second step: what this computer can give, and the check of its speed and heat."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts, Notice
from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_2, SPACE_3
from potluck_gui.design.words import words
from potluck_gui.view.device_check import CheckView, FoundDevice, check_views, found_devices
from potluck_gui.view.look import Look
from potluck_gui.window.onboarding.step import Step
from potluck_gui.window.surroundings import Surroundings

CHECK_SECONDS = 20.0

_PERMILLE = 1000


class DevicesStep(Step):
    """The devices in plain words; measuring them is offered and never needed."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            self.tr("What this computer can give"),
            self.tr("Potluck has found this. Nothing has to be set up."),
        )
        self._surroundings = surroundings
        self._hang_up: Callable[[], None] | None = None
        self._shown: tuple[FoundDevice, ...] = ()
        self._cards: dict[str, _DeviceCard] = {}
        self._none = Notice(Look.WAITING)
        cards = QWidget()
        self._column = QVBoxLayout(cards)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_3)
        self._check = button(self.tr("Check speed and heat (20 seconds)"), self._begin)
        self._cancel = button(self.tr("Cancel the check"), self.hang_up)
        self._explained = words(
            self.tr(
                "The check computes for a moment on each device. It may get a little louder and "
                "warmer; nothing is sent anywhere."
            ),
            "muted",
        )
        self._failure = Notice()
        self._result = Notice(Look.WORKING)
        self.column.addWidget(self._none)
        self.column.addWidget(cards)
        self.column.addWidget(self._result)
        self.column.addWidget(self._failure)
        self.column.addWidget(ButtonRow([self._check, self._cancel]))
        self.column.addWidget(self._explained)
        self._show_under_way(False)

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show the devices that are there."""
        found = found_devices(snapshot)
        if found == self._shown:
            return
        self._shown = found
        clear(self._column)
        self._cards = {device.device_id: _DeviceCard(device) for device in found}
        for card in self._cards.values():
            self._column.addWidget(card)
        self._none.show_words(
            "" if found else self.tr("Potluck is still looking for devices that can compute."),
        )
        self._check.setEnabled(bool(found))

    def hang_up(self) -> None:
        """Cancel the check, if one is under way."""
        if self._hang_up is not None:
            self._hang_up()
            self._hang_up = None
            for card in self._cards.values():
                card.show_check(None)
            self._show_under_way(False)
            self._check.setFocus()

    def _begin(self) -> None:
        self._failure.show_words("")
        self._result.show_words("")
        self._show_under_way(True)
        self._cancel.setFocus()
        self._hang_up = self._surroundings.bridge.listen(
            lambda client: client.check_devices(CHECK_SECONDS),
            owner=self,
            received=self._show_check,
            ended=self._end,
            failed=self._fail,
        )

    def _show_check(self, response: control.CheckDevicesResponse) -> None:
        for view in check_views(response, self._surroundings.reader()):
            card = self._cards.get(view.device_id)
            if card is not None:
                card.show_check(view)
        if response.done and any(
            device.stage == control.CHECK_STAGE_DONE for device in response.devices
        ):
            self._result.show_words(
                self.tr("Done. This computer can help."),
                self.tr("Next, you choose how much of this Potluck may use."),
            )

    def _end(self) -> None:
        self._hang_up = None
        self._show_under_way(False)
        self.settled.emit()

    def _fail(self, error: PotluckError) -> None:
        self._end()
        for card in self._cards.values():
            card.show_check(None)
        self._failure.show_words(
            error.sentence, self.tr("You can go on without the check and make it another time.")
        )

    def _show_under_way(self, under_way: bool) -> None:
        self._check.setVisible(not under_way)
        self._cancel.setVisible(under_way)


class _DeviceCard(Card):
    """One device, and how its check stands."""

    def __init__(self, device: FoundDevice) -> None:
        super().__init__()
        self.column.setSpacing(SPACE_2)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _PERMILLE)
        self._bar.setAccessibleName(self.tr("Check of %1").replace("%1", device.name))
        self._sentence = words()
        self._facts = Facts(column_characters=24)
        self.column.addWidget(words(device.name, "title"))
        self.column.addWidget(words(device.kind, "muted"))
        for widget in (self._bar, self._sentence, self._facts):
            self.column.addWidget(widget)
        self.show_check(None)

    def show_check(self, view: CheckView | None) -> None:
        """Show how the check stands, or nothing of it."""
        self._bar.setVisible(view is not None and view.permille is not None)
        self._sentence.setVisible(view is not None)
        if view is None:
            self._facts.show_facts(())
            return
        self._bar.setValue(view.permille or 0)
        self._bar.setAccessibleDescription(view.sentence)
        self._sentence.setText(view.sentence)
        self._facts.show_facts(view.facts)
