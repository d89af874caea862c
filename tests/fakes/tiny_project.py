"""A real project on a tiny model, served by real processes on loopback, for tests of the road."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# In floating point, so that no test has to wait for kernels; Practice's own tests do.
PLAN = """
base = "practice"

[recipe]
batchSequences = 4
microBatchSequences = 2
segmentSteps = 2
minSteps = 6
maxSteps = 6
leafBytes = 1024
codecBlock = 64
numerics = ""

[recipe.tolerance]
passRelativeError = 2e-3
failRelativeError = 1.5e-2

[recipe.model]
width = 16
layers = 1
heads = 2
kvHeads = 1
hiddenWidth = 32
contextTokens = 16

[rounds]
quorumUnits = 2
leaseSeconds = 60
"""


class TinyProject:
    """A project in a folder of its own.

    Attributes:
        home: The coordinator's folder.
        link: The invite link of the last start.
    """

    def __init__(self, folder: Path, *, port: int) -> None:
        self.home = folder / "coordinator"
        self.link = ""
        plan = folder / "plan.toml"
        plan.write_text(PLAN, "utf-8")
        texts = folder / "texts"
        texts.mkdir()
        for number in range(40):
            line = f"The {number}th guest brings bread, and everybody eats. "
            (texts / f"{number}.txt").write_text(line * 40, "utf-8")
        self.run("init", "--name", "Tiny", "--recipe", str(plan), "--port", str(port))
        self.run("ingest", str(texts))

    def run(self, command: str, *words: str) -> str:
        """Run a command of the coordinator and return what it printed."""
        line = [sys.executable, "-m", "potluck_coordinator", command, "--home", str(self.home)]
        done = subprocess.run(
            [*line, *words], check=True, capture_output=True, text=True, timeout=60
        )
        return done.stdout

    def status(self) -> dict[str, Any]:
        """Return the project's state."""
        state: dict[str, Any] = json.loads(self.run("status", "--json"))
        return state

    @contextmanager
    def served(self) -> Iterator["subprocess.Popen[str]"]:
        """Serve with an inspector; ends it unless the test has killed it."""
        line = [sys.executable, "-m", "potluck_coordinator", "serve", "--home", str(self.home)]
        with subprocess.Popen([*line, "--json"], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            try:
                self.link = json.loads(process.stdout.readline())["link"]
                yield process
            finally:
                process.terminate()
                process.wait(timeout=30)
