"""A newer version that waits when somebody calls `potluck run`, without a daemon in between."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from potluck.control_endpoint import LOCK_NAME
from potluck.file_lock import held_lock
from potluck.installed import CURRENT_NAME, LAID_OUT_NAME, SWITCH_NAME, version_python
from potluck_client.cli.newer_first import newer_python
from potluck_client.journal.records import JoinedProject, UnitEntry
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.lifecycle import UnitState

_OLD, _NEW = "1.0-cpu-1", "2.0-cpu-1"
_PROGRAM = (sys.executable, "-m", "tests.fakes.setup_program")

_BEGUN = (UnitState.DOWNLOADING, UnitState.READY, UnitState.RUNNING)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An installation in whose older version a newer one waits; the change works."""
    for name in (_OLD, _NEW):
        (tmp_path / "versions" / name).mkdir(parents=True)
        (tmp_path / "versions" / name / LAID_OUT_NAME).write_text("{}")
    (tmp_path / CURRENT_NAME).write_text(json.dumps({"name": _OLD, "previous": None}))
    (tmp_path / "updates").mkdir()
    (tmp_path / "updates" / "ready.json").write_text("{}")
    pointer = json.dumps({"name": _NEW, "previous": _OLD})
    (tmp_path / "script.json").write_text(json.dumps({"leaves": {CURRENT_NAME: pointer}}))
    return tmp_path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder where nothing runs."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def heard(root: Path) -> list[str] | None:
    """Return what the update program was started with."""
    path = root / "heard.json"
    return list(json.loads(path.read_text())) if path.exists() else None


def begin(home: Path, *states: UnitState) -> None:
    """Have a piece of work in the home that came through some states."""
    unit = UnitEntry(
        unit_id=b"u" * 16,
        project_id="ab" * 32,
        device_id="cpu",
        lease=b"lease",
        recipe=b"recipe",
        state=UnitState.LEASED,
        sentence="",
        round=1,
        tokens=1,
        flops=1.0,
        steps=1,
        leased_unix=1.0,
        changed_unix=1.0,
    )
    with closing(SqliteJournal(home / FILE_NAME)) as journal:
        journal.put_project(JoinedProject(project_id=unit.project_id, link="", manifest=b"rules"))
        journal.add_unit(unit)
        for state in states:
            journal.move(unit.unit_id, state, 2.0)


def test_the_newer_version_takes_over_and_goes_on(
    root: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who only ever uses `potluck run` gets updates too, and is told."""
    assert newer_python(home, root, _PROGRAM) == version_python(root, _NEW)
    where = ["--home", str(home), "--root", str(root), "--lines"]
    assert heard(root) == ["update", "switch", *where]
    assert "takes over first" in capsys.readouterr().err


_AS_INSTALLED = """
import sys
sys.prefix = sys.argv[1]
from potluck_client.cli.entry import main
sys.exit(main(sys.argv[2:]))
"""


def test_asking_for_the_newer_version_needs_no_daemon(
    root: Path, home: Path, tmp_path: Path
) -> None:
    """`potluck update --install` puts to use what waits; a second time nothing does."""
    program = tmp_path / "modules" / "potluck_setup" / "__main__.py"
    program.parent.mkdir(parents=True)
    (program.parent / "__init__.py").touch()
    program.write_text("import sys; from tests.fakes.setup_program import main; sys.exit(main())")
    command = [sys.executable, "-c", _AS_INSTALLED, str(root / "versions" / _OLD)]
    words = ["update", "--install", "--home", str(home)]
    ours = os.environ.get("PYTHONPATH", "")
    environ = {**os.environ, "PYTHONPATH": f"{tmp_path / 'modules'}{os.pathsep}{ours}"}

    def asked() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*command, *words], env=environ, capture_output=True, text=True, check=False
        )

    first = asked()
    assert (first.returncode, first.stderr.splitlines()[-1]) == (
        0,
        "The newer version of Potluck is in use.",
    )
    assert heard(root) == ["update", "switch", "--home", str(home), "--root", str(root), "--lines"]
    (root / "updates" / "ready.json").unlink()
    assert asked().returncode == 1


def test_one_that_does_not_work_leaves_the_old_one_in_use(
    root: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken update does not keep anybody from working."""
    (root / "script.json").write_text('{"status": 1}')
    assert newer_python(home, root, _PROGRAM) is None
    assert "this version goes on" in capsys.readouterr().err
    assert newer_python(home, root, [str(root / "gone")]) is None


def test_never_in_the_middle_of_work(root: Path, home: Path) -> None:
    """What one version has begun is ended by it; a daemon that runs sees to updates itself."""
    with held_lock(home / LOCK_NAME, AssertionError()):
        assert newer_python(home, root, _PROGRAM) is None
    begin(home, *_BEGUN)
    assert newer_python(home, root, _PROGRAM) is None
    assert heard(root) is None


def test_what_is_all_computed_does_not_hold_it_up(root: Path, home: Path) -> None:
    """Handing in is the same for every version."""
    begin(home, *_BEGUN, UnitState.COMMITTED)
    assert newer_python(home, root, _PROGRAM) == version_python(root, _NEW)


def test_without_a_version_that_waits_nothing_is_looked_at(root: Path, home: Path) -> None:
    """A checkout, an up-to-date installation, and a change under way or cut short are left."""
    (root / SWITCH_NAME).write_text("{}")
    assert newer_python(home, root, _PROGRAM) is None
    (root / SWITCH_NAME).unlink()
    (root / "updates" / "ready.json").unlink()
    assert newer_python(home, root, _PROGRAM) is None
    assert newer_python(home) is None
    assert heard(root) is None
    assert list(home.iterdir()) == []
