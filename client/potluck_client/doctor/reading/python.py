"""Reads the Python of this process, and whether the packages that Potluck asks for are there."""

import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import InvalidVersion

import potluck
from potluck.installed import own_root
from potluck_client.doctor.judging.python import PythonReading

_POTLUCK = "potluck"
_EXTRAS = ("", "worker")
"""Nothing trains without the worker's packages; the window's are looked at by loading them."""


def read_python(unloadable: str = "") -> PythonReading:
    """Return how things stand.

    Args:
        unloadable: Why the daemon's parts could not be loaded, where that was tried.
    """
    major, minor, micro, *_ = sys.version_info
    return PythonReading(
        version=(major, minor, micro),
        unloadable=unloadable,
        wrong=wrong_packages(_own_distribution()),
        installed=own_root() is not None,
        potluck_version=potluck.__version__,
    )


def wrong_packages(of: Distribution | None) -> tuple[str, ...]:
    """Return what a distribution asks for and is missing, or of a version that does not fit.

    A checkout that was never installed asks for nothing; what it lacks shows when it is used.
    """
    wrong = []
    for text in (of.requires or []) if of is not None else []:
        try:
            asked = Requirement(text)
            if not _wanted(asked):
                continue
            there = version(asked.name)
            if not asked.specifier.contains(there, prereleases=True):
                wrong.append(f"{asked.name} {there}")
        except PackageNotFoundError:
            wrong.append(asked.name)
        except (InvalidRequirement, InvalidVersion):
            continue
    return tuple(wrong)


def _wanted(asked: Requirement) -> bool:
    marker = asked.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in _EXTRAS)


def _own_distribution() -> Distribution | None:
    try:
        return distribution(_POTLUCK)
    except PackageNotFoundError:
        return None
