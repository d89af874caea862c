"""What can go wrong on the volunteer's side.

ClientError
├── WorkerError      a worker process would not start, or died
├── PracticeError    Practice can't run on this computer
├── SettingsError    a setting is unknown, out of range, or its file can't be kept
├── JournalError     the journal of units is damaged or from a newer version
├── LifecycleError   a unit was to change in a way that is impossible
├── IdentityError    this computer's key can't be read or kept
├── LinkError        a result on this computer is not the one that was committed to
├── DiskError        the disk does not take or give a file
├── UpdateError      a newer version can't be found, made ready or changed to
├── MonthFullError   the month's data are used up
└── DaemonError      the daemon can't start: another one runs, or the folder can't be used
"""

from potluck.errors import PotluckError


class ClientError(PotluckError):
    """Anything that goes wrong on the volunteer's side."""


class WorkerError(ClientError):
    """A worker process would not start, or died."""


class PracticeError(ClientError):
    """Practice can't run on this computer."""


class SettingsError(ClientError):
    """A setting is unknown, out of range, or its file can't be kept."""


class JournalError(ClientError):
    """The journal of units is damaged or from a newer version."""


class LifecycleError(ClientError):
    """A unit was to change in a way that is impossible."""


class IdentityError(ClientError):
    """This computer's key can't be read or kept."""


class LinkError(ClientError):
    """A result on this computer is not the one that was committed to."""


class DiskError(ClientError):
    """The disk does not take or give a file."""


class MonthFullError(ClientError):
    """The month's data are used up in the middle of a transfer."""


class UpdateError(ClientError):
    """A newer version of the app can't be found, made ready or changed to."""


class DaemonError(ClientError):
    """The daemon can't start: another one runs, or the folder can't be used."""
