"""What can go wrong while Potluck is installed, updated or removed.

SetupError               the root of the room; its sentence says what happened and what to do
├── TamperedError        a file is not the one that was promised; names it
├── StaleError           what the update server signed has expired, or the clock is wrong
├── NoRoomError          the disk is too full
├── NoConnectionError    the network, a proxy or a server does not answer, or not as it should
├── UnfitError           this computer can't run it: Python, processor, system, driver
└── CancelledError       the person stopped it
"""

from potluck.errors import ErrorCode, PotluckError


class SetupError(PotluckError):
    """Something stopped an installation, an update or a removal; what is installed still works."""


class TamperedError(SetupError):
    """A wheel, a lock file or an update is not the one that was promised."""

    default_code = ErrorCode.CORRUPT


class StaleError(SetupError):
    """What the update server signed has expired, or this computer's clock is wrong."""

    default_code = ErrorCode.NOT_ALLOWED


class NoRoomError(SetupError):
    """The disk has too little room."""

    default_code = ErrorCode.FULL


class NoConnectionError(SetupError):
    """The network, a proxy or a server does not answer, or not as it should."""

    default_code = ErrorCode.UNREACHABLE


class UnfitError(SetupError):
    """This computer can't run it as it is."""

    default_code = ErrorCode.NOT_ALLOWED


class CancelledError(SetupError):
    """The person stopped it; what was fetched is kept."""

    default_code = ErrorCode.CONFLICT
