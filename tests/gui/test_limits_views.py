"""The pure parts of the page "Limits": its search, its sliders, and what a change comes to."""

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck.v1 import control_pb2 as control
from potluck_gui.view.effect import effect_view
from potluck_gui.view.formats import Reader
from potluck_gui.view.look import Look
from potluck_gui.view.presets import preset_views, presets_note
from potluck_gui.view.search import contains_all, marked_pieces, search_words
from potluck_gui.view.settings import setting_groups
from potluck_gui.view.slider import SliderScale, slider_scale
from potluck_gui.view.week_grid import WHOLE_WEEK, Cell, Fill, Week, read_week
from potluck_gui.view.week_words import cell_words, meaning_of, week_summary
from tests.gui import scenes


@settings(max_examples=50)
@given(st.text(max_size=40), st.text(max_size=10))
def test_marked_pieces_are_the_text(text: str, query: str) -> None:
    """Marking loses and adds nothing, whatever is looked for."""
    pieces = marked_pieces(text, search_words(query))
    assert "".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Höchste Temperatur", "HOCHSTE", ["Höchste"]),
        ("Straßenbahn", "strasse", ["Straße"]),
        ("Donau\u200bdampf", "naudam", ["nau\u200bdam"]),
        ("Power limit", "limit power", ["Power", "limit"]),
        ("Power limit", "volts", []),
    ],
)
def test_words_are_found_in_any_case_and_without_accents(
    text: str, query: str, marked: list[str]
) -> None:
    """A person finds what they mean, however they type it."""
    pieces = marked_pieces(text, search_words(query))
    assert [piece.text for piece in pieces if piece.marked] == marked
    assert contains_all((text,), search_words(query)) == bool(marked)


@settings(max_examples=50)
@given(
    least=st.integers(0, 50),
    gap=st.integers(0, 100),
    span=st.integers(1, 20_000),
    whole=st.booleans(),
    data=st.data(),
)
def test_a_slider_reaches_both_ends_and_never_leaves_the_range(
    least: int, gap: int, span: int, whole: bool, data: st.DataObject
) -> None:
    """Each position is a value that the daemon takes, and finds its own place again."""
    lowest, most = least + gap, least + gap + span
    scale = slider_scale(least=least, lowest=lowest, most=most, whole=whole)
    if scale is None:
        return
    assert scale.last <= 202
    assert (scale.value(0), scale.value(scale.last)) == (least, most)
    position = data.draw(st.integers(0, scale.last))
    value = scale.value(position)
    assert value == least or lowest <= value <= most
    assert scale.position(value) == position
    assert not whole or value == int(value)


def test_a_range_without_an_end_has_no_slider() -> None:
    """Nothing is drawn for what can't be drawn."""
    assert slider_scale(least=0, lowest=0, most=float("inf"), whole=True) is None
    assert slider_scale(least=0, lowest=0, most=1, whole=True) is None
    assert slider_scale(least=0, lowest=9, most=5, whole=True) is None
    assert isinstance(slider_scale(least=0, lowest=0, most=1, whole=False), SliderScale)


def test_a_value_outside_its_range_has_a_field_and_no_slider(reader: Reader) -> None:
    """A newer daemon's value is shown as it is and not pulled to an end."""
    (setting, *_) = scenes.settings()
    setting.value.whole = 999
    view = setting_groups(control.GetSettingsResponse(settings=[setting]), reader)[0].settings[0]
    assert (view.slider, view.number, view.maximum) == (None, 999.0, 999.0)


def _preview(**after: object) -> control.PreviewSettingsResponse:
    before = control.Effect(
        watts=150.0,
        noise=control.NOISE_MODERATE,
        hours_per_week=168.0,
        cost_per_month=11.52,
        currency="EUR",
        now_sentence="Would wait: you are using this computer.",
    )
    answer = control.PreviewSettingsResponse(before=before, after=before)
    for name, value in after.items():
        setattr(answer.after, name, value)
    return answer


def test_a_change_is_told_from_before_to_after(reader: Reader) -> None:
    """Only what becomes different is told twice."""
    changed = _preview(watts=110.0, cost_per_month=8.45, hours_per_week=37.5, works_now=True)
    view = effect_view(changed, reader)
    assert {fact.label: fact.value for fact in view.facts} == {
        "Power": "150\u00a0W → 110\u00a0W",
        "May work": "any\u00a0hour → 37.5\u00a0h\u00a0a\u00a0week",
        "Cost a month": "11.52\u00a0EUR → 8.45\u00a0EUR",
        "Noise": "moderate",
    }
    assert (view.title, view.look) == (
        "What this change would come to, at most",
        Look.WORKING,
    )
    standing = effect_view(_preview(), reader)
    assert standing.title == "What your limits come to, at most"
    assert "Power: 150 W" in standing.spoken


def test_what_is_not_known_is_not_made_up(reader: Reader) -> None:
    """No price gives energy; senseless figures give a dash."""
    odd = control.Effect(
        watts=float("nan"),
        noise=cast("control.Noise.ValueType", 9),
        hours_per_week=1e9,
        kilowatt_hours_per_month=36.0,
    )
    view = effect_view(control.PreviewSettingsResponse(before=odd, after=odd), reader)
    assert [(fact.label, fact.value) for fact in view.facts] == [
        ("Power", "–"),
        ("May work", "–"),
        ("Electricity a month", "36 kWh"),
        ("Noise", "–"),
    ]


def test_presets_show_their_figures(reader: Reader) -> None:
    """A card says watts, money and noise, as far as they are known."""
    preset = control.Preset(key="whisper", label="Whisper", figures=_preview().after)
    plain = control.Preset(key="full", label="Full")
    views = preset_views(control.GetSettingsResponse(presets=[preset, plain]), reader)
    assert [fact.value for fact in views[0].facts] == ["150 W", "11.52 EUR", "moderate"]
    assert views[1].facts == ()
    assert "None of these is in use" in presets_note(views)


def test_each_half_hour_and_the_whole_week_speak(reader: Reader) -> None:
    """Who does not see the grid hears what it says."""
    work = meaning_of("hours", "always")
    cell = Cell(day=0, half_hour=44)
    assert cell_words(cell, Fill.FULL, work, reader) == "Monday 22:00 to 22:30, works"
    assert cell_words(cell, Fill.NONE, work, reader) == "Monday 22:00 to 22:30, rests"
    week = read_week(["mon-fri 22:00-07:00"])
    assert week_summary(week, work, reader) == (
        "45 hours a week: Monday to Friday, 22:00 to 07:00 of the next day."
    )
    assert "at any hour" in week_summary(Week(), work, reader)
    assert week_summary(Week(), meaning_of("cheap_power_hours", "none"), reader) == (
        "No hour is painted."
    )
    assert week_summary(WHOLE_WEEK, work, reader) == "Every hour of the week."
    many = read_week([f"mon {hour:02}:00-{hour:02}:30" for hour in range(0, 20, 2)])
    assert week_summary(many, work, reader).endswith("; and 4 more.")
