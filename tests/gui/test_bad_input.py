"""Whatever a broken or hostile daemon or project sends becomes bounded, honest words."""

import dataclasses
import datetime as dt
import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

import pytest
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from potluck.limits import LINK_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.preferences import Preferences
from potluck_gui.view.activity import entry_text, entry_view
from potluck_gui.view.contribution import contribution_view
from potluck_gui.view.device_check import check_views, found_devices
from potluck_gui.view.effect import effect_view
from potluck_gui.view.first_steps import first_moment
from potluck_gui.view.formats import Reader, ago
from potluck_gui.view.home import home_view
from potluck_gui.view.invite import invite_view, link_in
from potluck_gui.view.model import model_views
from potluck_gui.view.notices import notices_between
from potluck_gui.view.presets import preset_views
from potluck_gui.view.projects import kept_facts, project_views
from potluck_gui.view.receipts import receipt_view
from potluck_gui.view.sent import sent_messages
from potluck_gui.view.settings import setting_groups
from potluck_gui.view.share_card import share_card
from potluck_gui.view.state import Link, LinkPhase
from potluck_gui.view.tray import tray_view
from potluck_gui.view.tryout import tryout_view
from potluck_gui.wishes import Wishes, parse_arguments
from tests.gui import scenes

Sent = TypeVar("Sent", bound=Message)
_REPEATS = 3
_DEPTH = 7
_LONGEST = 6000
"""More than any text of the window is let grow to: a charter."""
_KEPT_AS_THEY_CAME = {
    "project_id",
    "device_id",
    "key",
    "value",
    "items",
    "text",
    "file_name",
    "unit",
    "link",
}
"""Fields of views that nobody reads: names among programs, and what goes back to the daemon."""

_NUMBERS: dict[int, tuple[float, ...]] = {
    FieldDescriptor.CPPTYPE_DOUBLE: (math.nan, math.inf, -math.inf, 1e308, -1.0),
    FieldDescriptor.CPPTYPE_FLOAT: (math.nan, math.inf, -math.inf, 1e30, -1.0),
    FieldDescriptor.CPPTYPE_INT32: (2**31 - 1, -(2**31)),
    FieldDescriptor.CPPTYPE_INT64: (2**63 - 1, -(2**63), 2**53),
    FieldDescriptor.CPPTYPE_UINT32: (2**32 - 1, 0),
    FieldDescriptor.CPPTYPE_UINT64: (2**64 - 1, 0),
}


def spoilt(message: Message, turn: int, depth: int = 0) -> None:
    """Fill every field of a message with what misleads or breaks; turns take different values."""
    fields = cast("Sequence[FieldDescriptor]", message.DESCRIPTOR.fields)
    for place, field in enumerate(fields):
        if (
            field.containing_oneof
            and field.containing_oneof.fields[turn % len(field.containing_oneof.fields)]
            is not field
            and len(field.containing_oneof.fields) > 1
        ):
            continue
        if field.message_type and field.message_type.GetOptions().map_entry:
            continue
        inner = getattr(message, field.name)
        many = field.is_repeated
        if field.message_type is not None:
            if depth < _DEPTH:
                for each in [inner.add() for _ in range(_REPEATS)] if many else [inner]:
                    if not many:
                        inner.SetInParent()
                    spoilt(each, turn, depth + 1)
            continue
        value = _worst(field, turn + place)
        if many:
            inner.extend([value] * _REPEATS)
        else:
            setattr(message, field.name, value)


def _worst(field: FieldDescriptor, turn: int) -> object:
    kind = field.cpp_type
    if kind == FieldDescriptor.CPPTYPE_STRING:
        return (
            scenes.HOSTILE_NAME.encode() if field.type == field.TYPE_BYTES else scenes.HOSTILE_NAME
        )
    if kind == FieldDescriptor.CPPTYPE_BOOL:
        return turn % 2 == 0
    if kind == FieldDescriptor.CPPTYPE_ENUM:
        return (99, 1, 2, 3)[turn % 4]
    return _NUMBERS[kind][turn % len(_NUMBERS[kind])]


def texts_in(value: object, name: str = "") -> Iterator[str]:
    """Yield every text that a view shows."""
    if isinstance(value, str):
        if name not in _KEPT_AS_THEY_CAME:
            yield value
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from texts_in(each, name)
    elif isinstance(value, dict):
        yield from texts_in(list(value.values()), name)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name), field.name)


