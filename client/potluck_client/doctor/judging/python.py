"""Whether the Python that runs Potluck is one that it supports, with all packages beside it."""

from dataclasses import dataclass

from potluck_client.doctor.finding import Finding, Topic, broken, good
from potluck_client.doctor.judging.mends import repair

OLDEST = (3, 11)
NEWEST = (3, 13)
"""The Pythons that Potluck is tested with."""

_MOST_NAMED = 4


@dataclass(frozen=True, kw_only=True)
class PythonReading:
    """The Python of this process.

    Attributes:
        version: Major, minor and micro.
        unloadable: Why the daemon's parts could not be loaded; empty when they could, or run.
        wrong: Packages that are missing, or of a version that does not fit, such as "grpcio 1.2".
        installed: True for a Potluck that an installer has laid out; False for a checkout.
        potluck_version: Version of Potluck.
    """

    version: tuple[int, int, int]
    unloadable: str
    wrong: tuple[str, ...]
    installed: bool
    potluck_version: str


def judge_python(reading: PythonReading) -> Finding:
    """Return whether Potluck can run here at all."""
    named = ".".join(map(str, reading.version))
    if not OLDEST <= reading.version[:2] <= NEWEST:
        return broken(
            Topic.PYTHON,
            f"Potluck runs on Python {named}, with which it was never tested.",
            _other_python(installed=reading.installed),
        )
    if reading.wrong:
        more = len(reading.wrong) - _MOST_NAMED
        names = ", ".join(reading.wrong[:_MOST_NAMED]) + (f", +{more}" if more > 0 else "")
        return broken(
            Topic.PYTHON,
            f"Packages are missing, or of a version that does not fit: {names}.",
            repair(installed=reading.installed),
        )
    if reading.unloadable:
        return broken(
            Topic.PYTHON,
            f"A part of Potluck can't be loaded: {reading.unloadable}.",
            repair(installed=reading.installed),
        )
    if reading.installed:
        return good(
            Topic.PYTHON,
            f"Potluck {reading.potluck_version} is installed whole, on Python {named}.",
        )
    return good(
        Topic.PYTHON,
        f"Potluck {reading.potluck_version} runs from an environment of your own, on Python "
        f"{named}, and finds all that it needs.",
    )


def _other_python(*, installed: bool) -> str:
    if installed:
        return repair(installed=True)
    return "Use a Python from 3.11 to 3.13."
