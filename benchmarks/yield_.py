"""How soon the computer is its owner's again: from real input to stopped work and free memory.

A real daemon trains Practice on a display of its own (Xvfb), with Practice's coordinator and
inspector beside it. In each trial it works until xdotool moves the mouse at a random moment.

- pause: until the worker's answer that it has stopped reached the daemon. It answers after the
  last thing that it computed; that it computes nothing from then on is seen in its processor time.
- release: until it answered that its memory is given back, and, seen from outside, its own memory
  was within a tenth of where it stays.

Beside it stands how soon BOINC's client notices the same input.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from benchmarks import boinc
from benchmarks.display import Pointer, display, pointer

TRIALS = 200
READY_SECONDS = 120.0
SAMPLE_SECONDS = 0.005
SETTLE_SECONDS = 0.1
"""After the worker's last answer; what its memory is by then is where it stays."""
REQUEST_SECONDS = 0.02
SHORTEST_WORK_SECONDS = 0.1
LONGEST_WORK_SECONDS = 1.2
_MOST_MISSES = 50
_MEGABYTE = 1e6


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something that was said between the daemon and its worker.

    Attributes:
        at: When, on the monotonic clock.
        what: Who said what, such as "sent hold".
        release: Whether it is about memory.
        pid: The worker.
    """

    at: float
    what: str
    release: bool
    pid: int | None


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A worker's process, seen from outside.

    Attributes:
        at: When, on the monotonic clock.
        own_bytes: Memory in use that is not a file's and not shared.
        cpu_seconds: Processor time so far.
    """

    at: float
    own_bytes: int
    cpu_seconds: float


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What one input led to.

    Attributes:
        pause_ms: Until work had stopped.
        release_ms: Until memory was free.
        later_cpu_ms: Processor time of the worker between its answer and the next request.
        working_bytes: Its own memory at the input.
        released_bytes: Its own memory at the end.
    """

    pause_ms: float
    release_ms: float
    later_cpu_ms: float
    working_bytes: int
    released_bytes: int


def run() -> dict[str, object]:
    """Return the figures of all trials, and BOINC's."""
    return measure(TRIALS)


def measure(count: int) -> dict[str, object]:
    """Return the figures of so many trials."""
    draws = random.Random(0)
    with display() as environment, pointer(environment) as mouse:
        noticed = boinc.notice_seconds(environment, mouse, draws)
        with _daemon(environment) as notes:
            trials, misses = _trials(count, notes, mouse, draws)
    pauses, releases = [t.pause_ms for t in trials], [t.release_ms for t in trials]
    return {
        "trials": len(trials),
        "pause_ms_p50": _share(pauses, 0.5),
        "pause_ms_p99": _share(pauses, 0.99),
        "pause_ms_max": round(max(pauses), 1),
        "release_ms_p50": _share(releases, 0.5),
        "release_ms_p99": _share(releases, 0.99),
        "release_ms_max": round(max(releases), 1),
        "later_cpu_ms_max": round(max(t.later_cpu_ms for t in trials), 2),
        "working_mb": round(statistics.median(t.working_bytes for t in trials) / _MEGABYTE, 1),
        "released_mb": round(statistics.median(t.released_bytes for t in trials) / _MEGABYTE, 1),
        "inputs_between_two_units": misses,
        **_boinc_figures(noticed),
    }


def _boinc_figures(noticed: list[float]) -> dict[str, object]:
    figures: dict[str, object] = {"boinc_poll_seconds": boinc.POLL_SECONDS}
    if noticed:
        milliseconds = [1000 * seconds for seconds in noticed]
        figures["boinc_trials"] = len(noticed)
        figures["boinc_notice_ms_p50"] = _share(milliseconds, 0.5)
        figures["boinc_notice_ms_max"] = round(max(milliseconds), 1)
    return figures


