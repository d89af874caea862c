"""The words `look`, `install` and `repair`."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from potluck.installed import read_installation
from potluck_setup.backend import Backend
from potluck_setup.command import Commands, Console
from potluck_setup.engine import Staged, Tools, install, repair
from potluck_setup.errors import SetupError
from potluck_setup.looking import Request, look
from potluck_setup.network import NetworkSettings
from potluck_setup.network_store import load_network
from potluck_setup.network_words import add_network_words, with_words
from potluck_setup.places import Places
from potluck_setup.progress import Watcher
from potluck_setup.self_test import DoctorSelfTest
from potluck_setup.uv import RealUv


def add_parsers(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the three words."""
    own = argparse.ArgumentParser(add_help=False, parents=[shared])
    add_payload_words(own)
    add_build_word(own)
    for word, run, about in (
        ("look", _look, "tell what would be installed, and what is in the way"),
        ("install", _install, "install Potluck"),
        ("repair", _repair, "lay out the version in use anew"),
    ):
        commands.add_parser(word, parents=[own], help=about).set_defaults(run=run)


def add_payload_words(parser: argparse.ArgumentParser) -> None:
    """Add the words that say where the payload is and how the network is reached."""
    parser.add_argument("--payload", type=Path, help="folder of what the installer carried")
    parser.add_argument("--uv", type=Path, help="uv's program; the payload's otherwise")
    add_network_words(parser)


def add_build_word(parser: argparse.ArgumentParser) -> None:
    """Add the word that names a build of PyTorch."""
    parser.add_argument("--backend", type=Backend, choices=list(Backend), help="build of PyTorch")


def payload_of(words: argparse.Namespace) -> Path:
    """Return the payload: as said, as the installer noted, or where this very program lies.

    Raises:
        SetupError: There is none.
    """
    installation = read_installation(words.root)
    places = [words.payload, installation.payload if installation else None]
    # PAYLOAD/lib/potluck_setup/install_command.py
    places.append(Path(__file__).absolute().parents[2])
    for folder in places:
        if folder is not None and (folder / "release").is_dir():
            return Path(folder).absolute()
    raise SetupError("What the installer brought along is not there. Download the installer anew.")


def network_of(words: argparse.Namespace) -> NetworkSettings:
    """Return the network settings, with what the words say in their place."""
    return with_words(load_network(Places(root=words.root)), words)


def tools_of(words: argparse.Namespace, payload: Path) -> Tools:
    """Return the real tools."""
    places = Places(root=words.root)
    binary = words.uv or payload / ("uv.exe" if os.name == "nt" else "uv")
    uv = RealUv(binary.absolute(), places=places, network=network_of(words))
    return Tools(uv=uv, self_test=DoctorSelfTest(places))


def request_of(words: argparse.Namespace, payload: Path) -> Request:
    """Return what the words ask for."""
    return Request(
        places=Places(root=words.root),
        release=payload / "release",
        carried=(payload / "wheels",),
        network=network_of(words),
        backend=words.backend,
    )


def _look(words: argparse.Namespace, console: Console) -> dict[str, object]:
    payload = payload_of(words)
    outlook = look(request_of(words, payload), console)
    return outlook.fields()


def _install(words: argparse.Namespace, console: Console) -> dict[str, object]:
    return _carry_out(install, words, console)


def _repair(words: argparse.Namespace, console: Console) -> dict[str, object]:
    return _carry_out(repair, words, console)


def _carry_out(
    step: Callable[[Request, Watcher, Tools], Staged], words: argparse.Namespace, console: Console
) -> dict[str, object]:
    payload = payload_of(words)
    staged = step(request_of(words, payload), console, tools_of(words, payload))
    if staged.choice.warning:
        console.notify(staged.choice.warning, staged.choice.mend)
    return {
        "name": staged.name,
        "version": staged.version,
        "backend": staged.choice.backend.value,
        "sentence": f"Potluck {staged.version} is installed. {staged.choice.sentence}",
        "warning": staged.choice.warning or "",
        "mend": staged.choice.mend or "",
    }
