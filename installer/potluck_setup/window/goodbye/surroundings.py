"""What the window of the goodbye works with, and what a person chooses in it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from potluck_gui.motion.port import Motion
from potluck_setup.leaving import Kept


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the window works with.

    Attributes:
        engine: The command that takes Potluck off, before its words.
        options: Words for it: "--root", "--home".
        home: The folder of Potluck's data.
        kept: What is chosen at first.
        may_try_again: Tells whether the engine can still be started after it has failed.
        motion: Whether things may move.
        call: File that a later call writes to, to have the window come to the front.
    """

    engine: tuple[str, ...]
    options: tuple[str, ...]
    home: Path
    kept: Kept
    may_try_again: Callable[[], bool]
    motion: Motion
    call: Path | None = None


def words_of(kept: Kept) -> tuple[str, ...]:
    """Return how the engine is told what stays."""
    words = ["--yes"]
    if not kept.identity:
        words.append("--delete-identity")
    if not kept.history:
        words.append("--delete-history")
    return tuple(words)
