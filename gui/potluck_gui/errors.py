"""What can go wrong in the window's room.

WindowError
└── StartError   the daemon would not start; its own sentence says why
"""

from potluck.errors import PotluckError


class WindowError(PotluckError):
    """Anything that goes wrong in the window's process."""


class StartError(WindowError):
    """The daemon would not start; its own sentence says why."""
