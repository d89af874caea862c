"""Choosing hours of the week: some days, from when, until when."""

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QTimeEdit,
    QWidget,
)

from potluck_gui.design.tokens import SPACE_4
from potluck_gui.view.formats import Reader
from potluck_gui.view.hours import DAYS, HoursView, day_name, hours_words, read_hours, write_hours
from potluck_gui.window.parts import ButtonRow, Question, button, words

_EVENING = HoursView(days=frozenset(range(len(DAYS))), start_minute=22 * 60, end_minute=7 * 60)
_DAY_MINUTES = 24 * 60


class HoursDialog(Question):
    """Asks for one span of hours.

    Args:
        text: The span to begin from, as the daemon writes it; empty for a new one.
        reader: Who reads.
        parent: The widget that asks.
    """

    def __init__(self, text: str, reader: Reader, parent: QWidget) -> None:
        super().__init__(self.tr("Hours of the week"), parent)
        self._reader = reader
        hours = read_hours(text) or _EVENING
        self._days = [QCheckBox(day_name(day, reader)) for day in range(len(DAYS))]
        for day, box in enumerate(self._days):
            box.setChecked(day in hours.days)
            box.toggled.connect(lambda _on: self._describe())
        self._start = self._time(hours.start_minute, self.tr("From"))
        self._end = self._time(hours.end_minute % _DAY_MINUTES, self.tr("Until"))
        times = QFormLayout()
        times.addRow(self.tr("&From"), self._start)
        times.addRow(self.tr("&Until"), self._end)
        times.setHorizontalSpacing(SPACE_4)
        self._described = words(role="label")
        self._accept = button(self.tr("Use these hours"), self.accept, kind="main")
        column = self.column
        column.addWidget(words(self.tr("Hours of the week"), "sentence"))
        column.addWidget(words(self.tr("On which days do the hours begin?"), "muted"))
        column.addWidget(ButtonRow(self._days))
        column.addLayout(times)
        column.addWidget(self._described)
        column.addWidget(ButtonRow([self._accept, button(self.tr("Cancel"), self.reject)]))
        self._describe()

    @property
    def text(self) -> str:
        """The span, as the daemon reads it."""
        days = frozenset(day for day, box in enumerate(self._days) if box.isChecked())
        end = _minute(self._end.time()) or _DAY_MINUTES  # Midnight ends the day.
        return write_hours(
            HoursView(days=days, start_minute=_minute(self._start.time()), end_minute=end)
        )

    def _describe(self) -> None:
        any_day = any(box.isChecked() for box in self._days)
        lasts = self._start.time() != self._end.time() or not _minute(self._start.time())
        self._accept.setEnabled(any_day and lasts)
        if not any_day:
            self._described.setText(self.tr("Choose a day."))
        elif not lasts:
            self._described.setText(self.tr("These hours end when they begin."))
        else:
            self._described.setText(hours_words(self.text, self._reader))

    def _time(self, minute: int, name: str) -> QTimeEdit:
        field = QTimeEdit(QTime(minute // 60, minute % 60))
        field.setAccessibleName(name)
        field.setLocale(self._reader.locale)
        field.setDisplayFormat(self._reader.locale.timeFormat(QLocale.FormatType.ShortFormat))
        field.timeChanged.connect(lambda _time: self._describe())
        return field


def _minute(time: QTime) -> int:
    return time.hour() * 60 + time.minute()
