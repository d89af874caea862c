"""How fast the app is there, how long its window is ever blocked, and what memory it takes.

Starts a desktop of its own (Xvfb, openbox, trayer). From outside: from the start of the process to
the icon in the tray, and from asking for the window to words on it, with a fake daemon. From
inside (benchmarks/gui_window.py): the longest stretch in which the window's thread served no
event, over a tour through all pages and dialogs with as much data as a daemon may send, and how
soon the window tells of a daemon that was stopped or killed. Memory is PSS of the app and a real
daemon without work: before the window was opened, with every page looked at, and closed again.
"""

import datetime as dt
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from benchmarks.desktop import Screen, desktop
from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError
from potluck_gui.preferences import Preferences, PreferenceStore
from potluck_gui.single_instance import hand_over
from potluck_gui.wishes import Wishes
from tests.fakes.control_process import FakeControlProcess
from tests.gui import large_scenes

STARTS = 3
TOURS = 2
LINKS = 3
PAGES = 7
PATIENCE_SECONDS = 60.0
REST_SECONDS = 4.0
"""What a start or a closed window leaves to do is done by then."""
PAGE_SECONDS = 1.0
_TITLE = "Potluck"


def run() -> dict[str, object]:
    """Return the figures of the module's sentence; seconds and milliseconds are medians."""
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        environment = stack.enter_context(desktop())
        tray, window = _starts(environment)
        blocks = [_tour(environment) for _ in range(TOURS)]
        silent, killed = _links(environment)
        memory = _memory(environment)
    longest = [each[0]["ms"] for each in blocks]
    return {
        "tray_seconds": _median(tray),
        "window_seconds": _median(window),
        "longest_block_ms": _median(longest),
        "silent_seconds": _median(silent),
        "killed_seconds": _median(killed),
        **memory,
        "each": {
            "tray_seconds": tray,
            "window_seconds": window,
            "longest_block_ms": longest,
            "silent_seconds": silent,
            "killed_seconds": killed,
        },
        "worst_blocks": blocks[0],
        "load_before_and_after": [round(load, 2), round(os.getloadavg()[0], 2)],
    }


def _median(values: list[float]) -> float:
    return round(statistics.median(values), 3)


@contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="potluck-") as name:
        home = Path(name)
        seen = Preferences(onboarded=True, celebrated=("first",))
        PreferenceStore(home).change(lambda _fresh: seen)
        yield home


@contextmanager
def _large_daemon(home: Path) -> Iterator[FakeControlProcess]:
    """Serve as much as a daemon may send, and a stream of snapshots."""
    with FakeControlProcess() as fake:
        fake.open(home)
        large_scenes.give(fake, dt.datetime.now().astimezone().date())
        ended = threading.Event()

        def stream() -> None:
            number = 2
            while not ended.wait(0.5):
                fake.show(large_scenes.snapshot(number))
                number += 1

        streaming = threading.Thread(target=stream)
        streaming.start()
        try:
            yield fake
        finally:
            ended.set()
            streaming.join()


@contextmanager
def _app(home: Path, environment: dict[str, str]) -> Iterator[tuple[psutil.Popen, float]]:
    """Run the app with its window closed; give it and when it was started."""
    command = [sys.executable, "-m", "potluck_gui", "--home", str(home), "--hidden"]
    began = time.monotonic()
    app = psutil.Popen(command, env=environment)
    try:
        yield app, began
    finally:
        app.terminate()
        app.wait(timeout=30)


def _starts(environment: dict[str, str]) -> tuple[list[float], list[float]]:
    """Return how long the icon and the window took, for each start."""
    tray: list[float] = []
    window: list[float] = []
    screen = Screen(environment)
    for _ in range(STARTS):
        with _home() as home, _large_daemon(home):
            with _app(home, environment) as (_, began):
                tray.append(round(screen.await_icon(PATIENCE_SECONDS) - began, 3))
                time.sleep(REST_SECONDS)
                asked = time.monotonic()
                if not hand_over(home, Wishes()):
                    raise SystemExit("The app that was started does not listen.")
                window.append(round(screen.await_words(_TITLE, PATIENCE_SECONDS) - asked, 3))
                time.sleep(1.0)
            screen.await_no_icon(PATIENCE_SECONDS)
    screen.close()
    return tray, window


