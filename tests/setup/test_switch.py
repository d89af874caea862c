"""Changing from one version to the next, with real processes that play daemon."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from potluck.installed import Current, read_current
from potluck_setup.errors import CancelledError, SetupError
from potluck_setup.updates.notes import read_failure, read_ready
from potluck_setup.updates.switch_journal import Phase, Switch, read_journal, write_journal
from potluck_setup.updates.switcher import Switcher
from potluck_setup.updates.switching import begin, recover, switch
from potluck_setup.versions import point_to, whole_versions
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_updates import mark_version
from tests.fakes.setup_versions import NEW, OLD, TwoVersions, hold


class Make(Protocol):
    """Makes a scene in which the new version behaves so."""

    def __call__(self, behaviour: str = "healthy") -> TwoVersions:
        """Make it."""
        ...


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Give scenes whose processes end with the test."""
    made: list[TwoVersions] = []

    def one(behaviour: str = "healthy") -> TwoVersions:
        made.append(TwoVersions(tmp_path / str(len(made)), behaviour))
        return made[-1]

    yield one
    for scene in made:
        scene.end_all()


def _is_settled(scene: TwoVersions) -> bool:
    left = [scene.places.switch_journal, scene.places.updates / "before"]
    return not any(path.exists() for path in left)


def _assert_old_is_back(scene: TwoVersions) -> None:
    assert read_current(scene.places.root) == Current(name=scene.old, previous="0.9.0-cpu-1")
    assert _is_settled(scene)


def _assert_new_is_in_use(scene: TwoVersions) -> None:
    assert read_current(scene.places.root) == Current(name=scene.new, previous=scene.old)
    assert whole_versions(scene.places) == (scene.old, scene.new)
    assert _is_settled(scene)
    assert read_ready(scene.places) is None


def test_a_healthy_version_takes_over(make: Make) -> None:
    """The new daemon runs with the home's files, and the old version is kept to go back to."""
    scene = make()
    assert switch(scene.places, scene.daemons, FakeWatcher()) == scene.new
    _assert_new_is_in_use(scene)
    assert scene.running() == NEW
    assert "written_by" in (scene.home / "settings.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("crashes", "Nothing works here"),
        ("hangs", "did not answer"),
        ("mute", "did not answer"),
    ],
)
def test_a_broken_version_is_taken_back(make: Make, behaviour: str, said: str) -> None:
    """Whatever a broken version wrote is undone, the old daemon runs, and it isn't tried again."""
    scene = make(behaviour)
    with pytest.raises(SetupError, match=said) as refusal:
        switch(scene.places, scene.daemons, FakeWatcher())
    assert refusal.value.sentence.endswith("The version before is in use again.")
    _assert_old_is_back(scene)
    failure = read_failure(scene.places)
    assert failure is not None
    assert (failure.version, said in failure.sentence) == (NEW, True)
    assert scene.new not in whole_versions(scene.places)
    scene.await_running(OLD)
    scene.end_all()


def test_what_a_broken_version_wrote_is_undone_exactly(make: Make) -> None:
    """Databases, settings, permissions and the key are what they were; new files are gone."""
    scene = make("crashes")
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher(), start_old=False)
    with pytest.raises(SetupError):
        switcher.run(begin(scene.places, scene.home))
    assert scene.state() == scene.before


def test_a_liar_is_taken_back_and_not_blamed(make: Make) -> None:
    """When another version answers, who came in between is to blame, and the new is tried again."""
    scene = make("lies")
    with pytest.raises(SetupError, match=r"9\.9\.9"):
        switch(scene.places, scene.daemons, FakeWatcher())
    _assert_old_is_back(scene)
    assert read_failure(scene.places) is None
    assert read_ready(scene.places) is not None


