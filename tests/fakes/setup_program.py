"""A scripted `potluck_setup`: `python -m tests.fakes.setup_program update check --root ROOT`.

What it does stands in ROOT/script.json: the lines that it says, its exit status, and whether it
then waits to be ended. It notes its words in ROOT/heard.json, and a request to end in ROOT/ended.
"""

import json
import signal
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

from potluck.file_lock import held_lock
from potluck.installed import SETUP_LOCK_NAME, SWITCH_NAME


def main() -> int:
    """Do as the script says."""
    words = sys.argv[1:]
    root = Path(words[words.index("--root") + 1])
    script = json.loads((root / "script.json").read_text())
    (root / "heard.json").write_text(json.dumps(words))
    asked = threading.Event()

    def end(_number: int, _frame: object) -> None:
        (root / "ended").touch()
        asked.set()

    signal.signal(signal.SIGTERM, end)
    with ExitStack() as held:
        if script.get("switches"):
            held.enter_context(held_lock(root / SETUP_LOCK_NAME, RuntimeError("locked")))
            (root / SWITCH_NAME).write_text("{}")
        for line in script.get("lines", ()):
            print(line if isinstance(line, str) else json.dumps(line), flush=True)
        if script.get("waits"):
            asked.wait()
        (root / SWITCH_NAME).unlink(missing_ok=True)
        for name, text in script.get("leaves", {}).items():
            (root / name).write_text(text)
    return int(script.get("status", 0))


if __name__ == "__main__":
    sys.exit(main())
