"""The root of all of Potluck's errors, and the codes that cross a wire.

    PotluckError                 anything that Potluck reports in words
    ├── FormatError              something from outside is damaged, oversized or forged
    │   └── CertificateError     the certificate is not the pinned one, or not valid now
    ├── UnreachableError         a coordinator or daemon does not answer
    ├── VersionError             the other side speaks an older or newer version of the protocol
    └── a root for each room     TrainingError, ClientError, WindowError, CoordinatorError,
                                 PowerError

The message of an error is written for the person who reads it: what happened and what to do.
"""

from enum import Enum


class ErrorCode(Enum):
    """What kind of mistake it is, whatever the words."""

    BAD_INPUT = "bad_input"
    """What was sent is malformed, out of range or forged; sending it again won't help."""
    NOT_FOUND = "not_found"
    """What was named does not exist, or not any more."""
    NOT_ALLOWED = "not_allowed"
    """The caller may not do this."""
    NO_SESSION = "no_session"
    """The session is missing or has ended; enrol again."""
    CONFLICT = "conflict"
    """It contradicts what was said or stored before."""
    TOO_LARGE = "too_large"
    """It exceeds a limit of the limits module."""
    FULL = "full"
    """There is no room: disk, memory or quota."""
    VERSION = "version"
    """The two sides speak different versions of the protocol; the older one has to be updated."""
    UNREACHABLE = "unreachable"
    """The other side does not answer; trying later makes sense."""
    CORRUPT = "corrupt"
    """Something stored here is damaged."""
    INTERNAL = "internal"
    """A fault in Potluck."""


class PotluckError(Exception):
    """Anything that Potluck reports in words.

    Attributes:
        sentence: What happened and what to do, for a person.
        code: The kind of mistake, for a program.
    """

    default_code = ErrorCode.INTERNAL

    def __init__(self, sentence: str, *, code: ErrorCode | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code or self.default_code


class FormatError(PotluckError):
    """Something from outside is damaged, oversized or forged."""

    default_code = ErrorCode.BAD_INPUT


class CertificateError(FormatError):
    """The certificate is not the pinned one, or not valid now.

    Its code says that trying later makes sense: a network's log-in page may have answered, or this
    computer's clock is wrong, and neither is a reason to give work up.
    """

    default_code = ErrorCode.UNREACHABLE


class UnreachableError(PotluckError):
    """A coordinator or daemon does not answer."""

    default_code = ErrorCode.UNREACHABLE


class VersionError(PotluckError):
    """The other side speaks an older or newer version of the protocol.

    Attributes:
        spoken: The version that the other side speaks; 0 when it did not say.
    """

    default_code = ErrorCode.VERSION

    def __init__(self, sentence: str, *, spoken: int) -> None:
        super().__init__(sentence)
        self.spoken = spoken
