"""The processor's energy, by Intel's and AMD's own counters (RAPL) in the kernel's powercap files.

`energy_uj` counts microjoules and begins anew after `max_energy_range_uj` (kernel,
Documentation/power/powercap). Since 2020 only the administrator may read it on most systems,
because it betrays what other programs compute (CVE-2020-8694); then there is no reading.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from potluck_client.host.kept_facts import MOST_WATTS
from potluck_client.host.small_files import bounded, folders_in, read_number, read_text

LEAST_SECONDS = 0.2
"""Between two readings, for the power between them to mean anything; the counter itself moves
about a thousand times a second."""

_ZONE = re.compile(r"intel-rapl:\d{1,3}")
_PACKAGE = "package-"
_MICRO = 1_000_000
_MOST_RANGE = 1 << 62


@dataclass(frozen=True, kw_only=True)
class CpuPower:
    """Energy and power.

    Attributes:
        energy_joules: Energy since the first reading; None where it can't be read.
        power_watts: Mean power since the reading before; None at the first one.
    """

    energy_joules: float | None = None
    power_watts: float | None = None


class RaplCounter:
    """Adds up the counters of all processors of this computer.

    Args:
        monotonic_seconds: Time that never goes back.
        root: Where the kernel's files stand; a test gives another folder.
    """

    def __init__(self, monotonic_seconds: Callable[[], float], root: Path = Path("/")) -> None:
        zones = folders_in(root / "sys" / "class" / "powercap")
        self._zones = tuple(zone for zone in zones if _is_package(zone))
        self._now = monotonic_seconds
        self._last: dict[Path, int] = {}
        self._joules = 0.0
        self._measured: tuple[float, float] | None = None
        self._watts: float | None = None

    def read(self) -> CpuPower:
        """Return energy and power; both None as soon as one processor's counter is not told."""
        counts = {zone: read_number(zone / "energy_uj", 0, _MOST_RANGE) for zone in self._zones}
        known = {zone: count for zone, count in counts.items() if count is not None}
        if not known or len(known) < len(counts):
            return CpuPower()
        grown = sum(_grown(zone, self._last.get(zone, now), now) for zone, now in known.items())
        self._last = known
        self._joules += grown / _MICRO
        self._measure()
        return CpuPower(energy_joules=self._joules, power_watts=self._watts)

    def _measure(self) -> None:
        now = self._now()
        if self._measured is None:
            self._measured = (now, self._joules)
            return
        before, joules = self._measured
        if now - before >= LEAST_SECONDS:
            self._watts = bounded((self._joules - joules) / (now - before), 0, MOST_WATTS)
            self._measured = (now, self._joules)


def _is_package(zone: Path) -> bool:
    """Tell a whole processor from its parts and from the platform, which would count twice."""
    name = read_text(zone / "name") or ""
    return _ZONE.fullmatch(zone.name) is not None and name.startswith(_PACKAGE)


def _grown(zone: Path, before: int, now: int) -> int:
    """Return by how much a counter grew, also when it began anew in between."""
    if now >= before:
        return now - before
    most = read_number(zone / "max_energy_range_uj", 1, _MOST_RANGE)
    return 0 if most is None or before > most else most - before + now
