"""What the probes of devices need to know of processes."""

from pathlib import Path

import psutil

_FIRST_NAMESPACE = "pid:[4026531836]"
"""The system's own process numbers: PROC_PID_INIT_INO in Linux's include/linux/proc_ns.h."""


def parent_of(pid: int) -> int | None:
    """Return a process's parent; None when it has gone or can't be seen."""
    try:
        return psutil.Process(pid).ppid()
    except (psutil.Error, ValueError, OverflowError):
        return None


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
