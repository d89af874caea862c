"""What can go wrong in the window's room.

WindowError
├── StartError       the daemon would not start; its own sentence says why
└── LoginItemError   the system would not note that Potluck starts at login
"""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from potluck.errors import PotluckError


class WindowError(PotluckError):
    """Anything that goes wrong in the window's process."""


class StartError(WindowError):
    """The daemon would not start; its own sentence says why."""


class LoginItemError(WindowError):
    """The system would not note, or forget, that Potluck starts at login."""

    @classmethod
    def of(cls, place: PurePath, error: OSError) -> "LoginItemError":
        """Return the error of a place that could not be written."""
        text = QCoreApplication.translate(
            "LoginItem", "Your choice about starting at login could not be kept in %1: %2."
        )
        return cls(text.replace("%1", str(place)).replace("%2", error.strerror or str(error)))
