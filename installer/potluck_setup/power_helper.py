"""Installs and removes the power helper, the one part of Potluck that needs an administrator.

`potluck setup power-helper` comes here. The helper's own scripts do the work as root; what is
decided here is who asks the person for the rights: the desktop (pkexec) or the terminal (sudo).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from potluck_setup.errors import SetupError, UnfitError

_DISMISSED = (126, 127)
"""pkexec: the person closed the question, or may not answer it. pkexec(1), "RETURN VALUE"."""


@dataclass(frozen=True, kw_only=True)
class Asker:
    """What there is to ask a person for an administrator's rights with.

    Attributes:
        is_root: They are there already.
        has_terminal: The person sits at a terminal.
        has_display: The person sees a desktop.
        find: Returns where a program lies, or None: `shutil.which`.
    """

    is_root: bool
    has_terminal: bool
    has_display: bool
    find: Callable[[str], str | None]

    @classmethod
    def here(cls, environment: Mapping[str, str] = os.environ) -> "Asker":
        """Return what this process has."""
        display = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
        return cls(
            is_root=sys.platform != "win32" and os.geteuid() == 0,
            has_terminal=sys.stdin is not None and sys.stdin.isatty(),
            has_display=bool(display),
            find=shutil.which,
        )


def helper_script(payload: Path, *, remove: bool) -> Path:
    """Return the script of the payload that installs or removes the helper.

    Raises:
        UnfitError: This payload has none.
    """
    script = payload / "power-helper" / ("uninstall" if remove else "install")
    if not script.is_file():
        raise UnfitError(
            "The power helper works on Linux only so far. Without it Potluck keeps to your watts "
            "by resting between short stretches of work."
        )
    return script.absolute()


def command_as_root(script: Path, asker: Asker) -> list[str]:
    """Return the command that runs a script as root and asks the person before.

    Raises:
        SetupError: Nobody can be asked here; the sentence names the command to type.
    """
    if asker.is_root:
        return [str(script)]
    sudo = asker.find("sudo")
    if asker.has_terminal and sudo is not None:
        return [sudo, str(script)]
    pkexec = asker.find("pkexec")
    if asker.has_display and pkexec is not None:
        return [pkexec, str(script)]
    raise SetupError(
        "The power helper needs an administrator's rights, and there is no way to ask for them "
        f"here. Run as root: {script}"
    )


def set_up_power_helper(payload: Path, *, remove: bool, asker: Asker) -> None:
    """Install or remove the helper; what its script says goes to the terminal.

    Raises:
        SetupError: It could not be done.
    """
    command = command_as_root(helper_script(payload, remove=remove), asker)
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise SetupError(f"{command[0]} could not be started: {error.strerror}.") from error
    if status in _DISMISSED and Path(command[0]).name == "pkexec":
        raise SetupError("You closed the question for an administrator's rights; nothing changed.")
    if status != 0:
        done = "removed" if remove else "installed"
        raise SetupError(f"The power helper was not {done}; its own words above say why.")
