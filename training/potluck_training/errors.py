"""What can go wrong in the mathematics.

TrainingError        a file, a number or a device does not allow the work to go on
├── DiskError        the disk does not take what has to be kept; what it had before is untouched
└── UnitStopped      the control hook asked for a stop; everything up to the last segment is kept
"""

from potluck.errors import ErrorCode, PotluckError


class TrainingError(PotluckError):
    """A file, a number or a device does not allow the work to go on."""

    default_code = ErrorCode.BAD_INPUT


class DiskError(TrainingError):
    """The disk does not take what has to be kept; what it had before is untouched."""

    default_code = ErrorCode.FULL


class UnitStopped(TrainingError):  # noqa: N818 — it was asked for, so it is no error
    """The control hook asked for a stop; everything up to the last segment is kept."""
