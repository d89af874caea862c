"""The cards of devices on Home."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui import commands
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts
from potluck_gui.design.icons import Icon
from potluck_gui.design.layouts import Column
from potluck_gui.design.theme import Theme
from potluck_gui.design.tokens import SPACE_4
from potluck_gui.design.words import words
from potluck_gui.view.home import DeviceView
from potluck_gui.window.meters import Meters

Send = Callable[[control.CommandRequest], None]


class Devices(QWidget):
    """A card for each device."""

    def __init__(self, send: Send, theme: Theme) -> None:
        super().__init__()
        self._send = send
        self._theme = theme
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._cards: list[_DeviceCard] = []

    def parts(self) -> tuple[QWidget, ...]:
        """Return the cards, which wear the style sheet each on its own."""
        return tuple(self._cards)

    def show_next(self, devices: tuple[DeviceView, ...]) -> bool:
        """Show devices, but of the cards that are missing only one; tell whether one is.

        The cards stay as long as there are devices for them.
        """
        for card in self._cards[len(devices) :]:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self._cards[len(devices) :]
        missing = len(devices) > len(self._cards)
        if missing:
            card = _DeviceCard(self._send)
            card.setStyleSheet(self._theme.sheet())
            self._cards.append(card)
            self._column.addWidget(card)
        for card, device in zip(self._cards, devices, strict=False):
            card.show_device(device)
        self.setVisible(bool(devices))
        return missing


class _DeviceCard(Card):
    """What one device does: its piece of work, how far it is, and what is measured."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._device_id = ""
        self._name = words(role="title")
        self._sentence = words(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._progress = words(role="caption")
        self._held_back = words(role="muted")
        self._meters = Meters()
        self._facts = Facts()
        self._pause = button(
            self.tr("Pause this device"),
            lambda: send(commands.pause(self._device_id)),
            kind="quiet",
            shape=Icon.PAUSE,
        )
        self._resume = button(
            self.tr("Let it go on"),
            lambda: send(commands.resume(self._device_id)),
            kind="quiet",
            shape=Icon.PLAY,
        )
        self._buttons = ButtonRow([self._pause, self._resume])
        for widget in (
            self._name,
            self._sentence,
            self._bar,
            self._progress,
            self._meters,
            self._held_back,
            self._facts,
            self._buttons,
        ):
            self.column.addWidget(widget)

    def show_device(self, device: DeviceView) -> None:
        """Show a device."""
        self._device_id = device.device_id
        self._name.setText(device.name)
        self._sentence.setText(device.sentence)
        self._sentence.setVisible(bool(device.sentence))
        self._bar.setVisible(device.permille is not None)
        self._bar.setValue(device.permille or 0)
        self._bar.setAccessibleName(self.tr("Progress of the piece of work"))
        self._bar.setAccessibleDescription(device.progress)
        self._progress.setText(device.progress)
        self._progress.setVisible(bool(device.progress))
        self._meters.show_meters(device.meters)
        self._facts.show_facts(device.facts)
        self._held_back.setText(device.held_back)
        self._held_back.setVisible(bool(device.held_back))
        for shown, offered in ((self._pause, device.may_pause), (self._resume, device.may_resume)):
            shown.setVisible(offered)
            shown.setAccessibleDescription(device.name)
        self._buttons.setVisible(device.may_pause or device.may_resume)
