"""Whether a card sleeps, from the kernel's word alone, which never wakes it.

The files are those of Linux's runtime power management (Documentation/ABI/testing/
sysfs-devices-power): `power/control` is "auto" where the kernel may switch the device off while
nothing uses it, and "on" where it never does; `power/runtime_status` is "active", "suspended",
"suspending", "resuming", "error" or "unsupported".
"""

from dataclasses import dataclass
from pathlib import Path

from potluck_client.host.small_files import read_text


@dataclass(frozen=True, kw_only=True)
class RuntimeSleep:
    """What the kernel says of a device's sleep.

    Attributes:
        asleep: True when asking the device itself would wake it.
        may_sleep: True when it falls asleep once nothing uses it, so that asking keeps it awake.
    """

    asleep: bool = False
    may_sleep: bool = False


def runtime_sleep(device: Path) -> RuntimeSleep:
    """Return whether a device sleeps, from its folder in sysfs; a desktop's card never does."""
    status = read_text(device / "power" / "runtime_status")
    control = read_text(device / "power" / "control")
    return RuntimeSleep(
        asleep=status in ("suspended", "suspending"),
        may_sleep=control == "auto" and status in ("active", "suspended", "suspending", "resuming"),
    )
