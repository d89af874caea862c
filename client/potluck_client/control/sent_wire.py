"""What was sent to a project, as messages."""

from collections.abc import Mapping

from potluck.v1 import control_pb2 as control
from potluck_client.link.sent import SentCall
from potluck_client.link.sent_fields import empty_fields
from potluck_client.link.sent_words import (
    CALLS,
    SERVICE,
    SESSION_NAME,
    SESSION_SENTENCE,
    WITHOUT_SESSION,
)

SECRET = "secret"  # noqa: S105 — the word that stands for one.
_MILLISECONDS = 1000


def sent_messages(sent: Mapping[str, SentCall]) -> list[control.SentMessage]:
    """Return every call of the service in the order of a unit's life, with what was sent in it."""
    return [_sent_message(name, sent.get(name)) for name in CALLS]


def _sent_message(name: str, sent: SentCall | None) -> control.SentMessage:
    message = control.SentMessage(name=name, sentence=CALLS[name])
    if sent is None:
        message.fields.extend(empty_fields(SERVICE.methods_by_name[name].input_type))
    else:
        message.fields.extend(sent.fields())
        message.unix_ms = round(sent.unix * _MILLISECONDS)
        message.count, message.bytes = sent.count, sent.size_bytes
    if name not in WITHOUT_SESSION:
        value = "" if sent is None else SECRET
        message.fields.add(name=SESSION_NAME, value=value, sentence=SESSION_SENTENCE)
    return message
