"""The composition root: builds the daemon of real parts and runs it until it is told to end."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class DaemonOptions:
    """How to start.

    Attributes:
        home: The data folder.
        practice: Join Practice at once.
        run_now: Work at once, even while the computer is used.
    """

    home: Path
    practice: bool
    run_now: bool


async def run_daemon(options: DaemonOptions) -> None:
    """Run until SIGTERM, SIGINT or Quit.

    Raises:
        DaemonError: Another daemon runs, or the folder can't be used.
        JournalError: The journal is damaged or from a newer version.
    """
    raise NotImplementedError(options)
