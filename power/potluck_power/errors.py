"""What can go wrong in the power helper.

PowerError
├── UnknownDeviceError   no driver on this computer knows the device now
└── ConfigError          the list of who may ask can't be trusted, or a folder can't be used
"""

from potluck.errors import ErrorCode, PotluckError


class PowerError(PotluckError):
    """Anything that goes wrong in the power helper."""


class UnknownDeviceError(PowerError):
    """No driver on this computer knows the device now."""

    default_code = ErrorCode.NOT_FOUND


class ConfigError(PowerError):
    """The list of who may ask can't be trusted, or a folder can't be used."""
