"""The .proto files are the protocol's book: every word is explained, and the code is made of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROTO = Path(__file__).parents[2] / "proto"
FILES = sorted((PROTO / "potluck" / "v1").glob("*.proto"))
DECLARATION = re.compile(
    r"""(message|enum|service|oneof)\s+\w+\s*\{   # a block
    |rpc\s+\w+
    |(repeated\s+|optional\s+)?[\w.]+(<.*>)?\s+\w+\s*=\s*\d+;   # a field
    |\w+\s*=\s*\d+;   # a value of an enum
    """,
    re.VERBOSE,
)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_declaration_has_its_sentence(path: Path) -> None:
    """Nobody has to guess what a message, field, value or call means."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    declared = [number for number, line in enumerate(lines) if DECLARATION.match(line)]
    assert declared
    for number in declared:
        comment = lines[number - 1]
        assert comment.startswith("// "), f"{path.name}:{number + 1}: {lines[number]}"
        assert comment.endswith((".", ",", ":", ";")) or comment[-1].isalnum()


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_file_says_what_it_is_about(path: Path) -> None:
    """A reader knows from the first lines whether this is the right file."""
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == 'syntax = "proto3";'
    assert lines[lines.index("package potluck.v1;") - 1].startswith("// ")


def test_every_enum_begins_with_the_value_that_means_nothing() -> None:
    """A field that was left out is never taken for a choice."""
    for path in FILES:
        for values in re.findall(r"enum \w+ \{(.*?)\n\s*\}", path.read_text("utf-8"), re.DOTALL):
            first = re.search(r"(\w+) = 0;", values)
            assert first is not None
            assert first[1].endswith("_UNSPECIFIED")


def test_the_generated_code_is_fresh() -> None:
    """What runs is what the .proto files say."""
    ended = subprocess.run(
        [sys.executable, PROTO / "generate.py", "--check"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
