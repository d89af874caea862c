"""Limits as a table, and values as people type them."""

import itertools
import math

from potluck.v1 import control_pb2 as control
from potluck_client.cli.endings import CommandError, ExitCode

_YES = {"yes", "on", "true", "1"}
_NO = {"no", "off", "false", "0"}


def read_value(setting: control.Setting, text: str) -> control.SettingValue:
    """Read a value for a limit; its range is the daemon's to judge.

    Raises:
        CommandError: It is of another kind than the limit.
    """
    word = text.strip().lower()
    kind = setting.default_value.WhichOneof("value")
    if kind == "flag":
        if word in _YES | _NO:
            return control.SettingValue(flag=word in _YES)
        raise _wrong(f"{setting.key} is yes or no, not “{text}”.")
    try:
        if kind == "whole":
            return control.SettingValue(whole=int(word))
        number = float(word)
    except ValueError as error:
        form = "a whole number" if kind == "whole" else "a number"
        raise _wrong(f"{setting.key} is {form}, not “{text}”.") from error
    if not math.isfinite(number):
        raise _wrong(f"{setting.key} is a number, not “{text}”.")
    return control.SettingValue(number=number)


def limits_text(settings: list[control.Setting]) -> str:
    """Return limits under their headings, each with its value, range and sentence."""
    width = max((len(setting.key) for setting in settings), default=0)
    values = {setting.key: _with_unit(setting) for setting in settings}
    value_width = max(map(len, values.values()), default=0)
    lines: list[str] = []
    for group, members in itertools.groupby(settings, key=lambda setting: setting.group):
        lines += [*([""] if lines else []), group]
        for setting in members:
            value = values[setting.key].ljust(value_width)
            lines.append(f"  {setting.key.ljust(width)}  {value}  {_range(setting)}".rstrip())
            lines.append(f"  {' ' * width}  {setting.sentence}")
    return "\n".join(lines)


def value_text(value: control.SettingValue) -> str:
    """Return a value as people type it."""
    kind = value.WhichOneof("value")
    if kind == "flag":
        return "yes" if value.flag else "no"
    return f"{value.whole}" if kind == "whole" else f"{value.number:g}"


def _with_unit(setting: control.Setting) -> str:
    unit = setting.unit.removesuffix("s") if setting.value.whole == 1 else setting.unit
    return f"{value_text(setting.value)} {unit}".rstrip()


def _range(setting: control.Setting) -> str:
    default = f"default {value_text(setting.default_value)}"
    if not setting.HasField("minimum"):
        return f"(yes or no, {default})"
    return f"({value_text(setting.minimum)} to {value_text(setting.maximum)}, {default})"


def _wrong(sentence: str) -> CommandError:
    return CommandError(sentence, exit_code=ExitCode.WRONG_WORDS)
