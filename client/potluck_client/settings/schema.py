"""Every limit a person can set, and the values that come of the table on one computer.

The rows in the files beside this one are the only place that names a setting. The window, the
command line, the file and the page of the documentation all follow from them.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from potluck.errors import ErrorCode
from potluck_client.errors import SettingsError
from potluck_client.settings.checking import check_value
from potluck_client.settings.row import (
    ComputerFacts,
    Limit,
    SettingRow,
    of_computer,
    of_device,
)
from potluck_client.settings.rows_electricity import ROWS_ELECTRICITY
from potluck_client.settings.rows_how_hard import ROWS_OF_DEVICES, ROWS_THREADS
from potluck_client.settings.rows_space import ROWS_SPACE
from potluck_client.settings.rows_updates import ROWS_UPDATES
from potluck_client.settings.rows_when import ROWS_WHEN
from potluck_client.settings.values import DeviceSettings, Settings, Value

SETTINGS: tuple[SettingRow, ...] = (
    *ROWS_WHEN,
    *ROWS_THREADS,
    *ROWS_OF_DEVICES,
    *ROWS_SPACE,
    *ROWS_ELECTRICITY,
    *ROWS_UPDATES,
)
"""All rows, in the order in which they are shown."""

_DEVICE_ROWS = {row.key: row for row in ROWS_OF_DEVICES}


def limits_of(facts: ComputerFacts) -> tuple[Limit, ...]:
    """Return every limit of a computer, in the order in which they are shown."""
    return tuple(
        chain(
            (of_computer(row, facts) for row in (*ROWS_WHEN, *ROWS_THREADS)),
            (
                of_device(row, facts, device)
                for device in facts.devices
                for row in ROWS_OF_DEVICES
                if row.applies(device)
            ),
            (of_computer(row, facts) for row in (*ROWS_SPACE, *ROWS_ELECTRICITY, *ROWS_UPDATES)),
        )
    )


def find_limits(key: str, facts: ComputerFacts) -> tuple[Limit, ...]:
    """Return the limit of a whole key; for the bare key of a device's setting, that of each device.

    Raises:
        SettingsError: There is none.
    """
    limits = limits_of(facts)
    found = tuple(limit for limit in limits if key in {limit.key, limit.row.key})
    if found:
        return found
    bare, _, device_id = key.partition("@")
    device = next((d for d in facts.devices if d.device_id == device_id), None)
    if bare in _DEVICE_ROWS and device is not None:
        sentence = f"“{_DEVICE_ROWS[bare].label}” can’t be set for {device.name}."
    elif bare in _DEVICE_ROWS and device_id:
        sentence = f"There is no device “{device_id}” in this computer now."
    elif bare in _DEVICE_ROWS:
        sentence = f"No device of this computer has the setting “{bare}”."
    else:
        known = ", ".join(row.key for row in SETTINGS)
        sentence = f"There is no setting called “{key}”. The settings are: {known}."
    raise SettingsError(sentence, code=ErrorCode.BAD_INPUT)


def check_changes(values: Mapping[str, object], facts: ComputerFacts) -> dict[str, Value]:
    """Return values by whole key; those of a bare key first, so that a whole one counts more.

    Raises:
        SettingsError: A key is unknown or a value is out of range.
    """
    ordered = sorted(values.items(), key=lambda item: "@" in item[0])
    return {
        limit.key: check_value(limit, value)
        for key, value in ordered
        for limit in find_limits(key, facts)
    }


def default_settings(facts: ComputerFacts) -> Settings:
    """Return what is in force when nobody touched anything."""
    return settings_from({}, facts)


def change_settings(
    current: Settings, facts: ComputerFacts, values: Mapping[str, object], reset: tuple[str, ...]
) -> Settings:
    """Return the settings with all changes made.

    Raises:
        SettingsError: A key is unknown or a value is out of range; nothing is changed then.
    """
    back = {limit.key: limit.default for key in reset for limit in find_limits(key, facts)}
    changes = back | check_changes(values, facts)
    return settings_from(values_of(current, facts) | changes, facts)


def values_of(settings: Settings, facts: ComputerFacts) -> dict[str, Value]:
    """Return the value of every limit of a computer by its whole key."""
    values: dict[str, Value] = {}
    for limit in limits_of(facts):
        of = settings if limit.device is None else settings.devices[limit.device.device_id]
        values[limit.key] = getattr(of, limit.row.key)
    return values


def settings_from(values: Mapping[str, Value], facts: ComputerFacts) -> Settings:
    """Return the settings with these values, checked before, by whole key; defaults elsewhere."""
    limits = limits_of(facts)
    # The table's kinds are those of the fields; a test holds them against each other.
    chosen: dict[str, Any] = {limit.key: values.get(limit.key, limit.default) for limit in limits}
    devices = {
        device.device_id: DeviceSettings(
            **{
                limit.row.key: chosen[limit.key]
                for limit in limits
                if limit.device is not None and limit.device.device_id == device.device_id
            }
        )
        for device in facts.devices
    }
    own = {limit.key: chosen[limit.key] for limit in limits if limit.device is None}
    return Settings(**own, devices=devices)
