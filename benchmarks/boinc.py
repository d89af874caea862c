"""How soon BOINC's client notices the same input, where Debian's boinc-client is installed.

The client runs in a folder of its own with no project, is told to compute only while the computer
is not in use, and writes “Suspending computation” when it has noticed. It is not asked over its
RPC port, since each question makes it look at once. A task of a project would stop later still:
it is told by a message that it reads once a second.
"""

import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from benchmarks.display import Pointer

TRIALS = 20
POLL_SECONDS = 1.0
"""How often the client looks: POLL_INTERVAL of client/client_state.h in BOINC 7.20."""
_WAIT_SECONDS = 30.0
_STOPS = "Suspending computation - computer is in use"
_GOES = "Resuming"
"""Computation or, with nothing to compute, network activity: both by the same reading."""
_PREFERENCES = """<global_preferences>
<run_if_user_active>0</run_if_user_active>
<idle_time_to_run>0.03</idle_time_to_run>
<suspend_cpu_usage>0</suspend_cpu_usage>
<niu_suspend_cpu_usage>0</niu_suspend_cpu_usage>
</global_preferences>
"""
_OPTIONS = """<cc_config><options>
<no_info_fetch>1</no_info_fetch>
<dont_contact_ref_site>1</dont_contact_ref_site>
<skip_cpu_benchmarks>1</skip_cpu_benchmarks>
</options></cc_config>
"""


def notice_seconds(
    environment: dict[str, str], pointer: Pointer, draws: random.Random
) -> list[float]:
    """Return the seconds from input to notice, one a trial; none without a client that works.

    The client asks every display of this computer, so that somebody at another one keeps it from
    ever resuming.
    """
    if shutil.which("boinc") is None:
        return []
    seconds: list[float] = []
    pointer.move()  # A client that finds nobody at its start has nothing to resume.
    with tempfile.TemporaryDirectory(prefix="boinc-") as name, _client(name, environment) as said:
        while len(seconds) < TRIALS and _await(said, _GOES) is not None:
            time.sleep(draws.uniform(0.0, 2.0 * POLL_SECONDS))
            asked = pointer.move()
            noticed = _await(said, _STOPS)
            if noticed is None:
                break
            seconds.append(noticed - asked)
            print(f"BOINC, trial {len(seconds)}: {seconds[-1] * 1000:.0f} ms")
    return seconds


@contextmanager
def _client(folder: str, environment: dict[str, str]) -> Iterator["Queue[tuple[float, str]]"]:
    (Path(folder) / "global_prefs_override.xml").write_text(_PREFERENCES, "utf-8")
    (Path(folder) / "cc_config.xml").write_text(_OPTIONS, "utf-8")
    command = ["boinc", "--dir", folder, "--no_gpus", "--no_gui_rpc"]
    said: Queue[tuple[float, str]] = Queue()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as client:
        if client.stdout is None:
            raise AssertionError("the pipe was asked for")
        Thread(target=_read, args=(client.stdout, said), daemon=True).start()
        try:
            yield said
        finally:
            client.terminate()
            client.wait(timeout=_WAIT_SECONDS)


def _read(stream: IO[str], said: "Queue[tuple[float, str]]") -> None:
    for line in stream:
        said.put((time.monotonic(), line))


def _await(said: "Queue[tuple[float, str]]", words: str) -> float | None:
    """Return when the client said something, or None when it does not."""
    try:
        while True:
            at, line = said.get(timeout=_WAIT_SECONDS)
            if words in line:
                return at
    except Empty:
        print(f"BOINC's client did not say “{words}”.")
        return None
