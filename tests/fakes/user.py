"""A person whom a test moves."""

from collections.abc import Callable

from potluck_client.host.port import UserReading


class FakeUser:
    """Implements UserProbe.

    Attributes:
        reading: What is known of the person.
        watched: True while somebody waits for input.
        closed: How often it was let go of.
    """

    def __init__(self, reading: UserReading | None = None) -> None:
        self.reading = UserReading(idle_seconds=1e6) if reading is None else reading
        self.closed = 0
        self._on_input: Callable[[], None] | None = None

    @property
    def watched(self) -> bool:
        """Tell whether somebody waits for input."""
        return self._on_input is not None

    def touch(self, reading: UserReading | None = None) -> None:
        """Touch mouse or keyboard, after which the reading is as given, or simply in use."""
        self.reading = UserReading(idle_seconds=0.0) if reading is None else reading
        on_input, self._on_input = self._on_input, None
        if on_input is not None:
            on_input()

    def read(self) -> UserReading:
        """Return what the test set; nothing once closed."""
        return UserReading() if self.closed else self.reading

    def watch_input(self, on_input: Callable[[], None] | None) -> None:
        """Keep what to call at the next touch."""
        self._on_input = None if self.closed else on_input

    def close(self) -> None:
        """Count."""
        self.closed += 1
        self._on_input = None
