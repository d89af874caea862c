"""What the setup window hears of the engine is read strictly, in bounds, and never trusted."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck.errors import ErrorCode
from potluck_setup.progress import Progress, Stage
from potluck_setup.window.heard import (
    MOST_LINE_BYTES,
    Finished,
    LineReader,
    Trouble,
    outlook_of,
    read_line,
)
from tests.fakes import setup_scenes

_PLAIN = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20)
_JSON = _PLAIN | st.lists(
    _PLAIN | st.dictionaries(st.sampled_from(["sentence", "mend"]), _PLAIN, max_size=2), max_size=3
)
_FIELDS = (
    *("stage", "detail", "done_bytes", "total_bytes", "bytes_per_second", "seconds_left"),
    *("version", "graphics", "objections", "free_bytes", "warning", "code", "sentence"),
)


def _line(said: Any) -> bytes:
    return json.dumps(said).encode()


def test_a_line_of_progress_is_heard() -> None:
    """What the engine tells is what the window shows."""
    heard = read_line(_line(setup_scenes.fetching(5)))
    assert heard == Progress(
        stage=Stage.FETCHING,
        detail="torch-2.13.0-cp312-cp312-manylinux_2_28_x86_64.whl",
        done_bytes=5,
        total_bytes=2_910_000_000,
        bytes_per_second=12_400_000.0,
        seconds_left=143.0,
    )


def test_an_error_of_an_unknown_kind_is_a_fault_of_ours() -> None:
    """A newer engine's words don't leave the window without any."""
    assert read_line(_line(setup_scenes.trouble("brand-new", "So it is."))) == Trouble(
        code=ErrorCode.INTERNAL, sentence="So it is."
    )


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"warning: something",
        b"[1]",
        b'{"progress": {"stage": "dancing"}}',
        b'{"progress": {"stage": "fetching"}, "result": {}}',
        b'{"error": {"sentence": "No code."}}',
        b'{"notice": {"sentence": "Told again at the end.", "mend": null}}',
        b"[" * 50_000,
    ],
)
def test_what_is_none_of_its_lines_is_passed_over(line: bytes) -> None:
    """A warning of some library on the same stream stops nothing."""
    assert read_line(line) is None


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -1, True, "7", None, 10**30])
def test_odd_numbers_are_none(odd: object) -> None:
    """Nothing from outside makes a bar run backwards or a number overflow."""
    line = _line(setup_scenes.fetching(0) | {})
    fields = json.loads(line)["progress"] | {"done_bytes": odd, "bytes_per_second": odd}
    heard = read_line(_line({"progress": fields}))
    assert isinstance(heard, Progress)
    assert (heard.done_bytes, heard.bytes_per_second) == (0, 0.0)


@given(
    word=st.sampled_from(["progress", "result", "error"]),
    fields=st.dictionaries(st.sampled_from(_FIELDS), _JSON, max_size=6),
)
def test_nothing_that_is_said_breaks_the_reader(word: str, fields: dict[str, Any]) -> None:
    """Any JSON under a known word is read, or passed over."""
    heard = read_line(_line({word: fields}))
    if isinstance(heard, Finished):
        outlook = outlook_of(heard)
        assert outlook.free_bytes >= 0
        assert all(each.sentence for each in outlook.hindrances)


@given(
    pieces=st.lists(st.integers(1, 40), min_size=1, max_size=30),
    noise=st.binary(max_size=60),
)
def test_lines_may_come_in_any_pieces(pieces: list[int], noise: bytes) -> None:
    """However the system cuts the stream, the same is heard."""
    said = [setup_scenes.fetching(1), setup_scenes.look(), setup_scenes.trouble("full", "Full.")]
    stream = noise.replace(b"\n", b"") + b"\n" + b"".join(_line(each) + b"\n" for each in said)
    whole = list(LineReader().feed(stream))
    reader, heard, at = LineReader(), [], 0
    for size in pieces:
        heard += list(reader.feed(stream[at : at + size]))
        at += size
    heard += list(reader.feed(stream[at:]))
    assert heard == whole
    assert len(whole) >= len(said)


def test_a_line_without_an_end_takes_no_memory() -> None:
    """An engine gone mad does not take the window with it."""
    reader = LineReader()
    for _ in range(20):
        assert list(reader.feed(b"x" * MOST_LINE_BYTES)) == []
    assert len(reader._rest) <= 2 * MOST_LINE_BYTES
    heard = list(reader.feed(b"\n" + _line(setup_scenes.fetching(1)) + b"\n"))
    assert len(heard) == 1
