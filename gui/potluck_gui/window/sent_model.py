"""What was sent, as a tree: kinds of messages, and below each its fields."""

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from potluck_gui.view.sent import SentMessageView

AnyIndex = QModelIndex | QPersistentModelIndex

_TOP = 0
"""Internal number of a message's index; a field's is one more than the row of its message."""


class SentRole(IntEnum):
    """What a row has beside its first line."""

    SECOND_LINE = Qt.ItemDataRole.UserRole + 1
    """What it is, in a sentence."""
    VALUE = Qt.ItemDataRole.UserRole + 2
    """The value of a field."""


class SentModel(QAbstractItemModel):
    """A tree of two levels."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._messages: tuple[SentMessageView, ...] = ()

    def show_messages(self, messages: tuple[SentMessageView, ...]) -> None:
        """Show other messages."""
        self.beginResetModel()
        self._messages = messages
        self.endResetModel()

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 — Qt's signature
        """Return the index of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, child: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the message of a field."""
        number = int(child.internalId()) if child.isValid() else _TOP
        return QModelIndex() if number == _TOP else self.createIndex(number - 1, 0, _TOP)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many messages there are, or fields in one."""
        if not parent.isValid():
            return len(self._messages)
        if int(parent.internalId()) == _TOP:
            return len(self._messages[parent.row()].fields)
        return 0

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return that there is one column."""
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a line of a row; screen readers get all lines as one text."""
        if not index.isValid():
            return None
        number = int(index.internalId())
        if number == _TOP:
            message = self._messages[index.row()]
            lines = (message.title, "", f"{message.name} · {message.told}")
        else:
            field = self._messages[number - 1].fields[index.row()]
            lines = (field.name, field.value, field.sentence)
        first, value, second = lines
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return first
            case SentRole.VALUE:
                return value
            case SentRole.SECOND_LINE:
                return second
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{first}: {value}. {second}" if value else f"{first}. {second}"
            case _:
                return None
