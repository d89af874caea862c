"""The style under the sheet: flat fields, boxes and arrows, painted with the tokens.

A sheet can give these parts a form only with pictures in files; all else is Fusion's.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSpinBox,
    QWidget,
)

from potluck_gui.design.icons import Icon, Ink, icon
from potluck_gui.design.painted import RING_WIDTH, colours_in_force, paint_ring
from potluck_gui.design.tokens import RADIUS_SMALL, SPACE_1, SPACE_2, SPACE_3

_ARROWS_WIDE = 26
_EDGE_WIDTH = 1.0
_BOX_EDGE_WIDTH = 1.5
_CHEVRON = 4.0
_CHEVRON_WIDTH = 1.6
_STEP_NEARER = 1.5
_BOX_RADIUS = 4.0
_INNER_RING_WIDTH = 1.5
_TICK = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.31))
"""The corners of a tick as shares of its box."""
_TICK_WIDTH = 2.0
_SIDES = {
    QStyle.PrimitiveElement.PE_IndicatorArrowDown: (0, 1),
    QStyle.PrimitiveElement.PE_IndicatorArrowUp: (0, -1),
    QStyle.PrimitiveElement.PE_IndicatorArrowRight: (1, 0),
    QStyle.PrimitiveElement.PE_IndicatorArrowLeft: (-1, 0),
}

_Sub = QStyle.SubControl
_State = QStyle.StateFlag


class FieldStyle(QProxyStyle):
    """Fusion, with fields that look like the rest of the window."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(  # noqa: N802 — Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint boxes to tick, rounds to choose and arrows; leave the rest to Fusion."""
        match element:
            case QStyle.PrimitiveElement.PE_IndicatorCheckBox:
                _paint_box(painter, option)
            case QStyle.PrimitiveElement.PE_IndicatorRadioButton:
                _paint_round(painter, option)
            case QStyle.PrimitiveElement.PE_FrameFocusRect if isinstance(widget, QPushButton):
                # The sheet draws its border in the colour of the ring.
                if widget.property("main"):
                    _paint_inner_ring(painter, widget.rect())
            case QStyle.PrimitiveElement.PE_FrameFocusRect if isinstance(widget, QAbstractButton):
                paint_ring(painter, QRectF(option.rect), _BOX_RADIUS)
            case _ if element in _SIDES:
                place = QRectF(option.rect)
                _paint_chevron(
                    painter,
                    place,
                    _SIDES[element],
                    enabled=bool(option.state & _State.State_Enabled),
                )
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint choices and fields for numbers and times."""
        if isinstance(option, QStyleOptionComboBox):
            _paint_frame(painter, option)
            arrow = self.subControlRect(control, option, _Sub.SC_ComboBoxArrow, widget)
            _paint_chevron(
                painter, QRectF(arrow), (0, 1), enabled=bool(option.state & _State.State_Enabled)
            )
        elif isinstance(option, QStyleOptionSpinBox):
            _paint_frame(painter, option)
            for part, side in ((_Sub.SC_SpinBoxUp, (0, -1)), (_Sub.SC_SpinBoxDown, (0, 1))):
                self._paint_step(painter, option, part, side, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where words and arrows stand."""
        whole: QRect = option.rect
        arrows = QRect(whole.right() + 1 - _ARROWS_WIDE, whole.top(), _ARROWS_WIDE, whole.height())
        inside = whole.adjusted(SPACE_3, 2, -_ARROWS_WIDE, -2)
        half = arrows.height() // 2
        places = {
            QStyle.ComplexControl.CC_ComboBox: {
                _Sub.SC_ComboBoxArrow: arrows,
                _Sub.SC_ComboBoxEditField: inside,
            },
            QStyle.ComplexControl.CC_SpinBox: {
                _Sub.SC_SpinBoxEditField: whole.adjusted(SPACE_2, 2, -_ARROWS_WIDE, -2),
                _Sub.SC_SpinBoxUp: arrows.adjusted(0, 2, -2, half - arrows.height()),
                _Sub.SC_SpinBoxDown: arrows.adjusted(0, half, -2, -2),
            },
        }.get(control, {})
        if part not in places:
            return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        direction: Qt.LayoutDirection = option.direction
        return QStyle.visualRect(direction, whole, places[part])

    def sizeFromContents(  # noqa: N802
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Return a size with room around the words, the same for all fields."""
        # The stub leaves out that there may be no widget.
        wanted = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind not in (QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox):
            return wanted
        metrics = option.fontMetrics
        width = size.width() + SPACE_3 + _ARROWS_WIDE + SPACE_1
        return QSize(max(wanted.width(), width), metrics.height() + 2 * (SPACE_2 + 1))

    def standardIcon(  # noqa: N802
        self,
        which: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        """Return our own cross to empty a field with.

        Qt would look through the desktop's folders of icons, and the window would wait for that.
        """
        if which == QStyle.StandardPixmap.SP_LineEditClearButton:
            return icon(Icon.CLOSE, Ink.MUTED)
        return super().standardIcon(which, option, widget)

    def _paint_step(
        self,
        painter: QPainter,
        option: QStyleOptionSpinBox,
        part: QStyle.SubControl,
        side: tuple[int, int],
        widget: QWidget | None,
    ) -> None:
        """Paint one of the two arrows that step up and down."""
        place = QRectF(self.subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, widget))
        possible = (
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
            if part == _Sub.SC_SpinBoxUp
            else QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )
        enabled = bool(option.state & _State.State_Enabled and option.stepEnabled & possible)
        hovered = bool(option.state & _State.State_MouseOver) and option.activeSubControls == part
        if enabled and hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours_in_force().soft_hover))
            painter.drawRoundedRect(place, _BOX_RADIUS, _BOX_RADIUS)
        nearer = place.translated(0, -_STEP_NEARER * side[1])  # The two belong together.
        _paint_chevron(painter, nearer, side, enabled=enabled)


def _paint_frame(painter: QPainter, option: QStyleOption) -> None:
    """Paint a field's ground and outline."""
    colours = colours_in_force()
    place = QRectF(option.rect)
    enabled = bool(option.state & _State.State_Enabled)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.edge if enabled else colours.line), _EDGE_WIDTH))
    painter.setBrush(QColor(colours.surface if enabled else colours.ground))
    half = _EDGE_WIDTH / 2
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), RADIUS_SMALL, RADIUS_SMALL)
    if option.state & _State.State_HasFocus:
        paint_ring(painter, place, RADIUS_SMALL)


