"""Which programs run, as the system tells of its processes.

On Linux the names are read from /proc alone (proc_pid_comm(5)), which costs some milliseconds for
hundreds of processes. The kernel keeps 15 bytes of a name, so for one that is cut there the
process's first argument is read as well. Elsewhere psutil gives the names.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import psutil

_PROC = Path("/proc")
_KEPT_BYTES = 15
_KERNEL_PID = 2
_MOST_NAMES = 2000
_POTLUCK = "potluck"


class SystemPrograms:
    """Implements ProgramProbe."""

    def __init__(self, proc: Path | None = _PROC if sys.platform == "linux" else None) -> None:
        self._proc = proc

    def running(self, names: frozenset[str]) -> frozenset[str]:
        """Return those of the names that a running program has; case and “.exe” don't count."""
        wanted = {plain_name(name): name for name in names}
        found: set[str] = set()
        for name in self._names(frozenset(wanted)):
            if name in wanted:
                found |= {asked for asked in names if plain_name(asked) == name}
                if len(found) == len(names):
                    break
        return frozenset(found)

    def own_programs(self) -> tuple[str, ...]:
        """Return the names of this person's programs, each once, sorted, without Potluck's."""
        own = _person()
        found: set[str] = set()
        for process in psutil.process_iter():
            try:
                if process.username() != own or _is_kernels(process) or _is_potluck(process):
                    continue
                found.add(process.name().removesuffix(".exe"))
            except psutil.Error:  # It has ended, or is not ours to ask.
                continue
        return tuple(sorted(found - {""}, key=str.casefold))[:_MOST_NAMES]

    def _names(self, wanted: frozenset[str]) -> Iterator[str]:
        if self._proc is not None:
            return _linux_names(self._proc, wanted)
        return _psutil_names(psutil.process_iter(["name"]))


def plain_name(name: str) -> str:
    """Return a program's name as names are compared."""
    return name.strip().casefold().removesuffix(".exe")


def _linux_names(proc: Path, wanted: frozenset[str]) -> Iterator[str]:
    cut = {name.encode()[:_KEPT_BYTES] for name in wanted}
    for entry in os.scandir(proc):
        if not entry.name.isdecimal():
            continue
        try:
            with open(f"{entry.path}/comm", "rb", buffering=0) as file:  # noqa: PTH123 — often
                name = file.read(64).rstrip(b"\n")
            plain = plain_name(name.decode("utf-8", "replace"))
            if len(name) >= _KEPT_BYTES and (plain.encode()[:_KEPT_BYTES] in cut or b"." in name):
                plain = _first_argument(entry.path) or plain
        except OSError:  # It has ended meanwhile.
            continue
        yield plain


def _first_argument(folder: str) -> str:
    with open(f"{folder}/cmdline", "rb", buffering=0) as file:  # noqa: PTH123 — as above
        first = file.read(4096).partition(b"\0")[0].decode("utf-8", "replace")
    # A Windows program under Wine says its name in the Windows way.
    return plain_name(PureWindowsPath(PurePosixPath(first).name).name)


def _psutil_names(processes: Iterable[psutil.Process]) -> Iterator[str]:
    for process in processes:
        yield plain_name(str(process.info["name"] or ""))


def _person() -> str:
    return str(psutil.Process().username())


def _is_kernels(process: psutil.Process) -> bool:
    """Tell whether it is a thread of Linux itself, which all descend from process 2."""
    return sys.platform == "linux" and _KERNEL_PID in (process.pid, process.ppid())


def _is_potluck(process: psutil.Process) -> bool:
    """Tell whether a process is one of Potluck's, by its command line's first words."""
    return any(_POTLUCK in word for word in process.cmdline()[:3])
