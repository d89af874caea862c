"""What somebody who helps has to know: shown first, and copied or saved when the person agrees."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from potluck.atomic_file import write_atomically
from potluck.errors import PotluckError
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Notice
from potluck_gui.design.icons import Icon
from potluck_gui.design.question import Question
from potluck_gui.design.words import words
from potluck_gui.view.activity import report_text
from potluck_gui.window.surroundings import Surroundings

_COLUMNS = 84
_LINES = 22
_NAME = "potluck-report.txt"


class SupportDialog(Question):
    """Shows the report that the daemon has written."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(self.tr("Copy for support"), parent)
        self._failure = Notice()
        self._done = words(role="muted")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("What you are about to copy"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setPlaceholderText(self.tr("Potluck is writing it down…"))
        metrics = self._text.fontMetrics()
        self._text.setMinimumHeight(metrics.lineSpacing() * _LINES // 2)
        self._copy = button(self.tr("Copy"), self._put_into_clipboard, kind="main", shape=Icon.COPY)
        self._save = button(self.tr("Save…"), self._ask_where, shape=Icon.SAVE)
        for each in (self._copy, self._save):
            each.setEnabled(False)
        for widget in (
            words(self.tr("This is what you are about to copy"), "sentence"),
            words(
                self.tr(
                    "Keys, links and names of folders are left out. Read it, and send it only to "
                    "somebody who helps you. Nothing is sent by Potluck itself."
                ),
                "muted",
            ),
            self._failure,
            self._text,
            self._done,
            ButtonRow([self._copy, self._save, button(self.tr("Close"), self.reject)]),
        ):
            self.column.addWidget(widget)
        self.resize(
            metrics.averageCharWidth() * _COLUMNS, self.column.totalHeightForWidth(self.width())
        )
        surroundings.bridge.ask(
            lambda client: client.support_report(),
            owner=self,
            answered=self._show,
            failed=self._show_failure,
        )

    def _show(self, text: str) -> None:
        self._text.setPlainText(report_text(text))
        for each in (self._copy, self._save):
            each.setEnabled(True)
        self._copy.setFocus()

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)

    def _put_into_clipboard(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self._done.setText(self.tr("Copied. You can paste it now."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Text (*.txt)"))
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(_NAME)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the report into a file."""
        try:
            write_atomically(path, self._text.toPlainText().encode())
        except OSError as error:
            text = self.tr("The report could not be saved: %1.")
            self._failure.show_words(text.replace("%1", error.strerror or path.name))
            return
        self._failure.show_words("")
        self._done.setText(self.tr("Saved as %1.").replace("%1", path.name))
