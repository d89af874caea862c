"""The dialog "Check Potluck": all that it needs is looked at, and told as it is found."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.icons import Icon
from potluck_gui.design.tokens import SPACE_1
from potluck_gui.design.words import words
from potluck_gui.view.doctor import (
    MOST_FINDINGS,
    FindingView,
    finding_view,
    in_the_end,
    outcome,
)
from potluck_gui.window.activity.support_dialog import SupportDialog
from potluck_gui.window.doctor.finding_row import FindingRow
from potluck_gui.window.reading_dialog import ReadingDialog
from potluck_gui.window.surroundings import Surroundings


class DoctorDialog(ReadingDialog):
    """Begins to look when it is opened; ends the look when it is closed."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(self.tr("Check Potluck"), parent)
        self._surroundings = surroundings
        self._views: dict[str, FindingView] = {}
        self._rows: dict[str, FindingRow] = {}
        self._hang_up: Callable[[], None] | None = None
        self._summary = words(role="sentence")
        self._failure = Notice()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How much was looked at"))
        self._card = Card()
        self._card.column.setSpacing(SPACE_1)
        self._again = button(self.tr("Look again"), self.look, shape=Icon.RESET)
        self._copy = button(self.tr("Copy for support…"), self._open_support, shape=Icon.COPY)
        for widget in (
            self._summary,
            words(
                self.tr(
                    "Python, PyTorch, graphics card, memory, disk, network and more: what Potluck "
                    "needs on this computer. Known steps are computed, which takes some seconds."
                ),
                "muted",
            ),
            self._bar,
            self._failure,
            ButtonRow([self._again, self._copy]),
            self._card,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.finished.connect(lambda _result: self._stop())
        self.look()

    def look(self) -> None:
        """Look at everything, from the beginning."""
        self._stop()
        self._views.clear()
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self._failure.show_words("")
        self._card.hide()
        self._show_outcome(over=False)
        self._hang_up = self._surroundings.bridge.listen(
            lambda client: client.examine(),
            owner=self,
            received=self._show,
            ended=self._end,
            failed=self._fail,
        )

    def _show(self, finding: control.Finding) -> None:
        view = finding_view(finding)
        if view.key in self._rows:
            self._rows[view.key].show_view(view)
        elif len(self._rows) < MOST_FINDINGS:
            row = self._rows[view.key] = FindingRow(view)
            self._card.column.addWidget(row)
            self._card.show()
        else:
            return
        self._views[view.key] = view
        self._show_outcome(over=False)

    def _show_outcome(self, *, over: bool) -> None:
        result = outcome(self._views.values(), over=over)
        self._summary.setText(result.sentence)
        self._bar.setRange(0, max(1, result.of))
        self._bar.setValue(result.done)
        self._bar.setVisible(not over)
        self._again.setEnabled(over)
        self._copy.setEnabled(over)

    def _end(self) -> None:
        """Bring what needs the person to the top."""
        self._hang_up = None
        for key in in_the_end(self._views):
            self._card.column.addWidget(self._rows[key])
        self._show_outcome(over=True)
        self._again.setFocus()

    def _fail(self, error: PotluckError) -> None:
        self._end()
        self._failure.show_words(error.sentence, self.tr("Look again in a moment."))

    def _stop(self) -> None:
        if self._hang_up is not None:
            self._hang_up()
            self._hang_up = None

    def _open_support(self) -> None:
        SupportDialog(self._surroundings, self).open()
