"""What everybody who fetches newer versions does; the real one runs a scripted potluck_setup."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest

from potluck_client.errors import MonthFullError, UpdateError
from potluck_client.updates.port import Advance, Part, TakenBack, Updates
from potluck_client.updates.process import SetupUpdates
from tests.fakes.updates import FakeUpdates

_PROGRAM = (sys.executable, "-m", "tests.fakes.setup_program")
_HALF = Advance(part=Part.FETCHING, done_bytes=50, total_bytes=100, bytes_per_second=10.0)
_TEST = Advance(part=Part.TESTING)


class Stage(Protocol):
    """Sets how things are, and gives who is looked at."""

    @property
    def updates(self) -> Updates:
        """Who is looked at."""
        ...

    def newest(self, version: str | None) -> None:
        """Let a check find a version."""
        ...

    def refuse(self, sentence: str) -> None:
        """Let every call fail."""
        ...

    def advance(self, advances: Sequence[Advance], *, ends: bool) -> None:
        """Let making ready tell how far it is, and end or wait."""
        ...

    def take_back(self, taken_back: TakenBack) -> None:
        """Let a version have been taken back."""
        ...

    def was_cut_off(self) -> bool:
        """Tell whether making ready was ended in order before its end."""
        ...


class FakeStage:
    """Sets how the fake is."""

    def __init__(self) -> None:
        self.updates = FakeUpdates()

    def newest(self, version: str | None) -> None:
        """Let a check find a version."""
        self.updates.newest = version

    def refuse(self, sentence: str) -> None:
        """Let every call fail."""
        self.updates.refusal = sentence

    def advance(self, advances: Sequence[Advance], *, ends: bool) -> None:
        """Let making ready tell how far it is, and end or wait."""
        self.updates.advances = advances
        if not ends:
            self.updates.may_end.clear()

    def take_back(self, taken_back: TakenBack) -> None:
        """Let a version have been taken back."""
        self.updates.gone_back = taken_back

    def was_cut_off(self) -> bool:
        """Tell whether making ready was ended in order before its end."""
        return self.updates.cut_off == 1


class ProgramStage:
    """Sets how the scripted program is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.updates = SetupUpdates(root, _PROGRAM, hand_over_seconds=10.0)
        self.newest(None)

    def newest(self, version: str | None) -> None:
        """Let a check find a version."""
        self.script(lines=[{"result": {"version": version}}])

    def refuse(self, sentence: str) -> None:
        """Let every call fail."""
        self.script(lines=[{"error": {"code": "full", "sentence": sentence}}], status=1)

    def advance(self, advances: Sequence[Advance], *, ends: bool) -> None:
        """Let making ready tell how far it is, and end or wait."""
        lines: list[object] = [
            {
                "progress": {
                    "stage": advance.part.value,
                    "detail": "torch.whl",
                    "done_bytes": advance.done_bytes,
                    "total_bytes": advance.total_bytes,
                    "bytes_per_second": advance.bytes_per_second,
                    "seconds_left": None,
                }
            }
            for advance in advances
        ]
        self.script(
            lines=[*lines, {"result": {"name": "2.0-cpu-1", "version": "2.0"}}] if ends else lines,
            waits=not ends,
        )

    def take_back(self, taken_back: TakenBack) -> None:
        """Let a version have been taken back."""
        told = {"version": taken_back.version, "sentence": taken_back.sentence}
        (self.root / "updates").mkdir()
        (self.root / "updates" / "failed.json").write_text(json.dumps(told))

    def was_cut_off(self) -> bool:
        """Tell whether making ready was ended in order before its end."""
        return (self.root / "ended").exists()

    def script(self, **script: object) -> None:
        """Write what the program does."""
        (self.root / "script.json").write_text(json.dumps(script))


