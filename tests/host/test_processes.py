"""Which processes are Potluck's own, with real ones."""

import os
import subprocess
import sys
from pathlib import Path

from potluck_client.host.others_use import is_own
from potluck_client.host.processes import (
    FAMILY_SECONDS,
    FamilyParents,
    numbers_are_the_systems,
)

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
print(child.pid, flush=True)
input()
child.communicate()
"""


def test_a_worker_that_is_started_by_another_program_is_own() -> None:
    """On Windows the process that was started starts the true one."""
    seconds = 0.0
    parents = FamilyParents(lambda: seconds)
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        worker = int(started.stdout.readline())
        assert parents(worker) == started.pid
        assert is_own(worker, {started.pid}, parents)
        assert not is_own(os.getppid(), {started.pid}, parents)
        started.stdin.write("\n")
        started.stdin.flush()
        started.wait()
    assert parents(worker) == started.pid
    seconds = FAMILY_SECONDS
    assert parents(worker) is None


def test_a_container_is_told_from_the_system_itself(tmp_path: Path) -> None:
    """In a container the driver's process numbers mean other processes."""
    link = tmp_path / "self" / "ns" / "pid"
    assert numbers_are_the_systems(tmp_path)
    link.parent.mkdir(parents=True)
    for target, same in (("pid:[4026531836]", True), ("pid:[4026532458]", False)):
        link.symlink_to(target)
        assert numbers_are_the_systems(tmp_path) == same
        link.unlink()
