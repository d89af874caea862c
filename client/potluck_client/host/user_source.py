"""One place that knows of the person, as a thread of its own asks it."""

from typing import Protocol

from potluck_client.host.port import UserReading

ANSWER_SECONDS = 0.2
"""How long the daemon waits for all sources together."""

CALL_SECONDS = 0.15
"""How long a source waits for one answer, so that its word still comes in time."""

POLL_SECONDS = 0.02
"""How often a source that can't call is asked while input is watched for."""

FLAGS_SECONDS = 1.0
"""How long what changes seldom, such as a locked screen, is remembered."""

LONGEST_IDLE_SECONDS = 10 * 365 * 86_400.0
"""Idle times above this are no times but mistakes."""


class SourceGoneError(Exception):
    """The source is not here, went away, answers too late, or says what can't be."""


class UserSource(Protocol):
    """A desktop, a session or a terminal; all methods are called in one thread and may hang."""

    def open(self) -> None:
        """Connect; raises SourceGoneError."""
        ...

    def ask(self) -> UserReading:
        """Return what it says now; raises SourceGoneError."""
        ...

    def watch(self, since: float | None) -> None:
        """Begin to watch for input that came after a monotonic moment, or stop with None.

        Raises SourceGoneError.
        """
        ...

    def descriptor(self) -> int | None:
        """Return what becomes readable when the source has something to tell, if anything does."""
        ...

    def hear_after(self) -> float | None:
        """Return the seconds after which hear() is due though nothing was told; None for never."""
        ...

    def hear(self) -> bool:
        """Take in what the source told, without waiting, and say whether input was among it.

        Raises SourceGoneError.
        """
        ...

    def close(self) -> None:
        """Let go of the source, also of one that is gone; open() may follow."""
        ...
