"""What this computer has sent to a project, as a person reads it: messages and their fields."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, count, data_size, moment, plain
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_MOST_MESSAGES = 100
_MOST_FIELDS = 100
_NAME_CHARACTERS = 80
_VALUE_CHARACTERS = 600
_SENTENCE_CHARACTERS = 300


@dataclass(frozen=True, kw_only=True)
class SentFieldView:
    """One field of a message.

    Attributes:
        name: Its name on the wire.
        value: The value last sent; empty where none was.
        sentence: What it is.
    """

    name: str
    value: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class SentMessageView:
    """One kind of message.

    Attributes:
        title: What it is sent for.
        name: Its name on the wire.
        told: How often it was sent, and when last.
        fields: Those of the last one.
    """

    title: str
    name: str
    told: str
    fields: tuple[SentFieldView, ...]


def sent_messages(sent: control.ListSentResponse, reader: Reader) -> tuple[SentMessageView, ...]:
    """Return the kinds of messages in the order in which they are sent."""
    return tuple(_message(message, reader) for message in sent.messages[:_MOST_MESSAGES])


def with_words(messages: tuple[SentMessageView, ...], wanted: str) -> tuple[SentMessageView, ...]:
    """Return what holds the wanted words: a message whole, or the fields of it that hold them."""
    needle = wanted.casefold().strip()
    if not needle:
        return messages
    found = []
    for message in messages:
        if needle in f"{message.title}\n{message.name}".casefold():
            found.append(message)
            continue
        fields = tuple(
            field
            for field in message.fields
            if needle in f"{field.name}\n{field.value}\n{field.sentence}".casefold()
        )
        if fields:
            found.append(
                SentMessageView(
                    title=message.title, name=message.name, told=message.told, fields=fields
                )
            )
    return tuple(found)


def _message(message: control.SentMessage, reader: Reader) -> SentMessageView:
    name = plain(message.name, _NAME_CHARACTERS)
    return SentMessageView(
        title=plain(said(message.sentence), _SENTENCE_CHARACTERS) or name,
        name=name,
        told=_told(message, reader),
        fields=tuple(
            SentFieldView(
                name=plain(field.name, _NAME_CHARACTERS),
                value=plain(field.value, _VALUE_CHARACTERS),
                sentence=plain(said(field.sentence), _SENTENCE_CHARACTERS),
            )
            for field in message.fields[:_MOST_FIELDS]
        ),
    )


def _told(message: control.SentMessage, reader: Reader) -> str:
    if not message.HasField("unix_ms") or not message.count:
        return translate("Sent", "Not sent since Potluck started.")
    times = (
        translate("Sent", "Sent once")
        if message.count == 1
        else translate("Sent", "Sent %1 times").replace("%1", count(message.count, reader))
    )
    told = translate("Sent", "%1, last %2, %3 in all.")
    return (
        told.replace("%1", times)
        .replace("%2", moment(message.unix_ms, reader))
        .replace("%3", data_size(message.bytes, reader))
    )
