"""The small warm moment: once, dismissable, and still where nothing is to move."""

from pathlib import Path

import pytest
from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from potluck_gui.motion.fixed import FixedMotion
from potluck_gui.preferences import Preferences, PreferenceStore
from potluck_gui.view.formats import Reader
from potluck_gui.window.celebration import Celebration, celebrate_once
from tests.gui import scenes


@pytest.mark.parametrize(("chosen", "system"), [(False, False), (True, False), (False, True)])
def test_the_first_verified_piece_of_work_is_celebrated_once(
    qtbot: QtBot, tmp_path: Path, reader: Reader, chosen: bool, system: bool
) -> None:
    """It moves unless nothing is to move, goes when told, and never comes back."""
    store = PreferenceStore(tmp_path)
    store.change(lambda _fresh: Preferences(still=chosen))
    holder = QWidget()
    qtbot.addWidget(holder)
    moment = Celebration(store, FixedMotion(still=system))
    moment.setParent(holder)
    holder.show()
    celebrate_once(moment, store, scenes.first_run(), 0, reader)
    assert not moment.isVisible()
    celebrate_once(moment, store, scenes.first_verified(), 1, reader)
    assert moment.isVisible()
    assert "first piece of work" in moment.accessibleName()
    moves = moment.findChildren(QVariantAnimation)[0].state() == QVariantAnimation.State.Running
    assert moves is not (chosen or system)
    with qtbot.waitSignal(moment.dismissed):
        moment.findChildren(QPushButton)[0].click()
    assert not moment.isVisible()
    celebrate_once(moment, PreferenceStore(tmp_path), scenes.first_verified(), 1, reader)
    assert not moment.isVisible()


def test_who_has_given_for_long_is_not_told_of_a_first_time(
    qtbot: QtBot, tmp_path: Path, reader: Reader
) -> None:
    """Nothing is shown, then or later, to whom gave long before there was such a moment."""
    store = PreferenceStore(tmp_path)
    holder = QWidget()
    qtbot.addWidget(holder)
    moment = Celebration(store, FixedMotion(still=True))
    moment.setParent(holder)
    holder.show()
    celebrate_once(moment, store, scenes.working(), 1, reader)
    assert not moment.isVisible()
    celebrate_once(moment, PreferenceStore(tmp_path), scenes.first_verified(), 1, reader)
    assert not moment.isVisible()
