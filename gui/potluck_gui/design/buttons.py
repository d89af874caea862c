"""Buttons, and rows of them that wrap."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from potluck_gui.design.icons import Icon, Ink, icon
from potluck_gui.design.tokens import SPACE_1, SPACE_2
from potluck_gui.design.wrap_layout import WrapLayout

_ICON_SIZE = 16
_BARE_SIZE = 20
_INKS = {"main": Ink.ON_ACCENT, "quiet": Ink.ACCENT}


def button(
    text: str, pressed: Callable[[], object], *, kind: str = "", shape: Icon | None = None
) -> QPushButton:
    """Return a button; its kind is "main", "quiet", "menu" or nothing."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if kind:
        made.setProperty(kind, True)
    if shape is not None:
        made.setIcon(icon(shape, _INKS.get(kind, Ink.TEXT)))
        # Qt sets the words close to the icon; what is wider than high stays empty on that side.
        made.setIconSize(QSize(_ICON_SIZE + SPACE_1, _ICON_SIZE))
    made.clicked.connect(lambda _checked: pressed())
    return made


def icon_button(shape: Icon, name: str, pressed: Callable[[], object]) -> QPushButton:
    """Return a button that shows an icon alone; its name is its tooltip and what is read out."""
    made = button("", pressed, kind="bare")
    made.setIcon(icon(shape))
    made.setIconSize(QSize(_BARE_SIZE, _BARE_SIZE))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made


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
