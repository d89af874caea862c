"""The page when something went wrong: what happened, and what to do."""

from collections.abc import Callable

from potluck_gui.design.buttons import button
from potluck_gui.design.icons import Icon
from potluck_gui.design.words import words
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look
from potluck_setup.progress import Progress, Stage
from potluck_setup.window.heard import Trouble
from potluck_setup.window.setup_page import SetupPage
from potluck_setup.window.told import kept_of, trouble_words


class TroublePage(SetupPage):
    """The sentence, what to do, and the ways on."""

    def __init__(
        self,
        *,
        again: Callable[[], None],
        settings: Callable[[], None],
        copy: Callable[[], None],
        leave: Callable[[], object],
    ) -> None:
        super().__init__(self.tr("It did not work yet"), Look.PROBLEM)
        self._remedy = words()
        self._kept = words(role="muted")
        self._copied = words(role="muted")
        self.sentence.setProperty("role", "title")
        self._again = button(self.tr("Try again"), again, kind="main")
        self._settings = button(self.tr("Network settings…"), settings)
        self._copy = button(self.tr("Copy details"), copy, shape=Icon.COPY)
        self._leave = button(self.tr("Close"), leave)
        self.build(
            [self._remedy, self._kept, self._copied],
            [self._again, self._settings, self._copy, self._leave],
        )

    def show_trouble(self, trouble: Trouble, last: Progress | None, reader: Reader) -> None:
        """Show what went wrong, and how much of it is here all the same."""
        told = trouble_words(trouble)
        self.say(told.sentence)
        self._remedy.setText(told.remedy)
        fetching = last is not None and last.stage is Stage.FETCHING
        kept = kept_of(last.done_bytes, last.total_bytes, reader) if last and fetching else ""
        self._kept.setText(kept)
        self._kept.setVisible(bool(kept))
        self._copied.hide()

    def show_copied(self) -> None:
        """Say that the details are on the clipboard."""
        self._copied.setText(
            self.tr("Copied. Paste it where you ask for help; look through it first.")
        )
        self._copied.show()

    def begin(self) -> None:
        """Let Enter try again."""
        self._again.setFocus()
