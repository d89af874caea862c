"""Files that are whole or not there."""

from pathlib import Path

import pytest

from potluck.errors import ErrorCode
from potluck_training.durable_file import prepare_folder, replaced
from potluck_training.errors import TrainingError


def test_a_reader_sees_the_old_file_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """A worker that dies while it saves leaves the last state intact."""
    path = tmp_path / "state"
    path.write_bytes(b"old")
    with replaced(path) as scratch:
        scratch.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_in_the_middle_keeps_the_old_file(tmp_path: Path) -> None:
    """A full disk loses nothing that was saved before, and leaves no litter."""
    path = tmp_path / "state"
    path.write_bytes(b"old")
    with pytest.raises(TrainingError, match="Free some space") as caught, replaced(path) as it:
        it.write_bytes(b"half")
        raise OSError(28, "No space left on device")
    assert caught.value.code is ErrorCode.FULL
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_is_written_over(tmp_path: Path) -> None:
    """Kills don't fill the disk: there is one scratch file, however often it is begun."""
    with replaced(tmp_path / "state") as scratch:
        name = scratch
        scratch.write_bytes(b"whole")
    name.write_bytes(b"left by a killed process")
    with replaced(tmp_path / "state") as scratch:
        assert scratch == name
        scratch.write_bytes(b"newer")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"newer"]


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    """A person learns which folder is wrong."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TrainingError, match="file/unit could not be written"):
        prepare_folder(tmp_path / "file" / "unit")
