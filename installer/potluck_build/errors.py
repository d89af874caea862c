"""What can go wrong while installers are built."""

from potluck.errors import ErrorCode, PotluckError


class BuildError(PotluckError):
    """An installer can't be built; its sentence says why and what to do."""

    default_code = ErrorCode.BAD_INPUT


class MissingToolError(BuildError):
    """A program that builds one of the installers is not on this computer."""

    default_code = ErrorCode.NOT_FOUND
