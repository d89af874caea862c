"""The system's own wish for stillness, and what is made of its answers."""

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusVariant
from pytestqt.qtbot import QtBot

from potluck_gui.motion.portal import PortalMotion, means_still, plain_value


@pytest.mark.parametrize(
    ("reduced_motion", "animations", "still"),
    [
        (1, True, True),
        (0, False, False),
        (None, False, True),
        (None, True, False),
        (None, None, False),
        ("yes", "no", False),
        (7, None, False),
        (True, None, False),
    ],
)
def test_desktops_say_it_in_two_ways(
    reduced_motion: object, animations: object, still: bool
) -> None:
    """The newer key counts where it is told, and nonsense counts as nothing said."""
    assert means_still(reduced_motion, animations) is still


def test_a_value_is_taken_out_of_its_variants() -> None:
    """The portal puts a value into two variants."""
    assert plain_value(QDBusVariant(QDBusVariant(False))) is False
    assert plain_value(1) == 1


def test_without_a_desktop_nothing_is_known_and_nobody_waits(qtbot: QtBot) -> None:
    """A computer without a bus has a window that may move."""
    assert not PortalMotion(QDBusConnection("nowhere")).still
