"""What the window was opened for."""

from enum import StrEnum


class Task(StrEnum):
    """The engine's word for it."""

    INSTALL = "install"
    """Potluck is not here yet."""
    REPAIR = "repair"
    """It is, and shall be laid out anew, maybe with another build of PyTorch."""
