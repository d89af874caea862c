"""Limits survive that the process that writes them is killed at any moment."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from potluck_client.settings.store import FILE_NAME, SettingsStore
from tests.fakes.computers import computer

KILLS = 40
LONGEST_SECONDS = 0.03


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_limits_are_whole_after_the_writer_was_killed(tmp_path: Path) -> None:
    """After kill -9 at any moment of a write the file is whole: the old limits or the new."""
    command = [sys.executable, "-m", "tests.fakes.settings_writer", str(tmp_path)]
    dice, seen, torn = random.Random(20), set(), 0
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writers:
        assert writers.stdin is not None
        assert writers.stdout is not None
        for kill in range(KILLS):
            before = (tmp_path / FILE_NAME).exists() and (tmp_path / FILE_NAME).stat().st_mtime_ns
            writers.stdin.write("\n")
            writers.stdin.flush()
            child = int(writers.stdout.readline())
            while not (tmp_path / FILE_NAME).exists() or before == (
                (tmp_path / FILE_NAME).stat().st_mtime_ns
            ):
                time.sleep(0)
            moment = time.monotonic() + dice.uniform(0.0, LONGEST_SECONDS)
            scratch = tmp_path / f".{FILE_NAME}.{child}.tmp"
            # Half of them are killed at a drawn moment, half as soon as they are seen to write.
            while time.monotonic() < moment or (kill % 2 and not scratch.exists()):
                time.sleep(0)
            os.kill(child, signal.SIGKILL)
            assert writers.stdout.readline() == "gone\n"
            torn += any(tmp_path.glob(f".{FILE_NAME}.*.tmp"))
            store = SettingsStore(tmp_path, computer())
            assert store.damage == ""
            number = store.current.idle_minutes
            assert store.current.battery_percent == number
            assert store.current.pause_for_programs[0] == f"program {number}"
            seen.add(number)
        writers.stdin.close()
    assert len(seen) > KILLS // 4, "the writers did not get on"
    assert torn > 0, "no writer was killed within a write"