def test_a_key_that_only_the_new_version_made_is_kept(make: Make) -> None:
    """A computer's key is never deleted, whichever version wrote it."""
    scene = make("crashes")
    (scene.home / "identity.key").unlink()
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher(), start_old=False)
    now: Switch | None = begin(scene.places, scene.home)
    while now is not None:
        if now.phase is Phase.TRYING:
            (scene.home / "identity.key").write_bytes(b"a new key")
        now = switcher.step(now)
    assert (scene.home / "identity.key").read_bytes() == b"a new key"


def test_nothing_happens_while_the_old_daemon_runs_on(make: Make) -> None:
    """A daemon that does not end is left alone, with its files."""
    scene = make()
    scene.daemons.patience = replace(scene.patience, ending_seconds=0.2)
    with hold(scene.home), pytest.raises(SetupError, match="did not end"):
        switch(scene.places, scene.daemons, FakeWatcher())
    _assert_old_is_back(scene)
    assert scene.state() == scene.before
    assert read_failure(scene.places) is None


def test_a_person_can_stop_it_while_it_waits(make: Make) -> None:
    """A request to end is heard until something is changed."""
    scene = make()
    watcher = FakeWatcher(lambda progress: progress.detail == Phase.WAITING.value)
    with hold(scene.home), pytest.raises(CancelledError):
        switch(scene.places, scene.daemons, watcher)
    _assert_old_is_back(scene)


def test_without_anything_ready_nothing_happens(make: Make) -> None:
    """A daemon whose version is not ready is not touched, and none is started beside it."""
    scene = make()
    (scene.places.updates / "ready.json").unlink()
    with pytest.raises(SetupError, match="No newer version"):
        switch(scene.places, scene.daemons, FakeWatcher())
    assert not scene.daemons.is_running()
    assert scene.state() == scene.before


def test_what_is_ready_is_not_used_once_a_newer_one_is(make: Make) -> None:
    """A version that waited while an installer brought a newer one never takes its place."""
    scene = make()
    point_to(scene.places, mark_version(scene.places, "2.0.0"), previous=scene.old)
    with pytest.raises(SetupError, match="No newer version"):
        switch(scene.places, scene.daemons, FakeWatcher())


def test_a_daemon_that_ended_for_an_old_journal_comes_back(make: Make) -> None:
    """Who saw a journal of an earlier day and ended for it is started again."""
    scene = make()
    begin(scene.places, scene.home)
    (scene.places.updates / "ready.json").unlink()
    with pytest.raises(SetupError, match="No newer version"):
        switch(scene.places, scene.daemons, FakeWatcher())
    scene.await_running(OLD)


def test_what_can_not_be_put_to_use_again_and_again_is_given_up(make: Make) -> None:
    """A daemon does not end and start for ever because of a version that is never reached."""
    scene = make("lies")
    for _ in range(3):
        assert read_ready(scene.places) is not None
        with pytest.raises(SetupError):
            switch(scene.places, scene.daemons, FakeWatcher())
        scene.end_all()
    failure = read_failure(scene.places)
    assert failure is not None
    assert failure.version == NEW
    assert read_ready(scene.places) is None
    assert scene.new not in whole_versions(scene.places)


def test_a_power_cut_is_not_held_against_a_version_until_it_comes_each_time(make: Make) -> None:
    """A version that nobody saw fail is tried again; one that takes the computer down is not."""
    scene = make("hangs")
    for number in range(3):
        assert read_failure(scene.places) is None
        switcher = Switcher(scene.places, scene.daemons, FakeWatcher())
        now: Switch | None = begin(scene.places, scene.home)
        while now is not None and now.phase is not Phase.TRYING:
            now = switcher.step(now)
        switcher.abandon()
        recover(scene.places, FakeWatcher(), scene.patience)
        ready = read_ready(scene.places)
        assert (ready is not None) == (number < 2)
    failure = read_failure(scene.places)
    assert failure is not None
    assert failure.version == NEW
    assert scene.new not in whole_versions(scene.places)


