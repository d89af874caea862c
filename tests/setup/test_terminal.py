"""What a terminal, a log and a pipe are told of an installation."""

import io
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_setup.errors import NoRoomError
from potluck_setup.lines import LinesWatcher
from potluck_setup.progress import Progress, Stage
from potluck_setup.terminal import TerminalConsole, line_of, result_lines
from tests.fakes import setup_scenes

_GB = 10**9


class Terminal(io.StringIO):
    """A terminal that keeps what was written, or something that is none."""

    def __init__(self, *, real: bool) -> None:
        super().__init__()
        self._real = real

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._real


class Clock:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return them."""
        return self.now


def _fetching(done: int) -> Progress:
    return Progress(
        stage=Stage.FETCHING,
        detail="torch-2.13.0.whl",
        done_bytes=done,
        total_bytes=2 * _GB,
        bytes_per_second=12e6,
        seconds_left=150.0,
    )


def test_a_terminal_gets_one_line_that_is_rewritten() -> None:
    """Progress does not push away what stood in the terminal before."""
    out, clock = Terminal(real=True), Clock()
    console = TerminalConsole(Event(), out, clock=clock, width=lambda: 60)
    for done in range(0, 2 * _GB, _GB // 10):
        clock.now += 0.2
        console.show(_fetching(done))
    assert "\n" not in out.getvalue()
    last = out.getvalue().split("\r\x1b[K")[-1]
    assert last.startswith("Fetching what Potluck needs  [##################")
    assert len(last) == 59
    console.show(Progress(stage=Stage.LAYING_OUT))
    assert out.getvalue().endswith("\n\r\x1b[KPutting it together  …")


def test_a_log_gets_a_line_now_and_then() -> None:
    """A log of an hour's download can still be read, and holds no control characters."""
    out, clock = Terminal(real=False), Clock()
    console = TerminalConsole(Event(), out, clock=clock)
    for second in range(60):
        clock.now = 100.0 + second
        console.show(_fetching(second * 10**7))
    lines = out.getvalue().splitlines()
    assert len(lines) == 12
    assert lines[0] == (
        "Fetching what Potluck needs  0 %  0 bytes of 2.0 GB  12.0 MB/s  2 min left  "
        "torch-2.13.0.whl"
    )
    assert "\x1b" not in out.getvalue()


def test_many_words_at_once_are_written_once() -> None:
    """A fast download does not wait for a slow terminal."""
    out, clock = Terminal(real=True), Clock()
    console = TerminalConsole(Event(), out, clock=clock)
    for done in range(1000):
        console.show(_fetching(done))
    assert out.getvalue().count("\r") == 1


def test_ctrl_c_is_answered_once() -> None:
    """The person sees that it was heard, and that nothing is lost."""
    out, cancelled = Terminal(real=True), Event()
    console = TerminalConsole(cancelled, out)
    console.show(_fetching(5))
    assert not console.is_cancelled()
    cancelled.set()
    assert console.is_cancelled()
    assert console.is_cancelled()
    assert out.getvalue().count("what was fetched is kept") == 1
    assert out.getvalue().endswith("\nStopping; what was fetched is kept.\n")


class Gone(Terminal):
    """Something whose reader has gone."""

    def write(self, _text: str) -> int:
        """Fail as a broken pipe does."""
        raise BrokenPipeError


@pytest.mark.parametrize("kind", [TerminalConsole, None])
def test_who_is_not_heard_any_more_stops(kind: type[TerminalConsole] | None) -> None:
    """A window that broke down leaves no engine behind, and no file is blamed for it."""
    cancelled = Event()
    gone = Gone(real=False)
    watcher = LinesWatcher(gone, cancelled) if kind is None else kind(cancelled, gone)
    watcher.show(_fetching(5))
    assert cancelled.is_set()


def test_failures_stand_on_a_line_of_their_own() -> None:
    """A sentence is never glued to a bar."""
    out = Terminal(real=True)
    console = TerminalConsole(Event(), out)
    console.show(_fetching(5))
    console.fail(NoRoomError("The disk is full."))
    assert out.getvalue().splitlines()[-1] == "The disk is full."


def test_a_dry_look_is_told_whole() -> None:
    """Before three gigabytes come, the terminal says so, and why a graphics card is left out."""
    told = "\n".join(result_lines(setup_scenes.on_the_processor(here_bytes=10**8)["result"]))
    assert "The processor computes" in told
    assert "535.183 is too old" in told
    assert "potluck repair" in told
    assert "To download: 320.0 MB, of which 100.0 MB are here already." in told
    assert "Ctrl-C stops it at any time" in told


def test_what_is_in_the_way_is_told() -> None:
    """An installation that can't go on says what has to change, in the terminal as well."""
    told = "\n".join(result_lines(setup_scenes.hindered()["result"]))
    assert "The disk has 3.0 GB free, and Potluck needs 11.4 GB: " in told
    assert "Ctrl-C" not in told


@given(
    st.builds(
        Progress,
        stage=st.sampled_from(Stage),
        detail=st.text(max_size=30),
        done_bytes=st.integers(0, 2**60),
        total_bytes=st.integers(0, 2**60),
        bytes_per_second=st.floats(0, 1e12),
        seconds_left=st.none() | st.floats(0, 1e9),
    ),
    st.booleans(),
)
def test_a_line_is_one_line(progress: Progress, bar: bool) -> None:
    """No file name moves the cursor or breaks the line."""
    line = line_of(progress, bar=bar)
    assert line.isprintable()
