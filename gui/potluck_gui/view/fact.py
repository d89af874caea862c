"""A small measured value as pages show it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A small measured value with its label."""

    label: str
    value: str
