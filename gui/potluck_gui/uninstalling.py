"""Starts the goodbye, which is a program of the installer: it outlives this one and ends it.

The way of Windows, its own uninstaller, was never run.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

from potluck.installed import ROOT_VARIABLE, own_root, read_installation


def uninstall_command(home: Path, root: Path | None = None) -> tuple[str, ...]:
    """Return what asks the person and takes the app off; nothing where no installer brought it."""
    root = root or own_root()
    installation = read_installation(root) if root is not None else None
    if installation is None:
        return ()
    if installation.kind == "windows":
        return (str(installation.payload.parent / "uninstall.exe"),)
    return (*installation.launcher, "uninstall", "--window", "--home", str(home))


def start_uninstalling(command: Sequence[str], root: Path | None = None) -> bool:
    """Start it as a process of its own, without a terminal; return whether that worked."""
    root = root or own_root()
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(list(command[1:]))
    process.setStandardInputFile(QProcess.nullDevice())
    if root is not None:
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert(ROOT_VARIABLE, str(root))
        process.setProcessEnvironment(environment)
    started: object = process.startDetached()
    # PySide's stub names a pair, of which 6.11 returns the first.
    return bool(started[0] if isinstance(started, tuple) else started)
