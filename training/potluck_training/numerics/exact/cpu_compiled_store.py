"""Compiled kernels kept for the next process, in a folder of the worker's own.

Numba writes and reads the files. It unpickles what it reads and runs it, so this folder is trusted
as the program's own files are; nothing that came over the network is ever put there. Numba only
looks at the time of a kernel's own file, and not at whether a file is whole. So there is a folder
for each state of the sources and of numba, and a list of digests, without which nothing is read.

A worker and an inspector may share the folder. A lock is held for one kernel at a time, so that
the second reads what the first compiled, and one that is held back between kernels is in nobody's
way.
"""

import hashlib
import json
import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol, Self

import llvmlite
import numba

from potluck.file_lock import held_lock
from potluck_training.durable_file import prepare_folder, replaced
from potluck_training.errors import DiskError

LOCK = "lock"
"""Name of the lock's file in the parent folder."""

PATIENCE_SECONDS = 60.0
"""How long another process may hold the lock; compiling all kernels takes about 15 s of a core."""

_LOOK_SECONDS = 0.05
_SEAL = "seal.json"
_SEAL_BYTES = 1 << 20
_log = logging.getLogger(__name__)


class Dispatcher(Protocol):
    """What is used here of what numba makes of a function."""

    @property
    def py_func(self) -> Callable[..., object]:
        """Return the function."""
        ...

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


class _InUseError(DiskError):
    """Another process holds the lock."""


class CompiledStore:
    """One folder.

    Args:
        folder: The folder for these sources; its parent has the lock.
        between: Called while another process holds the lock; work may be stopped there.
        patience_seconds: How long to wait for the lock before doing without the folder.
    """

    def __init__(self, folder: Path, between: Callable[[], None], patience_seconds: float) -> None:
        self._folder = folder
        self._between = between
        self._patience_seconds = patience_seconds
        self._sealed: dict[str, str] = {}
        self._of_use = True

    @classmethod
    def opened(
        cls,
        parent: Path,
        between: Callable[[], None],
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> Self | None:
        """Return the store for these sources; None where the folder can't be used.

        What stands there for other sources, or is not whole, is removed.

        Args:
            parent: The folder.
            between: Called while another process holds the lock; work may be stopped there.
            patience_seconds: How long to wait for the lock before doing without the folder.
        """
        folder = parent / _state()
        store = cls(folder, between, patience_seconds)
        try:
            # What is read from it is run, so nobody else may write there.
            parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with store._locked():
                store._clear()
        except (DiskError, OSError) as error:
            _log.warning("Compiled kernels can't be kept in %s: %s", parent, error)
            return None
        return store

    def compile(self, dispatcher: Dispatcher, signature: tuple[Any, ...]) -> None:
        """Compile a kernel or read it."""
        if self._of_use:
            try:
                with self._locked():
                    numba.config.CACHE_DIR = str(self._folder)  # type: ignore[attr-defined]
                    dispatcher.enable_caching()
                    dispatcher.compile(signature)
                    self._seal()
            except (DiskError, OSError) as error:
                _log.warning("Compiled kernels can't be kept in %s: %s", self._folder, error)
                self._of_use = False
        if not dispatcher.signatures:
            dispatcher.compile(signature)

    def _clear(self) -> None:
        """Remove what is not for these sources, or not whole."""
        prepare_folder(self._folder)
        for other in self._folder.parent.iterdir():
            if other != self._folder and other.is_dir():
                shutil.rmtree(other)
        self._sealed = _digests(self._folder)
        if _sealed(self._folder) != self._sealed:
            shutil.rmtree(self._folder)
            prepare_folder(self._folder)
            self._sealed = {}

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock for a with block, at whose start nobody else is in the folder."""
        refusal = _InUseError("another process has used the folder for long.")
        end = time.monotonic() + self._patience_seconds
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(held_lock(self._folder.parent / LOCK, refusal))
                    break
                except _InUseError:
                    if time.monotonic() >= end:
                        raise
                self._between()
                time.sleep(_LOOK_SECONDS)
            yield

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
