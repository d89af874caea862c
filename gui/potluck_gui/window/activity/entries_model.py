"""The log as a list model: pages of it fetched as they are scrolled to, new entries on top."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from potluck.errors import PotluckError
from potluck.limits import ACTIVITY_PAGE
from potluck.v1 import control_pb2 as control
from potluck_gui.view.activity import Kind, day_key, entry_text, entry_view, falling
from potluck_gui.window.surroundings import Surroundings

Index = QModelIndex | QPersistentModelIndex

VIEW_ROLE = Qt.ItemDataRole.UserRole
FIRST_OF_DAY_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_ENTRIES = 20_000
"""Most entries that are held; who looks for older ones searches for them."""
_PAGE = 100
_NOWHERE = QModelIndex()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries are wanted.

    Attributes:
        kinds: Their kinds; empty for all.
        search: Words that they have; empty for all.
        project_id: Whose they are; empty for all.
    """

    kinds: tuple[Kind, ...] = ()
    search: str = ""
    project_id: str = ""


class EntriesModel(QAbstractListModel):
    """The entries that are wanted, newest first.

    Signals:
        answered: The first page came after a change of what is wanted, or newer entries.
        failed: The daemon could not be asked; a PotluckError.
    """

    answered = Signal()
    failed = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._reader = surroundings.reader()
        self._entries: list[control.ActivityEntry] = []
        self._wanted = Wanted()
        self._question = 0
        self._asking_older = False
        self._asking_newer = False
        self._more = False

    def show_wanted(self, wanted: Wanted) -> None:
        """Begin anew with other entries."""
        self._wanted = wanted
        self._question += 1
        self._asking_older = self._asking_newer = False
        self._ask(before=0, limit=_PAGE, take=self._take_first)

    def ask_newer(self) -> None:
        """Look whether there are newer entries."""
        if not self._asking_newer:
            self._asking_newer = True
            self._ask(before=0, limit=_PAGE, take=self._take_newer)

    def text(self, rows: Iterable[int]) -> str:
        """Return rows as lines to copy."""
        reader = self._surroundings.reader()
        return "\n".join(entry_text(self._entries[row], reader) for row in rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Return how many entries are here."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry in words."""
        if not 0 <= index.row() < len(self._entries):
            return None
        if role == VIEW_ROLE:
            return entry_view(self._entries[index.row()], self._reader)
        if role == FIRST_OF_DAY_ROLE:
            return self._begins_day(index.row())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return entry_view(self._entries[index.row()], self._reader).spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Tell whether there are older entries."""
        full = len(self._entries) >= MOST_ENTRIES
        return not parent.isValid() and self._more and not self._asking_older and not full

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802
        """Ask for older entries."""
        if self._entries and not self._asking_older:
            self._asking_older = True
            before = self._entries[-1].number
            self._ask(before=before, limit=ACTIVITY_PAGE, take=self._take_older)

    def _ask(
        self,
        *,
        before: int,
        limit: int,
        take: Callable[[control.ListActivityResponse], None],
    ) -> None:
        """Ask for a page; an answer to what is no longer wanted is passed over."""
        question, wanted = self._question, self._wanted
        request = control.ListActivityRequest(
            limit=limit,
            before_number=before,
            kinds=[control.ActivityKind.ValueType(kind.value) for kind in wanted.kinds],
            search=wanted.search,
            project_id=wanted.project_id,
        )

        def answered(answer: control.ListActivityResponse) -> None:
            if question == self._question:
                take(answer)

        def failed(error: PotluckError) -> None:
            if question == self._question:
                self._asking_older = self._asking_newer = False
                self.failed.emit(error)

        self._surroundings.bridge.ask(
            lambda client: client.activity(request), owner=self, answered=answered, failed=failed
        )

    def _take_first(self, answer: control.ListActivityResponse) -> None:
        self._asking_newer = False
        self._reader = self._surroundings.reader()
        self.beginResetModel()
        self._entries = falling(answer.entries[:ACTIVITY_PAGE], below=None)
        self._more = answer.more
        self.endResetModel()
        self.answered.emit()

    def _take_newer(self, answer: control.ListActivityResponse) -> None:
        self._asking_newer = False
        page = falling(answer.entries[:ACTIVITY_PAGE], below=None)
        newest = self._entries[0].number if self._entries else 0
        newer = [entry for entry in page if entry.number > newest]
        if newer and (len(newer) == len(page) or not self._entries):
            self._take_first(answer)  # Perhaps there are others between, so begin anew.
            return
        self._reader = self._surroundings.reader()
        if newer:
            self.beginInsertRows(QModelIndex(), 0, len(newer) - 1)
            self._entries[:0] = newer
            self.endInsertRows()
            after = self.index(len(newer))
            self.dataChanged.emit(after, after)  # It may no longer be the first of its day.
        self.answered.emit()

    def _take_older(self, answer: control.ListActivityResponse) -> None:
        self._asking_older = False
        older = falling(answer.entries[:ACTIVITY_PAGE], below=self._entries[-1].number)
        self._more = answer.more and bool(older)
        if older:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
            self._entries.extend(older)
            self.endInsertRows()

    def _begins_day(self, row: int) -> bool:
        if row == 0:
            return True
        here, above = self._entries[row].unix_ms, self._entries[row - 1].unix_ms
        return day_key(here, self._reader) != day_key(above, self._reader)
