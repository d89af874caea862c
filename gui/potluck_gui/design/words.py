"""Labels: words that wrap, the small coloured ones of a state, and how properties restyle."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from potluck_gui.design.tokens import SPACE_1, SPACE_3
from potluck_gui.view.look import Look


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
