"""The one tool that makes environments: uv, as a process that gets its wheels from us."""

import logging
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from potluck_setup.children import Ended, Tick, clean_environment, run_child
from potluck_setup.disk_room import no_room
from potluck_setup.errors import NoConnectionError, SetupError, TamperedError
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places

_LOG = logging.getLogger(__name__)
_MISMATCH = re.compile(r"Hash mismatch for `([^`]*)`")
_FULL = re.compile(r"No space left on device|os error (?:28|27|112|122)\b|File too large")
_FOR_LINES = 6


class Uv(Protocol):
    """Makes environments out of wheels that are here."""

    def version(self) -> str:
        """Return its version; raises SetupError when it can't be started."""
        ...

    def make_environment(self, folder: Path, python: Path, tick: Tick) -> None:
        """Make an environment without packages where nothing is yet.

        Raises:
            NoRoomError: The disk is full.
            SetupError: The interpreter is none, something is there, or it could not be written.
        """
        ...

    def install(self, environment: Path, requirements: Path, tick: Tick) -> None:
        """Install exactly the wheels of a requirements file, each checked against its hash.

        Raises:
            TamperedError: A wheel is not the one that was promised; names it.
            NoRoomError: The disk is full.
            SetupError: It could not be done.
        """
        ...

    def install_python(self, request: str, tick: Tick) -> Path:
        """Have a Python ("3.11") installed below `Places.pythons`, and return its interpreter.

        Raises:
            NoConnectionError: It could not be fetched.
        """
        ...


class RealUv:
    """Runs uv's program, without the person's own settings of it."""

    def __init__(self, binary: Path, *, places: Places, network: NetworkSettings) -> None:
        self._binary = binary
        self._places = places
        self._network = network

    def version(self) -> str:
        """Ask the program."""
        ended = self._run(["--version"], tick=lambda: None)
        if ended.status != 0:
            raise _failure(ended, "uv does not run here", self._places.versions)
        return ended.last_line.split()[1] if len(ended.last_line.split()) > 1 else ended.last_line

    def make_environment(self, folder: Path, python: Path, tick: Tick) -> None:
        """Run `uv venv`."""
        if folder.exists():
            raise SetupError(f"Something is there already: {folder}.")
        words: list[str | Path] = ["venv", "--offline", "--no-project", "--no-python-downloads"]
        ended = self._run([*words, "--python", python, folder], tick=tick)
        if ended.status != 0:
            raise _failure(ended, "The environment could not be made", self._places.versions)

    def install(self, environment: Path, requirements: Path, tick: Tick) -> None:
        """Run `uv pip install`; bytecode is compiled, so that the first start is no slower."""
        words: list[str | Path] = ["pip", "install", "--offline", "--no-index", "--no-deps"]
        words += ["--require-hashes", "--no-build", "--compile-bytecode"]
        words += ["--python", environment, "--requirements", requirements]
        ended = self._run(words, tick=tick)
        if ended.status != 0:
            raise _failure(ended, "The environment could not be filled", self._places.versions)

    def install_python(self, request: str, tick: Tick) -> Path:
        """Run `uv python install`, which is the one thing that uv fetches by itself."""
        words = ["--offline"] if self._network.offline and not self._has_folder_of_pythons() else []
        ended = self._run(["python", "install", *words, "--no-bin", request], tick=tick)
        if ended.status != 0:
            raise NoConnectionError(
                f"Python {request} could not be fetched: {_said(ended)} Install Python {request} "
                "yourself, or name a mirror of Pythons in the network settings."
            )
        found = self._run(["python", "find", "--offline", "--managed-python", request], tick=tick)
        if found.status != 0:
            raise SetupError(f"Python {request} was installed and is not there: {_said(found)}")
        return Path(found.last_line)

    def _has_folder_of_pythons(self) -> bool:
        return (self._network.python_mirror or "").startswith("file:")

    def _run(self, words: Sequence[str | Path], *, tick: Tick) -> Ended:
        command = [self._binary, *words, "--no-config", "--no-progress", "--color", "never"]
        environ = environment_for_uv(os.environ, self._places, self._network)
        ended = run_child(command, environ=environ, tick=tick)
        if ended.status != 0:
            shown = " ".join(str(word) for word in command)
            _LOG.warning("%s ended with %d:\n%s", shown, ended.status, "\n".join(ended.lines))
        return ended


def environment_for_uv(
    environ: Mapping[str, str], places: Places, network: NetworkSettings
) -> dict[str, str]:
    """Return uv's whole environment: of the person's own words for it, only a mirror of Pythons."""
    environ_for_uv = clean_environment(environ)
    environ_for_uv["UV_CACHE_DIR"] = str(places.uv_cache)
    environ_for_uv["UV_PYTHON_INSTALL_DIR"] = str(places.pythons)
    mirror = network.python_mirror or environ.get("UV_PYTHON_INSTALL_MIRROR")
    if mirror:
        environ_for_uv["UV_PYTHON_INSTALL_MIRROR"] = mirror
    if network.proxy:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            environ_for_uv.pop(name.lower(), None)
            environ_for_uv[name] = network.proxy
    return environ_for_uv


def _failure(ended: Ended, what: str, where: Path) -> SetupError:
    text = "\n".join(ended.lines)
    mismatch = _MISMATCH.search(text)
    if mismatch:
        name = mismatch[1].rpartition("/")[2]
        return TamperedError(
            f"{name} is not the file that was promised (its SHA-256 differs), so nothing of it is "
            "used. Try again; it is fetched anew."
        )
    if _FULL.search(text):
        return no_room(where, needed_bytes=0)
    return SetupError(f"{what}: {_said(ended)}")


def _said(ended: Ended) -> str:
    """Return what uv gave as its reason, from its line of error on, as one line."""
    lines = [line.strip() for line in ended.lines if line.strip()]
    starts = [place for place, line in enumerate(lines) if line.startswith("error:")]
    told = lines[starts[-1] :][:_FOR_LINES] if starts else lines[-1:]
    text = " ".join(told).removeprefix("error:").strip()
    return (text or f"it ended with status {ended.status}").rstrip(".") + "."
