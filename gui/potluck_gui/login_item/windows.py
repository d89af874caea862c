r"""Start at login on Windows: a value of the Run key of the person.

Microsoft, "Run and RunOnce Registry Keys": at most 260 characters a command. What a person switches
off under "Startup apps" stands in StartupApproved\\Run: an odd first byte means off (observed by
many, documented nowhere). Windows has not been run.
"""

import subprocess
from collections.abc import Sequence
from pathlib import PureWindowsPath
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from potluck_gui.errors import LoginItemError

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_NAME = "Potluck"
_LONGEST = 260


class Registry(Protocol):
    """The values of the person's half of the registry; every method raises OSError."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """Return a value; None where there is none."""
        ...

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text."""
        ...

    def delete(self, key: str, name: str) -> None:
        """Take a value away; safe to repeat."""
        ...


class WindowsLoginItem:
    """Potluck's value among those of the Run key."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def is_on(self) -> bool:
        """Tell whether the value is there and the person has not switched it off."""
        try:
            approved = self._registry.read(APPROVED_KEY, _NAME)
            there = self._registry.read(RUN_KEY, _NAME) is not None
        except OSError:
            return False
        off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return there and not off

    def turn_on(self, command: Sequence[str]) -> None:
        """Set the value, and take back that it was switched off."""
        line = subprocess.list2cmdline(command)
        if len(line) > _LONGEST:
            raise LoginItemError(
                QCoreApplication.translate(
                    "LoginItem",
                    "Potluck can't start at login from a folder with so long a name. Install it "
                    "in another one.",
                )
            )
        try:
            self._registry.write(RUN_KEY, _NAME, line)
            self._registry.delete(APPROVED_KEY, _NAME)
        except OSError as error:
            raise LoginItemError.of(PureWindowsPath(RUN_KEY), error) from error

    def turn_off(self) -> None:
        """Take the value away."""
        try:
            self._registry.delete(RUN_KEY, _NAME)
            self._registry.delete(APPROVED_KEY, _NAME)
        except OSError as error:
            raise LoginItemError.of(PureWindowsPath(RUN_KEY), error) from error
