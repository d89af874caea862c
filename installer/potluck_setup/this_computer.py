"""Looks at this very computer: files, folders and the answers of a few commands.

On Windows and macOS it was written from their documentation and not run.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from potluck_setup.hardware import Graphics, Hardware, HardwareReader, Vendor
from potluck_setup.linux_hardware import linux_graphics
from potluck_setup.windows_hardware import windows_graphics

PATIENCE_SECONDS = 10.0
"""For one command: PowerShell takes two seconds on a slow computer, a hung driver for ever."""
_MOST_BYTES = 65_536
_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})")


class ThisComputer:
    """The real reader.

    Attributes:
        root: Where the paths begin; "/" but in tests.
        patience_seconds: How long one command may take.
    """

    def __init__(
        self, *, root: Path = Path("/"), patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        self.root = root
        self.patience_seconds = patience_seconds

    def facts(self) -> Hardware:
        """Return the system alone, without graphics cards."""
        return Hardware(
            system=platform.system(), machine=platform.machine(), system_version=_system_version()
        )

    def text(self, path: str) -> str | None:
        """Return the start of a file, or None when it can't be read."""
        try:
            with (self.root / path.lstrip("/")).open("rb") as file:
                return file.read(_MOST_BYTES).decode(errors="replace")
        except OSError:
            return None

    def names(self, folder: str) -> tuple[str, ...]:
        """Return what lies in a folder, sorted; nothing when it can't be read."""
        try:
            return tuple(sorted(entry.name for entry in (self.root / folder.lstrip("/")).iterdir()))
        except OSError:
            return ()

    def answer(self, *command: str) -> str | None:
        """Return what a command prints, or None when it is missing, fails or hangs.

        A process that hangs in a broken driver can't even be killed: it is left behind.
        """
        program = _find(command[0])
        if program is None:
            return None
        try:
            process = subprocess.Popen(
                (program, *command[1:]),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            return None
        try:
            said, _ = process.communicate(timeout=self.patience_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=1)
            return None
        return said[:_MOST_BYTES].decode(errors="replace") if process.returncode == 0 else None


def read_hardware(reader: HardwareReader | None = None) -> Hardware:
    """Return what computer this is; takes seconds at most, and never raises.

    Args:
        reader: Whose answers to take; this very computer's when None.
    """
    asked = ThisComputer() if reader is None else reader
    facts = asked.facts()
    graphics: tuple[Graphics, ...] = ()
    if facts.system == "Linux":
        graphics = linux_graphics(asked)
    elif facts.system == "Windows":
        graphics = windows_graphics(asked)
    elif facts.system == "Darwin" and facts.machine == "arm64":
        name = (asked.answer("sysctl", "-n", "machdep.cpu.brand_string") or "").strip()
        graphics = (
            Graphics(vendor=Vendor.APPLE, name=name[:100] or "Apple chip", driver_version="Metal"),
        )
    return Hardware(
        system=facts.system,
        machine=facts.machine,
        system_version=facts.system_version,
        graphics=graphics,
    )


def _system_version() -> tuple[int, int] | None:
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        found = (version.major, version.build)
    elif sys.platform == "darwin":
        found = _version(platform.mac_ver()[0] + ".0")
    else:
        found = _glibc_version()
    return found


def _glibc_version() -> tuple[int, int] | None:
    library, version = platform.libc_ver()
    return _version(version) if library == "glibc" else None


def _version(text: str) -> tuple[int, int] | None:
    found = _VERSION.search(text)
    return (int(found[1]), int(found[2])) if found else None


def _find(program: str) -> str | None:
    """Return where a program lies; on Windows only where Windows itself keeps it."""
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
        places = (system, system / "WindowsPowerShell" / "v1.0")
        found = next(
            (
                str(place / f"{program}.exe")
                for place in places
                if (place / f"{program}.exe").is_file()
            ),
            None,
        )
    else:
        found = shutil.which(program)
    return found
