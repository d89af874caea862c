"""The file that keeps a person's limits, written whole.

A file that somebody put in its place meanwhile counts from the next change on, which is made to it
and does not write over it.

A file that can't be read, or that a newer Potluck wrote, is left as it is: safe defaults hold, the
person is told, and nothing is written over it until they say so by moving it away.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from potluck.atomic_file import write_atomically
from potluck.errors import ErrorCode
from potluck.limits import MIB
from potluck_client.errors import SettingsError
from potluck_client.settings.document import (
    Choices,
    decode,
    encode,
    in_range,
    sort_out,
    unchosen_values,
)
from potluck_client.settings.presets import find_preset, preset_in_force, preset_values
from potluck_client.settings.row import ComputerFacts, Preset
from potluck_client.settings.schema import check_changes, find_limits, settings_from, values_of
from potluck_client.settings.values import Settings, Value

FILE_NAME = "settings.json"
_LARGEST_BYTES = MIB


class SettingsStore:
    """The settings of one data folder, which is held by this process alone.

    Attributes:
        facts: What decides ranges and defaults here.
        current: What is in force.
        damage: Why the file was not used, in a sentence; empty when it was.
        notices: A sentence on each choice that this computer can't fulfil now.
    """

    def __init__(self, home: Path, facts: ComputerFacts) -> None:
        self._path = home / FILE_NAME
        _sweep(home)
        self.damage = ""
        self._content: bytes | None = None
        self._choices = Choices()
        try:
            self._content = _read(self._path)
            if self._content is not None:
                self._choices = _decode(self._path, self._content, facts)
        except SettingsError as error:
            self.damage = error.sentence
        self._put_in_force(facts, self._choices)

    def update(
        self, values: Mapping[str, object], reset: tuple[str, ...] = (), preset: str = ""
    ) -> Settings:
        """Make all changes or none, and keep them: first the preset, then resets, then values.

        Args:
            values: New values by whole key, or by the bare key of what every device has.
            reset: Keys that go back to their default.
            preset: Name of a preset; empty for none.

        Raises:
            SettingsError: A key is unknown, a value is out of range, or the file can't be kept.
        """
        if not self.damage:
            self._take_in()
        choices = self._planned(values, reset, preset)
        if self.damage:
            raise SettingsError(
                f"Your limits were not changed, because {self._path} could not be read and is not "
                "written over. Move it away, start Potluck again and try once more.",
                code=ErrorCode.CORRUPT,
            )
        self._keep(choices)
        self._put_in_force(self.facts, choices)
        return self.current

    def planned(
        self, values: Mapping[str, object], reset: tuple[str, ...] = (), preset: str = ""
    ) -> Settings:
        """Return what update() would put in force, and change nothing.

        Raises:
            SettingsError: A key is unknown, or a value is out of range.
        """
        choices = self._planned(values, reset, preset)
        in_force, _notices = in_range(choices, self.facts)
        return settings_from(in_force, self.facts)

    def adapt(self, facts: ComputerFacts) -> Settings:
        """Put the same choices in force on what the computer has become, such as with a card back.

        What was chosen for a device that has gone is kept for its return.
        """
        values = {**self._choices.elsewhere, **self._choices.here}
        choices = sort_out(values, self._choices.preset, facts)
        self._put_in_force(facts, choices)
        return self.current

    def _take_in(self) -> None:
        """Put in force what somebody else wrote into the file; a file that is gone says nothing.

        Raises:
            SettingsError: What they wrote can't be read.
        """
        try:
            content = _read(self._path)
            if content is None or content == self._content:
                return
            choices = _decode(self._path, content, self.facts)
        except SettingsError as error:
            raise SettingsError(
                f"Your limits were not changed, because somebody else changed the file. "
                f"{error.sentence} Mend it or move it away and try once more.",
                code=ErrorCode.CORRUPT,
            ) from error
        self._content = content
        self._put_in_force(self.facts, choices)

    def _planned(
        self, values: Mapping[str, object], reset: tuple[str, ...], preset: str
    ) -> Choices:
        base = find_preset(preset) if preset else self._choices.preset
        changes = preset_values(base, self.facts) if preset else {}
        for key in reset:
            changes |= {limit.key: limit.default for limit in find_limits(key, self.facts)}
        return self._changed(changes | check_changes(values, self.facts), base)

    def _changed(self, changes: Mapping[str, Value], preset: Preset) -> Choices:
        """Return the choices after changes that were checked, without what holds unchosen."""
        values = {**values_of(self.current, self.facts), **changes}
        if not preset_values(preset, self.facts).items() <= values.items():
            # Values set one by one may come to another preset, which new devices then follow.
            mixed = settings_from(values, self.facts)
            preset = preset_in_force(mixed, self.facts) or preset
        before = {**self._choices.here, **changes}
        chosen = {key: before.get(key, value) for key, value in values.items()}
        unchosen = unchosen_values(preset, self.facts)
        return Choices(
            preset=preset,
            here={key: value for key, value in chosen.items() if value != unchosen[key]},
            elsewhere=self._choices.elsewhere,
        )

    def _put_in_force(self, facts: ComputerFacts, choices: Choices) -> None:
        values, notices = in_range(choices, facts)
        self.facts = facts
        self.current = settings_from(values, facts)
        self.notices = notices
        self._choices = choices

    def _keep(self, choices: Choices) -> None:
        content = encode(choices)
        if len(content) > _LARGEST_BYTES:
            raise SettingsError(
                "Your limits were not changed, because they have become too many to keep. Reset "
                "some of them.",
                code=ErrorCode.TOO_LARGE,
            )
        try:
            write_atomically(self._path, content)
        except OSError as error:
            raise SettingsError(
                f"Your limits could not be kept in {self._path}: {error.strerror}. Nothing was "
                "changed.",
                code=ErrorCode.FULL,
            ) from error
        self._content = content


def _read(path: Path) -> bytes | None:
    """Return a settings file's content; None where there is none.

    Raises:
        SettingsError: It can't be read, or is too large for one.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(
            f"Your limits in {path} can't be read: {error.strerror}.", code=ErrorCode.CORRUPT
        ) from error
    if len(data) > _LARGEST_BYTES:
        raise SettingsError(
            f"Your limits in {path} are damaged: the file is too large.", code=ErrorCode.CORRUPT
        )
    return data


def _decode(path: Path, data: bytes, facts: ComputerFacts) -> Choices:
    """Return the choices in a settings file.

    Raises:
        SettingsError: It is damaged, or from a newer Potluck.
    """
    try:
        return decode(data, facts)
    except SettingsError as error:
        raise SettingsError(
            f"Your limits in {path} {error.sentence}", code=ErrorCode.CORRUPT
        ) from error


def _sweep(home: Path) -> None:
    """Take away what a process that was killed while it wrote has left."""
    with contextlib.suppress(OSError):
        for scratch in home.glob(f".{FILE_NAME}.*.tmp"):
            scratch.unlink(missing_ok=True)
