"""What the window needs to know of the system's wish for stillness."""

from typing import Protocol


class Motion(Protocol):
    """What the system says of motion.

    Attributes:
        still: The person asked the system for less motion; False while that is not known.
    """

    @property
    def still(self) -> bool:
        """Tell what is known by now; never waits."""
