"""Light or dark, as the system says, while the app runs."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from potluck_gui.design.sheet import palette_of, palette_of_fields, style_sheet
from potluck_gui.design.tokens import DARK, LIGHT, Colours

_OUTLINED = ("QCheckBox", "QSpinBox", "QDoubleSpinBox", "QTimeEdit", "QComboBox")
"""What the style draws with an outline by itself."""


class Theme(QObject):
    """The palette in force; follows the system's colour scheme.

    Signals:
        changed: The colours are others now.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._unknown_is_dark = _is_dark(app.palette())
        self.colours: Colours = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self.follow)
        self.follow(app.styleHints().colorScheme())

    def sheet(self) -> str:
        """Return the style sheet of a window at the system's text size."""
        return style_sheet(self.colours, self._base_points())

    def follow(self, scheme: Qt.ColorScheme) -> None:
        """Take the palette of a colour scheme."""
        unknown = scheme == Qt.ColorScheme.Unknown
        dark = self._unknown_is_dark if unknown else scheme == Qt.ColorScheme.Dark
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(palette_of(self.colours))
        for kind in _OUTLINED:
            # PySide's stub asks for bytes, and PySide itself takes only str.
            self._app.setPalette(palette_of_fields(self.colours), kind)  # type: ignore[arg-type]
        self.changed.emit()

    def _base_points(self) -> float:
        font = self._app.font()
        if font.pointSizeF() > 0:
            return font.pointSizeF()
        screen = QGuiApplication.primaryScreen()
        return font.pixelSize() * 72 / screen.logicalDotsPerInch()


def _is_dark(palette: QPalette) -> bool:
    """Tell from the system's own colours, where the system names no scheme."""
    text = palette.color(QPalette.ColorRole.WindowText).lightness()
    return text > palette.color(QPalette.ColorRole.Window).lightness()
