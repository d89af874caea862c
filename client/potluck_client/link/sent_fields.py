"""A message that was sent, as fields with values and sentences; pure.

Long bytes are shown by their length and digest, since nobody can read them; of a list the first
item stands for all.
"""

import hashlib
from collections.abc import Iterator
from typing import cast

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import DecodeError, Message
from google.protobuf.message_factory import GetMessageClass

from potluck.v1 import control_pb2 as control
from potluck_client.link.sent_words import FIELDS, WITHIN

_SHOWN_BYTES = 32
_TEXT_CHARACTERS = 500


def shown_fields(message: Message) -> tuple[control.SentField, ...]:
    """Return the fields of a message and of all within it."""
    # The two kinds of descriptor that the types name are the same class.
    return tuple(_fields(cast("Descriptor", message.DESCRIPTOR), message, ""))


def empty_fields(descriptor: Descriptor) -> tuple[control.SentField, ...]:
    """Return the fields that a message would have, without values."""
    return tuple(_fields(descriptor, None, ""))


def _fields(
    descriptor: Descriptor, message: Message | None, before: str
) -> Iterator[control.SentField]:
    for field in descriptor.fields:
        key, name = f"{descriptor.name}.{field.name}", f"{before}{field.name}"
        within = WITHIN.get(key, field.message_type)
        value = "" if message is None else _value(field, message)
        yield control.SentField(name=name, value=value, sentence=FIELDS[key])
        if within is not None:
            part = None if message is None else _part(field, message, within)
            first = "[0]" if field.is_repeated else ""
            yield from _fields(within, part, f"{name}{first}.")


def _value(field: FieldDescriptor, message: Message) -> str:
    value = getattr(message, field.name)
    if field.is_repeated:
        return f"{len(value)} in all"
    if field.message_type is not None:
        return "" if message.HasField(field.name) else "not sent"
    if field.enum_type is not None:
        known = field.enum_type.values_by_number.get(value)
        return known.name if known is not None else f"{value}"
    match value:
        case bytes():
            return _bytes_text(value)
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.10g}"
        case _:
            return str(value)[:_TEXT_CHARACTERS]


def _part(field: FieldDescriptor, message: Message, within: Descriptor) -> Message | None:
    value = getattr(message, field.name)
    if isinstance(value, bytes):
        part = GetMessageClass(within)()
        try:
            part.ParseFromString(value)
        except DecodeError:
            return None  # Its parts stay empty; the whole is shown by its digest.
        return part
    if field.is_repeated:
        return value[0] if value else None
    return value if message.HasField(field.name) else None


def _bytes_text(value: bytes) -> str:
    if len(value) <= _SHOWN_BYTES:
        return value.hex() or "nothing"
    digest = hashlib.sha256(value).hexdigest()
    return f"{len(value)} bytes, SHA-256 {digest}"
