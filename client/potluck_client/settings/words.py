"""The value of a limit in words, as in "3 minutes" or "no limit"."""

from potluck_client.settings.row import Kind, Limit
from potluck_client.settings.values import Value


def value_words(limit: Limit, value: Value) -> str:
    """Return a value that a limit has or had."""
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return value or limit.row.minimum_text or "nothing"
        case tuple():
            return ", ".join(str(item) for item in value) or limit.row.minimum_text or "nothing"
        case _:
            return _number_words(limit, value)


def _number_words(limit: Limit, value: float) -> str:
    if limit.row.minimum_text and limit.range is not None and value == limit.range[0]:
        return limit.row.minimum_text
    number = f"{value:.10g}" if limit.row.kind is Kind.NUMBER else f"{value:.0f}"
    unit = limit.row.unit
    if value == 1 and unit.isalpha():
        unit = unit.removesuffix("s")
    return f"{number} {unit}".rstrip()
