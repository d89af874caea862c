"""The dialog with a card to share: seen first, then saved or copied."""

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Notice
from potluck_gui.design.icons import Icon
from potluck_gui.design.painted import colours_in_force
from potluck_gui.design.question import Question
from potluck_gui.design.segments import SegmentedChoice
from potluck_gui.design.tokens import DARK, LIGHT
from potluck_gui.design.words import words
from potluck_gui.view.share_card import share_card
from potluck_gui.window.saving import Saving
from potluck_gui.window.share_picture import HEIGHT, WIDTH, paint_card, png_of
from potluck_gui.window.surroundings import Surroundings

_PREVIEW_WIDTH = 560
_LIGHT, _DARK = "light", "dark"


class ShareDialog(Question):
    """A card to share."""

    def __init__(
        self,
        snapshot: control.Snapshot,
        first_day: dt.date | None,
        surroundings: Surroundings,
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("A card to share"), parent)
        self._snapshot, self._first_day = snapshot, first_day
        self._surroundings = surroundings
        self._preview = _Preview()
        self._failure = Notice()
        self._saved = words(role="muted")
        self._saving = Saving(self)
        self._saving.saved.connect(lambda _path: self._saved.setText(self.tr("Saved.")))
        self._saving.failed.connect(
            lambda _path: self._failure.show_words(
                self.tr("The file could not be written."),
                self.tr("Choose another folder, or make room on the disk."),
            )
        )
        self._colours = SegmentedChoice(
            self.tr("Colours of the card"),
            [(_LIGHT, self.tr("Light")), (_DARK, self.tr("Dark"))],
            _DARK if colours_in_force() is DARK else _LIGHT,
        )
        self._colours.chosen.connect(lambda _key: self._paint())
        self._with_projects = QCheckBox(self.tr("Name the projects"))
        self._with_projects.toggled.connect(lambda _on: self._paint())
        self._with_projects.setVisible(bool(snapshot.projects))
        explained = self.tr(
            "Only what you see is on it: no name of yours or of this computer, no key, and nothing "
            "hidden in the file."
        )
        save = button(self.tr("Save the picture…"), self._ask_where, kind="main", shape=Icon.SAVE)
        copy = button(self.tr("Copy the picture"), self._copy, shape=Icon.COPY)
        close = button(self.tr("Close"), self.accept)
        for widget in (
            self._preview,
            ButtonRow([self._colours, self._with_projects]),
            words(explained, "muted"),
            self._failure,
            ButtonRow([save, copy, close, self._saved]),
        ):
            self.column.addWidget(widget)
        self._paint()

    @property
    def picture(self) -> QImage:
        """The card as it is seen."""
        return self._preview.picture

    def _paint(self) -> None:
        card = share_card(
            self._snapshot,
            self._first_day,
            self._surroundings.reader(),
            with_projects=self._with_projects.isChecked(),
        )
        colours = DARK if self._colours.key == _DARK else LIGHT
        self._preview.show_picture(paint_card(card, colours), card.sentence())
        self._saved.setText("")

    def _ask_where(self) -> None:
        self._saving.ask_where(
            title=self.tr("Save the picture"),
            kinds=self.tr("Pictures (*.png)"),
            name="potluck.png",
            data=lambda: png_of(self.picture),
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(self.picture)
        self._saved.setText(self.tr("Copied."))


class _Preview(QWidget):
    """The card, smaller."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self.setAccessibleName(self.tr("The card"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QImage, sentence: str) -> None:
        """Show a card."""
        self.picture = picture
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Return a size at which its words can be read."""
        return QSize(_PREVIEW_WIDTH, self.heightForWidth(_PREVIEW_WIDTH))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Keep its form."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height at a width."""
        return width * HEIGHT // WIDTH

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card as wide as there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        scaled = self.picture.scaledToWidth(
            max(1, int(self.width() * ratio)), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        painter.drawImage(0, 0, scaled)
        painter.end()
