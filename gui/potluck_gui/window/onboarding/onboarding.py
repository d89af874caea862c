"""The first steps in the window: one after the other, back and forth, each of them skippable."""

import contextlib
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import button
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_3, SPACE_4, SPACE_5
from potluck_gui.design.words import words
from potluck_gui.window.link_drops import LinkDrops
from potluck_gui.window.onboarding.amount_step import AmountStep
from potluck_gui.window.onboarding.devices_step import DevicesStep
from potluck_gui.window.onboarding.project_step import ProjectStep
from potluck_gui.window.onboarding.step import Step
from potluck_gui.window.onboarding.step_dots import StepDots
from potluck_gui.window.onboarding.welcome_step import WelcomeStep
from potluck_gui.window.surroundings import Surroundings

_WIDTH_IN_CHARACTERS = 104


class Onboarding(QWidget):
    """Four steps. Who skips them all has the careful limits, and no project yet.

    Signals:
        finished: The steps are over; they don't come again by themselves.
    """

    finished = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._surroundings = surroundings
        self._project = ProjectStep(surroundings)
        self._steps: list[Step] = [
            WelcomeStep(surroundings),
            DevicesStep(surroundings),
            AmountStep(surroundings),
            self._project,
        ]
        self._index = 0
        self._dots = StepDots(len(self._steps))
        self._where = words(role="muted")
        self._stack = QStackedWidget()
        self._back = button(self.tr("Back"), self._go_back)
        self._skip = button(self.tr("Skip this step"), self._pass_over, kind="quiet")
        self._main = button(self.tr("Next"), self._go_on, kind="main")
        self._lay_out()
        self._drops = LinkDrops(self, lambda link: self.open_join(link, look=True))
        self._show_step(0)

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        for step in self._steps:
            step.show_snapshot(snapshot)

    def open_join(self, link: str, *, look: bool = False) -> None:
        """Turn to the last step with a link."""
        self._show_step(len(self._steps) - 1)
        self._project.open_join(link, look=look)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Give the keyboard to what comes first; before, nothing can have it."""
        super().showEvent(event)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the keyboard, or else the main one.

        Where a field's answer is to be seen first, the main button gets the keyboard instead.
        """
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if focused is not None and self._steps[self._index].asks_back(focused):
            self._main.setFocus(Qt.FocusReason.TabFocusReason)
            return
        pressed = focused if isinstance(focused, QPushButton) else self._main
        pressed.click()

    def _lay_out(self) -> None:
        for step in self._steps:
            self._stack.addWidget(_scrolled(step))
            step.done.connect(self._go_past)
            step.main_changed.connect(self._show_buttons)
            step.settled.connect(self._main.setFocus)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        head.setSpacing(SPACE_3)
        head.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._where, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        foot.setSpacing(SPACE_3)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._skip)
        foot.addWidget(self._main)
        middle = QWidget()
        middle.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS)
        column = QVBoxLayout(middle)
        column.setContentsMargins(SPACE_4, SPACE_5, SPACE_4, SPACE_5)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    def _show_step(self, index: int) -> None:
        self._steps[self._index].hang_up()
        self._index = index
        step = self._steps[index]
        text = self.tr("Step %1 of %2").replace("%1", str(index + 1))
        self._where.setText(text.replace("%2", str(len(self._steps))))
        self._dots.show_step(index)
        self._stack.setCurrentIndex(index)
        self._show_buttons()
        step.enter()
        self._focus()

    def _focus(self) -> None:
        first = self._steps[self._index].first_focus() or self._main
        first.setFocus(Qt.FocusReason.TabFocusReason)  # So that it is seen where it is.

    def _show_buttons(self) -> None:
        step = self._steps[self._index]
        self._back.setVisible(self._index > 0)
        self._skip.setText(step.skip_text)
        self._main.setText(step.main_text)
        self._main.setEnabled(step.main_enabled)

    def _go_on(self) -> None:
        self._steps[self._index].go_on()

    def _go_back(self) -> None:
        self._show_step(self._index - 1)

    def _pass_over(self) -> None:
        if self._index == 0:
            self._finish()
        else:
            self._go_past()

    def _go_past(self) -> None:
        """Go to the next step, or end after the last."""
        if self._index + 1 < len(self._steps):
            self._show_step(self._index + 1)
        else:
            self._finish()

    def _finish(self) -> None:
        self._steps[self._index].hang_up()
        with contextlib.suppress(OSError):  # Then the steps are shown again at the next start.
            self._surroundings.preferences.change(lambda now: replace(now, onboarded=True))
        self.finished.emit()


def _scrolled(step: Step) -> QScrollArea:
    page = Page(step.accessibleName())
    page.column.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
    page.add_all([step])
    return page
