"""Memory and CPU of tray and daemon while Potluck waits, window closed, over 60 seconds.

Starts a display of its own (Xvfb) with a tray (trayer), the app with its window closed, and lets
Practice wait for an idle time that does not come. Memory is PSS (pages that processes share are
split between them), the highest of the samples; CPU is processor time over wall time. Every
process that the app started is counted.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError

SETTLE_SECONDS = 75.0
"""Waiting ends workers and Practice after a minute; what is left then is what waits."""
MEASURE_SECONDS = 60.0
SAMPLE_SECONDS = 2.0
START_SECONDS = 30.0


def run() -> dict[str, object]:
    """Return pss_mb, cpu_percent and the share of each process."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="potluck-")))
        environment = stack.enter_context(_display())
        app = stack.enter_context(_app(home, environment))
        _potluck(home, "limits", "set", "idle_minutes", "60")
        time.sleep(SETTLE_SECONDS)
        return _measure(app, home)


def _measure(app: psutil.Process, home: Path) -> dict[str, object]:
    start = time.monotonic()
    before = _cpu_seconds(app, home)
    memory: dict[str, list[float]] = {}
    totals: list[float] = []
    while time.monotonic() - start < MEASURE_SECONDS:
        sample = {
            name: process.memory_full_info().pss / 2**20
            for name, process in _processes(app, home).items()
        }
        totals.append(sum(sample.values()))
        for name, megabytes in sample.items():
            memory.setdefault(name, []).append(megabytes)
        time.sleep(SAMPLE_SECONDS)
    elapsed = time.monotonic() - start
    used = {n: s - before.get(n, 0.0) for n, s in _cpu_seconds(app, home).items()}
    snapshot = json.loads(_potluck(home, "status", "--json"))
    return {
        "pss_mb": round(max(totals), 1),
        "cpu_percent": round(100 * sum(used.values()) / elapsed, 3),
        "seconds": round(elapsed, 1),
        "state": snapshot.get("state"),
        "processes": {
            name: {
                "pss_mb": round(statistics.median(values), 1),
                "cpu_percent": round(100 * used.get(name, 0.0) / elapsed, 3),
            }
            for name, values in memory.items()
        },
    }


def _processes(app: psutil.Process, home: Path) -> dict[str, psutil.Process]:
    roots = {app.pid: app}
    daemon = psutil.Process(read_endpoint(home).pid)
    roots[daemon.pid] = daemon
    family = dict(roots)
    for root in roots.values():
        family |= {child.pid: child for child in root.children(recursive=True)}
    return {f"{_module(process)} {pid}": process for pid, process in family.items()}


def _module(process: psutil.Process) -> str:
    words = process.cmdline()
    return words[words.index("-m") + 1] if "-m" in words else process.name()


def _cpu_seconds(app: psutil.Process, home: Path) -> dict[str, float]:
    times = {name: process.cpu_times() for name, process in _processes(app, home).items()}
    return {name: spent.user + spent.system for name, spent in times.items()}


def _potluck(home: Path, *words: str) -> str:
    command = [sys.executable, "-m", "potluck_client", "--home", str(home), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout


@contextmanager
def _app(home: Path, environment: dict[str, str]) -> Iterator[psutil.Process]:
    command = [sys.executable, "-m", "potluck_gui", "--home", str(home), "--practice", "--hidden"]
    with subprocess.Popen(command, env=environment) as app:
        try:
            _await_daemon(home)
            yield psutil.Process(app.pid)
        finally:
            app.terminate()
            app.wait(timeout=30)
            _end_daemon(home)


def _await_daemon(home: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            _potluck(home, "status", "--json")
            return
        except subprocess.SubprocessError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def _end_daemon(home: Path) -> None:
    try:
        daemon = psutil.Process(read_endpoint(home).pid)
        daemon.terminate()
        daemon.wait(timeout=30)
    except (UnreachableError, psutil.NoSuchProcess):
        return


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    missing = [program for program in ("Xvfb", "trayer") if shutil.which(program) is None]
    if missing:
        raise SystemExit(f"This benchmark needs {' and '.join(missing)}: make setup installs them.")
    reader, writer = os.pipe()
    server_command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24"]
    with subprocess.Popen(server_command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader) as stream:
            display = f":{stream.readline().strip()}"
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(["trayer"], env=environment, stderr=subprocess.DEVNULL) as tray:
            try:
                yield environment
            finally:
                tray.terminate()
                tray.wait(timeout=10)
                server.terminate()
