"""The dialog with the signed receipts: what each says, what was checked, and a file of it."""

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QWidget

from potluck.errors import PotluckError
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts, Notice
from potluck_gui.design.empty import EmptyState
from potluck_gui.design.icons import Icon
from potluck_gui.design.page import Page
from potluck_gui.design.question import Question
from potluck_gui.design.tables import table
from potluck_gui.design.words import words
from potluck_gui.view.formats import count, plain
from potluck_gui.window.receipts_table import ReceiptsTable
from potluck_gui.window.saving import Saving
from potluck_gui.window.surroundings import Surroundings

_WIDTH_IN_CHARACTERS = 110
_TABLE_LINES = 13
_HEIGHT_IN_LINES = 48
_MOST_OF_SCREEN = 0.9
_SENTENCE_CHARACTERS = 300


class ReceiptsDialog(Question):
    """Receipts, and the one that is chosen in full."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(self.tr("Signed receipts"), parent)
        self._surroundings = surroundings
        self._row: int | None = None
        self._failure = Notice()
        self._saved = words(role="muted")
        self._model = ReceiptsTable(surroundings)
        self._model.setParent(self)
        self._model.failed.connect(self._show_failure)
        self._model.arrived.connect(self._show_total)
        self._saving = Saving(self)
        self._saving.saved.connect(lambda _path: self._saved.setText(self.tr("Saved.")))
        self._saving.failed.connect(
            lambda _path: self._failure.show_words(
                self.tr("The file could not be written."),
                self.tr("Choose another folder, or make room on the disk."),
            )
        )
        self._count = words(role="muted")
        self._table = table(self.tr("Signed receipts"), self._model, wide_column=1)
        self._table.setSelectionMode(self._table.SelectionMode.SingleSelection)
        self._table.setFixedHeight(self.fontMetrics().lineSpacing() * _TABLE_LINES)
        self._table.selectionModel().currentRowChanged.connect(self._show)
        self._none = EmptyState(
            Icon.RECEIPT,
            self.tr("No receipts yet. The first comes with your first verified piece of work."),
        )
        self._none.hide()
        self._detail = Card()
        self._title = words(role="title")
        self._facts = Facts()
        self._checked = words(self.tr("Checked on this computer just now"), "label")
        self._checks = words()
        save = button(self.tr("Save this receipt…"), self._ask_where, shape=Icon.SAVE)
        for widget in (self._title, self._facts, self._checked, self._checks):
            self._detail.column.addWidget(widget)
        self._detail.column.addWidget(ButtonRow([save, self._saved]))
        self._detail.hide()
        explained = self.tr(
            "For each piece of work that counts, the project signs a receipt. It is kept on this "
            "computer and proves what you gave, whatever becomes of the project."
        )
        close = button(self.tr("Close"), self.accept, kind="main")
        # All but the last button scrolls: with large text it is higher than a small screen.
        body = Page(self.tr("Signed receipts"))
        body.column.setContentsMargins(0, 0, 0, 0)
        body.add_all(
            [words(explained), self._failure, self._count, self._none, self._table, self._detail]
        )
        self.column.addWidget(body, 1)
        self.column.addWidget(ButtonRow([close]))
        self._model.fetchMore()

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(plain(error.sentence, _SENTENCE_CHARACTERS))

    def _show_total(self, total: int) -> None:
        self._paint_later()
        self._none.setVisible(not total)
        self._table.setVisible(bool(total))
        if not total:
            self._count.setText("")
        elif total == 1:
            self._count.setText(self.tr("1 receipt"))
        else:
            number = count(total, self._surroundings.reader())
            self._count.setText(self.tr("%1 receipts, newest first").replace("%1", number))
        if self._row is None and self._model.rowCount():
            # In a turn of its own: the table takes this one.
            QTimer.singleShot(0, self, self._choose_first)

    def _choose_first(self) -> None:
        if self._row is None:
            self._paint_later()
            self._table.selectRow(0)

    def _paint_later(self) -> None:
        """Let what changes now be laid out in this turn, and painted in the next."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))

    def _show(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        self._row = current.row()
        _, view = self._model.receipt(self._row)
        self._title.setText(view.title)
        self._facts.show_facts(view.facts)
        lines = [f"{'✓' if check.passed else '✗'} {check.sentence}" for check in view.checks]
        self._checks.setText("\n".join(lines) or self.tr("Nothing could be checked."))
        self._saved.setText("")
        self._detail.show()

    def fit(self) -> None:
        """Take what a receipt needs, as far as the screen has it."""
        metrics, screen = self.fontMetrics(), self.screen().availableSize()
        width = min(metrics.averageCharWidth() * _WIDTH_IN_CHARACTERS, _most_of(screen.width()))
        height = min(metrics.lineSpacing() * _HEIGHT_IN_LINES, _most_of(screen.height()))
        self.setMinimumSize(width, height // 2)
        self.resize(width, height)

    def _ask_where(self) -> None:
        if self._row is None:
            return
        record, view = self._model.receipt(self._row)
        self._saving.ask_where(
            title=self.tr("Save a receipt"),
            kinds=self.tr("Receipts (*.bin)"),
            name=view.file_name,
            data=lambda: record.receipt,
        )


def _most_of(pixels: int) -> int:
    return int(pixels * _MOST_OF_SCREEN)
