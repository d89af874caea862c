"""Kills a power helper's work at every step at which it changes a file, and repairs it.

Run as a script: FOLDER. Each try is a forked process that is killed without warning before it opens
a file to write or renames one; the repair is killed likewise at each of its own steps, before a
last one is let through. Prints how many ways there were. Python's audit events are where it is
killed.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from potluck_power.amd import AmdDriver
from potluck_power.journal import Journal
from potluck_power.limits import PowerLimits
from tests.fakes.amd_cards import AmdCard, add_amd_card

_WRITING = os.O_WRONLY | os.O_RDWR
_BEFORE = {"AMD-0000:03:00.0": 250.0, "AMD-0000:04:00.0": 180.0}


class Bench:
    """Two cards and a note below one folder, made anew for each try."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.cards: list[AmdCard] = []

    def make_anew(self) -> None:
        """Put everything to where nobody had asked yet."""
        shutil.rmtree(self._folder, ignore_errors=True)
        (self._folder / "state").mkdir(parents=True)
        self.cards = [
            add_amd_card(self._folder / "sys", unique_id=None, address=name[4:], watts=watts)
            for name, watts in _BEFORE.items()
        ]

    def limits(self) -> PowerLimits:
        """Return what a helper has after its start."""
        driver = AmdDriver(self._folder / "sys")
        return PowerLimits((driver,), Journal(self._folder / "state", "this boot"))

    def work(self) -> None:
        """Do what two clients ask for in the course of a day."""
        one, two = _BEFORE
        limits = self.limits()
        limits.tend()
        limits.hold(1, one, 150.0)
        limits.hold(2, one, 120.0)
        limits.hold(1, two, 110.0)
        limits.release(2)
        limits.hold(1, one, 200.0)
        limits.release(1, one)
        limits.release(1)

    def repair(self) -> None:
        """Do what a helper does at its start."""
        self.limits().tend()

    def check(self, when: str) -> None:
        """End with a sentence unless every card has what it had before."""
        self.repair()
        found = {card.device_id: card.watts for card in self.cards}
        if found != _BEFORE or self.limits().tend():
            sys.exit(f"{when}: {found}")


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Run work in a fork that is killed at a step; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        left = step

        def hook(event: str, values: tuple[object, ...]) -> None:
            nonlocal left
            if event == "os.rename" or (event == "open" and _opens_to_write(values)):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"The work itself failed at step {step}.")
    return False


def _opens_to_write(values: tuple[object, ...]) -> bool:
    _, _, flags = values
    return isinstance(flags, int) and bool(flags & _WRITING)


def main(folder: Path) -> int:
    """Try every way, and return how many there were."""
    bench = Bench(folder)
    ways, step, died = 0, 0, True
    while died:
        again, died_again = 0, True
        while died_again:
            bench.make_anew()
            died = killed_at(step, bench.work)
            died_again = killed_at(again, bench.repair)
            bench.check(f"killed at step {step}, and its repair at step {again}")
            again += 1
            ways += 1
        step += 1
    return ways


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
