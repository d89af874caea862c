"""Limits and presets as tables, and values as people type them."""

import difflib
import itertools
import math
from collections.abc import Iterable, Sequence

from potluck.v1 import control_pb2 as control
from potluck_client.cli.endings import CommandError, ExitCode
from potluck_client.cli.texts import clean
from potluck_client.settings.rows_how_hard import ROWS_OF_DEVICES

_YES = {"yes", "on", "true", "1"}
_NO = {"no", "off", "false", "0"}
_IN_FORCE = "*"


def read_value(setting: control.Setting, text: str) -> control.SettingValue:
    """Read a value for a limit; its range is the daemon's to judge.

    What the least value means, such as "no limit", may be typed for it. Several programs or hours
    are separated by commas; what hours mean is the daemon's to judge as well.

    Raises:
        CommandError: It is of another kind than the limit.
    """
    word = text.strip()
    kind = setting.default_value.WhichOneof("value")
    least = bool(setting.minimum_text) and word.lower() == setting.minimum_text.lower()
    if kind == "texts":
        return control.SettingValue(texts=control.TextList(items=_items(setting, word, least)))
    if kind == "text":
        return control.SettingValue(text="" if least else word)
    if least:
        return setting.minimum
    if kind == "flag":
        if word.lower() in _YES | _NO:
            return control.SettingValue(flag=word.lower() in _YES)
        raise _wrong(f"{setting.key} is yes or no, not “{text}”.")
    return _number(setting, word, whole=kind == "whole")


def chosen(settings: Iterable[control.Setting], key: str) -> list[control.Setting]:
    """Return the limit of a key; for what each device has, a key without device means all."""
    return [setting for setting in settings if key in {setting.key, _bare(setting.key)}]


def unknown_limit(key: str, known: Sequence[str]) -> str:
    """Return why a key can't be set, and what might have been meant."""
    if _bare(key) in {row.key for row in ROWS_OF_DEVICES}:
        return (
            f"No device of this computer can have the limit “{clean(key)}”: it is not there, or it "
            "does not tell what the limit is about. See: potluck limits"
        )
    near = difflib.get_close_matches(key, sorted({_bare(each) for each in known}), n=3)
    meant = f" Did you mean {' or '.join(clean(each) for each in near)}?" if near else ""
    return f"There is no limit “{clean(key)}”.{meant} See them all: potluck limits"


def limits_text(settings: Sequence[control.Setting]) -> str:
    """Return limits under their headings, each with its value, range and sentence."""
    lines: list[str] = []
    for heading, members in itertools.groupby(settings, key=_heading):
        rows = [(setting, clean(setting.key), value_with_unit(setting)) for setting in members]
        key_width = max(len(key) for _, key, _ in rows)
        value_width = max(len(value) for _, _, value in rows)
        lines += [*([""] if lines else []), heading]
        for setting, key, value in rows:
            named = f"  {key.ljust(key_width)}  {value.ljust(value_width)}"
            lines.append(f"{named}  {_range(setting)}".rstrip())
            lines.append(f"  {' ' * key_width}  {clean(setting.sentence, limit=400)}")
            if setting.no_effect:
                lines.append(f"  {' ' * key_width}  No effect now: {clean(setting.no_effect)}")
    return "\n".join(lines)


def presets_text(presets: Sequence[control.Preset]) -> str:
    """Return the presets with what each comes to; the one in force has an asterisk."""
    width = max((len(preset.key) for preset in presets), default=0)
    lines = ["Presets, put in force with: potluck limits preset NAME"]
    for preset in presets:
        mark = _IN_FORCE if preset.in_force else " "
        lines.append(f"{mark} {clean(preset.key).ljust(width)}  {clean(preset.sentence)}")
        lines.append(f"  {' ' * width}  {clean(preset.effect, limit=400)}")
    if not any(preset.in_force for preset in presets):
        lines.append("None of them is in force: you have chosen values of your own.")
    return "\n".join(lines)


def value_text(value: control.SettingValue) -> str:
    """Return a value as people type it."""
    match value.WhichOneof("value"):
        case "flag":
            return "yes" if value.flag else "no"
        case "whole":
            return f"{value.whole}"
        case "text":
            return clean(value.text)
        case "texts":
            return ", ".join(clean(item) for item in value.texts.items)
        case _:
            return f"{value.number:.10g}"


def value_with_unit(setting: control.Setting) -> str:
    """Return the value in force in words, such as "3 minutes" or "no limit"."""
    value = setting.value
    if setting.minimum_text and _is_least(setting, value):
        return clean(setting.minimum_text)
    unit = setting.unit.removesuffix("s") if value.whole == 1 else setting.unit
    return f"{value_text(value)} {clean(unit)}".rstrip()


def _range(setting: control.Setting) -> str:
    if setting.minimum_text and _is_least(setting, setting.default_value):
        default = f"default {clean(setting.minimum_text)}"
    else:
        default = f"default {value_text(setting.default_value)}"
    kind = setting.default_value.WhichOneof("value")
    if kind == "flag":
        return f"(yes or no, {default})"
    if setting.form == control.SETTING_FORM_HOURS:
        return f"(such as “mon-fri 22:00-07:00”, {default})"
    if not setting.HasField("minimum"):
        return f"({default})"
    begin = setting.lowest if setting.HasField("lowest") else setting.minimum
    span = f"{value_text(begin)} to {value_text(setting.maximum)}"
    least = value_text(setting.minimum)
    meaning = f"{least} is {clean(setting.minimum_text)}, " if setting.minimum_text else ""
    return f"({span}, {meaning}{default})"


def _is_least(setting: control.Setting, value: control.SettingValue) -> bool:
    match value.WhichOneof("value"):
        case "text":
            return not value.text
        case "texts":
            return not value.texts.items
        case _:
            return setting.HasField("minimum") and value == setting.minimum


def _heading(setting: control.Setting) -> str:
    group = clean(setting.group)
    return f"{group}: {clean(setting.device_name)}" if setting.device_name else group


def _bare(key: str) -> str:
    return key.partition("@")[0]


def _items(setting: control.Setting, word: str, least: bool) -> list[str]:
    if least or not word:
        return []
    if setting.form == control.SETTING_FORM_HOURS:
        return [word]  # Commas part days as well as spans there.
    return [item.strip() for item in word.split(",") if item.strip()]


def _number(setting: control.Setting, word: str, *, whole: bool) -> control.SettingValue:
    try:
        if whole:
            return control.SettingValue(whole=int(word))
        number = float(word)
    except ValueError as error:
        form = "a whole number" if whole else "a number"
        raise _wrong(f"{setting.key} is {form}, not “{word}”.") from error
    if not math.isfinite(number):
        raise _wrong(f"{setting.key} is a number, not “{word}”.")
    return control.SettingValue(number=number)


def _wrong(sentence: str) -> CommandError:
    return CommandError(sentence, exit_code=ExitCode.WRONG_WORDS)
