"""Paints an entry of the log: its mark, what happened, what to do, and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from potluck_gui.design.theme import Theme
from potluck_gui.design.tokens import RADIUS_SMALL, SPACE_1, SPACE_2, SPACE_3, SPACE_4, TYPE
from potluck_gui.view.activity import EntryView, Kind
from potluck_gui.view.look import Look
from potluck_gui.window.activity.entries_model import FIRST_OF_DAY_ROLE, VIEW_ROLE
from potluck_gui.window.activity.kind_marks import MARK_SIZE, paint_kind

_WRAP = Qt.TextFlag.TextWordWrap
_TALLEST = 100_000
_LEADING = Qt.AlignmentFlag.AlignLeading
"""Where lines begin; the painter turns it by the direction of the widget."""


class EntryPainter(QStyledItemDelegate):
    """Paints rows of any height; mirrored where the reader's lines run from right to left."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self, view: EntryView, *, first_of_day: bool, width: int, font: QFont) -> int:
        """Return the height of a row at a width."""
        body, caption = QFontMetrics(font), QFontMetrics(_caption(font))
        room = _text_width(width, _time_width(view, caption))
        text = _wrapped(view.sentence, room, QFontMetrics(_sentence_font(view, font)))
        text += SPACE_1 + _wrapped(view.about, room, caption)
        if view.remedy:
            text += SPACE_1 + _wrapped(view.remedy, room, body)
        day = _day_height(font) if first_of_day else 0
        return day + max(text, MARK_SIZE) + 2 * SPACE_3 + SPACE_1

    def sizeHint(  # noqa: N802 — Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row at the width of the list."""
        view, width = index.data(VIEW_ROLE), option.rect.width()
        if not isinstance(view, EntryView):
            return QSize(width, 0)
        first = bool(index.data(FIRST_OF_DAY_ROLE))
        return QSize(width, self.height(view, first_of_day=first, width=width, font=_font(option)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one entry, and above the first of a day the day."""
        view = index.data(VIEW_ROLE)
        if not isinstance(view, EntryView):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, font = QRect(option.rect), _font(option)
        if index.data(FIRST_OF_DAY_ROLE):
            self._paint_day(painter, option, place, view.day)
            place.setTop(place.top() + _day_height(font))
        self._paint_ground(painter, option, place, view.kind)
        self._paint_words(painter, option, place, view)
        painter.restore()

    def _paint_day(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, day: str
    ) -> None:
        font = _heading(_font(option))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.muted))
        line = QRect(place.left() + SPACE_2, place.top(), place.width() - 2 * SPACE_2, 0)
        line.setHeight(_day_height(_font(option)) - SPACE_2)
        painter.drawText(line, _LEADING | Qt.AlignmentFlag.AlignBottom, day)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, kind: Kind
    ) -> None:
        colours, card = self._theme.colours, place.adjusted(1, 1, -1, -SPACE_1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground, line = QColor(colours.surface), QColor(colours.line)
        if kind is Kind.PROBLEM:
            ground = QColor(colours.look_grounds[Look.PROBLEM])
            line = QColor(colours.looks[Look.PROBLEM])
        elif selected:
            ground = QColor(colours.soft_hover)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(colours.accent), 2) if selected else QPen(line, 1))
        if focused:
            painter.setPen(QPen(QColor(colours.focus), 2))
        painter.drawRoundedRect(card, RADIUS_SMALL, RADIUS_SMALL)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, view: EntryView
    ) -> None:
        colours, body = self._theme.colours, _font(option)
        caption = _caption(body)
        time_width = _time_width(view, QFontMetrics(caption))
        room = _text_width(place.width(), time_width)
        top = place.top() + SPACE_3
        look = colours.looks[Look.PROBLEM] if view.kind is Kind.PROBLEM else colours.muted
        mark = QRect(place.left() + SPACE_3, top, MARK_SIZE, MARK_SIZE)
        paint_kind(painter, view.kind, _turned(option, place, mark), QColor(look))
        left = place.left() + SPACE_3 + MARK_SIZE + SPACE_3

        def paragraph(text: str, font: QFont, colour: str) -> None:
            nonlocal top
            height = _wrapped(text, room, QFontMetrics(font))
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = _turned(option, place, QRect(left, top, room, height))
            painter.drawText(line, _LEADING | _WRAP, text)
            top += height + SPACE_1

        begin = top
        paragraph(view.sentence, _sentence_font(view, body), colours.text)
        if view.remedy:
            paragraph(view.remedy, body, colours.text)
        paragraph(view.about, caption, colours.muted)
        painter.setFont(caption)
        painter.setPen(QColor(colours.muted))
        clock = QRect(
            place.right() - SPACE_3 - time_width, begin, time_width, QFontMetrics(body).height()
        )
        side = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(_turned(option, place, clock), side, view.time)


def _font(option: QStyleOptionViewItem) -> QFont:
    return QFont(option.font)


def _caption(font: QFont) -> QFont:
    return _sized(font, TYPE.caption)


def _heading(font: QFont) -> QFont:
    heading = _sized(font, TYPE.body)
    heading.setWeight(QFont.Weight.DemiBold)
    return heading


def _sentence_font(view: EntryView, font: QFont) -> QFont:
    """Return the font of what happened; a problem stands out."""
    sentence = QFont(font)
    if view.kind is Kind.PROBLEM:
        sentence.setWeight(QFont.Weight.DemiBold)
    return sentence


def _sized(font: QFont, factor: float) -> QFont:
    sized = QFont(font)
    if font.pointSizeF() > 0:
        sized.setPointSizeF(font.pointSizeF() * factor)
    return sized


def _day_height(font: QFont) -> int:
    return QFontMetrics(font).height() + SPACE_4 + SPACE_2


def _time_width(view: EntryView, caption: QFontMetrics) -> int:
    return caption.horizontalAdvance(view.time) + SPACE_1


def _text_width(width: int, time_width: int) -> int:
    return max(40, width - MARK_SIZE - time_width - 4 * SPACE_3)


def _wrapped(text: str, width: int, metrics: QFontMetrics) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _TALLEST), _WRAP, text).height()


def _turned(option: QStyleOptionViewItem, whole: QRect, part: QRect) -> QRect:
    """Return a part of a row where the reader's direction puts it."""
    return QStyle.visualRect(option.direction, whole, part)
