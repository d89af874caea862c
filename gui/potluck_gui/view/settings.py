"""What the page "Limits" shows of the settings that the daemon names."""

import math
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, plain
from potluck_gui.view.hours import hours_words
from potluck_gui.view.said import said
from potluck_gui.view.slider import SliderScale, slider_scale

translate = QCoreApplication.translate

_LABEL_CHARACTERS = 80
_SENTENCE_CHARACTERS = 400
_UNIT_CHARACTERS = 20
_LARGEST_WHOLE = 2**31 - 1
_LARGEST = 1e9
_ENDLESS = 100_000
"""From here on, the greatest value is there for form's sake, and nobody needs to read it."""
_FINE_STEP = 0.01
_MOST_SETTINGS = 500
_MOST_ITEMS = 200
_TEXT_CHARACTERS = 200


class Field(Enum):
    """How a limit is edited."""

    FLAG = "flag"
    """A box to tick."""
    WHOLE = "whole"
    """A field for whole numbers."""
    NUMBER = "number"
    """A field for numbers."""
    TEXT = "text"
    """A field for a short text."""
    PROGRAMS = "programs"
    """A list of programs."""
    HOURS = "hours"
    """A list of hours of the week."""


@dataclass(frozen=True, kw_only=True)
class SettingView:
    """One limit.

    Attributes:
        key: Its name among programs.
        label: Its name among people.
        sentence: What it does.
        field: How it is edited.
        unit: Unit of the value; empty for yes or no.
        value: The value in force, as it came.
        number: The same as a number; 0 for what is none.
        text: The same as a text; empty for what is none.
        items: The same as a list, as the daemon writes it; empty for what is none.
        item_words: The list in words.
        minimum: Least value.
        maximum: Greatest value.
        lowest: Least value above a least one that means something else; else the least value.
        least_text: What the least value, or an empty list, means; empty when nothing special.
        step: What one press of an arrow adds.
        range: Least and greatest value in words; empty where there are none.
        slider: How a slider goes over the range; None where it has no end that a slider could show.
        default: The default in words.
        is_default: True when the default is in force.
        no_effect: Why it changes nothing now; empty while it counts.
    """

    key: str
    label: str
    sentence: str
    field: Field
    unit: str
    value: control.SettingValue
    number: float
    text: str
    items: tuple[str, ...]
    item_words: tuple[str, ...]
    minimum: float
    maximum: float
    lowest: float
    least_text: str
    step: float
    range: str
    slider: SliderScale | None
    default: str
    is_default: bool
    no_effect: str


@dataclass(frozen=True, kw_only=True)
class SettingGroup:
    """Limits under one heading: a group of the computer's, or all of one device."""

    title: str
    settings: tuple[SettingView, ...]


Answer = control.GetSettingsResponse | control.UpdateSettingsResponse


def setting_groups(answer: Answer, reader: Reader) -> tuple[SettingGroup, ...]:
    """Work out the page; a setting of a kind that this app does not know is left out."""
    known = [s for s in answer.settings[:_MOST_SETTINGS] if _field(s) is not None]
    return tuple(
        SettingGroup(
            title=plain(device_name or said(group), _LABEL_CHARACTERS),
            settings=tuple(_setting(setting, reader) for setting in settings),
        )
        for (_, device_name, group), settings in groupby(known, key=_heading)
    )


def sentence_case(text: str) -> str:
    """Return words with a capital at their beginning, for where they stand alone."""
    return text[:1].upper() + text[1:]


def _heading(setting: control.Setting) -> tuple[str, str, str]:
    """Return what stands together: a device's limits, or a group of the computer's."""
    group = "" if setting.device_id else setting.group
    return setting.device_id, setting.device_name or setting.device_id, group


def _field(setting: control.Setting) -> Field | None:
    kind = setting.value.WhichOneof("value")
    if kind == "texts":
        return _LISTS.get(setting.form)
    return _FIELDS.get(kind or "")


