"""The commands log and support, as processes, against a scripted daemon."""

import json

from potluck.limits import ACTIVITY_PAGE
from potluck.v1 import control_pb2 as control
from potluck_client.activity_log import about_work
from tests.fakes.cli_process import Cli
from tests.fakes.control_activity import some_activity
from tests.fakes.control_process import FakeControlProcess


def test_the_log_is_shown_newest_last_and_can_be_narrowed(
    daemon: FakeControlProcess, cli: Cli
) -> None:
    """What happened last stands where the eye is, with what to do below a problem."""
    daemon.set_activity(some_activity(20))
    lines = cli("log", "--last", "3").stdout.splitlines()
    starts = [
        "The disk is full. ",
        "Free some disk space; ",
        "This project can be reached again. (Pocket project)",
        f"{about_work.VERIFIED} (Pocket project · ",
    ]
    assert len(lines) == len(starts)
    for line, start in zip(lines, starts, strict=True):
        assert line[16:].strip().startswith(start)
    problems = cli("log", "--problems").stdout
    assert problems.count("The disk is full.") == 2
    assert "begun" not in problems
    found = cli("log", "--search", "POCKET begun").stdout
    assert found.count("A piece of work was begun. (Pocket project · ") == 2
    assert cli("log", "--search", "unheard of").stdout == "Nothing like that has happened.\n"


def test_a_long_log_comes_page_by_page_and_as_json(daemon: FakeControlProcess, cli: Cli) -> None:
    """A program gets all that it asked for, and hears that there is more."""
    daemon.set_activity(some_activity(ACTIVITY_PAGE * 2))
    wanted = ACTIVITY_PAGE + 7
    answer = json.loads(cli("log", "--json", "--last", str(wanted)).stdout)
    numbers = [int(entry["number"]) for entry in answer["entries"]]
    assert numbers == list(range(ACTIVITY_PAGE * 2 - wanted + 1, ACTIVITY_PAGE * 2 + 1))
    assert answer["more"] is True


def test_a_hostile_name_does_not_paint_the_terminal(daemon: FakeControlProcess, cli: Cli) -> None:
    """A project is called what its organiser likes, and the terminal obeys none of it."""
    entry = control.ActivityEntry(
        number=1,
        unix_ms=2**62,
        kind=control.ACTIVITY_KIND_PROJECT,
        sentence="You joined this project.",
        project_name="\x1b[31mred\nnew line",
    )
    daemon.set_activity([entry])
    shown = cli("log").stdout
    assert "\x1b" not in shown
    assert len(shown.splitlines()) == 1


def test_support_prints_the_report(daemon: FakeControlProcess, cli: Cli) -> None:
    """It can be piped into a file or a letter."""
    daemon.set_report("Potluck 1.2.3\n\nDevices:\n- none\n")
    assert cli("support").stdout == "Potluck 1.2.3\n\nDevices:\n- none\n"


def test_too_many_entries_are_refused_with_a_sentence(daemon: FakeControlProcess, cli: Cli) -> None:
    """The bound is told."""
    ended = cli("log", "--last", "99999999")
    assert ended.returncode == 2
    assert "--last must be between" in ended.stderr
