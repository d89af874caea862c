"""What the daemon says, in the reader's language.

The daemon speaks English sentences: they are kept in its journal, and pass through from
coordinators, so the sentence itself is the key of its translation, as with any source text. Values
in it are found by the templates that the catalogue was made with; what nobody knows stays English.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale

_CONTEXT = "Daemon"
_PLACEHOLDER = re.compile(r"%(\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?…]) +(?=[A-Z“\"])")
_LONGEST = 2000
"""Longer texts are no sentences of the daemon; they are not searched."""
_VALUE = "(.{1,300}?)"
_NUMBER = r"([\d.,]{1,20})"
"""What stands in a phrase such as "%1 minutes", which would else fit many a sentence's end."""
_FIGURE = re.compile(r"(\d{1,15}\.\d{1,3}) (?:[kMGT]?B|k?Wh?|°C|%|seconds|minutes|hours)(?!\w)")
"""A number with decimals is a figure where a unit follows; else it may be a version or a name."""
_SENTENCE_MARKS = (".", "!", "?", "…")
_DEEPEST = 3
_MOST_TOGETHER = 3
"""Sentences that one template has at most."""


def said(text: str) -> str:
    """Return a sentence of the daemon, or several, in the reader's language."""
    if not text or len(text) > _LONGEST:
        return text
    return _said(text)


def forget() -> None:
    """Translate anew from now on: the language is another one."""
    _said.cache_clear()


@lru_cache(maxsize=1000)
def _said(text: str) -> str:
    return _translated(text, _DEEPEST)


def _translated(text: str, depth: int) -> str:
    """Translate a text as a whole, else in as long runs of its sentences as are known."""
    whole = _known(text, depth)
    if whole is not None:
        return whole
    sentences = _SENTENCE_END.split(text)
    words: list[str] = []
    place = 0
    while place < len(sentences):
        for end in range(min(len(sentences), place + _MOST_TOGETHER), place, -1):
            run = " ".join(sentences[place:end])
            known = _known(run, depth)
            if known is not None or end == place + 1:
                words.append(run if known is None else known)
                place = end
                break
    return " ".join(words)


def _known(text: str, depth: int) -> str | None:
    """Return a text that a template fits in other words; a value may be a sentence itself."""
    words = QCoreApplication.translate(_CONTEXT, text)
    if words != text:
        return words
    if depth == 0:
        return None
    for template in _candidates(text):
        words = QCoreApplication.translate(_CONTEXT, template)
        if words == template:
            continue
        match = _pattern(template).fullmatch(text)
        # A value that goes on after the end of a sentence belongs to the next template.
        if match is None or any(map(_SENTENCE_END.search, match.groups())):
            continue
        followed_by = _PLACEHOLDER.split(template)[2::2]
        values = zip(match.groups(), followed_by, strict=True)
        return _filled(words, [_value(value, after, depth) for value, after in values])
    return None


def _value(value: str, after: str, depth: int) -> str:
    """Return a value in the reader's words, or in the reader's way of writing figures.

    Args:
        value: What stands in the sentence.
        after: What the template has behind it, with which a figure's unit may begin.
        depth: How deep values may still be sentences.
    """
    figure = _FIGURE.match(f"{value}{after}")
    if figure is None or not figure.end(1) <= len(value) <= figure.end():
        return _translated(value, depth - 1)
    number = QLocale().toString(float(figure[1]), "f", len(figure[1].partition(".")[2]))
    return f"{number}{value[figure.end(1) :]}"


def _filled(words: str, values: list[str]) -> str:
    def value(placeholder: re.Match[str]) -> str:
        number = int(placeholder[1])
        return values[number - 1] if 0 < number <= len(values) else ""

    return _PLACEHOLDER.sub(value, words)


def _candidates(text: str) -> Iterator[str]:
    """Yield the templates that may fit, those with most words of their own first."""
    templates = _templates()
    yield from templates.get(_first_word(text), ())
    yield from templates.get("", ())


@cache
def _templates() -> dict[str, list[str]]:
    """Return the templates that have values in them, by their first word; "" for a value first."""
    found: dict[str, list[str]] = defaultdict(list)
    for template in sorted(_listed(), key=lambda t: -len(_PLACEHOLDER.sub("", t))):
        if _PLACEHOLDER.search(template):
            found[_first_word(template)].append(template)
    return found


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what fits a template; made when it is first tried, since there are many hundreds."""
    parts = _PLACEHOLDER.split(template)[::2]  # Every second one is a number.
    value = _VALUE if template.endswith(_SENTENCE_MARKS) else _NUMBER
    return re.compile(value.join(re.escape(part) for part in parts), re.DOTALL)


def _listed() -> list[str]:
    """Return all templates; none where they are not compiled and the window speaks English."""
    listed = files("potluck_gui").joinpath("translations", "daemon_sentences.json")
    try:
        return [str(template) for template in json.loads(listed.read_text("utf-8"))]
    except FileNotFoundError:
        return []


def _first_word(text: str) -> str:
    word = text.partition(" ")[0]
    return "" if "%" in word or not word.isalpha() else word
