"""When the person who runs Potluck began to use this computer.

Sessions over the network are no sign of it: somebody who sits elsewhere wants nothing of this
computer's speed at its screen.
"""

import getpass
import ipaddress
import sys

import psutil

_USER_MANAGER = "systemd"


class SystemLogin:
    """Implements LoginProbe on the system's list of sessions, else on the person's own manager."""

    def __init__(self) -> None:
        self._manager: psutil.Process | None = None

    def logged_in_unix(self) -> float | None:
        """Return when the person's newest session at this computer began, or None."""
        try:
            person = getpass.getuser()
            begun = [
                session.started
                for session in psutil.users()
                if session.name == person and _is_here(session.host)
            ]
        except (OSError, KeyError, psutil.Error):
            return None
        if begun:
            return max(begun)
        return self._manager_started() if sys.platform == "linux" else None

    def _manager_started(self) -> float | None:
        """Return when the manager began; every process is looked at only once it has gone."""
        try:
            if self._manager is None or not self._manager.is_running():
                self._manager = _find_manager()
            return None if self._manager is None else self._manager.create_time()
        except psutil.Error:
            return None


def _is_here(host: str | None) -> bool:
    """Tell whether a session's origin is this computer: a display or none, not an address."""
    if not host or host.startswith(":") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host.startswith(("tty", "login screen"))


def _find_manager() -> psutil.Process | None:
    """Return the systemd that manages this person's sessions; None where there is none.

    It does so from the first login on (user@.service of systemd). Some distributions don't keep
    the list of sessions any more, because its times end in 2038.
    """
    own = psutil.Process().uids().real
    for process in psutil.process_iter():
        try:
            if process.name() == _USER_MANAGER and process.uids().real == own:
                return process if process.pid != 1 else None
        except psutil.Error:
            continue
    return None
