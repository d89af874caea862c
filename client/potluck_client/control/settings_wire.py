"""Settings as messages, and back."""

from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from potluck_client.errors import SettingsError
from potluck_client.settings.schema import SETTINGS, Value, values_of
from potluck_client.settings.store import SettingsStore


def setting_messages(store: SettingsStore) -> list[control.Setting]:
    """Return every setting with all that is needed to show and edit it."""
    current = values_of(store.current)
    messages = []
    for row in SETTINGS:
        message = control.Setting(
            key=row.key,
            label=row.label,
            sentence=row.sentence,
            group=row.group.value,
            unit=row.unit,
            value=_wire(current[row.key]),
            default_value=_wire(row.default(store.facts)),
        )
        if row.limits is not None:
            least, most = row.limits(store.facts)
            message.minimum.whole = least
            message.maximum.whole = most
        messages.append(message)
    return messages


def value_of(message: control.SettingValue) -> bool | int | float:
    """Return the value of a message; raises SettingsError when it has none."""
    match message.WhichOneof("value"):
        case "flag":
            return message.flag
        case "whole":
            return message.whole
        case "number":
            return message.number
        case _:
            raise SettingsError("A limit was sent without a value.", code=ErrorCode.BAD_INPUT)


def _wire(value: Value) -> control.SettingValue:
    if isinstance(value, bool):
        return control.SettingValue(flag=value)
    return control.SettingValue(whole=value)
