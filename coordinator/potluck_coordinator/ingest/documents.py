"""Reading documents from a folder, a bounded piece at a time.

A document comes in pieces of at most PIECE_CHARACTERS, cut at the end of a line where there is
one. What can't be read is yielded as Skipped with its place, and reading goes on behind it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from potluck.limits import MIB
from potluck_coordinator.errors import IngestError

PIECE_CHARACTERS = 32 * 1024
LINE_BYTES = 64 * MIB
"""Longest line of a .jsonl file."""

_ROWS_PER_BATCH = 64


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of text.

    Attributes:
        text: At least one character, without lone surrogates.
        ends_document: True for the last piece of its document.
    """

    text: str
    ends_document: bool


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """Something that could not be read.

    Attributes:
        place: File, and line or row where that makes sense.
        reason: Why, as the end of a sentence.
    """

    place: str
    reason: str


def text_files(folder: Path) -> list[Path]:
    """Return the files of a folder that ingest understands, in the order of their names.

    Raises:
        IngestError: There is no such folder, or nothing to read in it.
    """
    if not folder.is_dir():
        raise IngestError(f"There is no folder {folder}. Name a folder with text in it.")
    files = [path for path in folder.rglob("*") if path.suffix.lower() in _READERS]
    files = [path for path in files if path.is_file()]
    if not files:
        raise IngestError(
            f"There is nothing to read in {folder}. Put .txt, .jsonl or .parquet files there."
        )
    return sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def read_file(path: Path, field: str) -> Iterator[Piece | Skipped]:
    """Yield the pieces of all documents of one file.

    Args:
        path: A .txt file, which is one document, or a .jsonl or .parquet file.
        field: Name of the text in a .jsonl object or a .parquet table.
    """
    try:
        yield from _READERS[path.suffix.lower()](path, field)
    except OSError as error:
        yield Skipped(place=str(path), reason=f"can't be read: {error.strerror or error}")


def cut(text: str, most_characters: int = PIECE_CHARACTERS) -> Iterator[Piece]:
    """Yield one document in pieces of at most so many characters; nothing for an empty one."""
    start = 0
    while start < len(text):
        end = _cut_place(text, start, most_characters)
        yield Piece(text=text[start:end], ends_document=end == len(text))
        start = end


def _cut_place(text: str, start: int, most_characters: int) -> int:
    end = start + most_characters
    if end >= len(text):
        return len(text)
    line_end = text.rfind("\n", start + most_characters // 2, end)
    return line_end + 1 if line_end >= 0 else end


def _read_text(path: Path, _field: str) -> Iterator[Piece | Skipped]:
    # Bytes that are no UTF-8 become lone surrogates, which never come out of good UTF-8.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        line, kept = 1, ""
        while block := file.read(PIECE_CHARACTERS):
            good: list[str] = []
            for part in block.splitlines(keepends=True):
                if _is_unicode(part):
                    good.append(part)
                else:
                    yield Skipped(place=f"{path}, line {line}", reason="is not UTF-8 text")
                line += part.count("\n")
            kept += "".join(good)
            while len(kept) > PIECE_CHARACTERS:
                end = _cut_place(kept, 0, PIECE_CHARACTERS)
                yield Piece(text=kept[:end], ends_document=False)
                kept = kept[end:]
        if kept:
            yield Piece(text=kept, ends_document=True)


def _read_jsonl(path: Path, field: str) -> Iterator[Piece | Skipped]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LINE_BYTES):
            number += 1
            place = f"{path}, line {number}"
            if len(line) == LINE_BYTES and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = file.readline(LINE_BYTES)
                yield Skipped(place=place, reason="is too long")
            elif line.strip():
                yield from _read_json_line(line, field, place)


def _read_json_line(line: bytes, field: str, place: str) -> Iterator[Piece | Skipped]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        yield Skipped(place=place, reason="is not JSON")
        return
    text = value.get(field) if isinstance(value, dict) else None
    yield from _read_value(text, field, place)


def _read_parquet(path: Path, field: str) -> Iterator[Piece | Skipped]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = 0
    try:
        with pq.ParquetFile(path) as file:
            if field not in file.schema_arrow.names:
                yield Skipped(place=str(path), reason=f'has no column "{field}"')
                return
            for batch in file.iter_batches(batch_size=_ROWS_PER_BATCH, columns=[field]):
                for value in batch.column(0):
                    row += 1
                    yield from _read_value(_as_python(value), field, f"{path}, row {row}")
    except pa.ArrowException:
        yield Skipped(place=f"{path}, row {row + 1}", reason="is damaged from there on")


def _as_python(value: object) -> object:
    try:
        return value.as_py()  # type: ignore[attr-defined]
    except UnicodeDecodeError:
        return None


def _read_value(text: object, field: str, place: str) -> Iterator[Piece | Skipped]:
    if not isinstance(text, str):
        yield Skipped(place=place, reason=f'has no text in "{field}"')
    elif not _is_unicode(text):
        yield Skipped(place=place, reason="is not Unicode text")
    else:
        yield from cut(text)


def _is_unicode(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_READERS = {".txt": _read_text, ".jsonl": _read_jsonl, ".parquet": _read_parquet}
