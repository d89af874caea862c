"""potluck-coordinator ingest: take text into a project."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from potluck_coordinator.commands.options import add_home, add_json, chosen_home, positive, show

if TYPE_CHECKING:
    from potluck_coordinator.ingest.documents import Piece, Skipped
    from potluck_coordinator.ingest.flow import Tally

_QUIET_SECONDS = 1.0
_LINE_SECONDS = 5.0
_SCREEN_SECONDS = 0.2


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "ingest",
        help="take a folder of text into the project",
        description=(
            "Turn the .txt, .jsonl and .parquet files below a folder into shards of tokens. May "
            "be stopped at any moment and run again; what the project has is not taken twice."
        ),
    )
    add_home(parser)
    add_json(parser)
    parser.add_argument("folder", type=Path, help="where the text is")
    parser.add_argument(
        "--field", default="text", help="name of the text in .jsonl and .parquet (default: text)"
    )
    parser.add_argument(
        "--shard-tokens",
        type=positive,
        default=1024 * 1024,
        metavar="N",
        help="about how many tokens make a shard (default: 1048576)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Take the text and say what came of it."""
    from potluck_coordinator.ingest.documents import read_file, text_files
    from potluck_coordinator.ingest.flow import Ingest
    from potluck_coordinator.ingest.journal import IngestJournal
    from potluck_coordinator.ingest.tokenising import tokeniser_of
    from potluck_coordinator.workshop import opened

    home = chosen_home(options)
    manifest = home.read_manifest()
    files = text_files(options.folder)

    def source() -> "Iterator[Piece | Skipped]":
        for path in files:
            yield from read_file(path, options.field)

    with opened(home) as (blobs, store), IngestJournal(home.root) as journal:
        tally = Ingest(
            tokeniser=tokeniser_of(manifest.tokenizer, blobs),
            model=manifest.recipe.model,
            blobs=blobs,
            store=store,
            journal=journal,
            on_progress=_progress(time.monotonic),
            shard_tokens=options.shard_tokens,
        ).run(source)
    for skipped in tally.named_skips:
        sys.stderr.write(f"Skipped: {skipped.place} {skipped.reason}.\n")
    fields = {
        "files": len(files),
        "characters": tally.characters,
        "known_pieces": tally.known_pieces,
        "new_shards": tally.new_shards,
        "new_tokens": tally.new_tokens,
        "held_out_tokens": tally.held_out_tokens,
        "left_over_tokens": tally.left_over_tokens,
        "skipped": tally.skipped,
    }
    show(options, fields, _lines(tally))


def _lines(tally: "Tally") -> Iterator[str]:
    yield f"Added {tally.new_tokens:,} tokens in {tally.new_shards} shards."
    yield f"Held out for measuring: {tally.held_out_tokens:,} tokens."
    if tally.known_pieces:
        yield f"Left out as held out or known already: {tally.known_pieces:,} pieces of text."
    if tally.left_over_tokens:
        yield f"Too few for a shard, kept for the next run: {tally.left_over_tokens:,} tokens."
    if tally.skipped:
        places = "1 place" if tally.skipped == 1 else f"{tally.skipped:,} places"
        yield f"Could not be read: {places}; the first are named above."


def _progress(clock: Callable[[], float]) -> "Callable[[Tally], None]":
    """Return what writes a line on stderr now and then, once the work takes over a second."""
    on_screen = sys.stderr.isatty()
    pause = _SCREEN_SECONDS if on_screen else _LINE_SECONDS
    start, end = ("\r", "") if on_screen else ("", "\n")
    due = clock() + _QUIET_SECONDS

    def write(tally: "Tally") -> None:
        nonlocal due
        if clock() < due:
            return
        due = clock() + pause
        sys.stderr.write(
            f"{start}{tally.stage.value}: {tally.characters / 1e6:,.1f} million characters read, "
            f"{tally.new_shards} new shards{end}"
        )
        sys.stderr.flush()

    return write
