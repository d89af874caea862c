"""Start at login on macOS: a launch agent of the person.

Apple, launchd.plist(5): RunAtLoad, ProgramArguments, ProcessType. macOS has not been run.
"""

import plistlib
from collections.abc import Sequence
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck_gui.errors import LoginItemError

_LABEL = "org.potluck.app"


class MacLoginItem:
    """Potluck's launch agent below a home folder."""

    def __init__(self, person: Path) -> None:
        self._path = person / "Library" / "LaunchAgents" / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        """Tell whether the agent is there and not disabled."""
        try:
            with self._path.open("rb") as file:
                agent = plistlib.load(file)
        except (OSError, ValueError):
            return False
        return isinstance(agent, dict) and not agent.get("Disabled", False)

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the agent; the system reads it at the next login."""
        agent = {
            "Label": _LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, plistlib.dumps(agent), mode=0o644)
        except OSError as error:
            raise LoginItemError.of(self._path, error) from error

    def turn_off(self) -> None:
        """Take the agent away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise LoginItemError.of(self._path, error) from error
