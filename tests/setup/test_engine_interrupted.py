"""An installation as a real process, interrupted at twenty random moments in every way there is."""

import os
import random
import signal
import subprocess
import threading
import time
from collections import deque
from pathlib import Path
from typing import Self

from uv import find_uv_bin

from potluck.installed import LAID_OUT_NAME, read_current
from potluck_setup.children import clean_environment
from potluck_setup.places import Places
from tests.fakes.setup_process import SetupProcess
from tests.fakes.setup_wheel_server import Answer, WheelServer
from tests.fakes.setup_wheels import MadeUp, make_release

UV = find_uv_bin()
LARGE = "large-2.0-py3-none-any.whl"
LARGE_BYTES = 2_000_000
SLOWLY = Answer(piece_bytes=100_000, rest_seconds=0.01)
INTERRUPTIONS = 20
KINDS = 4
MOST_LINES = 10


class PointerWatch:
    """Looks at the pointer all the time, and notes when it names what is not whole."""

    def __init__(self, places: Places) -> None:
        self.looks = 0
        self.faults: list[str] = []
        self._places = places
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ending.wait(0.004):
            self.looks += 1
            current = read_current(self._places.root)
            if current is None and self._places.current.exists():
                self.faults.append("the pointer can't be read")
            for name in (current.name, current.previous) if current else ():
                if name and not (self._places.version(name) / LAID_OUT_NAME).is_file():
                    self.faults.append(f"{name} is pointed to and not whole")


class Interrupter:
    """Runs installations and interrupts them; what happened is told by the seed."""

    def __init__(self, folder: Path, server: WheelServer, seed: int) -> None:
        self.folder = folder
        self.server = server
        self.places = Places(root=folder / "root")
        self.random = random.Random(seed)
        self.version = 0
        self.interruptions: list[str] = []
        self.made = self.next_release()

    def next_release(self) -> MadeUp:
        """Serve the next version; the one before has all of it but the large wheel and the app."""
        self.version += 1
        self.made = make_release(
            self.folder / str(self.version),
            version=f"{self.version}.0",
            large_bytes=LARGE_BYTES + self.version,
            uv=Path(UV),
        )
        self.server.folder = self.made.served
        return self.made

    def start(self, most_file_bytes: int = 0) -> SetupProcess:
        """Start an installation of this version over the network."""
        self.server.answers.clear()
        self.server.always = SLOWLY
        return SetupProcess(
            *("install", "--root", str(self.places.root), "--payload", str(self.made.payload)),
            *("--packages-mirror", self.server.url, "--backend", "cpu"),
            most_file_bytes=most_file_bytes,
        )

    def interrupt(self) -> None:
        """Start an installation and interrupt it; where it is done before, go on to the next."""
        how = self.random.choice(["kill", "kill", "kill", "cut", "full", "error"])
        process = getattr(self, f"_{how}")()
        status = process.end()
        if "result" in (process.last if process.lines else {}):
            # The kill may come when its last word is said.
            assert status == 0 or (how == "kill" and status == -signal.SIGKILL)
            self.check_whole()
            self.next_release()
        else:
            assert how == "kill" or "error" in process.last, process.lines
            self.interruptions.append(how)

    def _kill(self) -> SetupProcess:
        """Kill it -9 after some line and some time."""
        process = self.start()
        left = self.random.randrange(MOST_LINES)
        for _ in process.heard():
            left -= 1
            if left <= 0:
                break
        time.sleep(self.random.random() * 0.15)  # The moment is the point.
        process.kill()
        return process

    def _cut(self) -> SetupProcess:
        """Reset the connection in the middle of a body, and refuse every further one."""
        process = self.start()
        after = self.random.randrange(1, LARGE_BYTES)
        self.server.next_answers(
            LARGE, Answer(cut_after=after, piece_bytes=100_000), *[Answer(status=403)] * 9
        )
        return process

    def _full(self) -> SetupProcess:
        """Let no file become larger than some size."""
        return self.start(most_file_bytes=self.random.randrange(300, LARGE_BYTES))

    def _error(self) -> SetupProcess:
        """Have the server refuse the wheel that no version has yet."""
        process = self.start()
        status = self.random.choice([401, 403, 404, 410])
        self.server.answers[LARGE] = deque([Answer(status=status)] * 9)
        return process

    def check_whole(self) -> None:
        """Assert that the version in use is this one, with the right files, and works."""
        current = read_current(self.places.root)
        assert current is not None
        assert current.name.startswith(f"{self.version}.0-cpu-")
        folder = self.places.version(current.name)
        (packages,) = folder.glob("lib/*/site-packages")
        noise = random.Random(LARGE_BYTES + self.version).randbytes(LARGE_BYTES + self.version)
        assert (packages / "large" / "data").read_bytes() == noise
        for name in ("apple", "bread", "cheese", "dill"):
            assert (packages / name / "__init__.py").read_bytes() == b"taste = 1\n"
        said = subprocess.run(
            [folder / "bin" / "potluck"],
            check=True,
            capture_output=True,
            env=clean_environment(os.environ),
        )
        assert said.stdout == b"Potluck\n"


def test_twenty_interruptions_end_in_a_whole_version(tmp_path: Path) -> None:
    """Whatever interrupts it and when, the last run comes to a whole version, and none is lost.

    At no moment does the pointer name a version that is not whole.
    """
    with WheelServer(tmp_path).serving() as server:
        interrupter = Interrupter(tmp_path, server, seed=6)
        with PointerWatch(interrupter.places) as watch:
            happened = interrupter.interruptions
            while len(happened) < INTERRUPTIONS or len(set(happened)) < KINDS:
                interrupter.interrupt()
            last = interrupter.start()
            assert last.end() == 0, last.lines
            interrupter.check_whole()
        assert watch.faults == []
        assert watch.looks > 100
        left = {path.name for path in interrupter.places.root.iterdir()}
        assert left == {"current.json", "releases", "setup.lock", "setup.log", "versions"}
        assert len(list(interrupter.places.versions.iterdir())) <= 2