def _paint_box(painter: QPainter, option: QStyleOption) -> None:
    """Paint a box to tick."""
    on = bool(option.state & (_State.State_On | _State.State_NoChange))
    place = _paint_outline(painter, option, _BOX_RADIUS, filled=on)
    if option.state & _State.State_On:
        painter.setPen(_stroke(_on_filled(option), _TICK_WIDTH))
        corners = [
            QPointF(place.left() + x * place.width(), place.top() + y * place.height())
            for x, y in _TICK
        ]
        painter.drawPolyline(QPolygonF(corners))
    elif on:
        painter.setPen(_stroke(_on_filled(option), _TICK_WIDTH))
        inset = place.width() / 4
        middle = place.center()
        painter.drawLine(middle - QPointF(inset, 0), middle + QPointF(inset, 0))


def _paint_round(painter: QPainter, option: QStyleOption) -> None:
    """Paint the mark of one of several choices."""
    on = bool(option.state & _State.State_On)
    place = _paint_outline(painter, option, option.rect.height() / 2, filled=on)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_on_filled(option))
        painter.drawEllipse(place.center(), place.width() / 5, place.width() / 5)


def _paint_inner_ring(painter: QPainter, button: QRect) -> None:
    """Paint the light line that sets the ring off from a button in the accent's colour."""
    inside = RING_WIDTH + _INNER_RING_WIDTH / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours_in_force().on_accent), _INNER_RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = QRectF(button).adjusted(inside, inside, -inside, -inside)
    painter.drawRoundedRect(place, RADIUS_SMALL - inside, RADIUS_SMALL - inside)


def _paint_outline(
    painter: QPainter, option: QStyleOption, radius: float, *, filled: bool
) -> QRectF:
    colours = colours_in_force()
    enabled = bool(option.state & _State.State_Enabled)
    outline = (colours.accent if filled else colours.edge) if enabled else colours.line
    ground = colours.surface
    if filled:
        ground = colours.accent if enabled else colours.line
    elif enabled and option.state & _State.State_MouseOver:
        ground = colours.soft
    half = _BOX_EDGE_WIDTH / 2
    place = QRectF(option.rect).adjusted(half, half, -half, -half)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(outline), _BOX_EDGE_WIDTH))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, radius, radius)
    return place


def _on_filled(option: QStyleOption) -> QColor:
    colours = colours_in_force()
    enabled = bool(option.state & _State.State_Enabled)
    return QColor(colours.on_accent if enabled else colours.muted)


def _paint_chevron(
    painter: QPainter, place: QRectF, side: tuple[int, int], *, enabled: bool
) -> None:
    """Paint an arrow that points to a side."""
    colours = colours_in_force()
    reach = min(_CHEVRON, place.width() / 2, place.height() / 2)
    x, y = side
    tip = QPointF(x, y) * (reach / 2)
    back = QPointF(y, x) * reach
    middle = place.center()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_stroke(QColor(colours.muted if enabled else colours.line), _CHEVRON_WIDTH))
    corners = [middle - tip + back, middle + tip, middle - tip - back]
    painter.drawPolyline(QPolygonF(corners))


def _stroke(colour: QColor, width: float) -> QPen:
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
