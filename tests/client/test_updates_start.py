"""Which version starts what, in an installation that is made up in a folder."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from potluck.errors import ErrorCode
from potluck.file_lock import held_lock
from potluck.installed import (
    CURRENT_NAME,
    INSTALLATION_NAME,
    LAID_OUT_NAME,
    SETUP_LOCK_NAME,
    SWITCH_NAME,
    Switch,
    current_python,
    own_root,
    python_in_use,
    switch_of,
    version_python,
)
from potluck_client.cli.daemon_process import daemon_command
from potluck_client.errors import DaemonError
from potluck_client.updates.at_start import interpreter_to_use
from potluck_client.updates.finding import find_updates

_OLD, _NEW = "1.0-cpu-1", "2.0-cpu-1"
_PROGRAM = (sys.executable, "-m", "tests.fakes.setup_program")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation with two whole versions, of which the older is used."""
    for name in (_OLD, _NEW):
        folder = tmp_path / "versions" / name
        folder.mkdir(parents=True)
        (folder / LAID_OUT_NAME).write_text("{}")
    use(tmp_path, _OLD)
    payload = tmp_path / "payload"
    (payload / "updates").mkdir(parents=True)
    (payload / "updates" / "root.json").write_text("{}")
    installation = {"kind": "test", "launcher": ["/usr/bin/potluck"], "payload": str(payload)}
    (tmp_path / INSTALLATION_NAME).write_text(json.dumps(installation))
    return tmp_path


def use(root: Path, name: str) -> None:
    """Point to a version."""
    (root / CURRENT_NAME).write_text(json.dumps({"name": name, "previous": None}))


@contextmanager
def under_way(root: Path) -> Iterator[None]:
    """Let one version take the place of another."""
    with held_lock(root / SETUP_LOCK_NAME, RuntimeError("locked")):
        (root / SWITCH_NAME).write_text("{}")
        yield


def test_a_change_is_under_way_while_somebody_is_at_it(root: Path) -> None:
    """One that was cut off by a power cut is told from one that goes on."""
    assert switch_of(root) is Switch.NONE
    with under_way(root):
        assert switch_of(root) is Switch.UNDER_WAY
    assert switch_of(root) is Switch.BROKEN_OFF


def test_a_daemon_of_the_version_in_use_starts(root: Path) -> None:
    """Nothing is in the way of a start, also of the one that a change itself begins."""
    own = root / "versions" / _OLD
    assert interpreter_to_use(None, own) is None
    assert interpreter_to_use(root, own) is None
    with under_way(root):
        assert interpreter_to_use(root, own) is None


def test_a_daemon_of_an_older_version_gives_way(root: Path) -> None:
    """A window that was open during an update starts the new daemon and not its own."""
    use(root, _NEW)
    own = root / "versions" / _OLD
    assert interpreter_to_use(root, own) == version_python(root, _NEW)
    with under_way(root), pytest.raises(DaemonError, match="starts by itself") as caught:
        interpreter_to_use(root, own)
    assert caught.value.code is ErrorCode.CONFLICT


def test_what_a_power_cut_broke_off_is_put_back_first(root: Path) -> None:
    """A computer that was switched off in the middle of an update starts with what worked."""
    use(root, _NEW)
    (root / SWITCH_NAME).write_text("{}")
    back = json.dumps({"name": _OLD, "previous": None})
    (root / "script.json").write_text(json.dumps({"leaves": {CURRENT_NAME: back}}))
    own = root / "versions" / _NEW
    assert interpreter_to_use(root, own, _PROGRAM) == version_python(root, _OLD)
    heard = json.loads((root / "heard.json").read_text())
    assert heard == ["recover", "--root", str(root), "--lines"]


def test_a_recovery_that_can_not_run_keeps_nobody_from_starting(root: Path) -> None:
    """Whatever is pointed to has to do."""
    (root / SWITCH_NAME).write_text("{}")
    own = root / "versions" / _OLD
    assert interpreter_to_use(root, own, [str(root / "gone")]) is None


def test_what_is_started_is_the_version_in_use(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command of an older version that still runs starts the newer daemon."""
    assert own_root() is None
    assert python_in_use() == Path(sys.executable)
    monkeypatch.setattr(sys, "prefix", str(root / "versions" / _OLD))
    use(root, _NEW)
    assert own_root() == root
    assert python_in_use() == version_python(root, _NEW)
    assert daemon_command(root)[0] == str(version_python(root, _NEW))
    (root / "versions" / _NEW / LAID_OUT_NAME).unlink()
    assert current_python(root) is None
    assert python_in_use() == Path(sys.executable)


def test_only_an_installation_with_a_server_updates_itself(root: Path) -> None:
    """A checkout, and a build without a server of updates, show nothing of updates."""
    assert find_updates() is None
    assert find_updates(root) is not None
    (root / "payload" / "updates" / "root.json").unlink()
    assert find_updates(root) is None
    (root / INSTALLATION_NAME).unlink()
    assert find_updates(root) is None
