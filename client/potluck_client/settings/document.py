"""What a person chose, as the settings file holds it, and what that comes to on this computer.

The file keeps choices, not values in force: the choices for a card that is not plugged in now, and
those that this computer can't fulfil now, stay in it and count again when they can. So does the
preset: a card that comes later works as gently as the others.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from potluck.errors import ErrorCode
from potluck.limits import DEVICE_ID_CHARACTERS
from potluck_client.errors import SettingsError
from potluck_client.host.port import DeviceKind
from potluck_client.settings.checking import check_kind, fit, range_text
from potluck_client.settings.row import ComputerFacts, DeviceRow, Limit, Preset
from potluck_client.settings.schema import SETTINGS, limits_of
from potluck_client.settings.values import Value

FORMAT = 2
_OLD_FORMAT = 1
"""One share of time for all devices, and one switch for all cards."""
_ROWS = {row.key: row for row in SETTINGS}


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a person chose.

    Attributes:
        preset: The preset that holds for what was not chosen otherwise.
        here: Values by whole key that this computer knows; some may be out of its range now.
        elsewhere: Values of devices that are not here now, or that can't have them now; as they
            stand in the file.
    """

    preset: Preset = Preset.BALANCED
    here: Mapping[str, Value] = field(default_factory=dict)
    elsewhere: Mapping[str, Value] = field(default_factory=dict)


def encode(choices: Choices) -> bytes:
    """Return the file's content."""
    settings = dict(sorted({**choices.elsewhere, **choices.here}.items()))
    document = {"format": FORMAT, "preset": choices.preset.value, "settings": settings}
    return json.dumps(document, indent=2, ensure_ascii=False).encode("utf-8")


def decode(data: bytes, facts: ComputerFacts) -> Choices:
    """Read a file's content.

    Raises:
        SettingsError: It is damaged or from a newer Potluck; the sentence goes on after the
            file's name.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _damaged("are damaged.") from error
    if not isinstance(document, dict) or type(document.get("format")) is not int:
        raise _damaged("are damaged.")
    found, settings = document["format"], document.get("settings")
    if found > FORMAT:
        raise _damaged("were written by a newer Potluck, which this one can’t read.")
    if found < _OLD_FORMAT or not isinstance(settings, dict):
        raise _damaged("are damaged.")
    if found == _OLD_FORMAT:
        return sort_out(_modern(settings, facts), Preset.BALANCED, facts)
    try:
        preset = Preset(document.get("preset", Preset.BALANCED))
    except ValueError as error:
        raise _damaged("are damaged: they name a preset that there is not.") from error
    return sort_out(settings, preset, facts)


def sort_out(settings: Mapping[str, object], preset: Preset, facts: ComputerFacts) -> Choices:
    """Return choices by whether they count on this computer now.

    Raises:
        SettingsError: A key is unknown, or a value of the wrong kind.
    """
    limits = {limit.key: limit for limit in limits_of(facts)}
    here: dict[str, Value] = {}
    elsewhere: dict[str, Value] = {}
    for key, value in settings.items():
        try:
            if key in limits:
                here[key] = check_kind(limits[key], value)
            else:
                elsewhere[key] = _foreign(key, value)
        except SettingsError as error:
            raise _damaged(f"are damaged: {error.sentence}") from error
    return Choices(preset=preset, here=here, elsewhere=elsewhere)


def unchosen_values(preset: Preset, facts: ComputerFacts) -> dict[str, Value]:
    """Return what holds for a person who chose a preset and nothing else."""
    return {limit.key: limit.presets.get(preset, limit.default) for limit in limits_of(facts)}


def in_range(choices: Choices, facts: ComputerFacts) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Return the values to put in force, and a sentence on each that had to be changed for that."""
    values = unchosen_values(choices.preset, facts)
    notices: list[str] = []
    for limit in limits_of(facts):
        if limit.key not in choices.here:
            continue
        chosen = choices.here[limit.key]
        values[limit.key] = fit(limit, chosen)
        if values[limit.key] != chosen:
            notices.append(_notice(limit, chosen, values[limit.key]))
    return values, tuple(notices)


def _notice(limit: Limit, chosen: Value, now: Value) -> str:
    of = f" of {limit.device.name}" if limit.device else ""
    return (
        f"“{limit.row.label}”{of} is {now} for now, although you chose {chosen}: on this computer "
        f"it must be {range_text(limit)}."
    )


def _foreign(key: str, value: object) -> Value:
    """Return the choice of a device that is not here; its range is not known here."""
    bare, _, device_id = key.partition("@")
    row = _ROWS.get(bare)
    named = 1 <= len(device_id) <= DEVICE_ID_CHARACTERS and device_id.isprintable()
    if not isinstance(row, DeviceRow) or not named:
        raise SettingsError(f"There is no setting “{key[:100]}”.", code=ErrorCode.CORRUPT)
    away = Limit(
        row=row, key=key, device=None, sentence=row.sentence, default=0, range=None, lowest=None
    )
    return check_kind(away, value)


def _modern(settings: Mapping[str, object], facts: ComputerFacts) -> dict[str, object]:
    """Return the choices of an early file in today's keys."""
    return {new: value for key, value in settings.items() for new in _today(key, facts)}


def _today(key: str, facts: ComputerFacts) -> Iterator[str]:
    is_cpu = {d.device_id: d.kind is DeviceKind.CPU for d in facts.devices}
    if key == "use_cpu":
        return (f"use@{name}" for name, cpu in is_cpu.items() if cpu)
    if key == "use_gpu":
        return (f"use@{name}" for name, cpu in is_cpu.items() if not cpu)
    if key == "duty_percent":
        return (f"duty_percent@{name}" for name in is_cpu)
    return iter((key,))


def _damaged(rest: str) -> SettingsError:
    return SettingsError(rest, code=ErrorCode.CORRUPT)
