"""Whether a value fits a limit, and what becomes of one that has come out of its range."""

import math

from potluck.errors import ErrorCode
from potluck_client.errors import SettingsError
from potluck_client.schedule import format_hours, parse_hours
from potluck_client.settings.row import Kind, Limit
from potluck_client.settings.values import Value

TEXT_CHARACTERS = 16
"""Longest short text."""
PROGRAM_CHARACTERS = 100
"""Longest name of a program."""
MOST_PROGRAMS = 100
"""Most programs in a list."""


def check_value(limit: Limit, value: object) -> Value:
    """Return a value in the form in which it is kept.

    Raises:
        SettingsError: It is of another kind or out of range; the sentence names the range.
    """
    checked = check_kind(limit, value)
    if fit(limit, checked) != checked:
        raise _wrong(f"“{limit.row.label}” must be {range_text(limit)}.")
    return checked


def check_kind(limit: Limit, value: object) -> Value:
    """Return a value of the right kind, in range or not; raises SettingsError for another kind."""
    match limit.row.kind:
        case Kind.FLAG:
            if isinstance(value, bool):
                return value
            raise _wrong(f"“{limit.row.label}” is either on or off.")
        case Kind.WHOLE:
            return _whole(limit, value)
        case Kind.NUMBER:
            return _number(limit, value)
        case Kind.TEXT:
            return _text(limit, value)
        case Kind.PROGRAMS:
            return _programs(limit, _texts(limit, value))
        case Kind.HOURS:
            return format_hours(parse_hours(_texts(limit, value)))


def fit(limit: Limit, value: Value) -> Value:
    """Return the nearest value within the range, but never one that stands for no limit."""
    if limit.range is None or isinstance(value, str | tuple):
        return value
    (least, most), lowest = limit.range, limit.lowest
    if lowest is None:
        nearest: float = min(max(value, least), most)
    elif value == least:
        nearest = value
    else:
        nearest = min(max(value, lowest), most)
    if nearest == value:
        return value
    return float(nearest) if limit.row.kind is Kind.NUMBER else int(nearest)


def range_text(limit: Limit) -> str:
    """Return in words what a value must be."""
    form = "a whole number" if limit.row.kind is Kind.WHOLE else "a number"
    if limit.range is None:
        return form
    (least, most), lowest = limit.range, limit.lowest
    begin = least if lowest is None else lowest
    unless = "" if lowest is None else f"{least:.10g} for {limit.row.minimum_text} or "
    return f"{unless}{form} from {begin:.10g} to {most:.10g} {limit.row.unit}".rstrip()


def _whole(limit: Limit, value: object) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _wrong(f"“{limit.row.label}” must be {range_text(limit)}.")


def _number(limit: Limit, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return number
    raise _wrong(f"“{limit.row.label}” must be {range_text(limit)}.")


def _text(limit: Limit, value: object) -> str:
    plain = value.strip() if isinstance(value, str) else None
    if plain is None or len(plain) > TEXT_CHARACTERS or not plain.isprintable():
        raise _wrong(f"“{limit.row.label}” must be a text of at most {TEXT_CHARACTERS} letters.")
    return plain


def _texts(limit: Limit, value: object) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(text, str) for text in value):
        return tuple(value)
    raise _wrong(f"“{limit.row.label}” must be a list of {limit.row.kind.value}.")


def _programs(limit: Limit, names: tuple[str, ...]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        plain = name.strip()
        if not plain or len(plain) > PROGRAM_CHARACTERS or not plain.isprintable():
            raise _wrong(
                f"“{limit.row.label}” needs names of 1 to {PROGRAM_CHARACTERS} letters, such as "
                "“steam”."
            )
        kept.setdefault(plain.casefold(), plain)
    if len(kept) > MOST_PROGRAMS:
        raise _wrong(f"“{limit.row.label}” takes at most {MOST_PROGRAMS} programs.")
    return tuple(kept.values())


def _wrong(sentence: str) -> SettingsError:
    return SettingsError(sentence, code=ErrorCode.BAD_INPUT)
