"""What can go wrong while a release is made or published."""

from potluck.errors import ErrorCode, PotluckError


class AssemblyError(PotluckError):
    """A release can't be made as it is asked for; its sentence says what to change."""

    default_code = ErrorCode.BAD_INPUT


class PublishingError(PotluckError):
    """A release can't be published as it is asked for; nothing that clients read was changed."""

    default_code = ErrorCode.BAD_INPUT
