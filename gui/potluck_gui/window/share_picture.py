"""Painting the card to share, and its file: pixels alone, no words about where they come from."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
)

from potluck_gui.design.marks import paint_mark
from potluck_gui.design.tokens import Colours
from potluck_gui.view.look import Look
from potluck_gui.view.share_card import ShareCard

WIDTH, HEIGHT = 1200, 630
"""What links' previews are made for."""

_EDGE = 72
_MARK = 64
_HEADING, _FIGURE, _NAME, _LABEL, _VALUE, _FOOT = 38, 118, 34, 26, 40, 28
"""Heights of text in pixels."""
_SIGNATURE_BYTES = 8
_CHUNK_BYTES = 12
"""Of a chunk, beside its data."""
_LEAST_SHARE = 0.4
"""Words that are too long for a line get smaller, down to this share; then they are cut."""


def paint_card(card: ShareCard, colours: Colours) -> QImage:
    """Return the card; it is mirrored where a language is read from the right."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _paint_ground(painter, colours)
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    _paint_brand(painter, colours, mirrored=mirrored)
    wide = WIDTH - 2 * _EDGE
    _paint_line(painter, card.heading, _EDGE, 178, wide, _HEADING, colours.muted)
    _paint_line(painter, card.figure, _EDGE, 310, wide, _FIGURE, colours.accent, bold=True)
    _paint_line(painter, card.figure_name, _EDGE, 366, wide, _NAME, colours.text)
    column = wide / max(1, len(card.facts))
    for index, fact in enumerate(card.facts):
        place = len(card.facts) - 1 - index if mirrored else index
        left = _EDGE + place * column
        room = column - 24
        _paint_line(painter, fact.label, left, 446, room, _LABEL, colours.muted)
        _paint_line(painter, fact.value, left, 492, room, _VALUE, colours.text, bold=True)
    if card.projects:
        _paint_line(painter, card.projects, _EDGE, 562, wide, _FOOT, colours.muted)
    painter.end()
    return image


def png_of(image: QImage) -> bytes:
    """Return a picture as a PNG file that holds nothing but the picture."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stub asks for bytes, and PySide itself takes only str.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return _critical_chunks(bytes(data.data()))


def _critical_chunks(png: bytes) -> bytes:
    """Return a PNG file without all that is not its pixels: words, times, the screen's resolution.

    A chunk is a length, a name, data and a checksum; names of what can be left out begin with a
    small letter (ISO/IEC 15948, 5.3 and 5.4).
    """
    kept, place = [png[:_SIGNATURE_BYTES]], _SIGNATURE_BYTES
    while place < len(png):
        end = place + _CHUNK_BYTES + int.from_bytes(png[place : place + 4], "big")
        if png[place + 4 : place + 5].isupper():
            kept.append(png[place:end])
        place = end
    return b"".join(kept)


def _paint_ground(painter: QPainter, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.surface))
    sheet = QPainterPath()
    sheet.addRoundedRect(QRectF(28, 28, WIDTH - 56, HEIGHT - 56), 28, 28)
    painter.drawPath(sheet)
    painter.save()
    painter.setClipPath(sheet)
    painter.fillRect(QRectF(28, HEIGHT - 42, WIDTH - 56, 14), QColor(colours.accent))
    painter.restore()


def _paint_brand(painter: QPainter, colours: Colours, *, mirrored: bool) -> None:
    painter.save()
    painter.translate(WIDTH - _EDGE - _MARK if mirrored else _EDGE, 64)
    painter.scale(_MARK / 64, _MARK / 64)
    paint_mark(painter, Look.WORKING, ground=QColor(colours.accent), figure=QColor(colours.surface))
    painter.restore()
    left = _EDGE if mirrored else _EDGE + _MARK + 20
    _paint_line(painter, "Potluck", left, 111, WIDTH - 2 * _EDGE - _MARK - 20, 44, colours.text)


def _paint_line(
    painter: QPainter,
    text: str,
    left: float,
    baseline: float,
    room: float,
    pixels: int,
    colour: str,
    *,
    bold: bool = False,
) -> None:
    """Paint a line at the edge where reading begins, smaller if it is too long, then cut."""
    font = QFont(QGuiApplication.font())
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setPixelSize(pixels)
    wanted = QFontMetricsF(font).horizontalAdvance(text)
    if wanted > room:
        font.setPixelSize(max(int(pixels * _LEAST_SHARE), int(pixels * room / wanted)))
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    box = QRectF(left, baseline - metrics.ascent(), room, metrics.height() + 2)
    # AlignLeading follows the direction of the app, AlignLeft of an image does not.
    flag = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if flag else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, shown)
