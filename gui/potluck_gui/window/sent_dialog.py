"""What leaves this computer for a project: each kind of message, when last, and every field."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Notice
from potluck_gui.design.tokens import SPACE_3
from potluck_gui.design.words import words
from potluck_gui.view.projects import ProjectView
from potluck_gui.view.sent import SentMessageView, sent_messages, with_words
from potluck_gui.window.reading_dialog import ReadingDialog
from potluck_gui.window.sent_lines import SentLines
from potluck_gui.window.sent_model import SentModel
from potluck_gui.window.surroundings import Surroundings

_MOST_SEARCHED = 200


class SentDialog(ReadingDialog):
    """Messages that fold, their fields, and a search over all of it."""

    def __init__(self, surroundings: Surroundings, view: ProjectView, parent: QWidget) -> None:
        super().__init__(self.tr("What leaves this computer"), parent, scrolls=False)
        self._surroundings = surroundings
        self._messages: tuple[SentMessageView, ...] = ()
        self._project_id = view.project_id
        title = self.tr("What leaves this computer for %1").replace("%1", view.name)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search in names, values and explanations"))
        self._search.setAccessibleName(self.tr("Search in what was sent"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(_MOST_SEARCHED)
        self._search.textChanged.connect(lambda _text: self._show_found())
        self._state = words(self.tr("Looking it up…"), "muted")
        self._failure = Notice()
        self._model = SentModel(self)
        self._tree = _Tree()
        self._tree.setAccessibleName(title)
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(SentLines(self._tree))
        self.column.setSpacing(SPACE_3)
        self.column.addWidget(words(title, "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "These are all kinds of messages there are, with every field of the last one. "
                    "Secrets are not shown, and long results by their length."
                ),
                "muted",
            )
        )
        self.column.addWidget(self._search)
        self.column.addWidget(self._failure)
        self.column.addWidget(self._state)
        self.column.addWidget(self._tree, 1)
        self.column.addWidget(
            ButtonRow(
                [
                    button(self.tr("Open all"), self._tree.expandAll, kind="quiet"),
                    button(self.tr("Close all"), self._tree.collapseAll, kind="quiet"),
                    button(self.tr("Look again"), self._ask, kind="quiet"),
                ]
            )
        )
        self._search.setFocus()
        self._ask()

    def _ask(self) -> None:
        project_id = self._project_id
        self._failure.show_words("")
        self._surroundings.bridge.ask(
            lambda client: client.sent(project_id),
            owner=self,
            answered=self._show,
            failed=self._show_failure,
        )

    def _show(self, sent: control.ListSentResponse) -> None:
        self._messages = sent_messages(sent, self._surroundings.reader())
        self._show_found()

    def _show_found(self) -> None:
        wanted = self._search.text()
        found = with_words(self._messages, wanted)
        self._model.show_messages(found)
        if wanted.strip():
            self._tree.expandAll()
        nothing = self.tr("Nothing here holds these words.")
        self._state.setText(nothing if self._messages else self.tr("Nothing can be sent."))
        self._state.setVisible(not found)

    def _show_failure(self, error: PotluckError) -> None:
        self._state.hide()
        self._failure.show_words(error.sentence)


class _Tree(QTreeView):
    """A tree whose rows are as high as their words at its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        """Lay the words out anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
