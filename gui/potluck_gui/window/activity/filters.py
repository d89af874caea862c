"""What narrows the log down: a kind, a project, and words to search for."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from potluck_gui.design.buttons import ButtonRow
from potluck_gui.design.search_field import SearchField
from potluck_gui.design.tokens import SPACE_2
from potluck_gui.view.activity import Kind, kind_filter_words
from potluck_gui.view.formats import plain
from potluck_gui.window.activity.entries_model import Wanted

_SEARCHED_AFTER_MS = 250
_SEARCH_CHARACTERS = 80
_NAME_CHARACTERS = 40
_MOST_PROJECTS = 100
_FIELD_WIDTH_IN_CHARACTERS = 30


class Filters(QWidget):
    """The filters, in two rows that wrap.

    Signals:
        changed: Something else is wanted now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds = QButtonGroup(self)
        self._kinds.setExclusive(True)
        buttons = [self._kind_button(0, self.tr("Everything"))]
        buttons += [self._kind_button(kind.value, kind_filter_words(kind)) for kind in Kind]
        buttons[0].setChecked(True)
        self._kinds.idToggled.connect(self._kind_toggled)
        width = self.fontMetrics().averageCharWidth() * _FIELD_WIDTH_IN_CHARACTERS
        self._search = SearchField(
            self.tr("Search the activity"), most_characters=_SEARCH_CHARACTERS
        )
        self._search.setFixedWidth(width)
        self._projects = QComboBox()
        self._projects.setAccessibleName(self.tr("Project"))
        self._projects.setMaximumWidth(width)
        self._projects.addItem(self.tr("All projects"), "")
        self._projects.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self._projects.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SEARCHED_AFTER_MS)
        self._rest.timeout.connect(self.changed)
        self._search.textChanged.connect(lambda _text: self._rest.start())
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(ButtonRow(buttons))
        self._row = ButtonRow([self._search, self._projects])
        column.addWidget(self._row)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget into the last row."""
        self._row.add(widget)

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        kind = self._kinds.checkedId()
        project = self._projects.currentData()
        return Wanted(
            kinds=(Kind(kind),) if kind > 0 else (),
            search=" ".join(self._search.text().split()),
            project_id=project if isinstance(project, str) else "",
        )

    def clear(self) -> None:
        """Want everything again."""
        self._search.clear()
        self._projects.setCurrentIndex(0)
        self._kinds.button(0).setChecked(True)

    def show_projects(self, projects: list[tuple[str, str]]) -> None:
        """Offer these projects, each by key and name; with one alone there is nothing to choose."""
        known = projects[:_MOST_PROJECTS]
        shown = [
            (self._projects.itemData(place), self._projects.itemText(place))
            for place in range(1, self._projects.count())
        ]
        names = [(key, plain(name, _NAME_CHARACTERS)) for key, name in known]
        if shown == names:
            return
        chosen = self._projects.currentData()
        self._projects.blockSignals(True)
        while self._projects.count() > 1:
            self._projects.removeItem(1)
        for key, name in names:
            self._projects.addItem(name, key)
        self._projects.setCurrentIndex(max(0, self._projects.findData(chosen)))
        self._projects.blockSignals(False)
        self._projects.setVisible(len(names) > 1)
        if self._projects.currentData() != chosen:
            self.changed.emit()

    def _kind_button(self, number: int, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("choice", True)
        self._kinds.addButton(made, number)
        return made

    def _kind_toggled(self, _number: int, on: bool) -> None:
        if on:
            self.changed.emit()
