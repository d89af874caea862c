"""What is shown of projects, invites, limits and messages, worked out without a widget."""

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from potluck.limits import LINK_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.preferences import Preferences
from potluck_gui.view.amounts import choice_facts, usual_currency
from potluck_gui.view.device_check import check_views, found_devices
from potluck_gui.view.first_steps import first_moment, wanted
from potluck_gui.view.formats import Reader, data_size, plain
from potluck_gui.view.invite import invite_view, is_link, link_in
from potluck_gui.view.projects import kept_facts, share_sentence
from potluck_gui.view.sent import sent_messages, with_words
from tests.fakes.control_sent import some_sent
from tests.gui import scenes


@given(st.text(max_size=300))
@settings(max_examples=50)
def test_what_comes_from_outside_shows_what_it_is(text: str) -> None:
    """No hidden character turns the direction of words, and no text is endless."""
    shown = plain(text, 40)
    assert not set(shown) & set(
        "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\n"
    )
    assert len(shown.replace("\u200b", "")) <= 40


def test_marks_don_t_climb_over_other_lines() -> None:
    """A letter keeps a few marks, as languages need them, and loses the rest."""
    assert plain("e" + "\u0301" * 60, 80) == "e" + "\u0301" * 4


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ({"a": 100}, "all of"),
        ({"a": 100, "b": 0}, "all of"),
        ({"a": 0, "b": 100}, "no new work"),
        ({"a": 100, "b": 50}, "67 %"),
        ({"a": 1, "b": 1000}, "about 1 %"),
        ({"a": 1000, "b": 1}, "about 99 %"),
        ({"a": 0, "b": 0}, "no new work"),
    ],
)
def test_a_share_is_told_in_percent_of_the_work(shares: dict[str, int], words: str) -> None:
    """A number beside other numbers says nothing; a part of the whole does."""
    assert words in share_sentence("a", shares)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"Hi! {scenes.INVITE_LINK}. Best, Ann", scenes.INVITE_LINK),
        (f'<a href="{scenes.INVITE_LINK}">here</a>', scenes.INVITE_LINK),
        (f"({scenes.INVITE_LINK})", scenes.INVITE_LINK),
        (" https://example.org/\n x", "https://example.org/ x"),
        ("", ""),
    ],
)
def test_a_link_is_found_where_it_stands(text: str, link: str) -> None:
    """Whole messages are pasted and dropped; what is no link comes back to be explained."""
    assert link_in(text) == link


@given(st.text(max_size=60))
@settings(max_examples=30)
def test_what_is_taken_for_a_link_is_never_endless(text: str) -> None:
    """Any text may lie in the clipboard."""
    assert len(link_in(text * 50)) <= LINK_CHARACTERS + 1
    assert not is_link("potluck://" + "x" * LINK_CHARACTERS)


def test_an_invite_shows_all_that_is_agreed_to(reader: Reader) -> None:
    """Charter, data, checking, fingerprint and what is fetched stand beside the licences."""
    invited = scenes.invited()
    invited.charter = "First.\n\nSecond\nline."
    invited.data, invited.fingerprint = "Books.", "AB12-CD34"
    invited.checking = control.CHECKING_BIT_FOR_BIT
    invited.checkpoint_bytes = 302_000_000
    view = invite_view(invited, reader)
    assert view.charter == ("First.", "Second line.")
    assert (view.data, view.fingerprint) == ("Books.", "AB12-CD34")
    assert "bit for bit" in view.checking
    assert "302.0 MB" in {fact.value for fact in view.facts}


def test_a_hostile_invite_becomes_bounded_words(reader: Reader) -> None:
    """However much a stranger writes, it stays within a page."""
    text = "W" * 50_000 + "\n\n" * 4000 + "\u202e<b>x</b>"
    view = invite_view(
        control.InspectInviteResponse(
            name=text,
            charter="a\n\n" * 3000,
            organiser=text,
            data=text,
            fingerprint=text,
            checking=cast("control.Checking.ValueType", 99),
            parameters=2**64 - 1,
            checkpoint_bytes=2**64 - 1,
        ),
        reader,
    )
    assert len(view.charter) <= 12
    assert all(len(words) < 5000 for words in (view.name, view.organiser, view.data))
    assert len(view.fingerprint) < 200
    assert all(len(fact.value) < 300 for fact in view.facts)


