"""Asking the person at the terminal before something is done that they may not want."""

import signal
import sys

from potluck_client.cli.endings import CommandError


def agrees(question: str, deed: str) -> bool:
    """Ask, and tell whether the answer is yes.

    Raises:
        CommandError: Nobody is at the terminal.
    """
    if not sys.stdin.isatty():
        raise CommandError(f"Nobody is there to ask. To {deed} without being asked, add --yes.")
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    # The event loop's own handler would let Ctrl-C wait until a line has been typed.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return sys.stdin.readline().strip().lower() in {"y", "yes"}
    finally:
        signal.signal(signal.SIGINT, before)
