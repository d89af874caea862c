"""A server that sends a little now and then is a broken one."""

import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potluck_setup.errors import NoConnectionError
from potluck_setup.fetching import Web, fetch
from potluck_setup.fetching.floor import PATIENCE_SECONDS, SLOWEST_BYTES_PER_SECOND, Floor
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_pace import FakePace
from tests.fakes.setup_wheel_server import Answer, WheelServer
from tests.fakes.setup_wheels import make_wheel, planned

_NAME = "large-2.0-py3-none-any.whl"
_DRIP = Answer(piece_bytes=100, rest_seconds=0.001)
"""Thousands of pieces, between each of which half a minute goes by."""

_STEPS = st.lists(st.floats(min_value=0.01, max_value=30.0), min_size=1, max_size=200)


class SlowPace(FakePace):
    """Some time passes at each look at the clock."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def now(self) -> float:
        """Return the time."""
        self.wait(self._seconds, Event())
        return super().now()


class Bench:
    """A server with one wheel."""

    def __init__(self, folder: Path, server: WheelServer) -> None:
        self.server = server
        noise = random.Random(1).randbytes(100_000)
        self.path = make_wheel(server.folder, "large", "2.0", {"large/data": noise})
        self.wheel = planned(self.path)
        self.places = Places(root=folder / "root")
        self.own = self.places.wheels / self.wheel.sha256 / _NAME

    def fetch(self, pace: FakePace, rate: Rate = UNLIMITED) -> None:
        """Fetch the wheel."""
        network = NetworkSettings(packages_mirror=self.server.url)
        web = Web(network, system=lambda _url: None)
        try:
            fetch(
                [self.wheel],
                places=self.places,
                network=network,
                watcher=FakeWatcher(),
                web=web,
                pace=pace,
                rate=rate,
            )
        finally:
            web.close()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Serve it."""
    (tmp_path / "served").mkdir()
    with WheelServer(tmp_path / "served").serving() as server:
        yield Bench(tmp_path, server)


def test_a_server_that_drips_is_left_and_asked_again(bench: Bench) -> None:
    """What came is kept, and the next answer goes on from there."""
    bench.server.next_answers(_NAME, _DRIP)
    bench.fetch(SlowPace(30.0))
    assert bench.own.read_bytes() == bench.path.read_bytes()
    first, second = bench.server.asked
    assert "range" not in first.headers
    assert int(second.headers["range"].removeprefix("bytes=").removesuffix("-")) > 0


def test_one_that_only_ever_drips_is_given_up(bench: Bench) -> None:
    """Nobody waits for years: the person is told, and what came is kept."""
    bench.server.always = _DRIP
    with pytest.raises(NoConnectionError, match=r"too slowly.*is kept"):
        bench.fetch(SlowPace(30.0))
    assert bench.server.times_asked(_NAME) == 7
    part = bench.own.with_name(f"{_NAME}.part")
    assert 0 < part.stat().st_size < bench.wheel.size_bytes


def test_a_rate_of_the_person_is_no_slowness(bench: Bench) -> None:
    """Who allows a hundred bytes a second gets these for as long as it takes."""
    bench.fetch(FakePace(), Rate(100))
    assert bench.server.times_asked(_NAME) == 1


def test_what_is_whole_is_never_too_late(bench: Bench) -> None:
    """The last piece ends the wait, however slowly it came."""
    data = bench.path.read_bytes()
    part = bench.own.with_name(f"{_NAME}.part")
    part.parent.mkdir(parents=True)
    part.write_bytes(data[:-7])
    bench.server.next_answers(_NAME, *[Answer(cut_after=1)] * 6)
    bench.fetch(SlowPace(3600.0))
    assert bench.own.read_bytes() == data


@given(steps=_STEPS)
def test_who_keeps_to_the_speed_is_never_left(steps: list[float]) -> None:
    """However unevenly the pieces come."""
    floor, now = Floor(0.0), 0.0
    for step in steps:
        now += step
        assert not floor.is_below(now, int(step * SLOWEST_BYTES_PER_SECOND) + 1)


@given(steps=_STEPS, rests=st.booleans())
def test_who_drips_is_left_after_two_minutes(steps: list[float], rests: bool) -> None:
    """At the first look after them; time in which nothing was asked for does not count."""
    floor, now, left = Floor(0.0), 0.0, False
    for step in steps:
        now += step
        left = left or floor.is_below(now, 1, step if rests else 0.0)
    assert left is (now >= PATIENCE_SECONDS and not rests)


def test_a_fast_beginning_is_no_excuse_for_ever() -> None:
    """A gigabyte at once does not buy a drip of eleven days."""
    floor = Floor(0.0)
    assert not floor.is_below(1.0, 10**9)
    assert not floor.is_below(PATIENCE_SECONDS, 1)
    assert floor.is_below(2 * PATIENCE_SECONDS, 1)
