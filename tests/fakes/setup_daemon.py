"""A version of Potluck that only plays daemon and command line, run as its own `bin/python`.

Started as a program, with the words that a real version's interpreter gets. The file `behaviour`
beside `bin` says how its daemon behaves: "healthy", "crashes", "hangs", "mute" (runs and does not
answer), or "lies" (says another version). Whatever it is, it writes into the home before.
"""

import fcntl
import json
import os
import signal
import sqlite3
import sys
import time
from pathlib import Path

SCHEMA = {"1.0.0": 1}
"""Versions of the journal's schema; that of any other version is 2."""


def main() -> int:
    """Play the part that the words ask for."""
    version_folder = Path(sys.argv[0]).absolute().parent.parent
    words = sys.argv[1:]
    home = Path(words[words.index("--home") + 1])
    version = str(json.loads((version_folder / "laid-out.json").read_text("utf-8"))["version"])
    if words[1] == "potluck_client":
        return _status(home)
    behaviour = (version_folder / "behaviour").read_text("utf-8")
    return _daemon(home, version, behaviour)


def _daemon(home: Path, version: str, behaviour: str) -> int:
    lock = os.open(home / "daemon.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.stderr.write("Potluck runs already.\n")
        return 1
    if behaviour == "hangs":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    else:
        signal.signal(signal.SIGTERM, _end)
    db = sqlite3.connect(home / "journal.sqlite", isolation_level=None)
    schema = SCHEMA.get(version, 2)
    if db.execute("PRAGMA user_version").fetchone()[0] > schema:
        sys.stderr.write("The journal is of a newer version.\n")
        return 1
    db.execute("PRAGMA journal_mode = WAL")
    db.execute(f"PRAGMA user_version = {schema}")
    db.execute("CREATE TABLE IF NOT EXISTS started (version TEXT)")
    db.execute("INSERT INTO started VALUES (?)", (version,))
    (home / "settings.json").write_text(json.dumps({"written_by": version}), "utf-8")
    if version != "1.0.0":
        sqlite3.connect(home / "new.sqlite").execute("CREATE TABLE IF NOT EXISTS new (a)")
    if behaviour == "crashes":
        sys.stderr.write("Nothing works here.\n")
        return 1
    if behaviour in {"healthy", "lies"}:
        said = version if behaviour == "healthy" else "9.9.9"
        answer = json.dumps({"pid": os.getpid(), "said": said})
        scratch = home / ".control"
        scratch.write_text(answer, "utf-8")
        scratch.replace(home / "control.json")
    while True:
        time.sleep(3600)


def _end(_number: int, _frame: object) -> None:
    sys.exit(0)


def _status(home: Path) -> int:
    try:
        found = json.loads((home / "control.json").read_text("utf-8"))
        os.kill(found["pid"], 0)
    except (OSError, ValueError):
        sys.stderr.write("Potluck is not running.\n")
        return 1
    sys.stdout.write(json.dumps({"app_version": found["said"]}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
