"""What a daemon does before anything else: sees that a change of versions came to its end.

A computer may be switched off in the middle of one. Then the version before is put back first, and
works on.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from potluck.errors import ErrorCode
from potluck.installed import Switch, current_python, read_current, switch_of, version_python
from potluck_client.errors import DaemonError

RECOVER_SECONDS = 300.0
"""How long putting back may take: databases are copied."""


def interpreter_to_use(
    root: Path | None, own: Path, command: Sequence[str] | None = None
) -> Path | None:
    """Return the interpreter that the daemon has to go on with; None for this very one.

    Args:
        root: The installation; None for a checkout.
        own: The environment that this process runs from.
        command: How potluck_setup is started; a test may give another program.

    Raises:
        DaemonError: A newer version is just taking over, and starts by itself.
    """
    if root is None:
        return None
    switch = switch_of(root)
    if switch is Switch.BROKEN_OFF:
        _recover(root, command or (sys.executable, "-m", "potluck_setup"))
    current = read_current(root)
    if current is None or version_python(root, current.name).is_relative_to(own):
        return None
    if switch is Switch.UNDER_WAY:
        raise version_changes()
    return current_python(root)


def version_changes() -> DaemonError:
    """Return the error for whoever starts a daemon while one version takes another's place."""
    return DaemonError(
        "Potluck changes to another version just now, and starts by itself in a moment.",
        code=ErrorCode.CONFLICT,
    )


def _recover(root: Path, command: Sequence[str]) -> None:
    """Put the version before back; where that fails, whatever is there has to do."""
    try:
        subprocess.run(
            [*command, "recover", "--root", str(root), "--lines"],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=RECOVER_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
