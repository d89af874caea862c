"""Ingest as a whole: what the project has afterwards, also after a kill at any moment."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from potluck.v1 import manifest_pb2 as wire
from potluck_coordinator.blobs.folder import FolderBlobs
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.errors import IngestError
from potluck_coordinator.ingest.documents import Piece, Skipped, read_file, text_files
from potluck_coordinator.ingest.flow import Ingest, Tally
from potluck_coordinator.ingest.journal import IngestJournal
from potluck_coordinator.ingest.standard_library import MAX_CHARACTERS, read_standard_library
from potluck_coordinator.ingest.tokenising import ByteTokeniser, HuggingFaceTokeniser
from potluck_coordinator.store.sqlite import SqliteStore
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

MODEL = wire.ModelConfig(vocabulary_size=256, context_tokens=32)
SHARD_TOKENS = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with text in files of all three formats."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    root = tmp_path / "text"
    root.mkdir()
    for number in range(10):
        (root / f"{number}.txt").write_text(f"document {number} of many\n" * 400, "utf-8")
    lines = [json.dumps({"text": f"line {number} of a file\n" * 60}) for number in range(50)]
    (root / "lines.jsonl").write_text("\n".join([*lines, "{broken"]), "utf-8")
    rows = [f"row {number} of a table\n" * 60 for number in range(50)]
    pq.write_table(pa.table({"text": rows}), root / "rows.parquet")
    return root


def source(folder: Path) -> Callable[[], Iterator[Piece | Skipped]]:
    """Return what reads a folder."""

    def read() -> Iterator[Piece | Skipped]:
        for path in text_files(folder):
            yield from read_file(path, "text")

    return read


def take(folder: Path, home: Path, on_progress: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Ingest a folder into a home as the command does."""
    home.mkdir(exist_ok=True)
    store = SqliteStore(home / "coordinator.sqlite")
    try:
        with IngestJournal(home) as journal:
            return Ingest(
                tokeniser=ByteTokeniser(),
                model=MODEL,
                blobs=FolderBlobs(home / "blobs"),
                store=store,
                journal=journal,
                on_progress=on_progress,
                shard_tokens=SHARD_TOKENS,
            ).run(source(folder))
    finally:
        store.close()


def contents(home: Path) -> tuple[list[bytes], bytes]:
    """Return the project's shards in order, and its held-out text, as bytes."""
    store = SqliteStore(home / "coordinator.sqlite")
    blobs: Blobs = FolderBlobs(home / "blobs")
    try:
        with store.transaction() as records:
            shards = [shard.ref for shard in records.project.shards()]
            held_out = records.project.held_out()
    finally:
        store.close()
    assert held_out is not None
    tokens = [
        np.frombuffer(blobs.read(ref.digest, 0, ref.size_bytes), "<u2").astype(np.uint8).tobytes()
        for ref in (*shards, held_out)
    ]
    return tokens[:-1], tokens[-1]


def test_all_text_arrives_once(folder: Path, tmp_path: Path) -> None:
    """Shards and held-out text together are the documents of all files, each once."""
    tally = take(folder, tmp_path / "home")
    shards, held_out = contents(tmp_path / "home")
    documents = {f"document {n} of many\n" * 400 for n in range(10)}
    documents |= {f"line {n} of a file\n" * 60 for n in range(50)}
    documents |= {f"row {n} of a table\n" * 60 for n in range(50)}
    arrived = (b"".join(shards) + held_out).decode().removesuffix("\0").split("\0")
    assert sorted(arrived) == sorted(documents)
    assert len(shards) == tally.new_shards > 2
    assert all(len(shard) >= SHARD_TOKENS for shard in shards[:-1])
    assert tally.held_out_tokens == len(held_out) > 4000
    assert [(item.place.rpartition("/")[2], item.reason) for item in tally.named_skips] == [
        ("lines.jsonl, line 51", "is not JSON")
    ]


def test_the_same_folder_adds_nothing(folder: Path, tmp_path: Path) -> None:
    """A second run leaves the project as it is."""
    take(folder, tmp_path / "home")
    before = contents(tmp_path / "home")
    tally = take(folder, tmp_path / "home")
    assert (tally.new_shards, tally.new_tokens) == (0, 0)
    assert contents(tmp_path / "home") == before


