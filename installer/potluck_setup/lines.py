"""The machine form of an installation: one JSON object a line, for a program that watches."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from threading import Event
from typing import TextIO

from potluck.errors import PotluckError
from potluck_setup.progress import Progress


class LinesWatcher:
    """Writes progress as lines, no more often than a person could follow.

    A line is `{"progress": {…}}`, `{"notice": {"sentence", "mend"}}`, and at the end either
    `{"result": {…}}` or `{"error": {"code", "sentence"}}`.
    """

    def __init__(self, out: TextIO, cancelled: Event) -> None:
        self._out = out
        self._cancelled = cancelled
        self._last: Progress | None = None

    def show(self, progress: Progress) -> None:
        """Write a line when the stage, the file or a hundredth of the whole is another one."""
        if self._last is not None and _weight(self._last) == _weight(progress):
            return
        self._last = progress
        self._write({"progress": {**asdict(progress), "stage": progress.stage.value}})

    def notify(self, sentence: str, mend: str | None) -> None:
        """Write what the person should know, though it goes on."""
        self._write({"notice": {"sentence": sentence, "mend": mend}})

    def is_cancelled(self) -> bool:
        """Tell whether a signal has come."""
        return self._cancelled.is_set()

    def end(self, result: Mapping[str, object]) -> None:
        """Write the last line of a success."""
        self._write({"result": dict(result)})

    def fail(self, error: PotluckError) -> None:
        """Write the last line of a failure."""
        self._write({"error": {"code": error.code.value, "sentence": error.sentence}})

    def _write(self, value: Mapping[str, object]) -> None:
        try:
            self._out.write(json.dumps(value) + "\n")
            self._out.flush()
        except OSError:
            # Who watched is gone. Raised here it would be taken for a fault of whatever was read
            # or written just now; so it stops in good order, as if the person had said so.
            self._cancelled.set()


def _weight(progress: Progress) -> tuple[str, str, int]:
    part = 1000 * progress.done_bytes // progress.total_bytes if progress.total_bytes else 0
    return progress.stage.value, progress.detail, part
