"""What the page "Limits" shows of the settings that the daemon names."""

import math
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, plain

translate = QCoreApplication.translate

_LABEL_CHARACTERS = 80
_SENTENCE_CHARACTERS = 400
_UNIT_CHARACTERS = 20
_LARGEST_WHOLE = 2**31 - 1
_LARGEST = 1e9
_COARSE_RANGE = 10.0


@dataclass(frozen=True, kw_only=True)
class SettingView:
    """One limit.

    Attributes:
        key: Its name among programs.
        label: Its name among people.
        sentence: What it does.
        kind: "flag", "whole" or "number".
        unit: Unit of the value; empty for yes or no.
        value: The value in force, as it came.
        number: The same as a number; 0 for yes or no.
        minimum: Least value.
        maximum: Greatest value.
        step: What one press of an arrow adds.
        range: Least and greatest value in words; empty for yes or no.
        default: The default in words.
        is_default: True when the default is in force.
    """

    key: str
    label: str
    sentence: str
    kind: str
    unit: str
    value: control.SettingValue
    number: float
    minimum: float
    maximum: float
    step: float
    range: str
    default: str
    is_default: bool


@dataclass(frozen=True, kw_only=True)
class SettingGroup:
    """Limits under one heading."""

    title: str
    settings: tuple[SettingView, ...]


def setting_groups(
    answer: control.GetSettingsResponse | control.UpdateSettingsResponse, reader: Reader
) -> tuple[SettingGroup, ...]:
    """Work out the page; a setting of a kind that this app does not know is left out."""
    known = [s for s in answer.settings if s.value.WhichOneof("value") is not None]
    return tuple(
        SettingGroup(
            title=plain(title, _LABEL_CHARACTERS),
            settings=tuple(_setting(setting, reader) for setting in settings),
        )
        for title, settings in groupby(known, key=lambda s: s.group)
    )


def _setting(setting: control.Setting, reader: Reader) -> SettingView:
    kind = setting.value.WhichOneof("value") or "flag"
    unit = plain(setting.unit, _UNIT_CHARACTERS)
    number = _number(setting.value)
    least, most = _number(setting.minimum), _number(setting.maximum)
    step = 1.0 if most - least >= _COARSE_RANGE else 0.1
    return SettingView(
        key=setting.key,
        label=plain(setting.label, _LABEL_CHARACTERS),
        sentence=plain(setting.sentence, _SENTENCE_CHARACTERS),
        kind=kind,
        unit=_counted(number, unit),
        value=setting.value,
        number=number,
        minimum=min(least, number),
        maximum=max(most, number),
        step=step,
        range=_range(kind, least, most, unit, reader),
        default=_default(setting, unit, reader),
        is_default=setting.value == setting.default_value,
    )


def _number(value: control.SettingValue) -> float:
    """Return a value as a number that a field can hold."""
    which = value.WhichOneof("value")
    if which == "whole":
        return float(max(-_LARGEST_WHOLE, min(value.whole, _LARGEST_WHOLE)))
    if which == "number" and math.isfinite(value.number):
        return max(-_LARGEST, min(value.number, _LARGEST))
    return 0.0


def _range(kind: str, least: float, most: float, unit: str, reader: Reader) -> str:
    if kind == "flag":
        return ""
    text = translate("Limits", "From %1 to %2")
    return text.replace("%1", _words(least, "", reader)).replace("%2", _words(most, unit, reader))


def _default(setting: control.Setting, unit: str, reader: Reader) -> str:
    if setting.default_value.WhichOneof("value") == "flag":
        on = setting.default_value.flag
        return translate("Limits", "Default: on") if on else translate("Limits", "Default: off")
    value = _words(_number(setting.default_value), unit, reader)
    return translate("Limits", "Default: %1").replace("%1", value)


def _words(number: float, unit: str, reader: Reader) -> str:
    text = (
        reader.locale.toString(int(number))
        if number == int(number)
        else reader.locale.toString(number, "f", 2)
    )
    return f"{text} {_counted(number, unit)}".strip()


def _counted(number: float, unit: str) -> str:
    """Return a unit for a number: one minute, two minutes."""
    return unit.removesuffix("s") if number == 1 else unit
