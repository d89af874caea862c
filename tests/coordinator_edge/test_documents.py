"""Reading text of all three formats, good and bad."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from potluck_coordinator.errors import IngestError
from potluck_coordinator.ingest import documents
from potluck_coordinator.ingest.documents import Piece, Skipped, cut, read_file, text_files


def read(path: Path, field: str = "text") -> tuple[list[str], list[Skipped]]:
    """Return the documents of a file, their pieces joined, and what was skipped."""
    texts, skipped, pieces = [], [], []
    for item in read_file(path, field):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        pieces.append(item.text)
        if item.ends_document:
            texts.append("".join(pieces))
            pieces = []
    assert pieces == []
    return texts, skipped


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(0, 9))
def test_cutting_keeps_every_character(text: str, repeats: int) -> None:
    """Pieces joined are the document, each within the bound, and only the last ends it."""
    document = text * (1 + repeats * 4000)
    pieces = list(cut(document))
    assert "".join(piece.text for piece in pieces) == document
    assert all(0 < len(piece.text) <= documents.PIECE_CHARACTERS for piece in pieces)
    assert [piece.ends_document for piece in pieces] == [False] * (len(pieces) - 1) + [True]


def test_pieces_end_at_line_ends() -> None:
    """A long text is cut where a line ends, so that no word is torn."""
    first, *_ = cut("a line of text\n" * 10_000)
    assert first == Piece(text=first.text, ends_document=False)
    assert first.text.endswith("\n")


def test_a_text_file_is_one_document(tmp_path: Path) -> None:
    """Text, line ends and other alphabets arrive unchanged, however long the file."""
    path = tmp_path / "a.txt"
    text = "Grüße, 世界\r\nand more\n" * 5000
    path.write_bytes(text.encode())
    assert read(path) == ([text], [])


def test_lines_that_are_not_text_are_skipped_and_named(tmp_path: Path) -> None:
    """One bad line costs that line alone, and its place is named."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"good\n\xff\xfe bad\nalso good\n")
    texts, skipped = read(path)
    assert texts == ["good\nalso good\n"]
    assert skipped == [Skipped(place=f"{path}, line 2", reason="is not UTF-8 text")]


def test_jsonl_skips_bad_lines(tmp_path: Path) -> None:
    """Broken JSON, a missing field, another type and lone surrogates are each named."""
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": "one"}),
        '{"text": "cut',
        json.dumps({"other": 1}),
        json.dumps({"text": 7}),
        "",
        '{"text": "\\ud800"}',
        "[" * 100_000,
        json.dumps({"text": "two"}),
    ]
    path.write_text("\n".join(lines), "utf-8")
    texts, skipped = read(path)
    assert texts == ["one", "two"]
    assert [item.place.rpartition(" ")[2] for item in skipped] == ["2", "3", "4", "6", "7"]


def test_jsonl_skips_a_line_that_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line over the bound is never held in memory as a whole, and the next one is read."""
    monkeypatch.setattr(documents, "LINE_BYTES", 64)
    path = tmp_path / "a.jsonl"
    long, short = json.dumps({"text": "x" * 500}), json.dumps({"text": "short"})
    path.write_text(f"{long}\n{short}\n", "utf-8")
    texts, skipped = read(path)
    assert texts == ["short"]
    assert skipped == [Skipped(place=f"{path}, line 1", reason="is too long")]


def test_parquet_reads_the_named_column(tmp_path: Path) -> None:
    """Rows are documents; an empty cell is named and skipped."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"n": [1, 2, 3], "body": ["one", None, "three"]}), path)
    texts, skipped = read(path, "body")
    assert texts == ["one", "three"]
    assert skipped == [Skipped(place=f"{path}, row 2", reason='has no text in "body"')]


@pytest.mark.parametrize("damage", ["cut", "noise", "column"])
def test_damaged_parquet_is_skipped(tmp_path: Path, damage: str) -> None:
    """A file that is no parquet, or has no such column, is skipped with its name."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"body" if damage == "column" else "text": ["one"]}), path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-20])
    elif damage == "noise":
        path.write_bytes(b"no parquet at all")
    texts, skipped = read(path)
    assert texts == []
    assert len(skipped) == 1
    assert skipped[0].place.startswith(str(path))


def test_files_are_found_in_a_fixed_order(tmp_path: Path) -> None:
    """Folders below are searched, other files left alone, and the order is that of the names."""
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.JSONL", "c.parquet", "notes.md"):
        (tmp_path / name).write_text("x")
    names = [path.relative_to(tmp_path).as_posix() for path in text_files(tmp_path)]
    assert names == ["b/a.JSONL", "c.parquet", "z.txt"]


@pytest.mark.parametrize("exists", [True, False])
def test_an_empty_folder_gets_a_sentence(tmp_path: Path, exists: bool) -> None:
    """A folder with nothing to read, or none at all, is refused in words."""
    folder = tmp_path if exists else tmp_path / "missing"
    with pytest.raises(IngestError, match=r"nothing to read|no folder"):
        text_files(folder)
