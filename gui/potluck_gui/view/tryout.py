"""What can be tried of a model on this computer, and what its texts are shown as."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from potluck.limits import PROMPT_CHARACTERS
from potluck.v1 import control_pb2 as control
from potluck_gui.view.formats import Reader, count, plain

translate = QCoreApplication.translate

TEXT_CHARACTERS = 20_000
"""Longest text that is shown of a model; far more than it is asked for."""

_PROMPTS = 6
_LABEL_CHARACTERS = 44
_KEPT_CONTROLS = "\n\t"
_DIRECTIONS = ["LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"]
"""Signs that turn the direction of reading around, and could make a text say another one."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A beginning that the daemon suggests: what stands on its button, and the whole of it."""

    label: str
    prompt: str


@dataclass(frozen=True, kw_only=True)
class TryoutView:
    """What the card shows before anything is written.

    Attributes:
        possible: True when a model is here.
        newest: Heading over the newest model's text.
        joined: Heading over the text of the model of joining; empty when there is none of its own.
        note: What is missing and why; empty when nothing is.
        suggestions: Beginnings to choose.
    """

    possible: bool
    newest: str
    joined: str
    note: str
    suggestions: tuple[Suggestion, ...]


def tryout_view(model: control.GetModelResponse, reader: Reader) -> TryoutView:
    """Work out what can be tried."""
    possible = model.HasField("newest_round")
    newest = translate("Model", "Newest: round %1")
    joined = translate("Model", "When I joined: round %1")
    has_own = model.HasField("joined_round") and model.joined_round != model.newest_round
    return TryoutView(
        possible=possible,
        newest=newest.replace("%1", count(model.newest_round, reader)),
        joined=joined.replace("%1", count(model.joined_round, reader))
        if possible and has_own
        else "",
        note=_note(model, reader, has_own=has_own),
        suggestions=tuple(
            Suggestion(
                label=plain(prompt, _LABEL_CHARACTERS), prompt=clean(prompt, PROMPT_CHARACTERS)
            )
            for prompt in model.prompts[:_PROMPTS]
            if prompt.strip()
        ),
    )


def _note(model: control.GetModelResponse, reader: Reader, *, has_own: bool) -> str:
    if not model.HasField("newest_round"):
        return translate(
            "Model",
            "No model of this project is on this computer yet. It comes with your first piece of "
            "work; then you can try it here.",
        )
    if not model.HasField("joined_round"):
        return translate(
            "Model", "Which model you joined with is not known, so there is only the newest one."
        )
    round_ = count(model.joined_round, reader)
    if not has_own:
        text = translate(
            "Model",
            "Round %1 is the newest and the one that you joined with. After the next rounds you "
            "see here what has changed.",
        )
        return text.replace("%1", round_)
    if not model.joined_checkpoint_kept:
        text = translate(
            "Model",
            "The model of round %1, with which you joined, has gone from this computer to save "
            "room. What it wrote for the suggestions may still be known.",
        )
        return text.replace("%1", round_)
    return ""


def clean(text: str, characters: int) -> str:
    """Return a model's text as it can be shown: no controls, nothing that turns it around."""
    return "".join(sign for sign in text[:characters] if _shown(sign))


def temperature_words(percent: int) -> str:
    """Return how daring a text is to be, in words."""
    if percent == 0:
        return translate("Model", "careful, always the likeliest word")
    if percent < 50:
        return translate("Model", "rather careful")
    if percent < 85:
        return translate("Model", "balanced")
    return translate("Model", "daring, with surprising words")


def _shown(sign: str) -> bool:
    if sign in _KEPT_CONTROLS:
        return True
    return unicodedata.category(sign) not in {"Cc", "Cs"} and (
        unicodedata.bidirectional(sign) not in _DIRECTIONS
    )
