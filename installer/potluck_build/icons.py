"""Paints the app's icon in every size and format that systems ask for.

It is the mark of the working state, as the tray shows it; nothing is drawn a second time.
"""

import os
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from potluck_build.icon_files import ICNS_SIZES, bitmap, icns, ico
from potluck_gui.design.marks import MARK_CANVAS, paint_mark
from potluck_gui.design.tokens import LIGHT
from potluck_gui.view.look import Look

HICOLOR_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_BITMAP_SIZES = (16, 24, 32, 48, 64)
_ICO_PNG = 256
_APPLE_MARGIN = 0.1
"""Apple's icons leave about a tenth free on each side for their shadow."""


@dataclass(frozen=True, kw_only=True)
class Icons:
    """The app's icon as files.

    Attributes:
        pngs: By width in pixels.
        svg: Of any size.
        ico: For Windows.
        icns: For macOS.
    """

    pngs: dict[int, bytes]
    svg: bytes
    ico: bytes
    icns: bytes


@cache
def paint_icons() -> Icons:
    """Return the app's icon in all its files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if QGuiApplication.instance() is None:
        _applications.append(QGuiApplication(["potluck_build"]))
    bitmaps = {size: bitmap(size, _pixels(_image(size))) for size in _BITMAP_SIZES}
    return Icons(
        pngs={size: _png(_image(size)) for size in HICOLOR_SIZES},
        svg=_svg(),
        ico=ico(bitmaps | {_ICO_PNG: _png(_image(_ICO_PNG))}),
        icns=icns({size: _png(_image(size, _APPLE_MARGIN)) for size in ICNS_SIZES}),
    )


_applications: list[QGuiApplication] = []
"""Qt paints only while one lives."""


def _paint(painter: QPainter) -> None:
    ground, figure = QColor(LIGHT.looks[Look.WORKING]), QColor(LIGHT.surface)
    paint_mark(painter, Look.WORKING, ground=ground, figure=figure)


def _image(size: int, margin: float = 0.0) -> QImage:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size * margin, size * margin)
    painter.scale(*[size * (1 - 2 * margin) / MARK_CANVAS] * 2)
    _paint(painter)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(kept.data())


def _pixels(image: QImage) -> bytes:
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    return bytes(plain.constBits())


def _svg() -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle("Potluck")
    generator.setDescription("A bowl from which steam rises")
    generator.setSize(QSize(int(MARK_CANVAS), int(MARK_CANVAS)))
    generator.setViewBox(QRectF(0, 0, MARK_CANVAS, MARK_CANVAS))
    painter = QPainter(generator)
    _paint(painter)
    painter.end()
    return bytes(kept.data())
