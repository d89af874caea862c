"""How much of the processor programs other than Potluck use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import psutil

from potluck_client.host.processes import FAMILY_SECONDS


@dataclass(frozen=True, kw_only=True)
class CpuTimes:
    """Time that all processors together have spent since the system started.

    Attributes:
        total_seconds: In all.
        busy_seconds: Of that, with work.
    """

    total_seconds: float
    busy_seconds: float


class CpuTimesSource(Protocol):
    """Tells how processor time was spent."""

    def system(self) -> CpuTimes:
        """Return what the system counts."""
        ...

    def family(self) -> frozenset[int]:
        """Return the processes of this Potluck: this one and all that descend from it."""
        ...

    def spent_seconds(self, pid: int) -> float | None:
        """Return the processor time of a process; None when it has gone."""
        ...


class SystemCpuTimes:
    """Implements CpuTimesSource on psutil."""

    def system(self) -> CpuTimes:
        """Return what the system counts; waiting for a disk is no work."""
        times = psutil.cpu_times()
        # Linux counts the time of guests in "user" already.
        guests = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)
        total = sum(times) - guests
        idle = times.idle + getattr(times, "iowait", 0.0)
        return CpuTimes(total_seconds=total, busy_seconds=total - idle)

    def family(self) -> frozenset[int]:
        """Return this process and its descendants."""
        this = psutil.Process()
        try:
            return frozenset({this.pid, *(child.pid for child in this.children(recursive=True))})
        except psutil.Error:
            return frozenset({this.pid})

    def spent_seconds(self, pid: int) -> float | None:
        """Return the processor time of a process."""
        try:
            times = psutil.Process(pid).cpu_times()
        except (psutil.Error, ValueError, OverflowError):
            return None
        return times.user + times.system


@dataclass(frozen=True, kw_only=True)
class CpuUse:
    """How busy the processor was since the reading before.

    Attributes:
        utilisation: Share of time with work, 0 to 1; None at the first reading.
        others: Share of time with work of others; None at the first reading.
    """

    utilisation: float | None = None
    others: float | None = None


class CpuUseMeter:
    """Tells use by others: the system's busy time without that of Potluck's processes.

    Args:
        source: Tells how processor time was spent.
        monotonic_seconds: Time that never goes back.
    """

    def __init__(self, source: CpuTimesSource, monotonic_seconds: Callable[[], float]) -> None:
        self._source = source
        self._now = monotonic_seconds
        self._family: frozenset[int] = frozenset()
        self._searched_at = float("-inf")
        self._system: CpuTimes | None = None
        self._spent: Mapping[int, float] = {}

    def forget(self) -> None:
        """Begin anew: the next reading says nothing of the time before it."""
        self._system = None

    def read(self, own_pid: int | None = None) -> CpuUse:
        """Return the use since the reading before.

        Args:
            own_pid: A worker that may be younger than the last search; None for no worker.
        """
        now = self._now()
        if now - self._searched_at >= FAMILY_SECONDS:
            self._family, self._searched_at = self._source.family(), now
        own = self._family | ({own_pid} if own_pid is not None else set())
        told = {pid: self._source.spent_seconds(pid) for pid in own}
        spent = {pid: seconds for pid, seconds in told.items() if seconds is not None}
        system = self._source.system()
        before, spent_before = self._system, self._spent
        self._system, self._spent = system, spent
        if before is None:
            return CpuUse()
        elapsed = system.total_seconds - before.total_seconds
        if elapsed <= 0:
            return CpuUse()
        busy = system.busy_seconds - before.busy_seconds
        ours = sum(
            max(0.0, s - spent_before[pid]) for pid, s in spent.items() if pid in spent_before
        )
        return CpuUse(utilisation=_share(busy / elapsed), others=_share((busy - ours) / elapsed))


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
