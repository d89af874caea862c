"""What limits come to, in words: watts, hours, money, noise, and what would happen now."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.v1 import control_pb2 as control
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import UNKNOWN, Reader, plain
from potluck_gui.view.look import Look
from potluck_gui.view.said import said

translate = QCoreApplication.translate

_SENTENCE_CHARACTERS = 300
_CURRENCY_CHARACTERS = 12
_LARGEST = 1e9
_WEEK_HOURS = 168.0
_COARSE_FROM = 10
"""From so many kilowatt-hours on, nobody needs a tenth of one."""


@dataclass(frozen=True, kw_only=True)
class EffectView:
    """What limits come to, and where a change makes it something else.

    Attributes:
        title: Whose effect this is.
        facts: The figures; "150 W → 110 W" where a change changes them.
        now: What Potluck would do at this moment.
        look: Whether it would work, as a state.
        spoken: All of it for a screen reader.
    """

    title: str
    facts: tuple[Fact, ...]
    now: str
    look: Look
    spoken: str


def effect_view(preview: control.PreviewSettingsResponse, reader: Reader) -> EffectView:
    """Work out the panel from the daemon's answer."""
    before, after = preview.before, preview.after
    pairs = list(zip(effect_facts(before, reader), effect_facts(after, reader), strict=True))
    facts = tuple(Fact(label=new.label, value=_both(old.value, new.value)) for old, new in pairs)
    now = plain(said(after.now_sentence), _SENTENCE_CHARACTERS)
    title = translate("Effect", "What your limits come to, at most")
    if before != after:
        title = translate("Effect", "What this change would come to, at most")
    spoken = ". ".join([title, *(f"{fact.label}: {fact.value}" for fact in facts), now])
    return EffectView(
        title=title,
        facts=facts,
        now=now,
        look=Look.WORKING if after.works_now else Look.WAITING,
        spoken=spoken,
    )


def effect_facts(effect: control.Effect, reader: Reader) -> tuple[Fact, ...]:
    """Return the figures of an effect, always the same labels in the same order."""
    return (
        Fact(label=translate("Effect", "Power"), value=_watts(effect, reader)),
        Fact(label=translate("Effect", "May work"), value=_hours(effect, reader)),
        _month(effect, reader),
        Fact(label=translate("Effect", "Noise"), value=_noise(effect.noise)),
    )


def preset_facts(effect: control.Effect, reader: Reader) -> tuple[Fact, ...]:
    """Return the figures by which presets differ; hours are not theirs to change."""
    watts, _, cost, noise = effect_facts(effect, reader)
    return tuple(fact for fact in (watts, cost, noise) if fact.value != UNKNOWN)


def _both(before: str, after: str) -> str:
    if before == after:
        return after
    both = translate("Effect", "%1 → %2").replace("%1", _unbroken(before))
    return both.replace("%2", _unbroken(after))


def _unbroken(value: str) -> str:
    """Return a figure whose unit stays on its line."""
    return value.replace(" ", "\u00a0")


def _watts(effect: control.Effect, reader: Reader) -> str:
    if not effect.HasField("watts") or not _is_amount(effect.watts):
        return UNKNOWN
    return translate("Effect", "%1 W").replace("%1", reader.locale.toString(round(effect.watts)))


def _hours(effect: control.Effect, reader: Reader) -> str:
    hours = effect.hours_per_week
    if not math.isfinite(hours) or not 0 <= hours <= _WEEK_HOURS:
        return UNKNOWN
    if hours == _WEEK_HOURS:
        return translate("Effect", "any hour")
    text = reader.locale.toString(hours, "f", 0 if hours == int(hours) else 1)
    return translate("Effect", "%1 h a week").replace("%1", text)


def _month(effect: control.Effect, reader: Reader) -> Fact:
    """Return what a month costs, or its energy where no price is known."""
    if effect.HasField("cost_per_month") and _is_amount(effect.cost_per_month):
        amount = reader.locale.toString(effect.cost_per_month, "f", 2)
        cost = f"{amount} {plain(effect.currency, _CURRENCY_CHARACTERS)}".rstrip()
        return Fact(label=translate("Effect", "Cost a month"), value=cost)
    energy, value = effect.kilowatt_hours_per_month, UNKNOWN
    if effect.HasField("kilowatt_hours_per_month") and _is_amount(energy):
        text = reader.locale.toString(energy, "f", 0 if energy >= _COARSE_FROM else 1)
        value = translate("Effect", "%1 kWh").replace("%1", text)
    return Fact(label=translate("Effect", "Electricity a month"), value=value)


def _noise(noise: int) -> str:
    words: dict[int, str] = {
        control.NOISE_HARDLY_HEARD: translate("Effect", "hardly heard"),
        control.NOISE_MODERATE: translate("Effect", "moderate"),
        control.NOISE_LOUD: translate("Effect", "as in a game"),
    }
    return words.get(noise, UNKNOWN)


def _is_amount(number: float) -> bool:
    return math.isfinite(number) and 0 <= number <= _LARGEST
