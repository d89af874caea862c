"""`potluck update`, as a process, against a scripted daemon."""

import json

from potluck.v1 import control_pb2 as control
from tests.fakes.cli_process import Cli
from tests.fakes.cli_snapshots import practice_snapshot
from tests.fakes.control_process import FakeControlProcess


def updating(**fields: object) -> control.Snapshot:
    """Return a snapshot of an app that updates itself."""
    snapshot = practice_snapshot()
    snapshot.update.CopyFrom(control.UpdateStatus(**fields))  # type: ignore[arg-type]
    return snapshot


def test_an_app_that_does_not_update_itself_says_what_to_do(
    daemon: FakeControlProcess, cli: Cli
) -> None:
    """In a checkout there is nothing to look for."""
    daemon.show(practice_snapshot())
    ended = cli("update", "--check")
    assert ended.returncode == 1
    assert "in the way in which you installed it" in ended.stderr
    assert not daemon.commands()


def test_how_updates_stand_is_for_people_and_for_programs(
    daemon: FakeControlProcess, cli: Cli
) -> None:
    """A look changes nothing."""
    daemon.show(updating(state=control.UPDATE_STATE_NEWEST, sentence="It is the newest."))
    assert cli("update").stdout == "It is the newest.\n"
    assert json.loads(cli("update", "--json").stdout)["sentence"] == "It is the newest."
    assert not daemon.commands()


def test_a_wish_is_followed_to_its_answer(daemon: FakeControlProcess, cli: Cli) -> None:
    """A check ends with what was found, and an update once the newer version is ready."""
    daemon.show(updating(state=control.UPDATE_STATE_NEWEST, sentence="Soon."))
    assert cli("update", "--check").stdout == "This is the newest version of Potluck.\n"
    daemon.show(updating(state=control.UPDATE_STATE_OFFERED, version="2.0.0", sentence="There."))
    assert "Version 2.0.0 of Potluck is ready." in cli("update", "--install").stdout
    wishes = [command.update.wish for command in daemon.commands()]
    assert wishes == [control.UPDATE_WISH_CHECK, control.UPDATE_WISH_INSTALL]
    assert cli("update", "--check", "--install").returncode == 2


def test_the_status_tells_of_an_update_that_matters(daemon: FakeControlProcess, cli: Cli) -> None:
    """Somebody who only ever asks for the status learns that a newer version waits."""
    daemon.show(updating(state=control.UPDATE_STATE_READY, sentence="Version 2 is ready."))
    assert "Update: Version 2 is ready." in cli("status").stdout.splitlines()
    daemon.show(updating(state=control.UPDATE_STATE_NEWEST, sentence="It is the newest."))
    assert "Update:" not in cli("status").stdout
