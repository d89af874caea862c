"""The network settings on the disk."""

import json
import logging
from dataclasses import asdict, fields
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck_setup.disk_room import of_write
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places

_MOST_BYTES = 100_000
_MOST_CHARACTERS = 4000
_LOG = logging.getLogger(__name__)


def load_network(places: Places) -> NetworkSettings:
    """Return what the person set; a file that is missing or damaged counts as nothing set."""
    try:
        with places.network.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except FileNotFoundError:
        return NetworkSettings()
    except (OSError, ValueError, RecursionError) as error:
        _LOG.warning("The network settings can't be read: %s", error)
        return NetworkSettings()
    return _read(found) if isinstance(found, dict) else NetworkSettings()


def store_network(places: Places, network: NetworkSettings) -> None:
    """Keep network settings, readable by their owner alone since a proxy's password may be there.

    Raises:
        SetupError: They can't be written.
    """
    values = asdict(network)
    if network.wheels_folder is not None:
        values["wheels_folder"] = str(network.wheels_folder)
    try:
        places.root.mkdir(parents=True, exist_ok=True)
        write_atomically(places.network, json.dumps(values, indent=1).encode())
    except OSError as error:
        raise of_write(error, places.network, needed_bytes=0) from error


def _read(found: dict[str, object]) -> NetworkSettings:
    texts: dict[str, str] = {}
    for field in fields(NetworkSettings):
        value = found.get(field.name)
        if isinstance(value, str) and 0 < len(value) <= _MOST_CHARACTERS and value.isprintable():
            texts[field.name] = value
    folder = texts.get("wheels_folder")
    return NetworkSettings(
        proxy=texts.get("proxy"),
        packages_mirror=texts.get("packages_mirror"),
        pytorch_mirror=texts.get("pytorch_mirror"),
        python_mirror=texts.get("python_mirror"),
        wheels_folder=Path(folder) if folder else None,
        offline=found.get("offline") is True,
        updates_url=texts.get("updates_url"),
    )
