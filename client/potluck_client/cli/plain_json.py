"""Messages as plain JSON: enums as words, numbers as numbers, names as in the .proto files."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import cast

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message

Plain = bool | int | float | str | None | list["Plain"] | dict[str, "Plain"]


def to_plain(message: Message) -> dict[str, Plain]:
    """Return a message as JSON values; a field that is absent or not a number is null."""
    fields = cast("Sequence[FieldDescriptor]", message.DESCRIPTOR.fields)
    return {field.name: _field(message, field) for field in fields}


def to_line(values: Mapping[str, object]) -> str:
    """Return values as one line of JSON that every parser reads."""
    return json.dumps(values, ensure_ascii=False, allow_nan=False)


def enum_word(kind: EnumDescriptor, number: int) -> str:
    """Return an enum's value as a word: its name without the enum's own, in lower case."""
    value = kind.values_by_number.get(number)
    if value is None:
        return str(number)
    prefix = kind.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return value.name.removeprefix(prefix).lower()


def _field(message: Message, field: FieldDescriptor) -> Plain:
    if field.has_presence and not message.HasField(field.name):
        return None
    value = getattr(message, field.name)
    if field.is_repeated:
        return [_single(item, field) for item in value]
    return _single(value, field)


def _single(value: object, field: FieldDescriptor) -> Plain:
    if isinstance(value, Message):
        return to_plain(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int) and field.enum_type is not None:
        return enum_word(field.enum_type, value)
    if isinstance(value, bool | int | str):
        return value
    raise TypeError(f"no field of the control service is a {type(value).__name__}")
