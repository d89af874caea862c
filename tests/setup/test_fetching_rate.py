"""A person's limit of the download rate, shared by all downloads of an update."""

from pathlib import Path
from threading import Event, Thread

from potluck_setup.fetching import Web, fetch
from potluck_setup.fetching.rate import UNLIMITED, Rate
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_pace import FakePace
from tests.fakes.setup_wheel_server import WheelServer
from tests.fakes.setup_wheels import make_wheel, planned


class StillPace(FakePace):
    """A clock that stands still, so that every wait is seen as it was asked for."""

    def now(self) -> float:
        """Return the same moment again."""
        return 5.0


def test_what_comes_at_once_is_paid_for_together() -> None:
    """Four downloads at a time are not four times as fast as the person allows."""
    pace, rate = StillPace(), Rate(1000)
    lanes = [Thread(target=rate.rest, args=(500, pace, Event())) for _ in range(4)]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    assert sorted(pace.waits) == [0.5, 1.0, 1.5, 2.0]


def test_a_pause_is_not_made_up_for() -> None:
    """After a broken connection it goes on at the rate, not in a flood."""
    pace, rate = FakePace(), Rate(1000)
    rate.rest(1000, pace, Event())
    pace.wait(100, Event())
    assert rate.rest(1000, pace, Event()) == 1.0


def test_little_is_read_at_a_time_where_little_may_come() -> None:
    """A slow limit makes short rests of it; without a limit nothing changes and nobody waits."""
    pace = FakePace()
    assert Rate(8000).piece(1 << 18) == 2000
    assert Rate(0.5).piece(1 << 18) == 1
    assert Rate(1e9).piece(1 << 18) == UNLIMITED.piece(1 << 18) == 1 << 18
    assert UNLIMITED.rest(1 << 18, pace, Event()) == 0
    assert pace.waits == []


def test_all_wheels_together_keep_to_the_rate(tmp_path: Path) -> None:
    """Over a real server, the time that is waited is what the bytes cost."""
    served = tmp_path / "served"
    served.mkdir()
    pace = FakePace()
    with WheelServer(served).serving() as server:
        wheels = [
            planned(make_wheel(served, name, "1.0", {f"{name}/data": bytes(range(256)) * 64}))
            for name in ("apple", "bread")
        ]
        network = NetworkSettings(packages_mirror=server.url)
        web = Web(network, system=lambda _url: None)
        found = fetch(
            wheels,
            places=Places(root=tmp_path / "root"),
            network=network,
            watcher=FakeWatcher(),
            web=web,
            pace=pace,
            rate=Rate(10_000),
        )
        web.close()
    assert len(found) == len(wheels)
    wanted = sum(wheel.size_bytes for wheel in wheels) / 10_000
    assert sum(pace.waits) >= 0.9 * wanted  # The clock goes on a little by itself.
