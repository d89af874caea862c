"""Writes what the installer put where, as `potluck.installed` reads it."""

import json

from potluck.atomic_file import write_atomically
from potluck.installed import Installation
from potluck_setup.errors import SetupError
from potluck_setup.places import Places


def note_installation(places: Places, installation: Installation) -> None:
    """Write `installation.json`, and the root if it is not there.

    Raises:
        SetupError: The root can't be written.
    """
    fields = {
        "kind": installation.kind,
        "launcher": list(installation.launcher),
        "payload": str(installation.payload),
    }
    try:
        places.root.mkdir(parents=True, exist_ok=True)
        write_atomically(places.installation, json.dumps(fields, indent=1).encode() + b"\n")
    except OSError as error:
        raise SetupError(
            f"Potluck can't write into {places.root}: {error.strerror}. Check that the folder is "
            "yours and that the disk has room."
        ) from error
