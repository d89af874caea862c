"""Reading the computer: what each probe says, and what it does when its source is gone."""

import os
from pathlib import Path

from potluck_client.host.disk import SystemDisk
from potluck_client.host.port import UserReading
from potluck_client.host.user_tty import TtySource


def test_the_terminal_that_was_used_last_counts(tmp_path: Path) -> None:
    """Typing anywhere is typing."""
    (tmp_path / "pts").mkdir()
    for name, at in (("tty1", 100.0), ("pts/0", 400.0), ("ttyS0", 900.0)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at, at))
    assert TtySource(lambda: 1000.0, tmp_path).ask() == UserReading(idle_seconds=600.0)
    assert TtySource(lambda: 300.0, tmp_path).ask() == UserReading(idle_seconds=0.0)
    assert TtySource(lambda: 1000.0, tmp_path / "nowhere").ask() == UserReading()


def test_free_room_is_what_a_user_may_write(tmp_path: Path) -> None:
    """The disk probe looks at the right disk."""
    assert SystemDisk().free_bytes(tmp_path) > 0
