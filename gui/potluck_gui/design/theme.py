"""Light or dark, as the system says, while the app runs."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from potluck_gui.design.field_style import FieldStyle
from potluck_gui.design.sheet import palette_of, style_sheet
from potluck_gui.design.tokens import DARK, LIGHT, Colours


class Theme(QObject):
    """The palette in force; follows the system's colour scheme, unless the person chose one.

    Signals:
        changed: The colours are others now.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._unknown_is_dark = _is_dark(app.palette())
        self._chosen = Qt.ColorScheme.Unknown
        self.colours: Colours = LIGHT
        if not isinstance(app.style(), FieldStyle):
            app.setStyle(FieldStyle())
        app.styleHints().colorSchemeChanged.connect(self.follow)
        self.follow(app.styleHints().colorScheme())

    def sheet(self) -> str:
        """Return the style sheet of a window at the system's text size."""
        mirrored = self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return style_sheet(self.colours, self._base_points(), mirrored=mirrored)

    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Keep to a colour scheme, or to the system's if it is unknown.

        Qt is told as well, for the frames that the system draws; not every system obeys.
        """
        if scheme == self._chosen:
            return
        self._chosen = scheme
        hints = self._app.styleHints()
        hints.setColorScheme(scheme)
        self.follow(hints.colorScheme())

    def follow(self, scheme: Qt.ColorScheme) -> None:
        """Take the palette of a colour scheme, unless another was chosen."""
        if self._chosen != Qt.ColorScheme.Unknown:
            scheme = self._chosen
        unknown = scheme == Qt.ColorScheme.Unknown
        dark = self._unknown_is_dark if unknown else scheme == Qt.ColorScheme.Dark
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(palette_of(self.colours))
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