_FIELDS = {
    "flag": Field.FLAG,
    "whole": Field.WHOLE,
    "number": Field.NUMBER,
    "text": Field.TEXT,
}
_LISTS: dict[int, Field] = {
    control.SETTING_FORM_PROGRAMS: Field.PROGRAMS,
    control.SETTING_FORM_HOURS: Field.HOURS,
}


def _setting(setting: control.Setting, reader: Reader) -> SettingView:
    field = _field(setting) or Field.FLAG
    unit = plain(said(setting.unit), _UNIT_CHARACTERS)
    number = _number(setting.value)
    least, most = _number(setting.minimum), _number(setting.maximum)
    lowest = _number(setting.lowest) if setting.HasField("lowest") else least
    items = tuple(setting.value.texts.items[:_MOST_ITEMS])
    return SettingView(
        key=setting.key,
        label=plain(said(setting.label), _LABEL_CHARACTERS),
        sentence=plain(said(setting.sentence), _SENTENCE_CHARACTERS),
        field=field,
        unit=_counted(number, unit),
        value=setting.value,
        number=number,
        text=setting.value.text[:_TEXT_CHARACTERS],
        items=items,
        item_words=tuple(_item_words(item, field, reader) for item in items),
        minimum=min(least, number),
        maximum=max(most, number),
        lowest=lowest,
        least_text=plain(said(setting.minimum_text), _LABEL_CHARACTERS),
        step=1.0 if field is Field.WHOLE else _FINE_STEP,
        range=_range(setting, lowest, most, unit, reader),
        slider=_slider(setting, field, lowest, most),
        default=_default_words(setting, unit, reader),
        is_default=setting.value == setting.default_value,
        no_effect=plain(said(setting.no_effect), _SENTENCE_CHARACTERS),
    )


def _item_words(item: str, field: Field, reader: Reader) -> str:
    return hours_words(item, reader) if field is Field.HOURS else plain(item, _LABEL_CHARACTERS)


def _number(value: control.SettingValue) -> float:
    """Return a value as a number that a field can hold."""
    which = value.WhichOneof("value")
    if which == "whole":
        return float(max(-_LARGEST_WHOLE, min(value.whole, _LARGEST_WHOLE)))
    if which == "number" and math.isfinite(value.number):
        return max(-_LARGEST, min(value.number, _LARGEST))
    return 0.0


def _range(setting: control.Setting, lowest: float, most: float, unit: str, reader: Reader) -> str:
    if not setting.HasField("maximum"):
        return ""
    parts = []
    if most < _ENDLESS:
        text = translate("Limits", "%1 to %2").replace("%1", _words(lowest, "", reader))
        parts.append(text.replace("%2", _words(most, unit, reader)))
    if setting.minimum_text:
        text = translate("Limits", "%1 means %2")
        text = text.replace("%1", _words(_number(setting.minimum), "", reader))
        parts.append(text.replace("%2", plain(said(setting.minimum_text), _LABEL_CHARACTERS)))
    return "; ".join(parts)


def _slider(
    setting: control.Setting, field: Field, lowest: float, most: float
) -> SliderScale | None:
    number, least = _number(setting.value), _number(setting.minimum)
    if not setting.HasField("maximum") or most >= _ENDLESS or not least <= number <= most:
        return None
    return slider_scale(least=least, lowest=lowest, most=most, whole=field is Field.WHOLE)


def _default_words(setting: control.Setting, unit: str, reader: Reader) -> str:
    default, least = setting.default_value, plain(said(setting.minimum_text), _LABEL_CHARACTERS)
    kind = default.WhichOneof("value")
    if kind == "flag":
        return translate("Limits", "on") if default.flag else translate("Limits", "off")
    if kind == "texts":
        field = _field(setting) or Field.PROGRAMS
        words = [_item_words(item, field, reader) for item in default.texts.items[:_MOST_ITEMS]]
        return "; ".join(words) or least
    if kind == "text":
        return plain(default.text, _LABEL_CHARACTERS) or least
    if least and _number(default) == _number(setting.minimum):
        return least
    return _words(_number(default), unit, reader)


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