def _shown_of_snapshot(snapshot: control.Snapshot, reader: Reader) -> list[object]:
    connected, before = Link(phase=LinkPhase.CONNECTED), control.Snapshot()
    return [
        tray_view(connected, snapshot, reader),
        home_view(snapshot, reader),
        contribution_view(snapshot, reader),
        project_views(snapshot, reader),
        model_views(snapshot, reader),
        found_devices(snapshot),
        first_moment(Preferences(), snapshot, reader),
        notices_between(before, snapshot, Preferences()),
        share_card(snapshot, dt.date(2020, 1, 1), reader, with_projects=True),
    ]


def case(
    make: Callable[[], Sent], show: Callable[[Sent, Reader], object]
) -> Callable[[int, Reader], object]:
    """Return what shows a spoilt message of a kind."""

    def shown(turn: int, reader: Reader) -> object:
        message = make()
        spoilt(message, turn)
        return show(message, reader)

    return shown


SHOWN = {
    "snapshot": case(control.Snapshot, _shown_of_snapshot),
    "entry": case(control.ActivityEntry, lambda m, r: [entry_view(m, r), entry_text(m, r)]),
    "receipt": case(control.ReceiptRecord, receipt_view),
    "invite": case(control.InspectInviteResponse, invite_view),
    "about": case(control.GetProjectResponse, kept_facts),
    "limits": case(
        control.GetSettingsResponse, lambda m, r: [setting_groups(m, r), preset_views(m, r)]
    ),
    "preview": case(control.PreviewSettingsResponse, effect_view),
    "check": case(control.CheckDevicesResponse, check_views),
    "model": case(control.GetModelResponse, tryout_view),
    "sent": case(control.ListSentResponse, sent_messages),
}


@pytest.mark.parametrize("answer", SHOWN)
@pytest.mark.parametrize("turn", range(6))
def test_spoilt_answers_become_bounded_words(reader: Reader, answer: str, turn: int) -> None:
    """Names turned around, marked up and endless, and numbers that are none, break no page."""
    shown = list(texts_in(SHOWN[answer](turn, reader)))
    assert shown
    for text in shown:
        assert len(text) <= _LONGEST, text[:80]
        hidden = {c for c in text if unicodedata.category(c) in {"Cc", "Cf"}} - set("\u200b\n")
        assert not hidden, (text[:80], hidden)
        assert "nan" not in text.split()
        assert "inf" not in text.split()


def test_a_clock_that_was_set_back_makes_no_nonsense(reader: Reader) -> None:
    """What lies in the future by this clock is told as a time, and never as a negative one."""
    later_ms = int((reader.now + dt.timedelta(days=400)).timestamp() * 1000)
    assert ago(later_ms, reader) == "just now"
    past = scenes.paused()
    past.resumes_unix_ms = scenes.NOW_UNIX_MS - 3_600_000
    past.taken_unix_ms = later_ms
    for view in (home_view(past, reader), tray_view(Link(phase=LinkPhase.CONNECTED), past, reader)):
        assert not any("-" in text for text in texts_in(view) if "ago" in text)
    entry = control.ActivityEntry(unix_ms=later_ms, sentence="Potluck started.")
    assert entry_view(entry, reader).day not in {"Today", "Yesterday"}
    snapshot = scenes.working()
    assert share_card(
        snapshot, reader.now.date() + dt.timedelta(days=400), reader, with_projects=False
    ).figure


@pytest.mark.parametrize(
    "link",
    [
        "potluck://join?a=" + "x" * 3_000_000,
        "potluck://\x00join\u202e?a=\n\r\x1b[31m",
        "javascript:alert(1)",
        "\ud800potluck://join",
        "",
    ],
    ids=["megabytes", "control", "another scheme", "half a pair", "nothing"],
)
def test_a_bad_link_is_bounded_wherever_it_comes_from(link: str) -> None:
    """Dropped, opened or typed on the command line, a link is short and of visible characters."""
    found = link_in(link)
    assert len(found) <= LINK_CHARACTERS + 1  # One more, so that it is refused and not cut.
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in found)
    _, wishes = parse_arguments(["--hidden", "--", link])
    assert len(wishes.link) <= LINK_CHARACTERS
    assert Wishes.from_line(b"\xff{" + link.encode("utf-8", "replace")[:200]) == Wishes()


def test_only_so_many_limits_of_unknown_kinds_are_shown(reader: Reader) -> None:
    """A daemon with more limits than there can be makes a page of an end."""
    answer = control.GetSettingsResponse()
    for index in range(2000):
        setting = answer.settings.add(key=f"k{index}", label=f"L{index}", group=f"G{index % 700}")
        if index % 3:
            setting.value.number = (math.nan, math.inf, -1e308)[index % 3]
            setting.minimum.number, setting.maximum.number = 10.0, -10.0
    groups = setting_groups(answer, reader)
    shown = [view for group in groups for view in group.settings]
    assert 0 < len(shown) <= 500
    assert all(math.isfinite(view.number) for view in shown)