def _share(values: list[float], share: float) -> float:
    """Return the value that so large a share of all does not exceed."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def _trials(
    count: int, notes: "Queue[Note]", mouse: Pointer, draws: random.Random
) -> tuple[list[Trial], int]:
    trials: list[Trial] = []
    misses = 0
    while len(trials) < count:
        pid = _work(notes, draws)
        trial = _trial(pid, notes, mouse)
        if trial is not None:
            trials.append(trial)
            print(
                f"trial {len(trials)}: paused after {trial.pause_ms:.0f} ms, memory free after "
                f"{trial.release_ms:.0f} ms"
            )
            continue
        misses += 1
        if misses > _MOST_MISSES:
            raise SystemExit("The worker was hardly ever at work when the input came.")
    return trials, misses


def _work(notes: "Queue[Note]", draws: random.Random) -> int:
    """Let the worker work for a while; return its process."""
    while True:
        note = _next(notes, READY_SECONDS)
        if note.what == "heard progress" and note.pid is not None:
            break
    time.sleep(draws.uniform(SHORTEST_WORK_SECONDS, LONGEST_WORK_SECONDS))
    return note.pid


def _trial(pid: int, notes: "Queue[Note]", mouse: Pointer) -> Trial | None:
    """Move the mouse and see what comes of it; None when the worker had nothing in hand."""
    _drain(notes)
    samples = [_sample(pid)]
    input_at = mouse.move()
    held = asked = released = None
    while released is None:
        if time.monotonic() - input_at > 10.0:
            raise SystemExit("The daemon did not give way to the input.")
        for note in _drain(notes):
            match note.what, note.release:
                case ("heard finished", _) | ("sent start", _):
                    return None
                case "heard held", False:
                    held = note
                case "sent hold", True:
                    asked = note
                case "heard held", True:
                    released = note
                case _:
                    pass
        samples.append(_sample(pid))
        time.sleep(SAMPLE_SECONDS)
    while time.monotonic() < released.at + SETTLE_SECONDS:
        samples.append(_sample(pid))
        time.sleep(SAMPLE_SECONDS)
    if held is None or asked is None:
        raise SystemExit("The worker gave its memory back without having stopped.")
    least = samples[-1].own_bytes
    low = least + (samples[0].own_bytes - least) / 10
    free_at = max(released.at, next(s.at for s in samples if s.own_bytes <= low))
    # A request is noted once it was sent, so that the worker may have read it by then.
    still = [s.cpu_seconds for s in samples if held.at <= s.at <= asked.at - REQUEST_SECONDS]
    return Trial(
        pause_ms=1000 * (held.at - input_at),
        release_ms=1000 * (free_at - input_at),
        later_cpu_ms=1000 * (still[-1] - still[0]),
        working_bytes=samples[0].own_bytes,
        released_bytes=least,
    )


def _sample(pid: int) -> Sample:
    """Look at a process: proc(5), statm and the schedstat of its threads."""
    folder = Path("/proc") / str(pid)
    resident, shared = (int(word) for word in (folder / "statm").read_text().split()[1:3])
    nanoseconds = 0
    for thread in (folder / "task").iterdir():
        try:
            nanoseconds += int((thread / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue  # A thread has ended meanwhile.
    return Sample(
        at=time.monotonic(),
        own_bytes=(resident - shared) * os.sysconf("SC_PAGE_SIZE"),
        cpu_seconds=nanoseconds / 1e9,
    )


@contextmanager
def _daemon(environment: dict[str, str]) -> Iterator["Queue[Note]"]:
    notes: Queue[Note] = Queue()
    with tempfile.TemporaryDirectory(prefix="potluck-") as home:
        command = [sys.executable, "-m", "benchmarks.hasty_daemon", home]
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            if process.stdout is None:
                raise AssertionError("the pipe was asked for")
            Thread(target=_read, args=(process.stdout, notes), daemon=True).start()
            try:
                yield notes
            finally:
                process.terminate()
                process.wait(timeout=30)


def _read(stream: IO[str], notes: "Queue[Note]") -> None:
    for line in stream:
        said = json.loads(line)
        what = f"{said['way']} {said['kind']}"
        notes.put(Note(at=said["at"], what=what, release=said["release"], pid=said["pid"]))


def _next(notes: "Queue[Note]", seconds: float) -> Note:
    try:
        return notes.get(timeout=seconds)
    except Empty:
        raise SystemExit("The daemon's worker has said nothing for too long.") from None


def _drain(notes: "Queue[Note]") -> list[Note]:
    heard = []
    while True:
        try:
            heard.append(notes.get_nowait())
        except Empty:
            return heard
