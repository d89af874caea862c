"""What a terminal is told of an installation: one line that is rewritten, and sentences.

Where the output is no terminal (a log, a pipe), a line comes with each stage and every few seconds.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from threading import Event
from typing import TextIO

from potluck.errors import PotluckError
from potluck_setup.disk_room import amount
from potluck_setup.progress import Progress, Stage

_REWRITE_SECONDS = 0.1
_LINE_SECONDS = 5.0
_BAR_CHARACTERS = 20
_LEAST_WIDTH = 20
_USUAL_SIZE = (80, 24)
_MINUTE_SECONDS = 60
_HOUR_SECONDS = 3600
_CLEAR = "\r\x1b[K"
"""To the start of the line, and clear it (ECMA-48, EL)."""

_TITLES = {
    Stage.LOOKING: "Looking at this computer",
    Stage.FETCHING: "Fetching what Potluck needs",
    Stage.LAYING_OUT: "Putting it together",
    Stage.TESTING: "Testing that it works here",
    Stage.SWITCHING: "Putting it to use",
    Stage.REMOVING: "Clearing up",
}


class TerminalConsole:
    """Implements Console; Ctrl-C is heard by the door, which sets the event."""

    def __init__(
        self,
        cancelled: Event,
        out: TextIO | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        width: Callable[[], int] = lambda: shutil.get_terminal_size(_USUAL_SIZE).columns,
    ) -> None:
        """Take what it is told by, and where to write.

        Args:
            cancelled: Set when the person wants it to stop.
            out: What is written to; stderr if None.
            clock: Seconds from anywhere.
            width: Characters in a line, asked anew each time.
        """
        self._cancelled = cancelled
        self._out = out or sys.stderr
        self._rewrites = self._out.isatty() and os.environ.get("TERM", "") != "dumb"
        self._clock = clock
        self._width = width
        self._told_stopping = False
        self._stage: Stage | None = None
        self._written = float("-inf")
        self._open_line = False

    def show(self, progress: Progress) -> None:
        """Write how far it is, unless that was just written."""
        now = self._clock()
        fresh = progress.stage is not self._stage
        pause = _REWRITE_SECONDS if self._rewrites else _LINE_SECONDS
        if not fresh and now - self._written < pause:
            return
        if fresh:
            self._end_line()  # What the stage before came to stays to be read.
        self._stage = progress.stage
        self._written = now
        if self._rewrites:
            line = line_of(progress, bar=True)[: max(_LEAST_WIDTH, self._width() - 1)]
            self._write(_CLEAR + line)
            self._open_line = True
        else:
            self._write(line_of(progress, bar=False) + "\n")

    def is_cancelled(self) -> bool:
        """Tell whether the person wants it to stop, and say once that this was heard."""
        if self._cancelled.is_set() and not self._told_stopping:
            self._told_stopping = True
            self._say("Stopping; what was fetched is kept.")
        return self._cancelled.is_set()

    def notify(self, sentence: str, mend: str | None) -> None:
        """Write both."""
        self._say(" ".join(filter(None, (sentence, mend))))

    def end(self, result: Mapping[str, object]) -> None:
        """Write the result's own sentence, and the figures of what is going to be fetched."""
        for line in result_lines(result):
            self._say(line)

    def fail(self, error: PotluckError) -> None:
        """Write the sentence."""
        self._say(error.sentence)

    def _say(self, text: str) -> None:
        self._end_line()
        self._write(text + "\n")

    def _end_line(self) -> None:
        if self._open_line:
            self._open_line = False
            self._write("\n")

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except OSError:
            self._cancelled.set()  # The terminal is gone, and nobody waits for it any more.


def result_lines(result: Mapping[str, object]) -> Iterator[str]:
    """Yield what there is to say of a result; of a dry look, all that it found."""
    yield str(result.get("sentence") or "Done.")
    total = result.get("download_bytes")
    if not isinstance(total, int):
        return
    warned = (result.get("warning"), result.get("mend"))
    if any(warned):
        yield " ".join(str(part) for part in warned if part)
    here, installed, free = (
        value if isinstance(value := result.get(name), int) else 0
        for name in ("here_bytes", "installed_bytes", "free_bytes")
    )
    if total > here:
        kept = f", of which {amount(here)} are here already" if here else ""
        yield f"To download: {amount(total)}{kept}."
    else:
        yield "Everything is here already; nothing has to be downloaded."
    yield f"Space on the disk: {amount(installed)}; {amount(free)} are free."
    objections = result.get("objections")
    hindrances = objections if isinstance(objections, list) else []
    for each in hindrances:
        if isinstance(each, dict):
            yield " ".join(str(each.get(part) or "") for part in ("sentence", "mend")).strip()
    if total > here and not hindrances:
        yield "Ctrl-C stops it at any time; what was fetched is kept."


def line_of(progress: Progress, *, bar: bool) -> str:
    """Return how far it is as one line, the most telling parts first."""
    total = progress.total_bytes
    parts = [_TITLES[progress.stage]]
    if total:
        done = min(progress.done_bytes, total)
        share = done / total
        if bar:
            filled = int(share * _BAR_CHARACTERS)
            parts.append("[" + "#" * filled + "." * (_BAR_CHARACTERS - filled) + "]")
        parts.append(f"{int(share * 100)} %")
        parts.append(f"{amount(done)} of {amount(total)}")
    else:
        parts.append("…")
    if progress.bytes_per_second >= 1:
        parts.append(f"{amount(int(progress.bytes_per_second))}/s")
    if progress.seconds_left is not None:
        parts.append(f"{_time(progress.seconds_left)} left")
    if progress.detail:
        parts.append("".join(c if c.isprintable() else "?" for c in progress.detail))
    return "  ".join(parts)


def _time(seconds: float) -> str:
    if seconds < _MINUTE_SECONDS:
        return f"{int(seconds)} s"
    if seconds < _HOUR_SECONDS:
        return f"{int(seconds // _MINUTE_SECONDS)} min"
    hours, minutes = divmod(int(seconds) // _MINUTE_SECONDS, 60)
    return f"{hours} h {minutes} min"
