"""An installation with two versions that play daemon, and a home with something in it."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from potluck.file_lock import held_lock
from potluck_setup.places import Places
from potluck_setup.updates.daemons import Daemons, Patience, StartedDaemon
from potluck_setup.updates.notes import Ready, write_ready
from tests.fakes import setup_daemon
from tests.fakes.setup_updates import make_installation, mark_version

OLD, NEW = "1.0.0", "1.1.0"
PATIENT = Patience(
    ending_seconds=30.0, answer_seconds=30.0, question_seconds=10.0, killing_seconds=5.0
)
IMPATIENT = Patience(
    ending_seconds=30.0, answer_seconds=0.6, question_seconds=0.5, killing_seconds=0.1
)
_SWITCH = """
import sys
from pathlib import Path
from potluck_setup.places import Places
from potluck_setup.updates.daemons import Daemons, Patience
from potluck_setup.updates.switching import switch
from tests.fakes.setup_onlooker import FakeWatcher
places = Places(root=Path(sys.argv[1]))
patience = Patience(answer_seconds=float(sys.argv[3]), killing_seconds=float(sys.argv[4]))
switch(places, Daemons(places, Path(sys.argv[2]), patience), FakeWatcher())
"""


class KeptDaemons(Daemons):
    """Keeps what it starts, so that a test can end it in good order."""

    def __init__(self, places: Places, home: Path, patience: Patience) -> None:
        super().__init__(places, home, patience)
        self._kept: list[StartedDaemon] = []

    def start(self, name: str) -> StartedDaemon:
        """Start it."""
        self._kept.append(super().start(name))
        return self._kept[-1]

    def end_kept(self) -> None:
        """End all that was started."""
        for started in self._kept:
            started.end(0.0)


class TwoVersions:
    """1.0.0 is in use and has run in the home; 1.1.0 is ready.

    Attributes:
        places: Of the installation.
        home: With a journal, settings and a key.
        before: What the home had in it.
        patience: Little where the new version does not answer anyway.
        daemons: The home's.
    """

    def __init__(self, folder: Path, behaviour: str = "healthy") -> None:
        self.places: Places = make_installation(folder / "root", OLD, previous="0.9.0-cpu-1")
        mark_version(self.places, "0.9.0")
        self.old, self.new = f"{OLD}-cpu-1", mark_version(self.places, NEW)
        self._play(self.old, "healthy")
        self._play(self.new, behaviour)
        write_ready(self.places, Ready(version=NEW, name=self.new))
        self.home = folder / "home"
        self.home.mkdir()
        self.patience = IMPATIENT if behaviour in {"hangs", "mute"} else PATIENT
        self.daemons = KeptDaemons(self.places, self.home, self.patience)
        with closing(sqlite3.connect(self.home / "journal.sqlite")) as db:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA user_version = 1")
            db.execute("CREATE TABLE units (name TEXT)")
            db.executemany("INSERT INTO units VALUES (?)", [(str(number),) for number in range(99)])
            db.commit()
        (self.home / "settings.json").write_text('{"share": 7}', "utf-8")
        (self.home / "settings.json").chmod(0o640)
        (self.home / "identity.key").write_bytes(b"the key of this computer")
        self.before = self.state()

    def state(self) -> dict[str, object]:
        """Return all that the home has in it that must not be lost."""
        found: dict[str, object] = {}
        for path in sorted(self.home.iterdir()):
            if path.suffix == ".sqlite":
                with closing(sqlite3.connect(path)) as db:
                    found[path.name] = (
                        *db.iterdump(),
                        db.execute("PRAGMA user_version").fetchone()[0],
                    )
            elif path.name in {"settings.json", "identity.key", "identity.pub"}:
                found[path.name] = (path.read_bytes(), path.stat().st_mode & 0o777)
        return found

    def running(self) -> str | None:
        """Return the version of the daemon that runs and answers."""
        try:
            found = json.loads((self.home / "control.json").read_text("utf-8"))
            os.kill(found["pid"], 0)
        except (OSError, ValueError):
            return None
        return str(found["said"]) if self.daemons.is_running() else None

    def await_running(self, version: str) -> None:
        """Return once a daemon of a version runs and answers."""
        while self.running() != version:
            time.sleep(0.01)

    def switch_process(self) -> "subprocess.Popen[bytes]":
        """Start the change in a process of its own."""
        where = [str(self.places.root), str(self.home)]
        seconds = [str(self.patience.answer_seconds), str(self.patience.killing_seconds)]
        return subprocess.Popen([sys.executable, "-c", _SWITCH, *where, *seconds])

    def switch_command(self) -> "subprocess.Popen[bytes]":
        """Start `update switch` as the daemon does."""
        command = [sys.executable, "-m", "potluck_setup", "update", "switch", "--lines"]
        where = ["--root", str(self.places.root), "--home", str(self.home)]
        return subprocess.Popen([*command, *where], stdout=subprocess.PIPE)

    def end_all(self) -> None:
        """Kill whatever was started in this home."""
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                words = path.read_bytes().rstrip(b"\0").split(b"\0")
                if words[-1] == os.fsencode(self.home) and b"potluck_client.daemon" in words:
                    os.kill(int(path.parent.name), signal.SIGKILL)
        self.daemons.end_kept()

    def _play(self, name: str, behaviour: str) -> None:
        folder = self.places.version(name)
        (folder / "behaviour").write_text(behaviour, "utf-8")
        script = Path(setup_daemon.__file__).read_text("utf-8")
        program = folder / "bin" / "python"
        program.parent.mkdir()
        program.write_text(f"#!{sys.executable} -IS\n{script}", "utf-8")
        program.chmod(0o755)


def hold(home: Path) -> "contextlib.AbstractContextManager[None]":
    """Hold the home as a daemon does."""
    return held_lock(home / "daemon.lock", AssertionError())
