"""What the window needs of the system to start with it."""

from collections.abc import Sequence
from typing import Protocol


class LoginItem(Protocol):
    """Potluck's entry among what starts at login; the system's own record is the only truth."""

    def is_on(self) -> bool:
        """Tell whether Potluck starts when this person logs in."""
        ...

    def turn_on(self, command: Sequence[str]) -> None:
        """Start a command at login from now on; safe to repeat. Raises LoginItemError."""
        ...

    def turn_off(self) -> None:
        """Start nothing any more; safe to repeat. Raises LoginItemError."""
        ...
