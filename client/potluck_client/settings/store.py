"""The file that keeps a person's limits: only what differs from the default, written whole.

A file that can't be read, or that a newer Potluck wrote, is left as it is: safe defaults hold, the
person is told, and nothing is written over it until they say so by moving it away.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.errors import ErrorCode
from potluck.limits import MIB
from potluck_client.errors import SettingsError
from potluck_client.settings.schema import (
    ComputerFacts,
    Settings,
    change_settings,
    default_settings,
    values_of,
)

FILE_NAME = "settings.json"
FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class LoadedSettings:
    """What a file came to.

    Attributes:
        settings: What is in force.
        damage: Why the file was not used, in a sentence; empty when it was.
    """

    settings: Settings
    damage: str = ""


class SettingsStore:
    """The settings of one data folder.

    Attributes:
        facts: What decides ranges and defaults here.
        current: What is in force.
        damage: Why the file was not used, in a sentence; empty when it was.
    """

    def __init__(self, home: Path, facts: ComputerFacts) -> None:
        self._path = home / FILE_NAME
        self.facts = facts
        loaded = load_settings(self._path, facts)
        self.current = loaded.settings
        self.damage = loaded.damage

    def update(self, values: Mapping[str, object], reset: tuple[str, ...] = ()) -> Settings:
        """Make all changes or none, and keep them.

        Raises:
            SettingsError: A key is unknown, a value is out of range, or the file can't be kept.
        """
        changed = change_settings(self.current, self.facts, values, reset)
        if self.damage:
            raise SettingsError(
                f"Your limits were not changed, because {self._path} could not be read and is not "
                "written over. Move it away, start Potluck again and try once more.",
                code=ErrorCode.CORRUPT,
            )
        untouched = values_of(default_settings(self.facts))
        chosen = {key: v for key, v in values_of(changed).items() if v != untouched[key]}
        document = {"format": FORMAT, "settings": chosen}
        try:
            write_atomically(self._path, json.dumps(document, indent=2).encode("utf-8"))
        except OSError as error:
            raise SettingsError(
                f"Your limits could not be kept in {self._path}: {error.strerror}. Nothing was "
                "changed.",
                code=ErrorCode.FULL,
            ) from error
        self.current = changed
        return changed


def load_settings(path: Path, facts: ComputerFacts) -> LoadedSettings:
    """Read a settings file; a missing one means defaults, a damaged one defaults and a sentence."""
    defaults = default_settings(facts)
    try:
        with path.open("rb") as file:
            data = file.read(MIB)
    except FileNotFoundError:
        return LoadedSettings(settings=defaults)
    except OSError as error:
        return LoadedSettings(
            settings=defaults, damage=f"Your limits in {path} can't be read: {error.strerror}."
        )
    try:
        document = json.loads(data)
        if document["format"] != FORMAT:
            return LoadedSettings(
                settings=defaults, damage=f"Your limits in {path} are from another Potluck version."
            )
        return LoadedSettings(settings=change_settings(defaults, facts, document["settings"], ()))
    except SettingsError as error:
        return LoadedSettings(
            settings=defaults, damage=f"Your limits in {path} are damaged: {error.sentence}"
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return LoadedSettings(settings=defaults, damage=f"Your limits in {path} are damaged.")
