"""What the page "Limits" shows of the presets."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck_gui.view.effect import preset_facts
from potluck_gui.view.fact import Fact
from potluck_gui.view.formats import Reader, plain
from potluck_gui.view.said import said
from potluck_gui.view.settings import Answer

translate = QCoreApplication.translate

_LABEL_CHARACTERS = 80
_SENTENCE_CHARACTERS = 400
_MOST_PRESETS = 10
_UNKNOWN = "–"


@dataclass(frozen=True, kw_only=True)
class PresetView:
    """A named set of values.

    Attributes:
        key: Its name among programs.
        label: Its name among people.
        sentence: What it is for.
        effect: What it comes to on this computer.
        facts: The same in figures, as far as they are known.
        in_force: True when all its values are in force.
    """

    key: str
    label: str
    sentence: str
    effect: str
    facts: tuple[Fact, ...]
    in_force: bool


def preset_views(answer: Answer, reader: Reader) -> tuple[PresetView, ...]:
    """Return the presets, from the gentlest to the strongest."""
    figures = [
        preset_facts(preset.figures, reader) if preset.HasField("figures") else ()
        for preset in answer.presets[:_MOST_PRESETS]
    ]
    return tuple(
        PresetView(
            key=preset.key,
            label=plain(said(preset.label), _LABEL_CHARACTERS),
            sentence=plain(said(preset.sentence), _SENTENCE_CHARACTERS),
            effect=plain(_effect(preset.effect), _SENTENCE_CHARACTERS),
            facts=facts,
            in_force=preset.in_force,
        )
        for preset, facts in zip(answer.presets, _aligned(figures), strict=False)
    )


def _aligned(figures: list[tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    """Return figures with the same labels in the same order for all, a dash where one lacks."""
    fullest = max(figures, key=len, default=())
    labels = [fact.label for fact in fullest]
    labels += [fact.label for facts in figures for fact in facts if fact.label not in labels]
    labels = list(dict.fromkeys(labels))
    known = [{fact.label: fact for fact in facts} for facts in figures]
    return [
        tuple(facts.get(label, Fact(label=label, value=_UNKNOWN)) for label in labels)
        if facts
        else ()
        for facts in known
    ]


def presets_note(presets: tuple[PresetView, ...]) -> str:
    """Return what presets do, and that none is in use where that is so."""
    if not presets:
        return ""
    if any(preset.in_force for preset in presets):
        return translate(
            "Limits",
            "These set how hard your devices work. When they work stays as you chose below.",
        )
    return translate(
        "Limits",
        "None of these is in use, since you chose values of your own under how hard to work. "
        "Using one replaces them; when your devices work stays as you chose below.",
    )


def _effect(line: str) -> str:
    """Return what a preset comes to, in the reader's language; devices keep their names."""
    devices = []
    for device in line.split("; "):
        name, colon, parts = device.partition(": ")
        devices.append(f"{said(name)}{colon}{', '.join(map(said, parts.split(', ')))}")
    return "; ".join(devices)
