"""The idle time of a real X server, as a desktop has it."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

from potluck_client.host.x11_display import XDisplayError, open_display

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb here"),
]

_MILLISECOND_SECONDS = 0.001
_NOTICEABLE_SECONDS = 0.1


@contextmanager
def server() -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run a virtual X server and give its display's name."""
    reading, writing = os.pipe()
    line = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "64x64x24", "-nolisten", "tcp"]
    with subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        with os.fdopen(reading) as number:
            name = f":{number.readline().strip()}"
        try:
            yield name, process
        finally:
            process.terminate()


def test_a_touched_mouse_begins_the_idle_time_anew() -> None:
    """What the daemon reads is what a person does."""
    with server() as (name, _):
        display, person = open_display(name), Display(name)
        while display.idle_seconds() < _NOTICEABLE_SECONDS:
            pass  # Each turn waits for the server's answer.
        touched = time.monotonic()
        xtest.fake_input(person, X.MotionNotify, x=3, y=3)
        person.sync()
        idle = display.idle_seconds()
        assert idle <= time.monotonic() - touched + _MILLISECOND_SECONDS
        person.close()
        display.close()


def test_a_server_that_ends_is_told() -> None:
    """A person who logs out does not end the daemon."""
    with server() as (name, process):
        display = open_display(name)
        process.terminate()
        process.wait()
        with pytest.raises(XDisplayError):
            display.idle_seconds()
        display.close()
