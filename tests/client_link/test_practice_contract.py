"""What every Practice process does; the real adapter runs a small program in its place."""

import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest

from potluck_client.errors import PracticeError
from potluck_client.practice.port import PracticeProcess
from potluck_client.practice.process import SubprocessPractice
from tests.fakes.practice_process import FakePracticeProcess

LINK = "potluck://join?a=127.0.0.1%3A5005&k=" + "A" * 43

SERVING = f"""
import json, pathlib, sys
print(json.dumps({{"link": {LINK!r}}}), flush=True)
pathlib.Path(sys.argv[1]).write_text("".join(line for line in sys.stdin))
"""

DEAF = f"""
import json, sys, threading
print(json.dumps({{"link": {LINK!r}}}), flush=True)
threading.Event().wait()
"""

Make = Callable[[], PracticeProcess]


def program(text: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs a small program."""
    return (sys.executable, "-c", text, *arguments)


@pytest.fixture(params=["fake", "process"])
async def make(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Make]:
    """Give a way to make Practice processes of one kind; all are ended afterwards."""
    made: list[PracticeProcess] = []

    def new() -> PracticeProcess:
        practice: PracticeProcess = FakePracticeProcess(LINK)
        if request.param == "process":
            command = program(SERVING, str(tmp_path / "heard"))
            practice = SubprocessPractice(tmp_path, tmp_path / "kernels", command)
        made.append(practice)
        return practice

    yield new
    for practice in made:
        await practice.stop()


async def test_it_gives_its_link_and_runs_until_it_is_stopped(make: Make) -> None:
    """The daemon joins it like any other project."""
    practice = make()
    assert not practice.running
    assert await practice.start() == LINK
    assert practice.running
    await practice.go(1.0)
    await practice.hold()
    await practice.stop()
    assert not practice.running
    await practice.stop()
    assert await practice.start() == LINK


async def test_telling_one_that_does_not_run_is_no_error(make: Make) -> None:
    """The daemon need not know whether it has just died."""
    practice = make()
    await practice.go(1.0)
    await practice.hold()


def heard(folder: Path) -> str:
    """Return what the small program was told."""
    return (folder / "heard").read_text()


async def test_hold_and_go_arrive_and_the_end_of_input_ends_it(tmp_path: Path) -> None:
    """The inspector yields like the worker, and Practice dies with its daemon."""
    practice = SubprocessPractice(
        tmp_path, tmp_path / "kernels", program(SERVING, str(tmp_path / "heard"))
    )
    await practice.start()
    await practice.go(1.0)
    await practice.hold()
    await practice.go(0.4)
    await practice.stop()
    assert heard(tmp_path) == "go\nhold\ngo 40\n"


async def test_one_that_does_not_end_is_ended(tmp_path: Path) -> None:
    """Quitting Potluck leaves nothing running."""
    before = {child.pid for child in psutil.Process().children()}
    practice = SubprocessPractice(tmp_path, tmp_path / "kernels", program(DEAF), stop_seconds=0.1)
    await practice.start()
    await practice.stop()
    assert {child.pid for child in psutil.Process().children()} == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('print(\'{"problem": "No room on the disk."}\')', "^No room on the disk.$"),
        ("print('[]')", "did not say its link"),
        ("print('nonsense')", "did not say its link"),
        ("print('{\"link\": 5}')", "did not say its link"),
        ("print('x' * 9000)", "more than a link"),
        ("print('x' * 900000)", "more than a link"),
        ("raise SystemExit('no module of that name')", "no module of that name"),
        ("import threading; threading.Event().wait()", "in time"),
    ],
)
async def test_one_that_does_not_come_up_says_why(tmp_path: Path, text: str, reason: str) -> None:
    """A person reads why there is no Practice."""
    seconds = 0.5 if reason == "in time" else 30.0
    practice = SubprocessPractice(
        tmp_path, tmp_path / "kernels", program(text), start_seconds=seconds
    )
    with pytest.raises(PracticeError, match=reason):
        await practice.start()
    assert not practice.running


async def test_one_elsewhere_is_not_practice(tmp_path: Path) -> None:
    """Practice never leaves this computer."""
    elsewhere = LINK.replace("127.0.0.1", "example.org") + "&f=" + "A" * 43
    text = f'print(\'{{"link": "{elsewhere}"}}\')'
    with pytest.raises(PracticeError, match="not on this computer"):
        await SubprocessPractice(tmp_path, tmp_path / "kernels", program(text)).start()