@pytest.mark.parametrize(
    ("phase", "behaviour"),
    [
        (Phase.WAITING, "healthy"),
        (Phase.COPYING, "healthy"),
        (Phase.POINTING, "healthy"),
        (Phase.TRYING, "hangs"),
        (Phase.CONFIRMING, "healthy"),
        (Phase.GOING_BACK, "crashes"),
        (Phase.LEAVING, "crashes"),
    ],
)
def test_left_in_any_phase_it_recovers(make: Make, phase: Phase, behaviour: str) -> None:
    """Gone after any phase's end, before the next has begun, all is whole after recovery."""
    scene = make(behaviour)
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher(), start_old=False)
    now: Switch | None = begin(scene.places, scene.home)
    while now is not None and now.phase is not phase:
        now = switcher.step(now)
    switcher.abandon()
    _recover_and_check(scene)


@pytest.mark.parametrize("phase", [Phase.COPYING, Phase.POINTING, Phase.GOING_BACK, Phase.LEAVING])
def test_left_with_a_phase_half_done_it_recovers(make: Make, phase: Phase) -> None:
    """Gone between what a phase does and the journal's next line, all is whole after recovery."""
    scene = make("crashes")
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher(), start_old=False)
    now: Switch | None = begin(scene.places, scene.home)
    while now is not None and now.phase is not phase:
        now = switcher.step(now)
    assert now is not None
    after = switcher.step(now)
    switcher.abandon()
    write_journal(scene.places, now)
    assert after is None or after.phase is not phase
    _recover_and_check(scene)


@pytest.mark.parametrize("phase", list(Phase))
def test_killed_in_any_phase_it_recovers(make: Make, phase: Phase) -> None:
    """A kill -9 in each phase leaves a journal by which all becomes whole again."""
    scene = make("hangs" if phase in {Phase.GOING_BACK, Phase.LEAVING, Phase.TRYING} else "healthy")
    process = scene.switch_process()
    try:
        while process.poll() is None:
            journal = read_journal(scene.places)
            if journal is not None and journal.phase is phase:
                break
    finally:
        process.kill()
        process.communicate()
    _recover_and_check(scene)


def _recover_and_check(scene: TwoVersions) -> None:
    recover(scene.places, FakeWatcher(), scene.patience)
    recover(scene.places, FakeWatcher(), scene.patience)
    current = read_current(scene.places.root)
    assert current is not None
    assert _is_settled(scene)
    if current.name == scene.new:
        _assert_new_is_in_use(scene)
        assert scene.running() == NEW
        return
    _assert_old_is_back(scene)
    scene.end_all()  # The old daemon, where a switch came to its end.
    failure = read_failure(scene.places)
    assert (failure is None) == (scene.new in whole_versions(scene.places))
    scene.daemons.start(current.name)
    scene.await_running(OLD)


def test_a_new_daemon_that_answers_has_passed_whoever_asks(make: Make) -> None:
    """When only the one that watches was killed, the new version stays in use."""
    scene = make()
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher())
    now: Switch | None = begin(scene.places, scene.home)
    while now is not None and now.phase is not Phase.CONFIRMING:
        now = switcher.step(now)
    assert now is not None
    write_journal(scene.places, replace(now, phase=Phase.TRYING))
    assert recover(scene.places, FakeWatcher(), scene.patience).name == scene.new
    _assert_new_is_in_use(scene)
    assert scene.running() == NEW


def test_without_the_old_version_nothing_is_pointed_to_that_is_not_there(make: Make) -> None:
    """Where the old version was deleted meanwhile, the way back ends, and a start installs anew."""
    scene = make("crashes")
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher())
    now: Switch | None = begin(scene.places, scene.home)
    while now is not None and now.phase is not Phase.GOING_BACK:
        now = switcher.step(now)
    switcher.abandon()
    scene.places.laid_out(scene.old).unlink()
    assert recover(scene.places, FakeWatcher(), scene.patience).name is None
    assert _is_settled(scene)
    assert scene.state() == scene.before


_RECOVER = """
import subprocess, sys
command = [sys.executable, "-m", "potluck_setup", "recover", "--root", sys.argv[1]]
sys.exit(subprocess.run(command, stdout=subprocess.DEVNULL).returncode)
"""


