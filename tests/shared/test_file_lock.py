"""The lock that keeps two processes off one folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from potluck.errors import ErrorCode, PotluckError
from potluck.file_lock import held_lock

REFUSAL = PotluckError("It is in use.", code=ErrorCode.CONFLICT)
HOLDER = """
import sys
from pathlib import Path
from potluck.file_lock import held_lock

with held_lock(Path(sys.argv[1]), RuntimeError("taken")):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    """Another process is refused while one holds it, and let in after a kill."""
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(PotluckError) as refused, held_lock(path, REFUSAL):
            pass
        assert refused.value is REFUSAL
        holder.kill()
    with held_lock(path, REFUSAL):
        assert path.exists()


def test_a_lock_is_let_go_after_its_block(tmp_path: Path) -> None:
    """The same process may take it again, and nobody else may read its file."""
    path = tmp_path / "lock"
    for _ in range(2):
        with held_lock(path, REFUSAL):
            assert path.stat().st_mode & 0o077 == 0
