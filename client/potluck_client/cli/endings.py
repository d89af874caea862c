"""How a command ends: its exit code and, when it could not be done, why."""

from enum import IntEnum

from potluck_client.errors import ClientError


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    """What was asked has been done."""
    COULD_NOT = 1
    """It could not be done; the reason is on stderr."""
    WRONG_WORDS = 2
    """The command line itself is wrong; nothing was tried."""


class CommandError(ClientError):
    """A command could not be done, or was put in wrong words.

    Attributes:
        exit_code: What the shell is told.
    """

    def __init__(self, sentence: str, *, exit_code: ExitCode = ExitCode.COULD_NOT) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
