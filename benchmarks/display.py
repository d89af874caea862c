"""A display of one's own with a real pointer on it, for benchmarks that need a person's input."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Pointer:
    """Moves the mouse with xdotool, which is up before the moment that counts."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def move(self) -> float:
        """Move the mouse a little; return when that was asked for, on the monotonic clock."""
        if self._process.stdin is None:
            raise AssertionError("the pipe was asked for")
        asked = time.monotonic()
        self._process.stdin.write("mousemove_relative 3 1 mousemove_relative -- -3 -1\n")
        self._process.stdin.flush()
        return asked


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of programs on a fresh display."""
    missing = [program for program in ("Xvfb", "xdotool") if shutil.which(program) is None]
    if missing:
        raise SystemExit(f"This benchmark needs {' and '.join(missing)}: make setup installs them.")
    reader, writer = os.pipe()
    # A server that resets itself when its last client leaves forgets when the last input was.
    command = ["Xvfb", "-noreset", "-displayfd", str(writer), "-screen", "0", "1280x800x24"]
    with subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as stream:
                name = f":{stream.readline().strip()}"
            environment = {**os.environ, "DISPLAY": name}
            environment.pop("WAYLAND_DISPLAY", None)
            yield environment
        finally:
            server.terminate()


@contextmanager
def pointer(environment: dict[str, str]) -> Iterator[Pointer]:
    """Give a mouse on a display."""
    command = ["xdotool", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, text=True) as process:
        yield Pointer(process)
