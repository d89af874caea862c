"""Try it: the newest model and the one of joining go on with the same text, on this computer.

They write one after the other, so that only one model at a time takes memory.
"""

import functools
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QHideEvent, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSlider, QVBoxLayout, QWidget

from potluck.errors import PotluckError
from potluck.limits import PROMPT_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card
from potluck_gui.design.layouts import clear
from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.formats import plain
from potluck_gui.view.said import said
from potluck_gui.view.tryout import (
    TEXT_CHARACTERS,
    TryoutView,
    clean,
    temperature_words,
    tryout_view,
)
from potluck_gui.window.surroundings import Surroundings

_TOKENS = 120
_USUAL_PERCENT = 70
_SENTENCE_CHARACTERS = 300
_COLUMN_CHARACTERS = 36
_PROMPT_LINES = 3
_TEXT_LINES = 9


class TryItCard(Card):
    """A beginning, and what two models make of it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Try it"))
        self._surroundings = surroundings
        self._project_id = ""
        self._view: TryoutView | None = None
        self._seed = 1
        self._waiting: list[_Side] = []
        self._hang_up: Callable[[], None] | None = None
        explained = self.tr(
            "Write a beginning, and the model goes on with it. It is written on this computer: "
            "nothing that you type is sent anywhere. It is a model that still learns; what it "
            "writes can be wrong or make no sense."
        )
        self._note = words(role="muted")
        self._prompt = _PromptField()
        self._suggestions_box = QWidget()
        self._suggestions = WrapLayout(self._suggestions_box, gap=SPACE_2)
        self._daring = QSlider(Qt.Orientation.Horizontal)
        self._daring_words = words()
        self._write = button(self.tr("Write"), self._begin, kind="main")
        self._stop = button(self.tr("Stop"), self.stop)
        self._again = button(self.tr("Another try"), self._begin_anew)
        self._again.setToolTip(self.tr("The same beginning, and other draws of luck."))
        sides = QWidget()
        columns = WrapLayout(
            sides,
            gap=SPACE_4,
            column_width=self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS,
        )
        self._newest = _Side(when_joined=False)
        self._joined = _Side(when_joined=True)
        columns.addWidget(self._newest)
        columns.addWidget(self._joined)
        self._sides = sides
        self._form = QWidget()
        self._form.hide()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACE_3)
        for widget in (
            self._prompt,
            self._suggestions_box,
            self._make_daring(),
            ButtonRow([self._write, self._stop, self._again]),
            sides,
        ):
            form.addWidget(widget)
        for widget in (words(explained), self._note, self._form):
            self.column.addWidget(widget)
        writes = QShortcut(QKeySequence("Ctrl+Return"), self._prompt)
        writes.setContext(Qt.ShortcutContext.WidgetShortcut)
        writes.activated.connect(self._begin)
        self._show_buttons()

    def show_model(self, project_id: str, model: control.GetModelResponse) -> None:
        """Show what can be tried of a project's model; what was written stays."""
        view = tryout_view(model, self._surroundings.reader())
        if project_id != self._project_id:
            self.stop()
            self._project_id = project_id
            self._newest.forget()
            self._joined.forget()
            self._prompt.setPlainText(view.suggestions[0].prompt if view.suggestions else "")
        if view == self._view:
            return
        if self._view is None or view.suggestions != self._view.suggestions:
            self._show_suggestions(view)
        if not self._prompt.toPlainText() and view.suggestions and self._view is None:
            self._prompt.setPlainText(view.suggestions[0].prompt)
        self._view = view
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._form.setVisible(view.possible)
        self._newest.show_heading(view.newest)
        self._joined.show_heading(view.joined)
        self._show_buttons()

    def stop(self) -> None:
        """Let no model write any more."""
        self._waiting = []
        if self._hang_up is not None:
            self._hang_up()
            self._hang_up = None
            for side in (self._newest, self._joined):
                side.say_stopped()
        self._show_buttons()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 — Qt's name
        """Compute nothing that nobody looks at."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _make_daring(self) -> QWidget:
        self._daring.setRange(0, 100)
        self._daring.setSingleStep(10)
        self._daring.setPageStep(20)
        self._daring.setAccessibleName(self.tr("How daring the text is to be"))
        self._daring.valueChanged.connect(self._show_daring)
        self._daring.setValue(_USUAL_PERCENT)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._daring_words)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        column.addLayout(row)
        careful, daring = words(self.tr("Careful"), "caption"), words(self.tr("Daring"), "caption")
        for label in (careful, daring):
            label.setWordWrap(False)
        row.addWidget(careful)
        row.addWidget(self._daring, 1)
        row.addWidget(daring)
        row.addStretch(1)
        return box

    def _show_daring(self, percent: int) -> None:
        text = temperature_words(percent)
        self._daring_words.setText(self.tr("How daring: %1").replace("%1", text))
        self._daring.setAccessibleDescription(text)

    def _show_suggestions(self, view: TryoutView) -> None:
        clear(self._suggestions)
        for each in view.suggestions:
            take = functools.partial(self._prompt.setPlainText, each.prompt)
            made = button(each.label, take, kind="quiet")
            made.setAccessibleDescription(self.tr("Takes this beginning."))
            self._suggestions.addWidget(made)
        self._suggestions_box.setVisible(bool(view.suggestions))

    def _show_buttons(self) -> None:
        writing = self._hang_up is not None
        self._write.setVisible(not writing)
        self._stop.setVisible(writing)
        self._again.setVisible(not writing and self._newest.has_text)
        self._sides.setVisible(writing or self._newest.has_text or self._newest.has_words)

    def _begin_anew(self) -> None:
        self._seed += 1
        self._begin()

    def _begin(self) -> None:
        """Let the newest model write, and then the one of joining."""
        if self._view is None or not self._view.possible or self._hang_up is not None:
            return
        prompt = clean(self._prompt.toPlainText(), PROMPT_CHARACTERS)
        self._waiting = [self._newest] + ([self._joined] if self._view.joined else [])
        for side in self._waiting:
            side.begin(prompt)
        self._write_next(prompt)

    def _write_next(self, prompt: str) -> None:
        self._hang_up = None
        if self._waiting:
            side = self._waiting.pop(0)
            side.say(self.tr("Getting ready…"))
            request = control.GenerateRequest(
                project_id=self._project_id,
                prompt=prompt,
                max_tokens=_TOKENS,
                temperature=self._daring.value() / 100,
                seed=self._seed,
                when_joined=side.when_joined,
            )
            self._hang_up = self._surroundings.bridge.listen(
                lambda client: client.generate(request),
                owner=self,
                received=side.take,
                ended=lambda: self._write_next(prompt),
                failed=lambda error: self._go_on_without(side, error, prompt),
            )
        self._show_buttons()

    def _go_on_without(self, side: "_Side", error: PotluckError, prompt: str) -> None:
        side.say_failed(plain(error.sentence, _SENTENCE_CHARACTERS))
        self._write_next(prompt)


class _Side(QWidget):
    """What one of the models writes."""

    def __init__(self, *, when_joined: bool) -> None:
        super().__init__()
        self.when_joined = when_joined
        self.has_text = False
        self.has_words = False
        self._under_way = False
        self._characters = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self._heading = words(role="label")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setProperty("quiet", True)
        self._text.setUndoRedoEnabled(False)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self.fontMetrics().lineSpacing() * _TEXT_LINES)
        self._words = words(role="caption")
        for widget in (self._heading, self._text, self._words):
            column.addWidget(widget)

    def show_heading(self, heading: str) -> None:
        """Say whose text it is; nothing at all is shown without a heading."""
        self._heading.setText(heading)
        self._text.setAccessibleName(heading)
        self.setVisible(bool(heading))

    def forget(self) -> None:
        """Show nothing."""
        self._text.clear()
        self.has_text, self._under_way = False, False
        self.say("")

    def begin(self, prompt: str) -> None:
        """Show the beginning, bold, and wait for what follows."""
        self._text.clear()
        self._characters, self.has_text, self._under_way = 0, False, True
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        self._text.textCursor().insertText(prompt, bold)
        self.say(self.tr("Comes next."))

    def take(self, piece: control.GenerateResponse) -> None:
        """Add a piece of the text, or say what is being done."""
        text = clean(piece.text, max(0, TEXT_CHARACTERS - self._characters))
        if text:
            self._characters += len(text)
            self.has_text = True
            end = QTextCursor(self._text.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertText(text, QTextCharFormat())
            self._text.verticalScrollBar().setValue(self._text.verticalScrollBar().maximum())
        if piece.done:
            self._under_way = False
            self.say(
                self.tr("Kept from an earlier time: its model has gone from this computer.")
                if piece.remembered
                else self.tr("Written on this computer just now.")
            )
        elif piece.sentence:
            self.say(plain(said(piece.sentence), _SENTENCE_CHARACTERS))
        elif text:
            self.say(self.tr("Writing…"))

    def say(self, text: str) -> None:
        """Say how it stands."""
        self._words.setText(text)
        self.has_words = bool(text)

    def say_failed(self, sentence: str) -> None:
        """Say why nothing more comes."""
        self._under_way = False
        self.say(sentence)

    def say_stopped(self) -> None:
        """Say that it was stopped, unless it was complete."""
        if self._under_way:
            self._under_way = False
            self.say(self.tr("Stopped."))


class _PromptField(QPlainTextEdit):
    """A few lines for the beginning; what is pasted is cut to what can be asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Beginning of the text"))
        self.setPlaceholderText(self.tr("Beginning of the text"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * (_PROMPT_LINES + 1))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 — Qt's name
        """Take text alone, and no more than can be asked."""
        room = max(0, PROMPT_CHARACTERS - len(self.toPlainText()))
        self.textCursor().insertText(clean(source.text(), room))
