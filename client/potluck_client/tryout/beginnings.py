"""Beginnings of text that show what a model has learnt."""

from collections.abc import Sequence

PRACTICE: Sequence[str] = (
    "def __init__(self, ",
    "import ",
    "class ",
    "    for name in ",
    "if __name__ == ",
    "    return ",
)
"""Practice learns from Python's own standard library."""

ANY: Sequence[str] = (
    "Once upon a time, ",
    "The most important thing is ",
    "In the morning ",
    "Dear friend, ",
    "How to ",
)
"""Nothing is known of what other projects learn from but that it is text."""


def beginnings(*, practice: bool) -> Sequence[str]:
    """Return a handful of beginnings for a project."""
    return PRACTICE if practice else ANY
