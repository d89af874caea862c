"""Takes pictures of the app as a person sees it: `python -m tests.gui.take_screenshots FOLDER`.

A tool for developers, not a test. It starts an X server of its own with a window manager and a
panel (Debian: xvfb openbox trayer xdotool imagemagick), the fake control service and the real app,
turns to every page in every state, light and dark, and saves a PNG of each. It ends only what it
has started. Look at the pictures: no test sees a cut word or an ugly one.
"""

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from potluck.v1 import control_pb2 as control
from tests.fakes.control_process import FakeControlProcess
from tests.gui import scenes

_SCREEN = "1280x860x24"
_SETTLE_SECONDS = 0.9
_START_SECONDS = 30.0
_STATES = ("working", "two_devices", "paused", "waiting", "offline", "problem", "first_run")
_PAGES = ("now", "contribution", "model", "projects", "limits", "activity")


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program while the context lasts."""
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def _desktop(scheme: str) -> Iterator[dict[str, str]]:
    """Give the environment of a fresh desktop with a panel."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as number:
        display = f":{number.readline().strip()}"
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORMTHEME": "gtk3",
        "GTK_THEME": "Adwaita:dark" if scheme == "dark" else "Adwaita",
        "NO_AT_BRIDGE": "1",
        "QT_LOGGING_RULES": "qt.qpa.theme.*=false",
    }
    environment.pop("QT_QPA_PLATFORM", None)
    panel = ["trayer", "--edge", "bottom", "--height", "32", "--width", "12", "--align", "right"]
    panel += ["--transparent", "true", "--alpha", "0"]
    panel += ["--tint", "0x20242b" if scheme == "dark" else "0xe8e8e8"]
    try:
        with ExitStack() as stack:
            stack.enter_context(_running(["openbox"], environment))
            stack.enter_context(_running(panel, environment))
            time.sleep(_SETTLE_SECONDS)
            yield environment
    finally:
        server.terminate()
        server.wait(10)


class _Person:
    """Presses keys in the app and takes pictures."""

    def __init__(self, environment: dict[str, str], folder: Path, prefix: str) -> None:
        self._environment = environment
        self._folder = folder
        self._prefix = prefix

    def wait_for_window(self) -> None:
        """Wait until the app's window is up."""
        deadline = time.monotonic() + _START_SECONDS
        search = ["xdotool", "search", "--onlyvisible", "--name", "Potluck"]
        while subprocess.run(
            search, env=self._environment, capture_output=True, check=False
        ).returncode:
            if time.monotonic() > deadline:
                raise SystemExit("The window did not open.")
            time.sleep(0.2)
        time.sleep(_SETTLE_SECONDS)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        subprocess.run(
            ["xdotool", "key", "--delay", "60", *keys], env=self._environment, check=True
        )
        time.sleep(_SETTLE_SECONDS)

    def resize(self, width: int, height: int) -> None:
        """Give the window a size."""
        size = f"0,40,20,{width},{height}"
        subprocess.run(["wmctrl", "-r", "Potluck", "-e", size], env=self._environment, check=True)
        time.sleep(_SETTLE_SECONDS)

    def picture(self, name: str) -> None:
        """Save what is on the screen."""
        path = self._folder / f"{self._prefix}-{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)


def _take(scheme: str, folder: Path, *, large_text: bool) -> None:
    prefix = f"{scheme}-200" if large_text else scheme
    now_ms = int(dt.datetime.now(tz=dt.UTC).timestamp() * 1000)
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        environment = stack.enter_context(_desktop(scheme))
        if large_text:
            environment = environment | {"QT_FONT_DPI": "192", "QT_ENABLE_HIGHDPI_SCALING": "0"}
        fake = stack.enter_context(FakeControlProcess())
        fake.open(home)
        fake.set_settings(scenes.settings())
        for preset, values in scenes.presets():
            fake.set_preset(preset, values)
        fake.set_programs(["blender", "firefox"])
        fake.set_stats(scenes.stats())
        fake.set_units(scenes.units(now_ms))
        fake.set_invite(scenes.INVITE_LINK, scenes.invited())
        fake.show(scenes.working())
        app = [sys.executable, "-m", "potluck_gui", "--home", str(home)]
        stack.enter_context(_running(app, environment))
        person = _Person(environment, folder, prefix)
        person.wait_for_window()
        if large_text:
            person.resize(720, 560)
        for index, page in enumerate(_PAGES):
            person.press("Home", *["Down"] * index)
            person.picture(f"page-{page}")
        person.press("Home", "Down", "Down", "Down", "Tab", "Tab", "space")
        person.picture("join-empty")
        subprocess.run(
            ["xdotool", "type", "--delay", "5", scenes.INVITE_LINK], env=environment, check=True
        )
        person.press("Return")
        person.picture("join-found")
        person.press("Escape")
        person.press("shift+Tab", "shift+Tab", "Home")
        for state in _STATES:
            snapshot: control.Snapshot = getattr(scenes, state)()
            if state == "paused":
                snapshot.resumes_unix_ms = now_ms + 3_600_000
            fake.show(snapshot)
            person.press("Home")
            person.picture(f"state-{state}")
        fake.stop()
        time.sleep(3)
        person.picture("state-not-running")


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=["light", "dark", "light-200", "dark-200"])
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for large_text in (False, True):
            if given.only in {None, f"{scheme}-200" if large_text else scheme}:
                _take(scheme, given.folder, large_text=large_text)


if __name__ == "__main__":
    main()
