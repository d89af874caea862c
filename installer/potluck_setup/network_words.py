"""The words of a command line that say how the network is reached."""

import argparse
from dataclasses import replace
from pathlib import Path

from potluck_setup.network import NetworkSettings

_ADDRESSES = {
    "proxy": "proxy, as http://[user:password@]host:port",
    "packages-mirror": "what takes the place of PyPI's files",
    "pytorch-mirror": "what takes the place of PyTorch's own index",
    "python-mirror": "where a Python comes from, if there is none",
}


def add_network_words(parser: argparse.ArgumentParser) -> None:
    """Add the words; each takes the place of what the network settings have."""
    for name, about in _ADDRESSES.items():
        parser.add_argument(f"--{name}", metavar="ADDRESS", help=about)
    parser.add_argument(
        "--wheels-folder", type=_absolute, metavar="FOLDER", help="folder to look for wheels first"
    )
    parser.add_argument(
        "--offline",
        action=argparse.BooleanOptionalAction,
        help="never use the network, or use it again",
    )


def with_words(network: NetworkSettings, words: argparse.Namespace) -> NetworkSettings:
    """Return network settings with what the words say in their place."""
    said = {name.replace("-", "_"): getattr(words, name.replace("-", "_")) for name in _ADDRESSES}
    return replace(
        network,
        **{name: value for name, value in said.items() if value},
        wheels_folder=words.wheels_folder or network.wheels_folder,
        offline=network.offline if words.offline is None else words.offline,
    )


def _absolute(text: str) -> Path:
    return Path(text).expanduser().absolute()
