"""Compiled kernels kept for the next process, in a folder of the worker's own.

Numba writes and reads the files. It unpickles what it reads and runs it, so this folder is trusted
as the program's own files are; nothing that came over the network is ever put there. Numba only
looks at the time of a kernel's own file, and not at whether a file is whole. So there is a folder
for each state of the sources and of numba, and a list of digests, without which nothing is read.
"""

import hashlib
import json
import logging
import shutil
import sys
from pathlib import Path
from typing import Any, Protocol, Self

import llvmlite
import numba

from potluck_training.durable_file import prepare_folder, replaced
from potluck_training.errors import DiskError

_SEAL = "seal.json"
_SEAL_BYTES = 1 << 20
_log = logging.getLogger(__name__)


class Dispatcher(Protocol):
    """What is used here of what numba makes of a function."""

    @property
    def signatures(self) -> list[object]:
        """Return what it was compiled for."""
        ...

    def compile(self, signature: tuple[Any, ...]) -> object:
        """Compile or read it for some types."""
        ...

    def enable_caching(self) -> None:
        """Keep what is compiled in the folder of numba's settings."""
        ...

    def inspect_asm(self) -> dict[object, str]:
        """Return the assembly by types."""
        ...


class CompiledStore:
    """One folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sealed = _digests(folder)
        self._of_use = True

    @classmethod
    def opened(cls, parent: Path) -> Self | None:
        """Return the store for these sources; None where the folder can't be used.

        What stands there for other sources, or is not whole, is removed.
        """
        folder = parent / _state()
        try:
            prepare_folder(folder)
            for other in parent.iterdir():
                if other != folder and other.is_dir():
                    shutil.rmtree(other)
            if _sealed(folder) != _digests(folder):
                shutil.rmtree(folder)
                prepare_folder(folder)
            return cls(folder)
        except (DiskError, OSError) as error:
            _log.warning("Compiled kernels can't be kept in %s: %s", parent, error)
            return None

    def compile(self, dispatcher: Dispatcher, signature: tuple[Any, ...]) -> None:
        """Compile a kernel or read it."""
        if self._of_use:
            numba.config.CACHE_DIR = str(self._folder)  # type: ignore[attr-defined]
            try:
                dispatcher.enable_caching()
                dispatcher.compile(signature)
                self._seal()
            except (DiskError, OSError) as error:
                _log.warning("Compiled kernels can't be kept in %s: %s", self._folder, error)
                self._of_use = False
        if not dispatcher.signatures:
            dispatcher.compile(signature)

    def _seal(self) -> None:
        digests = _digests(self._folder)
        if digests != self._sealed:
            with replaced(self._folder / _SEAL) as scratch:
                scratch.write_text(json.dumps(digests), encoding="ascii")
            self._sealed = digests


def _sealed(folder: Path) -> dict[str, str]:
    """Return the digests that were written down; empty where they are unreadable."""
    try:
        with (folder / _SEAL).open("rb") as file:
            found = json.loads(file.read(_SEAL_BYTES))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file of numba's."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.nb[ci]"))
    }


def _state() -> str:
    """Return a name for all that the kernels are made from, but the processor, which numba asks."""
    digest = hashlib.sha256(f"{sys.version} {numba.__version__} {llvmlite.__version__}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
