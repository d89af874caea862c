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
    none = tmp_path / "no-console"
    assert TtySource(lambda: 1000.0, tmp_path, none).ask() == UserReading(idle_seconds=600.0)
    assert TtySource(lambda: 300.0, tmp_path, none).ask() == UserReading(idle_seconds=0.0)
    assert TtySource(lambda: 1000.0, tmp_path / "nowhere", none).ask() == UserReading()


def test_the_console_in_front_is_the_one_that_is_looked_at(tmp_path: Path) -> None:
    """Sixty consoles are not looked at each time, and what was typed before a switch counts."""
    front = tmp_path / "active"
    front.write_text("tty1\n")

    def type_at(name: str, at: float) -> None:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (at, at))

    type_at("tty1", 100.0)
    type_at("tty2", 100.0)
    source = TtySource(lambda: 1000.0, tmp_path, front)
    assert source.ask() == UserReading(idle_seconds=900.0)
    type_at("tty1", 400.0)
    assert source.ask() == UserReading(idle_seconds=600.0)
    type_at("tty2", 700.0)
    assert source.ask() == UserReading(idle_seconds=600.0)
    front.write_text("tty3\n")
    assert source.ask() == UserReading(idle_seconds=300.0)


def test_free_room_is_what_a_user_may_write(tmp_path: Path) -> None:
    """The disk probe looks at the right disk."""
    assert SystemDisk().free_bytes(tmp_path) > 0
