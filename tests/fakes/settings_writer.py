"""A process that writes limits without end, so that a test can kill it at any moment.

For every line on its input it forks a writer and prints its process id; the writer changes two
limits together, for ever. One process is kept and forked, since starting Python takes longer than
a hundred writes.
"""

import os
import sys
from pathlib import Path

from potluck_client.settings.store import SettingsStore
from tests.fakes.computers import computer


def write_for_ever(home: Path) -> None:
    """Set the same number as two limits, each time the next one."""
    store = SettingsStore(home, computer())
    fillers = [f"filler {n}" for n in range(90)]
    while True:
        number = 10 + (store.current.idle_minutes - 9) % 90
        store.update(
            {
                "idle_minutes": number,
                "battery_percent": number,
                "pause_for_programs": [f"program {number}", *fillers],
            }
        )


def main() -> None:
    """Fork a writer for each line until the input closes."""
    home = Path(sys.argv[1])
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            write_for_ever(home)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
