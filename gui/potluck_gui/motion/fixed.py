"""An answer that is known at once."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FixedMotion:
    """Implements Motion with an answer that does not change.

    Attributes:
        still: The person asked the system for less motion.
    """

    still: bool
