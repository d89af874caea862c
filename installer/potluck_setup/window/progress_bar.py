"""A bar that fills; where nobody knows how much there is, a light goes along it, or rests."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from potluck_gui.design.painted import colours_in_force
from potluck_gui.motion.port import Motion

_HEIGHT = 12
_PARTS = 1000
_FRAME_MS = 33
_ROUND_FRAMES = 66
_LIGHT_SHARE = 0.3


class ProgressBar(QProgressBar):
    """How far it is; screen readers get the percentage, and the words for it as description."""

    def __init__(self, name: str, motion: Motion) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._motion = motion
        self._share: float | None = None
        self._frame = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._move)
        self.show_share(None, "")

    def show_share(self, share: float | None, words: str) -> None:
        """Show how much is done, None when nobody knows; the words are for screen readers."""
        self._share = share
        self.setRange(0, 0 if share is None else _PARTS)
        if share is not None:
            self.setValue(round(share * _PARTS))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        self._run()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return its height; it is as wide as there is room."""
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least that shows anything."""
        return QSize(60, _HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Move again, if it has to."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest: nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()

    @property
    def moves(self) -> bool:
        """Whether something moves along it."""
        return self._timer.isActive()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the track and what is done."""
        colours = colours_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        track = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        painter.fillPath(outline, QColor(colours.line))
        painter.setClipPath(outline)
        done = self._done(track)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(done, _HEIGHT / 2, _HEIGHT / 2)

    def _done(self, track: QRectF) -> QRectF:
        """Return the place of what is done, or of the light where nobody knows."""
        done = QRectF(track)
        if self._share is not None:
            done.setWidth(track.width() * min(1.0, max(0.0, self._share)))
            return done
        done.setWidth(track.width() * _LIGHT_SHARE if self.moves else 0)
        way = track.width() + done.width()
        done.moveLeft(way * self._frame / _ROUND_FRAMES - done.width())
        return done

    def _run(self) -> None:
        wanted = self._share is None and not self._motion.still and self.isVisible()
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _move(self) -> None:
        if self._motion.still:  # The system may tell late.
            self._timer.stop()
        self._frame = (self._frame + 1) % _ROUND_FRAMES
        self.update()
