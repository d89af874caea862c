"""A scripted daemon that starts and ends like the real one: `python -m tests.fakes.cli_daemon`.

It serves until it is told to quit. With --broken it ends at once with a sentence, with --deaf it
ignores the command to quit, with --silent it never answers.
"""

import argparse
import asyncio
import sys
import threading
from pathlib import Path

from tests.fakes.control_service import FakeControlService


async def serve(home: Path, *, deaf: bool) -> None:
    """Serve until told to quit."""
    service = FakeControlService(home)
    await service.start()
    await service.quit_asked.wait()
    if deaf:
        await asyncio.Event().wait()
    await service.stop()


def main() -> int:
    """Read the words and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--broken", action="store_true")
    parser.add_argument("--deaf", action="store_true")
    parser.add_argument("--silent", action="store_true")
    words = parser.parse_args()
    if words.broken:
        sys.stderr.write("loading\nThe journal is damaged. Move it away.\n")
        return 1
    if words.silent:
        (words.home / "silent").write_text("up")
        threading.Event().wait()
    asyncio.run(serve(words.home, deaf=words.deaf))
    return 0


if __name__ == "__main__":
    sys.exit(main())
