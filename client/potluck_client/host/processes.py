"""What the probes of devices need to know of processes."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil

FAMILY_SECONDS = 10.0
"""How often descendants are searched for: it takes a look at every process of the computer."""

_FIRST_NAMESPACE = "pid:[4026531836]"
"""The system's own process numbers: PROC_PID_INIT_INO in Linux's include/linux/proc_ns.h."""


class FamilyParents:
    """Tells the parents of those processes that descend from this one; of others it knows none.

    Every worker descends from the daemon. On Windows what a driver sees may be a child of the
    process that was started, since an environment's python.exe starts the true one.

    Args:
        monotonic_seconds: Time that never goes back.
    """

    def __init__(self, monotonic_seconds: Callable[[], float] = time.monotonic) -> None:
        self._now = monotonic_seconds
        self._searched_at = float("-inf")
        self._parents: dict[int, int] = {}

    def __call__(self, pid: int) -> int | None:
        """Return a process's parent as of the last search; None for one that is no descendant."""
        now = self._now()
        if now - self._searched_at >= FAMILY_SECONDS:
            self._searched_at = now
            self._parents = _parents_of_descendants()
        return self._parents.get(pid)


def numbers_are_the_systems(proc: Path = Path("/proc")) -> bool:
    """Tell whether process numbers here are those that drivers speak of.

    In a container they are others, so that the worker can't be found in a driver's list. Where
    there is nothing to ask, as on other systems, they are.
    """
    try:
        namespace = (proc / "self" / "ns" / "pid").readlink()
    except OSError:
        return True
    return str(namespace) == _FIRST_NAMESPACE


def _parents_of_descendants() -> dict[int, int]:
    parents = {}
    try:
        for child in psutil.Process().children(recursive=True):
            parents[child.pid] = child.ppid()
    except psutil.Error:
        return parents  # One has just ended; the next search sees the rest.
    return parents