def test_what_is_kept_of_a_project_is_named_with_its_size(reader: Reader) -> None:
    """Somebody who leaves knows how much room that makes."""
    about = control.GetProjectResponse(disk_bytes=1_834_000_000, receipts=12)
    assert [fact.value for fact in kept_facts(about, reader)] == ["1.8 GB", "12"]
    assert data_size(2**64 - 1, reader).endswith("EB")


def test_what_a_preset_comes_to_needs_no_knowledge_of_watts(reader: Reader) -> None:
    """Watts stand beside lamps, and money takes the place of energy once there is a price."""
    effect = control.Effect(watts=150.0, noise=control.NOISE_LOUD, kilowatt_hours_per_month=36.0)
    assert [(fact.label, fact.value) for fact in choice_facts(effect, reader)] == [
        ("Power, like 17 lamps", "150 W"),
        ("Electricity a month", "36 kWh"),
        ("Noise", "as in a game"),
    ]
    effect.cost_per_month, effect.currency = 11.52, "EUR\u202e"
    assert choice_facts(effect, reader)[1].value == "11.52 EUR"
    wild = control.Effect(watts=float("nan"), cost_per_month=float("inf"))
    assert choice_facts(wild, reader) == ()
    quiet = control.Effect(noise=control.NOISE_HARDLY_HEARD)
    assert [fact.value for fact in choice_facts(quiet, reader)] == ["hardly heard"]


def test_the_currency_is_that_of_the_country() -> None:
    """Nobody has to know the three letters of their money."""
    assert usual_currency(QLocale("de_DE")) == "EUR"
    assert usual_currency(QLocale("ja_JP")) == "JPY"
    assert usual_currency(QLocale.c()) == ""


def test_a_check_is_told_device_by_device(reader: Reader) -> None:
    """Progress while it runs, figures when it is over, a sentence always, and nonsense is none."""
    check = control.CheckDevicesResponse()
    check.devices.add(device_id="a", stage=control.CHECK_STAGE_RUNNING, progress=float("nan"))
    check.devices.add(
        device_id="b",
        stage=control.CHECK_STAGE_DONE,
        tokens_per_second=5200.0,
        rest_watts=18.0,
        work_watts=148.0,
        work_celsius=float("inf"),
    )
    check.devices.add(device_id="c", stage=control.CHECK_STAGE_FAILED, sentence="It is busy.")
    check.devices.add(device_id="d", stage=cast("control.CheckStage.ValueType", 99))
    running, done, failed, unknown = check_views(check, reader)
    assert (running.permille, running.sentence) == (0, "Computing…")
    assert [fact.value for fact in done.facts] == ["5,200 tokens/s", "from 18 W to 148 W", "–"]
    assert done.permille is None
    assert (failed.sentence, failed.failed) == ("It is busy.", True)
    assert unknown.sentence
    check.devices.extend(check.devices[0] for _ in range(50))
    assert len(check_views(check, reader)) <= 16


def test_devices_are_found_in_plain_words() -> None:
    """A processor and a graphics card are told by what they are."""
    names = {device.name: device.kind for device in found_devices(scenes.two_devices())}
    assert "graphics card" in names["NVIDIA GeForce RTX 4070"]
    assert "processor" in names["AMD Ryzen 7 7700X"]


def test_what_was_sent_can_be_searched(reader: Reader) -> None:
    """A word finds the fields that hold it, or a message whole."""
    messages = sent_messages(control.ListSentResponse(messages=some_sent()), reader)
    assert len(messages) == 4
    assert "Not sent" in messages[-1].told
    (found,) = with_words(messages, "MEMORY_bytes ")
    assert [field.name for field in found.fields] == ["memory_bytes"]
    (whole,) = with_words(messages, "PutBlob")
    assert whole.fields == messages[2].fields
    assert with_words(messages, "nowhere") == ()


def test_the_first_steps_come_once_and_the_first_moment_too(reader: Reader) -> None:
    """Neither comes to somebody who has seen it, nor before there is a reason."""
    fresh, seen = Preferences(), Preferences(onboarded=True, celebrated=("first",))
    assert wanted(fresh, scenes.first_run())
    assert not wanted(seen, scenes.first_run())
    assert not wanted(fresh, scenes.working())
    moment = first_moment(fresh, scenes.first_verified(), reader)
    assert moment is not None
    assert "4 million" in moment.sentence
    assert first_moment(seen, scenes.first_verified(), reader) is None
    assert first_moment(replace(seen, celebrated=()), scenes.first_run(), reader) is None