@pytest.fixture(params=["fake", "program"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    """Give one kind of who fetches newer versions."""
    if request.param == "fake":
        yield FakeStage()
        return
    program = ProgramStage(tmp_path)
    yield program
    if program.updates.changing is not None:
        program.updates.changing.terminate()
        program.updates.changing.wait()


async def test_a_check_finds_what_is_newer(stage: Stage) -> None:
    """A newer version is told by its name, and none by None."""
    assert await stage.updates.check() is None
    stage.newest("2.0.1")
    assert await stage.updates.check() == "2.0.1"


async def test_a_refusal_keeps_its_sentence(stage: Stage) -> None:
    """What a person reads is what the update program said."""
    stage.refuse("The disk has too little room.")
    with pytest.raises(UpdateError, match="The disk has too little room"):
        await stage.updates.check()
    with pytest.raises(UpdateError, match="The disk has too little room"):
        await stage.updates.stage(lambda _: None)


async def test_making_ready_tells_how_far_it_is(stage: Stage) -> None:
    """A window shows bytes as they come."""
    stage.newest("2.0")
    stage.advance([_HALF, _TEST], ends=True)
    heard: list[Advance] = []
    assert await stage.updates.stage(heard.append) == "2.0"
    assert heard == [_HALF, _TEST]


async def test_making_ready_finds_nothing_where_it_was_taken_off_the_server(stage: Stage) -> None:
    """A version that is gone by the time that it is fetched is no failure."""
    assert await stage.updates.stage(lambda _: None) is None


async def test_making_ready_ends_when_it_is_called_off(stage: Stage) -> None:
    """A network that begins to cost ends the fetching, and what was started with it."""
    stage.advance([_HALF], ends=False)
    heard = asyncio.Event()
    running = asyncio.ensure_future(stage.updates.stage(lambda _: heard.set()))
    await heard.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert stage.was_cut_off()


async def test_a_month_that_is_full_ends_making_ready(stage: Stage) -> None:
    """Whoever counts the bytes can end it, and hears its own word."""

    def refuse(_advance: Advance) -> None:
        raise MonthFullError("Used up.")

    stage.advance([_HALF], ends=False)
    with pytest.raises(MonthFullError):
        await stage.updates.stage(refuse)
    assert stage.was_cut_off()


def test_what_was_taken_back_is_known(stage: Stage) -> None:
    """A version that did not work is told of with its reason."""
    assert stage.updates.taken_back() is None
    gone = TakenBack(version="2.0", sentence="It did not start.")
    stage.take_back(gone)
    assert stage.updates.taken_back() == gone


@pytest.fixture
def program(tmp_path: Path) -> ProgramStage:
    """The scripted program alone."""
    return ProgramStage(tmp_path)


async def test_a_change_is_begun_before_the_daemon_ends(program: ProgramStage) -> None:
    """The daemon ends only once somebody has taken over who starts it again."""
    program.script(switches=True, waits=True)
    await program.updates.switch(program.root / "home")
    changing = program.updates.changing
    assert changing is not None
    assert changing.poll() is None
    heard = json.loads((program.root / "heard.json").read_text())
    assert heard == [
        *("update", "switch", "--home", str(program.root / "home")),
        *("--root", str(program.root)),
    ]
    changing.terminate()
    changing.wait()


async def test_the_program_is_told_of_the_limit_of_the_rate(program: ProgramStage) -> None:
    """It fetches itself, so it has to hold back itself; without a limit it is told nothing."""
    program.script(lines=[{"result": {"name": None, "version": None}}])
    words = ["update", "stage", "--root", str(program.root)]
    for rate, more in ((0.0, []), (50_000.4, ["--rate", "50000"])):
        await program.updates.stage(lambda _: None, most_bytes_per_second=rate)
        heard = json.loads((program.root / "heard.json").read_text())
        assert heard == [*words, *more, "--lines"]


async def test_a_change_that_does_not_begin_is_told(program: ProgramStage) -> None:
    """An update program that dies at once must not end the daemon."""
    program.script(status=1)
    with pytest.raises(UpdateError, match="ended without saying why"):
        await program.updates.switch(program.root / "home")


@pytest.mark.skipif(os.name == "nt", reason="files that wait for a reader")
async def test_a_change_that_is_called_off_starts_nothing_later(program: ProgramStage) -> None:
    """Who quits right when a newer version wants to take over has quit."""
    program.script(waits=True)
    os.mkfifo(program.root / "heard.json")
    switching = asyncio.ensure_future(program.updates.switch(program.root / "home"))
    assert "switch" in await asyncio.to_thread((program.root / "heard.json").read_text)
    switching.cancel()
    await asyncio.gather(switching, return_exceptions=True)
    assert program.updates.changing is not None
    assert program.updates.changing.poll() is not None


async def test_a_change_that_never_begins_leaves_no_process(program: ProgramStage) -> None:
    """The daemon goes on for weeks, and nobody else looks after what it started."""
    program.updates = SetupUpdates(program.root, _PROGRAM, hand_over_seconds=0.0)
    program.script(waits=True)
    with pytest.raises(UpdateError, match="did not begin in time"):
        await program.updates.switch(program.root / "home")
    assert program.updates.changing is not None
    assert program.updates.changing.returncode is not None


async def test_a_program_that_talks_nonsense_is_told_in_words(program: ProgramStage) -> None:
    """Neither garbage nor silence is taken for an answer."""
    for lines in (
        [],
        ["nonsense"],
        [{"result": 5}],
        ["x" * 200_000],
        [{"result": {"version": "\n"}}],
    ):
        program.script(lines=lines)
        with pytest.raises(UpdateError, match=r"update program"):
            await program.updates.check()


async def test_a_program_that_is_missing_is_told_in_words(tmp_path: Path) -> None:
    """An installation that somebody took apart says so."""
    gone = SetupUpdates(tmp_path, [str(tmp_path / "gone")])
    with pytest.raises(UpdateError, match="could not be started"):
        await gone.check()
    with pytest.raises(UpdateError, match="could not be started"):
        await gone.switch(tmp_path)
