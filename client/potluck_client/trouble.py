"""What went wrong and what a person can do about it, by its cause."""

import errno
from dataclasses import dataclass

from potluck.errors import ErrorCode, PotluckError
from potluck_client.errors import (
    ClientError,
    DiskError,
    IdentityError,
    JournalError,
    MonthFullError,
    PracticeError,
    WorkerError,
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_KEY = (
    "Unlock this computer's keyring and look at the folder's permissions; Potluck asks for the key "
    "again by itself."
)
_JOURNAL = (
    "Look whether another program has the file open and whether the disk works; Potluck tries "
    "again by itself and takes no step that it can't write down."
)
_WORKER = (
    "Potluck starts the training part again by itself. If it ends again and again, look into the "
    "folder “logs” of Potluck's data, or switch this device off in your limits."
)
_PRACTICE = (
    "Potluck starts Practice again by itself. If this goes on, move the folder “practice” of "
    "Potluck's data away; then Practice begins anew."
)
_DISK = "Look at the disk and the folder's permissions; Potluck tries again by itself."
ROOM_REMEDY = "Free some disk space; Potluck goes on by itself once there is room."
"""What to do about a full disk."""
_LIMIT = "Raise “Disk space for Potluck” in your limits; Potluck tries again by itself."
_MONTH = (
    "Raise “Data in a month” in your limits, or wait for the next month; what has arrived is kept."
)
_WAIT = "Potluck tries again by itself."
_REMEDIES: tuple[tuple[type[PotluckError], str], ...] = (
    (IdentityError, _KEY),
    (JournalError, _JOURNAL),
    (WorkerError, _WORKER),
    (PracticeError, _PRACTICE),
    (DiskError, _DISK),
    (MonthFullError, _MONTH),
)


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Something that went wrong.

    Attributes:
        sentence: What happened.
        remedy: What to do, or what Potluck does by itself.
    """

    sentence: str
    remedy: str


def trouble_of(error: PotluckError | OSError) -> Trouble:
    """Return what went wrong, for a person."""
    if isinstance(error, PotluckError):
        return Trouble(sentence=error.sentence, remedy=_remedy(error))
    if disk_is_full(error):
        return Trouble(
            sentence="The disk is full. Free some space; Potluck goes on by itself and lost "
            "nothing.",
            remedy=ROOM_REMEDY,
        )
    return Trouble(
        sentence=f"A file could not be used: {error}. Check the disk and the folder's permissions.",
        remedy=_WAIT,
    )


def disk_is_full(error: PotluckError | OSError) -> bool:
    """Tell whether this computer's disk has no room, whatever the owner's limits say."""
    if isinstance(error, PotluckError):
        return isinstance(error, (DiskError, JournalError)) and error.code is ErrorCode.FULL
    return error.errno in _NO_ROOM


def _remedy(error: PotluckError) -> str:
    if disk_is_full(error):
        return ROOM_REMEDY
    known = next((remedy for kind, remedy in _REMEDIES if isinstance(error, kind)), None)
    if known is not None:
        return known
    over_limit = isinstance(error, ClientError) and error.code is ErrorCode.FULL
    return _LIMIT if over_limit else _WAIT
