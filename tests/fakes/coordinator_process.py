"""A coordinator in a process of its own, to be killed: `python -m tests.fakes.coordinator_process`.

Takes the project's folder as its only argument and writes its address as a line when it is ready.
"""

import asyncio
import sys
from pathlib import Path

from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.server import serve


def _ready(host: str, port: int) -> None:
    sys.stdout.write(f"{host}:{port}\n")
    sys.stdout.flush()


async def _main() -> None:
    home = CoordinatorHome(Path(sys.argv[1]))
    await serve(home, host="127.0.0.1", port=0, stop=asyncio.Event(), on_ready=_ready)


if __name__ == "__main__":
    asyncio.run(_main())
