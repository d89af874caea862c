"""A uv that unpacks wheels by itself, and what it and the real one have to do."""

import hashlib
import re
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote

from potluck_setup.children import Tick
from potluck_setup.errors import SetupError, TamperedError

_LINE = re.compile(r"(\S+) @ file://(\S+) --hash=sha256:([0-9a-f]{64})")


class FakeUv:
    """Implements Uv with a folder and a zip reader.

    Attributes:
        problem: When set, install() raises it in the middle.
        installs: How often install() was asked.
    """

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.installs = 0

    def version(self) -> str:
        """Return a version that there never was."""
        return "0.0.0"

    def make_environment(self, folder: Path, python: Path, tick: Tick) -> None:
        """Make what is looked for in an environment."""
        tick()
        if folder.exists():
            raise SetupError(f"Something is there already: {folder}.")
        if not python.exists():
            raise SetupError(f"There is no Python {python}.")
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(python)
        self._packages(folder).mkdir(parents=True)

    def install(self, environment: Path, requirements: Path, tick: Tick) -> None:
        """Unpack the wheels after comparing them."""
        self.installs += 1
        for line in requirements.read_text().splitlines():
            tick()
            found = _LINE.fullmatch(line)
            if found is None:
                raise SetupError(f"This is no requirement: {line}")
            wheel = Path(unquote(found[2]))
            if not wheel.is_file():
                raise SetupError(f"{wheel} is not there.")
            if hashlib.sha256(wheel.read_bytes()).hexdigest() != found[3]:
                raise TamperedError(f"{wheel.name} is not the file that was promised.")
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(self._packages(environment))
            if self.problem is not None:
                raise self.problem

    def install_python(self, request: str, tick: Tick) -> Path:
        """Return the Python that runs the test."""
        tick()
        return Path(sys.executable)

    @staticmethod
    def _packages(environment: Path) -> Path:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        return environment / "lib" / version / "site-packages"