def _tour(environment: dict[str, str]) -> list[dict[str, float]]:
    """Return the longest blocks of one tour."""
    with _home() as home, _large_daemon(home):
        command = [sys.executable, "-m", "benchmarks.gui_window", "tour", str(home)]
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=300
        )
    worst: list[dict[str, float]] = json.loads(done.stdout.splitlines()[-1])["worst"]
    return worst


def _links(environment: dict[str, str]) -> tuple[list[float], list[float]]:
    """Return how long the window took to tell of a daemon stopped, and of one killed."""
    silent: list[float] = []
    killed: list[float] = []
    with _home() as home:
        for _ in range(LINKS):
            with _daemon(home) as daemon:
                command = [sys.executable, "-m", "benchmarks.gui_window", "link", str(home)]
                with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as window:
                    try:
                        _told(window, shown=True)
                        for number, taken in ((signal.SIGSTOP, silent), (signal.SIGKILL, killed)):
                            time.sleep(2.0 + random.random())
                            began = time.monotonic()
                            daemon.send_signal(number)
                            taken.append(round(_told(window, shown=False) - began, 3))
                            if number == signal.SIGSTOP:
                                daemon.send_signal(signal.SIGCONT)
                                _told(window, shown=True)
                    finally:
                        window.kill()
    return silent, killed


def _told(window: "subprocess.Popen[bytes]", *, shown: bool) -> float:
    """Return when the window said that the daemon is there, or that it is not."""
    if window.stdout is None:
        raise AssertionError("the pipe was asked for")
    for line in window.stdout:
        said = json.loads(line)
        if said["shown"] == shown:
            return float(said["at"])
    raise SystemExit("The window has ended.")


@contextmanager
def _daemon(home: Path) -> Iterator[psutil.Popen]:
    """Run a real daemon."""
    command = [sys.executable, "-m", "potluck_client.daemon", "--home", str(home)]
    daemon = psutil.Popen(command)
    try:
        _await_endpoint(home, daemon.pid)
        yield daemon
    finally:
        if daemon.is_running():
            daemon.kill()
        daemon.wait(timeout=30)


def _await_endpoint(home: Path, pid: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            if read_endpoint(home).pid == pid:
                return
        except UnreachableError:
            pass
        time.sleep(0.1)
    raise SystemExit("The daemon did not start.")


def _memory(environment: dict[str, str]) -> dict[str, object]:
    """Return PSS before the window was opened, with all pages looked at, and closed again."""
    screen = Screen(environment)
    with _home() as home, _daemon(home) as daemon, _app(home, environment) as (app, _):
        screen.await_icon(PATIENCE_SECONDS)
        time.sleep(REST_SECONDS)
        never = _pss(app, daemon)
        hand_over(home, Wishes())
        screen.await_words(_TITLE, PATIENCE_SECONDS)
        time.sleep(REST_SECONDS)
        _press(environment, "Home")
        opened = 0.0
        first: dict[str, float] = {}
        for _ in range(PAGES):
            time.sleep(PAGE_SECONDS)
            now = _pss(app, daemon)
            if now["both"] > opened:
                opened, first = now["both"], now
            _press(environment, "Down")
        screen.close_window(_TITLE, PATIENCE_SECONDS)
        time.sleep(REST_SECONDS)
        again = _pss(app, daemon)
    screen.close()
    return {
        "pss_closed_mb": again["both"],
        "pss_open_mb": opened,
        "pss": {"never_opened": never, "open": first, "closed_again": again},
    }


def _pss(app: psutil.Process, daemon: psutil.Process) -> dict[str, float]:
    def megabytes(root: psutil.Process) -> float:
        family = [root, *root.children(recursive=True)]
        return round(sum(each.memory_full_info().pss for each in family) / 2**20, 1)

    window, other = megabytes(app), megabytes(daemon)
    return {"window": window, "daemon": other, "both": round(window + other, 1)}


def _press(environment: dict[str, str], key: str) -> None:
    subprocess.run(["xdotool", "key", key], env=environment, check=True)
