"""Runs a program that ends when who started it ends, however that ends.

Started as `python -I -S leash.py PROGRAM WORDS…` with a pipe as its input, which the system closes
also for a process that was killed. Without this, a uv whose parent is gone would go on filling a
folder that the next run takes for its own. It stands alone: it imports nothing of ours.
"""

import os
import subprocess
import sys
from threading import Thread


def main() -> int:
    """Run the program of the command line, and return its exit status."""
    child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)

    def watch() -> None:
        # Not through sys.stdin, whose lock Python would wait for at its own end.
        while os.read(0, 1):
            pass
        child.kill()

    Thread(target=watch, daemon=True).start()
    return child.wait() & 0xFF


if __name__ == "__main__":
    sys.exit(main())
