"""A fake of the engine of installations: a process that says the lines of a script.

`python tests/fakes/setup_engine.py SCRIPT WORD …`; SCRIPT is a JSON file: for each word a list of
runs, of which the n-th start of the word plays the n-th, the last one again and again. A run is a
list of steps:

    {"say": OBJECT}      a line of JSON
    {"raw": TEXT}        bytes as they are
    {"complain": TEXT}   a line on stderr
    {"wait": PATH}       until the file is there, or SIGTERM comes (exit 3)
    {"exit": STATUS}
    {"die": SIGNAL}

Each start is noted beside the script in `starts`, with its words.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

_CANCELLED = 3
_LOOK_SECONDS = 0.01


def main() -> int:
    """Play the run; return its status."""
    script, word = Path(sys.argv[1]), sys.argv[2]
    signal.signal(signal.SIGTERM, _cancel)
    starts = script.with_name("starts")
    with starts.open("a", encoding="utf-8") as file:
        file.write(json.dumps(sys.argv[2:]) + "\n")
    played = [json.loads(line)[0] for line in starts.read_text("utf-8").splitlines()]
    runs = json.loads(script.read_text("utf-8"))[word]
    for step in runs[min(played.count(word), len(runs)) - 1]:
        match step:
            case {"say": said}:
                _write(json.dumps(said) + "\n")
            case {"raw": text}:
                _write(text)
            case {"complain": text}:
                sys.stderr.write(text + "\n")
            case {"wait": path}:
                while not Path(path).exists():
                    time.sleep(_LOOK_SECONDS)
            case {"exit": status}:
                return int(status)
            case {"die": number}:
                os.kill(os.getpid(), number)
    return 0


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _cancel(_number: int, _frame: FrameType | None) -> None:
    _write(json.dumps({"error": {"code": "conflict", "sentence": "Stopped."}}) + "\n")
    os._exit(_CANCELLED)


if __name__ == "__main__":
    sys.exit(main())
