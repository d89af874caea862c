"""Programs that an installation starts: on a leash, with a clean environment, and bounded words."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from potluck_setup.errors import SetupError

Tick = Callable[[], None]
"""Called several times a second while something runs; raises to stop it."""

_TICK_SECONDS = 0.1
_KEPT_LINES = 200
_KEPT_CHARACTERS = 1000
_READ_BYTES = 4096
_FOREIGN = ("UV_", "PIP_", "PYTHON", "VIRTUAL_ENV", "CONDA_", "__PYVENV")
_LEASH = Path(__file__).with_name("leash.py")


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a program ended.

    Attributes:
        status: Its exit status.
        lines: The last of what it wrote, on either stream.
    """

    status: int
    lines: tuple[str, ...]

    @property
    def last_line(self) -> str:
        """The last line that says something; empty when there is none."""
        return next((line.strip() for line in reversed(self.lines) if line.strip()), "")


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without what another Python, pip or uv was told by it.

    A program of ours never takes a module from the folder that it is started in.
    """
    own = {name: value for name, value in environ.items() if not name.upper().startswith(_FOREIGN)}
    return {**own, "PYTHONSAFEPATH": "1"}


def run_child(command: Sequence[str | Path], *, environ: Mapping[str, str], tick: Tick) -> Ended:
    """Run a program to its end, and kill it when the tick raises.

    Args:
        command: The program and its words.
        environ: Its whole environment.
        tick: Called while it runs.

    Raises:
        SetupError: It can't be started.
    """
    words = [sys.executable, "-I", "-S", _LEASH, *command]
    try:
        leash = subprocess.Popen(
            [os.fspath(word) for word in words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(environ),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise SetupError(
            f"{Path(command[0]).name} can't be started: {error.strerror or error}. Download the "
            "installer anew; an antivirus program may also be in the way."
        ) from error
    assert leash.stdin is not None  # noqa: S101 — both are pipes, see above.
    assert leash.stdout is not None  # noqa: S101
    heard: deque[str] = deque(maxlen=_KEPT_LINES)
    listener = Thread(target=_listen, args=(leash.stdout, heard), daemon=True)
    listener.start()
    try:
        while True:
            try:
                status = leash.wait(_TICK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                tick()
    finally:
        # Closing its input ends the program when the tick has raised.
        leash.stdin.close()
        leash.wait()
        listener.join()
        leash.stdout.close()
    return Ended(status=status, lines=tuple(heard))


def _listen(stream: BinaryIO, heard: deque[str]) -> None:
    """Keep the last lines, each cut to a length; a program that never ends its line is cut too."""
    rest = b""
    while data := stream.read1(_READ_BYTES) if hasattr(stream, "read1") else stream.read(1):
        *lines, rest = (rest + data).split(b"\n")
        rest = rest[-_KEPT_CHARACTERS * 4 :]
        heard.extend(_text(line) for line in lines)
    if rest:
        heard.append(_text(rest))


def _text(line: bytes) -> str:
    return line.decode(errors="replace").rstrip("\r")[:_KEPT_CHARACTERS]
