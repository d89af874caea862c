"""Files that are whole or not there, whatever happens to their writer."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from potluck.atomic_file import write_atomically

BLOCK = 200_000

WRITE_FOR_EVER = f"""
import itertools, sys
from pathlib import Path
from potluck.atomic_file import write_atomically
for number in itertools.count():
    write_atomically(Path(sys.argv[1]), bytes([number % 256]) * {BLOCK})
    print(number, flush=True)
"""

WRITE_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from potluck.atomic_file import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), bytes(100_000))
except OSError:
    sys.exit(7)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of Unix")
@pytest.mark.parametrize("writes_before", [1, 2, 3, 5, 8])
def test_a_killed_writer_leaves_the_old_content_or_the_new(
    tmp_path: Path, writes_before: int
) -> None:
    """A kill -9 at any moment never leaves half a file."""
    path = tmp_path / "state"
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, path], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        for _ in range(writes_before):
            last = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        more = writer.stdout.read().split()
    last = int(more[-1]) if more else last
    content = path.read_bytes()
    assert len(content) == BLOCK
    assert content in (bytes([last % 256]) * BLOCK, bytes([(last + 1) % 256]) * BLOCK)


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are of Unix")
def test_a_full_disk_leaves_the_old_content_and_no_scrap(tmp_path: Path) -> None:
    """When there is no room, what was there stays, and the room that was taken is given back."""
    path = tmp_path / "state"
    write_atomically(path, b"old")
    ended = subprocess.run([sys.executable, "-c", WRITE_ON_A_FULL_DISK, path], check=False)
    assert ended.returncode == 7
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    """Secrets can be kept in such a file."""
    path = tmp_path / "key"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The caller hears of it; nothing is made up."""
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "key", b"one")
