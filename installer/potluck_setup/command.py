"""What a module does that adds words to the command line of this room."""

import argparse
from collections.abc import Mapping
from typing import Protocol

from potluck.errors import PotluckError
from potluck_setup.progress import Watcher


class Commands(Protocol):
    """The words that there are so far, as argparse keeps them."""

    def add_parser(
        self,
        name: str,
        *,
        parents: list[argparse.ArgumentParser],
        help: str,  # noqa: A002
    ) -> argparse.ArgumentParser:
        """Return a new word's parser."""
        ...


class Console(Watcher, Protocol):
    """Who watches a command: told also of how it ends."""

    def notify(self, sentence: str, mend: str | None) -> None:
        """Tell what the person should know, though it goes on."""
        ...

    def end(self, result: Mapping[str, object]) -> None:
        """Tell that it is done."""
        ...

    def fail(self, error: PotluckError) -> None:
        """Tell why it could not be done."""
        ...


class CommandModule(Protocol):
    """Adds its words; stands in the list of the door.

    Each word's parser sets the default `run` to a function that takes the words and a Console and
    returns the fields of the result. All errors with sentences may come out of it.
    """

    def add_parsers(self, commands: Commands, shared: argparse.ArgumentParser) -> None:
        """Add one parser for each word, with `parents=[shared]` for --root and --lines."""
        ...
