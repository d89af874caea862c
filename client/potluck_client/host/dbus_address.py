"""Where the message buses listen, by "Well-known Message Bus Instances" of the specification."""

from collections.abc import Mapping
from pathlib import Path

_SYSTEM = "unix:path=/var/run/dbus/system_bus_socket"


def runtime_folder(environment: Mapping[str, str], uid: int) -> Path:
    """Return the folder of the user's sockets, also for a process that nobody told."""
    return Path(environment.get("XDG_RUNTIME_DIR") or f"/run/user/{uid}")


def session_bus(environment: Mapping[str, str], uid: int) -> str:
    """Return the address of the user's own bus, whether or not one listens there."""
    told = environment.get("DBUS_SESSION_BUS_ADDRESS")
    return told or f"unix:path={runtime_folder(environment, uid) / 'bus'}"


def system_bus(environment: Mapping[str, str]) -> str:
    """Return the address of the computer's bus."""
    return environment.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEM
