"""`potluck doctor` beside a daemon that hangs: what is looked at then, and what is said."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from potluck.control_endpoint import LOCK_NAME
from potluck.file_lock import held_lock
from tests.fakes.control_process import FakeControlProcess

# The command line as it is, but with little patience and nothing to look at.
_PROGRAM = """
import os, sys
os.environ["GRPC_VERBOSITY"] = "NONE"  # As main() does, before gRPC is loaded.
from potluck_client.cli import daemon_call, doctor_command, main
async def nothing(_home):
    return
    yield
daemon_call._GREETING_SECONDS = 0.5
doctor_command.examine_home = nothing
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_daemon_that_hangs_is_not_waited_for(daemon: FakeControlProcess, tmp_path: Path) -> None:
    """Who looks for what is wrong is told just that, instead of waiting for ever."""
    os.kill(daemon.pid, signal.SIGSTOP)
    try:
        with held_lock(tmp_path / LOCK_NAME, AssertionError()):
            ended = subprocess.run(
                [sys.executable, "-c", _PROGRAM, "--home", tmp_path, "doctor"],
                check=False,
                capture_output=True,
                text=True,
                timeout=20,
            )
    finally:
        os.kill(daemon.pid, signal.SIGCONT)
    assert ended.returncode == 1
    assert "runs, but does not answer" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
