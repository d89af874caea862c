"""Has a version test itself before it is used."""

import os
import time
from typing import Protocol

from potluck.installed import version_python
from potluck_setup.children import clean_environment, run_child
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.places import Places
from potluck_setup.progress import Progress, Stage, Watcher

_MOST_SECONDS = 15 * 60.0
"""Compiling the exact kernels on a slow processor takes minutes; more is a version that hangs."""


class SelfTest(Protocol):
    """Has a version test itself."""

    def run(self, name: str, watcher: Watcher) -> None:
        """Return when the version works.

        Raises:
            SetupError: It does not; its own words are in the sentence.
            CancelledError: The watcher cancelled.
        """
        ...


class DoctorSelfTest:
    """Asks the version's own doctor."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def run(self, name: str, watcher: Watcher) -> None:
        """Run `potluck doctor --self-test` of the version."""
        watcher.show(Progress(stage=Stage.TESTING))
        ends = time.monotonic() + _MOST_SECONDS

        def tick() -> None:
            if watcher.is_cancelled():
                raise CancelledError("Stopped. The version was not put to use.")
            if time.monotonic() > ends:
                raise SetupError("The new version did not finish testing itself.")

        python = version_python(self._places.root, name)
        words = ("-m", "potluck_client", "doctor", "--self-test")
        ended = run_child((python, *words), environ=clean_environment(os.environ), tick=tick)
        if ended.status != 0:
            said = ended.last_line or "It ended without a word."
            raise SetupError(f"It failed its own test. {said}")