def test_new_text_is_added_and_never_held_out(folder: Path, tmp_path: Path) -> None:
    """What came before stays, what is new is trained on, and the measure stays the same."""
    take(folder, tmp_path / "home")
    shards, held_out = contents(tmp_path / "home")
    (folder / "0-new.txt").write_text("something new\n" * 1000, "utf-8")
    tally = take(folder, tmp_path / "home")
    assert tally.new_tokens == len("something new\n") * 1000 + 1
    new = b"something new\n" * 1000 + b"\0"
    assert contents(tmp_path / "home") == ([*shards, new], held_out)


@pytest.mark.parametrize("moment", [1, 40, 111, 150, 200])
def test_a_run_that_breaks_is_completed_by_the_next(
    folder: Path, tmp_path: Path, moment: int
) -> None:
    """An error at any piece leaves what the next run makes whole, as if nothing had happened."""
    take(folder, tmp_path / "whole")

    seen = 0

    def break_at_moment(_: Tally) -> None:
        nonlocal seen
        seen += 1
        if seen == moment:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        take(folder, tmp_path / "broken", break_at_moment)
    take(folder, tmp_path / "broken")
    assert contents(tmp_path / "broken") == contents(tmp_path / "whole")


KILLED = """
import os, signal, sys
from pathlib import Path
from potluck_coordinator.ingest.flow import Ingest

left = int(sys.argv[3])
hand_over = Ingest._hand_over

def die_or_hand_over(self, shards):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    hand_over(self, shards)

Ingest._hand_over = die_or_hand_over
sys.path.insert(0, str(Path(sys.argv[4]).parent))
import test_ingest_flow
test_ingest_flow.take(Path(sys.argv[1]), Path(sys.argv[2]))
"""
"""Ingests, and dies as by kill -9 before it gives the n-th shard to the project."""


@pytest.mark.parametrize("last", [2, 3, 5])
def test_a_killed_process_is_completed_by_the_next(folder: Path, tmp_path: Path, last: int) -> None:
    """After a kill between the journal and the database, nothing is missing and nothing double."""
    take(folder, tmp_path / "whole")
    home = tmp_path / "killed"
    arguments = [str(folder), str(home), str(last), __file__]
    ended = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    take(folder, home)
    assert contents(home) == contents(tmp_path / "whole")


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    """A second ingest into the same project is told to wait."""
    with IngestJournal(tmp_path), pytest.raises(IngestError, match="Another ingest"):
        IngestJournal(tmp_path)


def test_a_damaged_journal_gets_a_sentence(tmp_path: Path) -> None:
    """A journal that is no database says so, with its path."""
    (tmp_path / "ingest.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(IngestError, match=r"ingest\.sqlite is damaged"):
        IngestJournal(tmp_path)


def test_too_little_text_is_refused(tmp_path: Path) -> None:
    """A project can't begin with a few lines, since a part is held out."""
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "a.txt").write_text("short\n", "utf-8")
    with pytest.raises(IngestError, match="too little text"):
        take(folder, tmp_path / "home")


def test_a_hugging_face_tokenizer_splits_and_marks_documents() -> None:
    """Its own ids come out, and its end-of-text token stands between documents."""
    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    trainer = trainers.WordLevelTrainer(special_tokens=["<unk>", "</s>"])
    tokenizer.train_from_iterator(["one two three"], trainer)
    tokeniser = HuggingFaceTokeniser(tokenizer.to_str().encode())
    assert tokeniser.vocabulary_size == 5
    middle = tokeniser.encode(Piece(text="two one", ends_document=False)).tolist()
    last = tokeniser.encode(Piece(text="two one", ends_document=True)).tolist()
    assert middle == [tokenizer.token_to_id("two"), tokenizer.token_to_id("one")]
    assert last == [*middle, tokenizer.token_to_id("</s>")]


@pytest.mark.parametrize("definition", [b"", b"{}", b"\xff", b'{"model": 3}'])
def test_a_damaged_tokenizer_gets_a_sentence(definition: bytes) -> None:
    """What is no tokenizer.json is refused in words."""
    with pytest.raises(IngestError, match="tokenizer can't be read"):
        HuggingFaceTokeniser(definition)


def test_every_python_carries_enough_text() -> None:
    """The standard library gives some megabytes, without tests, always the same."""
    pieces = [item for item in read_standard_library() if isinstance(item, Piece)]
    characters = sum(len(piece.text) for piece in pieces)
    assert 3_000_000 < characters <= MAX_CHARACTERS
    assert pieces == [item for item in read_standard_library() if isinstance(item, Piece)]