def test_a_daemon_that_has_a_change_recovered_lives_on(make: Make) -> None:
    """A daemon waits at its start while a change is taken back; only one that hangs is ended."""
    scene = make("hangs")
    switcher = Switcher(scene.places, scene.daemons, FakeWatcher())
    now: Switch | None = begin(scene.places, scene.home)
    while now is not None and now.phase is not Phase.GOING_BACK:
        now = switcher.step(now)
    switcher.abandon()
    words = [str(scene.places.root), "-m", "potluck_client.daemon", "--home", str(scene.home)]
    daemon = subprocess.run([sys.executable, "-c", _RECOVER, *words], check=False, timeout=60)
    assert daemon.returncode == 0
    _assert_old_is_back(scene)
    assert scene.state() == scene.before


def test_only_the_homes_own_daemon_is_ended(make: Make) -> None:
    """A daemon of another home, or a program that only names this one, is left alone."""
    scene, another = make(), make()
    another.daemons.start(another.old)
    another.await_running(OLD)
    words = ["-c", "input()", "potluck_client.daemon", "--home", str(scene.home)]
    other = subprocess.Popen([sys.executable, *words], stdin=subprocess.PIPE)
    scene.daemons.patience = replace(scene.patience, killing_seconds=0.1)
    with hold(scene.home), pytest.raises(SetupError, match="can't be ended"):
        scene.daemons.end(None)
    other.communicate(b"\n")
    assert other.returncode == 0
    assert another.running() == OLD


def test_a_journal_that_makes_no_sense_holds_nobody_up(make: Make) -> None:
    """A damaged journal is removed, and the version in use is used."""
    scene = make()
    for text in ("", "{}", "[]", '{"phase": "flying"}', "\0", "[" * 90_000):
        scene.places.switch_journal.write_text(text, "utf-8")
        assert recover(scene.places, FakeWatcher(), scene.patience).name == scene.old
        assert not scene.places.switch_journal.exists()


@pytest.mark.parametrize("field", ["old", "previous", "new"])
@pytest.mark.parametrize("name", ["..", ".", "../..", "a/b", "", "/", "a\0b"])
def test_a_journal_never_leads_out_of_the_versions(make: Make, field: str, name: str) -> None:
    """A name in a damaged journal that leads elsewhere would have that deleted."""
    scene = make()
    now = begin(scene.places, scene.home)
    write_journal(scene.places, replace(now, phase=Phase.LEAVING, failure="It broke."))
    found = json.loads(scene.places.switch_journal.read_bytes())
    scene.places.switch_journal.write_text(json.dumps({**found, field: name}))
    assert read_journal(scene.places) is None
    assert recover(scene.places, FakeWatcher(), scene.patience).name == scene.old


def test_the_command_says_what_came_of_it(make: Make) -> None:
    """A program that reads lines learns the new version's name."""
    scene = make()
    process = scene.switch_command()
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert json.loads(out.splitlines()[-1]) == {"result": {"name": scene.new}}


def test_a_log_that_was_not_written_back_is_copied_too(make: Make) -> None:
    """What a killed daemon left in a database's log is in the copy, and comes back."""
    scene = make("crashes")
    keeping = sqlite3.connect(scene.home / "journal.sqlite", isolation_level=None)
    with closing(keeping):
        keeping.execute("PRAGMA wal_autocheckpoint = 0")
        keeping.execute("INSERT INTO units VALUES ('in the log')")
        switcher = Switcher(scene.places, scene.daemons, FakeWatcher(), start_old=False)
        now: Switch | None = begin(scene.places, scene.home)
        while now is not None and now.phase is not Phase.POINTING:
            now = switcher.step(now)
        switcher.abandon()
    assert read_failure(scene.places) is None
    before = scene.state()
    (scene.home / "journal.sqlite").unlink()
    recover(scene.places, FakeWatcher(), scene.patience)
    assert scene.state() == before
