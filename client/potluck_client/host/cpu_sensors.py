"""The processor's temperature, by the kernel's hwmon files; Linux alone tells it to everybody.

Drivers and their meanings: Intel's "coretemp", AMD's "k10temp" and "zenpower", and "cpu_thermal"
of small Arm boards (kernel, Documentation/hwmon). On some AMD chips "Tctl" is set higher than the
truth by up to 27 degrees so that fans run earlier; where the true "Tdie" is told too, it counts.
"""

from pathlib import Path

from potluck_client.host.kept_facts import MOST_CELSIUS
from potluck_client.host.small_files import folders_in, read_number, read_text

_DRIVERS = ("coretemp", "k10temp", "zenpower", "cpu_thermal")
_RAISED, _TRUE = "Tctl", "Tdie"
_LEAST_LIMIT_CELSIUS = 60
_MOST_SENSORS = 64
_MILLI = 1000


class CpuSensors:
    """Reads the hottest part of all processors.

    Args:
        root: Where the kernel's files stand; a test gives another folder.
    """

    def __init__(self, root: Path = Path("/")) -> None:
        found = [f for f in folders_in(root / "sys" / "class" / "hwmon") if _is_processor(f)]
        self._inputs = tuple(path for folder in found for path in _inputs(folder))
        self._limits = tuple(path for folder in found for path in folder.glob("temp*_crit"))

    def celsius(self) -> float | None:
        """Return the temperature now; None where nothing tells it."""
        told = [read_number(path, 0, MOST_CELSIUS * _MILLI) for path in self._inputs]
        known = [value / _MILLI for value in told if value is not None]
        return max(known) if known else None

    def slows_celsius(self) -> float | None:
        """Return the temperature at which the processor slows itself down, where it is told."""
        least, most = _LEAST_LIMIT_CELSIUS * _MILLI, MOST_CELSIUS * _MILLI
        told = [read_number(path, least, most) for path in self._limits]
        known = [value / _MILLI for value in told if value is not None]
        return min(known) if known else None


def _is_processor(folder: Path) -> bool:
    return read_text(folder / "name") in _DRIVERS


def _inputs(folder: Path) -> list[Path]:
    labelled = []
    for path in sorted(folder.glob("temp*_input"))[:_MOST_SENSORS]:
        label = read_text(path.with_name(path.name.replace("_input", "_label")))
        labelled.append((label, path))
    has_true = any(label == _TRUE for label, _ in labelled)
    return [path for label, path in labelled if not (has_true and label == _RAISED)]
