"""The last step: which project to help, Practice or one that an invite link leads to."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QWidget

from potluck.errors import PotluckError
from potluck_gui import commands
from potluck_gui.design.cards import Notice
from potluck_gui.design.tokens import SPACE_3
from potluck_gui.window.join_form import JoinForm, JoinStage
from potluck_gui.window.onboarding.choice_card import ChoiceCard
from potluck_gui.window.onboarding.step import Step
from potluck_gui.window.surroundings import Surroundings


class ProjectStep(Step):
    """Practice is chosen at first; a link that arrives chooses the other."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(
            self.tr("Which project do you want to help?"),
            self.tr("You can join others later, several at once, and leave any of them."),
        )
        self._surroundings = surroundings
        self.skip_text = self.tr("Decide later")
        group = QButtonGroup(self)
        self._practice = ChoiceCard(
            self.tr("Practice, on this computer alone"),
            self.tr(
                "A small model learns here, from text that every computer with Potluck has. "
                "Nothing is downloaded, nothing is sent, and the first piece of work is done "
                "within minutes."
            ),
            group,
        )
        self._invited = ChoiceCard(
            self.tr("A project that invited me"),
            self.tr(
                "Its organiser sent you a link that starts with potluck://. Paste it, or drop it "
                "on this window."
            ),
            group,
        )
        self._form = JoinForm(surroundings, from_clipboard=False)
        self._failure = Notice()
        self._starting = False
        self._practice.radio.setChecked(True)
        self._invited.radio.toggled.connect(lambda _on: self._show_choice())
        self._form.stage_changed.connect(lambda _stage: self._show_choice())
        self._form.joined.connect(self.done)
        self.column.setSpacing(SPACE_3)
        for widget in (self._practice, self._invited):
            self.column.addWidget(widget)
        self.column.addWidget(self._failure)
        self.column.addWidget(self._form)
        self._show_choice()

    def open_join(self, link: str, *, look: bool) -> None:
        """Take a link that was dropped or opened; it is looked at only where the person asked."""
        self._invited.radio.setChecked(True)
        self._form.set_link(link, look=look)

    def go_on(self) -> None:
        """Start Practice, or take the next step with the link."""
        if self._practice.radio.isChecked():
            self._failure.show_words("")
            self._starting = True
            self._show_choice()
            self._surroundings.bridge.ask(
                lambda client: client.command(commands.start_practice()),
                owner=self,
                answered=lambda _snapshot: self._finish(),
                failed=self._fail,
            )
        elif self._form.stage is JoinStage.JOINED_ALREADY:
            self.done.emit()
        elif self._form.stage is JoinStage.FOUND:
            self._form.join()
        else:
            self._form.look()

    def first_focus(self) -> QWidget | None:
        """Return the chosen card's radio button."""
        return self._practice.radio if self._practice.radio.isChecked() else self._invited.radio

    def _show_choice(self) -> None:
        practice = self._practice.radio.isChecked()
        self._form.setVisible(not practice)
        if practice:
            self.set_main(self.tr("Start Practice"), enabled=not self._starting)
            return
        stage = self._form.stage
        texts = {
            JoinStage.FOUND: self.tr("Join and start"),
            JoinStage.JOINING: self.tr("Join and start"),
            JoinStage.JOINED_ALREADY: self.tr("Finish"),
        }
        if stage in {JoinStage.FOUND, JoinStage.JOINED_ALREADY}:
            QTimer.singleShot(0, self, self._scroll_to_form)
        enabled = stage in {JoinStage.TYPED, JoinStage.FOUND, JoinStage.JOINED_ALREADY}
        self.set_main(texts.get(stage, self.tr("See what it is")), enabled=enabled)

    def _scroll_to_form(self) -> None:
        """Bring what was found into view, from its top on."""
        page: QWidget | None = self
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.verticalScrollBar().setValue(self._form.y())

    def _finish(self) -> None:
        self._starting = False
        self._show_choice()
        self.done.emit()

    def _fail(self, error: PotluckError) -> None:
        self._starting = False
        self._show_choice()
        self._failure.show_words(error.sentence)
