"""The few kinds of widgets that all pages are put together from."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from potluck_gui.design.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5
from potluck_gui.view.fact import Fact
from potluck_gui.view.state import Look
from potluck_gui.window.wrap_layout import WrapLayout

_QUESTION_CHARACTERS = 60


def words(text: str = "", role: str = "body") -> QLabel:
    """Return a label that wraps, never reads markup, and can be selected with the mouse."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def chip(text: str = "") -> QLabel:
    """Return a small coloured label for a state."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    # Not in the sheet: Qt would lay a label out before it knows the sheet's padding, and cut it.
    label.setContentsMargins(SPACE_3, SPACE_1, SPACE_3, SPACE_1)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def set_chip(label: QLabel, text: str, look: Look) -> None:
    """Give a chip its words and its state."""
    label.setText(text)
    restyle(label, "chip", look.value)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and make it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


def button(text: str, pressed: Callable[[], object], *, kind: str = "") -> QPushButton:
    """Return a button; its kind is "main", "quiet" or nothing."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if kind:
        made.setProperty(kind, True)
    made.clicked.connect(lambda _checked: pressed())
    return made


class Card(QFrame):
    """A surface with a border, its content from top to bottom in `column`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_3)
        if title:
            self.column.addWidget(words(title, "title"))


class Notice(QFrame):
    """Something that the person should know: what happened, and below it what to do."""

    def __init__(self, look: Look = Look.PROBLEM) -> None:
        super().__init__()
        self.setProperty("notice", look.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_1)
        self._sentence = words(role="title")
        self._remedy = words()
        column.addWidget(self._sentence)
        column.addWidget(self._remedy)
        self.hide()

    def show_words(self, sentence: str, remedy: str = "") -> None:
        """Show words, or hide the notice where there are none."""
        self._sentence.setText(sentence)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.setAccessibleName(f"{sentence} {remedy}".strip())
        self.setVisible(bool(sentence))


class Facts(QWidget):
    """Small values with their labels, side by side as far as there is room."""

    def __init__(self, *, column_characters: int = 21) -> None:
        super().__init__()
        column_width = self.fontMetrics().averageCharWidth() * column_characters
        self._row = WrapLayout(self, gap=SPACE_4, column_width=column_width)
        self._shown: tuple[Fact, ...] = ()
        self._values: list[QLabel] = []

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show values; the widgets stay as long as the labels stay."""
        if [fact.label for fact in facts] != [fact.label for fact in self._shown]:
            clear(self._row)
            self._values = [self._add(fact) for fact in facts]
        for label, fact in zip(self._values, facts, strict=True):
            label.setText(fact.value)
            label.setAccessibleName(f"{fact.label}: {fact.value}")
        self._shown = facts
        self.setVisible(bool(facts))

    def _add(self, fact: Fact) -> QLabel:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        value = words(fact.value, "title")
        column.addWidget(words(fact.label, "caption"))
        column.addWidget(value)
        column.addStretch(1)
        self._row.addWidget(box)
        return value


class Question(QDialog):
    """A dialog that is as high as its words and fields are, from top to bottom in `column`."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _QUESTION_CHARACTERS)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_3)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Take the height at the width there is; Qt would take that of a narrower one."""
        super().showEvent(event)
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))


class Page(QScrollArea):
    """A page that scrolls up and down only; its content stands in `column`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = _Content()
        content.setObjectName("page")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.column.setSpacing(SPACE_4)
        self.setWidget(content)

    def add_all(self, widgets: Iterable[QWidget]) -> None:
        """Append widgets and leave what room remains below them."""
        for widget in widgets:
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def order_tabs(self, before: QWidget) -> None:
        """Let the keyboard go through the page from top to bottom, coming from another widget.

        Qt's own order is that in which widgets were made, which is another where rows come later.
        """
        last = before
        for widget in _in_reading_order(self.column):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)
                last = widget


class _Content(QWidget):
    """What a page scrolls: as high as its words are at its width.

    By itself it would ask for the height that they had in the narrowest column, and the page would
    scroll through empty room.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return the least width; the height follows from the width that it gets."""
        return QSize(super().minimumSizeHint().width(), 0)


class ButtonRow(QWidget):
    """Buttons side by side, wrapping where they don't fit."""

    def __init__(self, buttons: Iterable[QWidget]) -> None:
        super().__init__()
        self._row = WrapLayout(self, gap=SPACE_2)
        for each in buttons:
            self.add(each)

    def add(self, widget: QWidget) -> None:
        """Append one."""
        self._row.addWidget(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _in_reading_order(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from _in_reading_order(inner)
