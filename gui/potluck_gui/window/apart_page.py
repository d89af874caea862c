"""What is shown while the daemon does not answer."""

from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.design.words import words
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.window.surroundings import Surroundings


class ApartPage(Page):
    """What is shown while the daemon does not answer."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__("Potluck")
        bridge = surroundings.bridge
        self._title = words(self.tr("Potluck is starting…"), "sentence")
        self._sentence = words(self.tr("This takes a few seconds."), "muted")
        self._again = button(self.tr("Try again"), bridge.try_again, kind="main")
        self._anew = button(self.tr("Start it anew"), bridge.start_anew)
        self._buttons = ButtonRow([self._again, self._anew])
        self._buttons.hide()
        card = Card()
        card.column.setSpacing(SPACE_2)
        for widget in (self._title, self._sentence, self._buttons):
            card.column.addWidget(widget)
        self.add_all([card])

    def show_link(self, link: Link, *, was_up: bool) -> None:
        """Say how it stands, and what can be done.

        Args:
            link: How it stands.
            was_up: Whether the daemon has been heard in the life of this window.
        """
        if link.phase is LinkPhase.LOST:
            self._title.setText(self.tr("Potluck's background program is not running."))
            self._sentence.setText(link.sentence)
        elif link.phase is LinkPhase.SILENT:
            self._title.setText(self.tr("Potluck's background program does not answer."))
            self._sentence.setText(
                self.tr(
                    "This page comes back by itself as soon as it does. If that takes long, start "
                    "it anew; it goes on where it was, and nothing is lost."
                )
            )
        elif was_up:
            self._title.setText(self.tr("Potluck's background program stopped."))
            self._sentence.setText(self.tr("It is being started again, and goes on where it was."))
        else:
            self._title.setText(self.tr("Potluck is starting…"))
            self._sentence.setText(self.tr("This takes a few seconds."))
        self._again.setVisible(link.phase is LinkPhase.LOST)
        self._anew.setVisible(link.phase is LinkPhase.SILENT)
        self._buttons.setVisible(link.phase in {LinkPhase.LOST, LinkPhase.SILENT})
