"""Settings and presets as messages, and back."""

from potluck.errors import ErrorCode
from potluck.v1 import control_pb2 as control
from potluck_client.effects import FREE_HOURS, effect_of
from potluck_client.errors import SettingsError
from potluck_client.settings.presets import PRESETS, effect, preset_in_force
from potluck_client.settings.row import Kind, Limit
from potluck_client.settings.schema import limits_of, values_of
from potluck_client.settings.store import SettingsStore
from potluck_client.settings.values import Settings, Value

_FORMS = {
    Kind.PROGRAMS: control.SETTING_FORM_PROGRAMS,
    Kind.HOURS: control.SETTING_FORM_HOURS,
}


def settings_answer(store: SettingsStore) -> control.GetSettingsResponse:
    """Return all that is needed to show and edit the settings."""
    return control.GetSettingsResponse(
        settings=setting_messages(store), presets=preset_messages(store)
    )


def change_settings(
    store: SettingsStore, request: control.UpdateSettingsRequest
) -> control.UpdateSettingsResponse:
    """Carry out a change, all of it or none, and return all settings.

    Raises:
        SettingsError: Something in it is wrong, or the file can't be kept.
    """
    values = {key: value_of(value) for key, value in request.values.items()}
    store.update(values, tuple(request.reset), request.preset)
    return control.UpdateSettingsResponse(
        settings=setting_messages(store), presets=preset_messages(store)
    )


def planned_settings(store: SettingsStore, change: control.UpdateSettingsRequest) -> Settings:
    """Return the settings that a change would put in force; nothing is changed.

    Raises:
        SettingsError: Something in it is wrong.
    """
    values = {key: value_of(value) for key, value in change.values.items()}
    return store.planned(values, tuple(change.reset), change.preset)


def setting_messages(store: SettingsStore) -> list[control.Setting]:
    """Return every setting of this computer and its devices."""
    values = values_of(store.current, store.facts)
    return [
        _setting(limit, values[limit.key], limit.no_effect(store.current))
        for limit in limits_of(store.facts)
    ]


def preset_messages(store: SettingsStore) -> list[control.Preset]:
    """Return every preset, with what it comes to on this computer."""
    in_force = preset_in_force(store.current, store.facts)
    return [
        control.Preset(
            key=preset.value,
            label=words.label,
            sentence=words.sentence,
            effect=effect(preset, store.facts),
            in_force=preset is in_force,
            figures=effect_of(store.planned({}, preset=preset.value), store.facts, FREE_HOURS),
        )
        for preset, words in PRESETS.items()
    ]


def value_of(message: control.SettingValue) -> Value:
    """Return the value of a message; raises SettingsError when it has none."""
    match message.WhichOneof("value"):
        case "flag":
            return message.flag
        case "whole":
            return message.whole
        case "number":
            return message.number
        case "text":
            return message.text
        case "texts":
            return tuple(message.texts.items)
        case _:
            raise SettingsError("A limit was sent without a value.", code=ErrorCode.BAD_INPUT)


def _setting(limit: Limit, value: Value, no_effect: str) -> control.Setting:
    row, device = limit.row, limit.device
    message = control.Setting(
        key=limit.key,
        label=row.label,
        sentence=limit.sentence,
        group=row.group.value,
        unit=row.unit,
        value=_wire(value),
        default_value=_wire(limit.default),
        device_id=device.device_id if device else "",
        device_name=device.name if device else "",
        form=_FORMS.get(row.kind, control.SETTING_FORM_UNSPECIFIED),
        minimum_text=row.minimum_text,
        no_effect=no_effect,
    )
    if limit.range is not None:
        least, most = limit.range
        message.minimum.CopyFrom(_end(row.kind, least))
        message.maximum.CopyFrom(_end(row.kind, most))
        if limit.lowest is not None:
            message.lowest.CopyFrom(_end(row.kind, limit.lowest))
    return message


def _end(kind: Kind, number: float) -> control.SettingValue:
    if kind is Kind.NUMBER:
        return control.SettingValue(number=number)
    return control.SettingValue(whole=int(number))


def _wire(value: Value) -> control.SettingValue:
    match value:
        case bool():
            return control.SettingValue(flag=value)
        case int():
            return control.SettingValue(whole=value)
        case float():
            return control.SettingValue(number=value)
        case str():
            return control.SettingValue(text=value)
        case _:
            return control.SettingValue(texts=control.TextList(items=value))
