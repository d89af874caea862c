"""The signed receipts, newest first, brought page by page as they are scrolled to."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from potluck.errors import PotluckError
from potluck.v1 import control_pb2 as control
from potluck_gui.view.receipts import ReceiptView, receipt_view
from potluck_gui.window.surroundings import Surroundings

_PAGE = 100
_COLUMNS = 4

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReceiptsTable(QAbstractTableModel):
    """Receipts that came so far.

    Signals:
        failed: A page could not be had; a PotluckError.
        arrived: A page came; how many receipts there are in all.
    """

    failed = Signal(object)
    arrived = Signal(int)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._records: list[control.ReceiptRecord] = []
        self._views: dict[int, ReceiptView] = {}  # Put into words when they are first seen.
        self._total: int | None = None
        self._under_way = False

    def receipt(self, row: int) -> tuple[control.ReceiptRecord, ReceiptView]:
        """Return one of the receipts that came."""
        return self._records[row], self._view(row)

    def _view(self, row: int) -> ReceiptView:
        if row not in self._views:
            self._views[row] = receipt_view(self._records[row], self._surroundings.reader())
        return self._views[row]

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Return how many came."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Written"), self.tr("Project"), self.tr("Tokens"), self.tr("Check"))[
            section
        ]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell."""
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        view = self._view(index.row())
        mark = "✓" if view.passed else "✗"
        return (view.written, view.project, view.tokens, f"{mark} {view.result}")[index.column()]

    def canFetchMore(self, parent: AnyIndex = _NOWHERE) -> bool:  # noqa: N802
        """Tell whether there may be older ones."""
        if parent.isValid() or self._under_way:
            return False
        return self._total is None or len(self._records) < self._total

    def fetchMore(self, parent: AnyIndex = _NOWHERE) -> None:  # noqa: N802
        """Ask for the next page."""
        if not self.canFetchMore(parent):
            return
        self._under_way = True
        request = control.ListReceiptsRequest(limit=_PAGE, offset=len(self._records))
        answered: Callable[[control.ListReceiptsResponse], None] = self._take
        self._surroundings.bridge.ask(
            lambda client: client.receipts(request),
            owner=self,
            answered=answered,
            failed=self._fail,
        )

    def _take(self, answer: control.ListReceiptsResponse) -> None:
        self._under_way = False
        came = list(answer.receipts[:_PAGE])
        # An empty page ends the list, whatever the total says.
        self._total = answer.total if came else len(self._records)
        if came:
            first = len(self._records)
            self.beginInsertRows(_NOWHERE, first, first + len(came) - 1)
            self._records += came
            self.endInsertRows()
        self.arrived.emit(max(self._total, len(self._records)))

    def _fail(self, error: PotluckError) -> None:
        self._under_way = False
        self.failed.emit(error)
