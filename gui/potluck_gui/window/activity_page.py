"""The page "Activity": what happened, in plain words, newest first."""

from PySide6.QtWidgets import QWidget

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import button
from potluck_gui.design.cards import Card, Notice
from potluck_gui.design.empty import EmptyState
from potluck_gui.design.icons import Icon
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_3
from potluck_gui.design.words import words
from potluck_gui.window.activity.entries_model import EntriesModel, Wanted
from potluck_gui.window.activity.entries_view import EntriesView
from potluck_gui.window.activity.filters import Filters
from potluck_gui.window.activity.support_dialog import SupportDialog
from potluck_gui.window.surroundings import Surroundings

_ASKED_AGAIN_AFTER_MS = 3000
"""How old the list gets at most while it is looked at and snapshots come."""


class ActivityPage(Page):
    """The log, what narrows it down, and what is copied of it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Activity"))
        self._surroundings = surroundings
        self._known: object = None
        self._asked_unix_ms = 0
        self._model = EntriesModel(surroundings, self)
        self._model.answered.connect(self._show_answered)
        self._model.failed.connect(self._show_failure)
        self._list = EntriesView(self._model, surroundings.theme, self.tr("What happened"))
        surroundings.theme.changed.connect(self._list.viewport().update)
        self._filters = Filters()
        self._filters.changed.connect(self._want)
        self._failure = Notice()
        self._empty = Card()
        self._everything = button(self.tr("Show everything"), self._filters.clear)
        self._everything.hide()
        self._nothing = EmptyState(
            Icon.ACTIVITY, self.tr("Asking what happened…"), actions=[self._everything]
        )
        self._empty.column.addWidget(self._nothing)
        self._copy = button(self.tr("Copy selection"), self._list.copy_selection, shape=Icon.COPY)
        self._copy.setEnabled(False)
        self._list.selectionModel().selectionChanged.connect(self._show_selection)
        self._filters.add_beside(self._copy)
        self._filters.add_beside(
            button(self.tr("Copy for support…"), self._open_support, shape=Icon.COPY)
        )
        self.column.setSpacing(SPACE_3)
        for widget in (
            words(self.tr("Activity"), "page"),
            self._filters,
            self._failure,
            self._empty,
        ):
            self.column.addWidget(widget)
        self.column.addWidget(self._list, 1)
        self._filler = QWidget()
        self.column.addWidget(self._filler, 1)
        self._list.hide()
        self._want()

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Look for newer entries where a snapshot says that something has happened."""
        self._filters.show_projects([(p.project_id, p.name) for p in snapshot.projects])
        known = (
            snapshot.state,
            snapshot.sentence,
            snapshot.contribution.verified_units,
            snapshot.contribution.rejected_units,
            len(snapshot.problems),
            tuple((device.unit.unit_id, device.unit.state) for device in snapshot.devices),
            tuple((project.project_id, project.connected) for project in snapshot.projects),
        )
        if self._known is None:  # The first page is on its way.
            self._known, self._asked_unix_ms = known, snapshot.taken_unix_ms
            return
        passed_ms = abs(snapshot.taken_unix_ms - self._asked_unix_ms)  # Clocks are set back, too.
        if known != self._known or passed_ms >= _ASKED_AGAIN_AFTER_MS:
            self._known = known
            self._asked_unix_ms = snapshot.taken_unix_ms
            self._model.ask_newer()

    def _want(self) -> None:
        self._model.show_wanted(self._filters.wanted)

    def _show_answered(self) -> None:
        self._failure.show_words("")
        some = self._model.rowCount() > 0
        narrowed = self._filters.wanted != Wanted()
        self._list.setVisible(some)
        self._empty.setVisible(not some)
        self._filler.setVisible(not some)
        self._everything.setVisible(narrowed)
        if narrowed:
            self._nothing.show_words(self.tr("Nothing that happened fits this."))
        else:
            self._nothing.show_words(
                self.tr("Nothing has happened yet. What Potluck does will be told here.")
            )

    def _show_failure(self, error: PotluckError) -> None:
        self._failure.show_words(error.sentence)

    def _show_selection(self) -> None:
        self._copy.setEnabled(self._list.selectionModel().hasSelection())

    def _open_support(self) -> None:
        SupportDialog(self._surroundings, self).open()
