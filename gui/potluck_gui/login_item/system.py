"""The login item of the system that this runs on."""

import os
import sys
from pathlib import Path

from potluck.installed import own_root, read_installation
from potluck_gui.login_item.port import LoginItem


def system_login_item() -> LoginItem:
    """Return the way of this system; every Unix but macOS is taken for a desktop of XDG."""
    if sys.platform == "win32":
        from potluck_gui.login_item.windows import WindowsLoginItem
        from potluck_gui.login_item.windows_registry import PersonRegistry

        return WindowsLoginItem(PersonRegistry())
    if sys.platform == "darwin":
        from potluck_gui.login_item.macos import MacLoginItem

        return MacLoginItem(Path.home())
    from potluck_gui.login_item.xdg import XdgLoginItem

    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    absolute = chosen if Path(chosen).is_absolute() else ""  # The specification ignores others.
    return XdgLoginItem(Path(absolute) if absolute else Path.home() / ".config")


def login_command(home: Path, usual_home: Path, root: Path | None = None) -> list[str]:
    """Return what starts the tray of a home without its window.

    Args:
        home: The data folder.
        usual_home: The one that need not be named.
        root: The installation; None for the one that this process was started from. Its launcher
            starts the version in use, so that the entry holds beyond updates.
    """
    root = root or own_root()
    installation = None if root is None else read_installation(root)
    if installation is not None and installation.launcher:
        command = [*installation.launcher, "app", "--hidden"]
    else:
        command = [windowless(Path(sys.executable)), "-m", "potluck_gui", "--hidden"]
    return command if home == usual_home else [*command, "--home", str(home)]


def windowless(python: Path) -> str:
    """Return an interpreter; on Windows its sibling that opens no console."""
    without_console = python.with_name("pythonw.exe")
    if sys.platform == "win32" and without_console.exists():
        return str(without_console)
    return str(python)
