"""The environment that the setup window runs in: Qt alone, out of what the installer carried.

It takes seconds, needs no network, and goes again when the window is done: what is installed has a
Qt of its own, out of the same files.
"""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.installed import version_python
from potluck_setup.disk_room import of_write
from potluck_setup.errors import SetupError
from potluck_setup.places import Places
from potluck_setup.uv import Uv

FOLDER_NAME = "window"
_REQUIREMENTS_NAME = "requirements.txt"
_PROJECTS = ("pyside6_essentials", "shiboken6")
_WHEELS_FOLDER = "wheels"


class WindowEnvironment:
    """An environment below an installation's root; only the holder of the face's lock makes it."""

    def __init__(self, places: Places, payload: Path, uv: Uv) -> None:
        self._folder = places.root / FOLDER_NAME
        self._wheels = window_wheels(payload)
        self._uv = uv

    @property
    def possible(self) -> bool:
        """Whether the installer carries what the window needs."""
        return len(self._wheels) == len(_PROJECTS)

    def make(self, python: Path) -> Path:
        """Make it for a Python, and return its interpreter.

        Raises:
            SetupError: It could not be made.
        """
        self.remove()
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._uv.make_environment(self._folder, python, _wait)
            requirements = self._folder / _REQUIREMENTS_NAME
            write_atomically(requirements, _requirements(self._wheels).encode())
            self._uv.install(self._folder, requirements, _wait)
        except OSError as error:
            raise of_write(error, self._folder, needed_bytes=0) from error
        interpreter = self._folder / version_python(Path(), "").relative_to("versions")
        if not interpreter.exists():
            raise SetupError("The window's environment was made without its Python.")
        return interpreter

    def remove(self) -> None:
        """Delete it; what can't be deleted now goes the next time."""
        shutil.rmtree(self._folder, ignore_errors=True)


def window_wheels(payload: Path) -> tuple[Path, ...]:
    """Return the carried wheels that the window needs, one of each project."""
    found: dict[str, Path] = {}
    for path in sorted((payload / _WHEELS_FOLDER).glob("*.whl")):
        project = path.name.partition("-")[0].lower()
        if project in _PROJECTS:
            found[project] = path
    return tuple(found.values())


def _requirements(wheels: Sequence[Path]) -> str:
    """Return a requirements file that names each wheel by its place and its hash (PEP 508)."""
    lines = []
    for path in wheels:
        project = path.name.partition("-")[0].lower().replace("_", "-")
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{project} @ {path.absolute().as_uri()} --hash=sha256:{sha256}\n")
    return "".join(lines)


def _wait() -> None:
    """Do nothing while uv works: it is done within seconds, and nobody can stop it yet."""
