"""Asks where this computer's key is and whether it can be had, without making one."""

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from potluck_client.doctor.aside import aside
from potluck_client.doctor.judging.keyring import KeyPlace, KeyringReading
from potluck_client.errors import IdentityError
from potluck_client.identity_loading import LoadKey
from potluck_client.identity_store import (
    KEY_FILE,
    KEYRING_VARIABLE,
    PUBLIC_FILE,
    SecretStore,
    system_keyring,
)

KEYRING_SECONDS = 10.0
"""How long a keyring may take; one that asks its user for a password never answers."""

KEY_SECONDS = 25.0
"""How long the key may take, whose keyring is asked twice."""

_SILENT = "The system's keyring, in which this computer's key is, does not answer."


async def read_keyring(
    home: Path,
    load_key: LoadKey,
    *,
    environment: Mapping[str, str] = os.environ,
    open_keyring: Callable[[], SecretStore | None] = system_keyring,
) -> KeyringReading:
    """Return how the key can be had.

    Args:
        home: The data folder.
        load_key: Gives the key; called only where there is one, since it would make one.
        environment: POTLUCK_KEYRING=file leaves the keyring alone.
        open_keyring: Finds the keyring; a test gives its own.
    """
    place = _place(home)
    if place is not KeyPlace.NONE:
        problem = await _problem(load_key)
        return KeyringReading(place=place, problem=problem, keyring=None)
    if environment.get(KEYRING_VARIABLE) == "file":
        return KeyringReading(place=place, problem="", keyring=False, left_alone=True)
    try:
        found = await aside(open_keyring, KEYRING_SECONDS)
    except TimeoutError:
        return KeyringReading(place=place, problem="", keyring=None)
    except Exception:  # noqa: BLE001 — backends raise what their system raises
        return KeyringReading(place=place, problem="", keyring=False)
    return KeyringReading(place=place, problem="", keyring=found is not None)


def _place(home: Path) -> KeyPlace:
    if (home / KEY_FILE).is_file():
        return KeyPlace.FILE
    return KeyPlace.KEYRING if (home / PUBLIC_FILE).is_file() else KeyPlace.NONE


async def _problem(load_key: LoadKey) -> str:
    try:
        async with asyncio.timeout(KEY_SECONDS):
            await load_key()
    except TimeoutError:
        return _SILENT
    except IdentityError as error:
        return error.sentence
    return ""
