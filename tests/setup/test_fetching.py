"""How wheels come to this computer over a network that does everything wrong."""

import errno
import hashlib
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from potluck_setup.errors import (
    CancelledError,
    NoConnectionError,
    NoRoomError,
    SetupError,
    TamperedError,
)
from potluck_setup.fetching import FoundWheel, Web, fetch
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.plan import PlannedWheel
from potluck_setup.progress import Stage
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_pace import FakePace
from tests.fakes.setup_wheel_server import Answer, WheelServer
from tests.fakes.setup_wheels import make_wheel, planned

NAME = "large-2.0-py3-none-any.whl"
STALL_SECONDS = 0.2


class Bench:
    """A server with one large wheel and some small ones, and a root to fetch them to."""

    def __init__(self, folder: Path, server: WheelServer) -> None:
        self.server = server
        self.folder = folder
        self.places = Places(root=folder / "root")
        self.watcher = FakeWatcher()
        self.pace = FakePace()
        self.network = NetworkSettings(packages_mirror=server.url)
        noise = random.Random(1).randbytes(300_000)
        self.large = make_wheel(server.folder, "large", "2.0", {"large/data": noise})
        self.small = [
            make_wheel(server.folder, name, "1.0", {f"{name}/__init__.py": b""})
            for name in ("apple", "bread", "cheese")
        ]
        self.wheel = planned(self.large)

    def fetch(
        self,
        *wheels: PlannedWheel,
        network: NetworkSettings | None = None,
        carried: Sequence[Path] = (),
    ) -> tuple[FoundWheel, ...]:
        """Fetch wheels, the large one when none is named."""
        network = network or self.network
        web = Web(network, system=lambda _url: None, connect_seconds=2, stall_seconds=STALL_SECONDS)
        try:
            return fetch(
                wheels or (self.wheel,),
                places=self.places,
                network=network,
                watcher=self.watcher,
                web=web,
                pace=self.pace,
                carried=carried,
            )
        finally:
            web.close()

    def own(self, wheel: PlannedWheel | None = None) -> Path:
        """Return where a fetched wheel lies."""
        wheel = wheel or self.wheel
        return self.places.wheels / wheel.sha256 / wheel.filename

    def part(self) -> Path:
        """Return where the beginning of the large wheel lies."""
        return self.own().with_name(NAME + ".part")

    def leave_part(self, data: bytes) -> None:
        """Put the beginning of the large wheel there, as an earlier run has left it."""
        self.part().parent.mkdir(parents=True, exist_ok=True)
        self.part().write_bytes(data)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Serve a few wheels."""
    (tmp_path / "served").mkdir()
    with WheelServer(tmp_path / "served").serving() as server:
        yield Bench(tmp_path, server)


def test_all_wheels_come_and_are_found(bench: Bench) -> None:
    """Every wheel of a plan is here after one call, in the order of the plan, and told of."""
    wheels = [planned(path) for path in (*bench.small, bench.large)]
    found = bench.fetch(*wheels)
    assert [one.wheel for one in found] == wheels
    for one, source in zip(found, (*bench.small, bench.large), strict=True):
        assert one.path.read_bytes() == source.read_bytes()
        assert one.path.name == source.name
    last = bench.watcher.shown[-1]
    assert last.stage == Stage.FETCHING
    assert last.done_bytes == last.total_bytes == sum(wheel.size_bytes for wheel in wheels)


def test_fetched_wheels_are_not_fetched_again(bench: Bench) -> None:
    """A second run asks no server for what is here."""
    bench.fetch()
    bench.fetch()
    assert bench.server.times_asked(NAME) == 1


def test_cut_connection_goes_on_where_it_broke(bench: Bench) -> None:
    """After a reset in the middle only the rest is asked for, of the very same file."""
    bench.server.next_answers(NAME, Answer(cut_after=100_000))
    bench.fetch()
    first, second = bench.server.asked
    assert "range" not in first.headers
    start = int(second.headers["range"].removeprefix("bytes=").removesuffix("-"))
    assert 0 < start <= 100_000
    assert second.headers["if-range"].startswith('"')


def test_next_run_goes_on_with_what_the_last_one_left(bench: Bench) -> None:
    """What another process has fetched before it was killed is not fetched again."""
    bench.leave_part(bench.large.read_bytes()[:123_456])
    bench.fetch()
    assert bench.server.asked[0].headers["range"] == "bytes=123456-"
    assert bench.own().read_bytes() == bench.large.read_bytes()
    assert not bench.part().exists()


def test_file_changed_between_two_parts_is_begun_anew(bench: Bench) -> None:
    """When the server's file is another one than at first (ETag), all of it is sent and taken."""
    bench.server.next_answers(NAME, Answer(cut_after=100_000, headers={"ETag": '"an older one"'}))
    bench.fetch()
    assert bench.server.asked[1].headers["if-range"] == '"an older one"'
    assert bench.own().read_bytes() == bench.large.read_bytes()


@pytest.mark.parametrize(
    "answer",
    [
        Answer(ignore_range=True),
        Answer(shift=10),
        Answer(status=416),
        Answer(headers={"Content-Range": "bytes */*"}),
        Answer(headers={"Content-Range": "nonsense"}),
    ],
    ids=["ignores ranges", "another range", "416", "no range", "nonsense"],
)
def test_server_that_does_not_know_ranges(bench: Bench, answer: Answer) -> None:
    """Whatever a server makes of a range, the file that comes out is right."""
    bench.leave_part(bench.large.read_bytes()[:50_000])
    bench.server.next_answers(NAME, answer)
    bench.fetch()
    assert bench.own().read_bytes() == bench.large.read_bytes()


def test_wrong_part_is_thrown_away_once(bench: Bench) -> None:
    """A part that was damaged on the disk costs one more download, and no refusal."""
    bench.leave_part(b"x" * 50_000)
    bench.fetch()
    assert bench.own().read_bytes() == bench.large.read_bytes()
    assert "range" not in bench.server.asked[-1].headers


def test_part_longer_than_the_wheel_is_thrown_away(bench: Bench) -> None:
    """A part with too many bytes never gets the wheel's name."""
    bench.leave_part(b"x" * 400_000)
    bench.fetch()
    assert bench.own().read_bytes() == bench.large.read_bytes()


def test_stalled_server_is_left_and_asked_again(bench: Bench) -> None:
    """A server that falls silent is asked again for the rest after its time is up."""
    bench.server.next_answers(NAME, Answer(stall_after=80_000))
    bench.fetch()
    assert bench.server.times_asked(NAME) == 2
    assert bench.pace.waits == [1.0]


def test_server_in_trouble_is_asked_again(bench: Bench) -> None:
    """Passing errors are waited out, as long as the server itself wants."""
    bench.server.next_answers(
        NAME, Answer(status=503, headers={"Retry-After": "17"}), Answer(status=500)
    )
    bench.fetch()
    assert bench.pace.waits == [17.0, 2.0]


def test_trying_ends(bench: Bench) -> None:
    """A server that stays in trouble is named after a few tries, and nothing is lost."""
    bench.server.always = Answer(status=500)
    with pytest.raises(NoConnectionError, match=r"127\.0\.0\.1.*error 500.*kept"):
        bench.fetch()
    assert bench.server.times_asked(NAME) == 3


def test_server_that_always_breaks_at_the_same_place_is_given_up(bench: Bench) -> None:
    """A server without ranges that never gets further does not keep us forever."""
    bench.server.always = Answer(ignore_range=True, cut_after=150_000)
    with pytest.raises(NoConnectionError, match="broke off"):
        bench.fetch()
    assert bench.server.times_asked(NAME) < 20


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(status=403), "The mirror .* does not give out large"),
        (Answer(status=404), "The mirror .* does not have large"),
        (Answer(status=401), "a user name and a password"),
        (Answer(status=407), "The proxy of this network wants a user name"),
        (Answer(body=b"<html>", headers={"Content-Type": "text/html"}), "log in"),
        (Answer(status=302, headers={"Location": f"/{NAME}"}), "from one address to the next"),
    ],
    ids=["403", "404", "401", "407", "web page", "redirects"],
)
def test_refusals_have_their_own_sentences(bench: Bench, answer: Answer, words: str) -> None:
    """What won't pass is told at once, with what to do about it."""
    bench.server.always = answer
    with pytest.raises(NoConnectionError, match=words):
        bench.fetch()
    assert bench.pace.waits == []


def test_changed_wheel_on_the_server_is_refused_and_named(bench: Bench) -> None:
    """Other bytes of the right length are fetched once more, then deleted and named."""
    data = bytearray(bench.large.read_bytes())
    data[1000] ^= 1
    bench.large.write_bytes(data)
    with pytest.raises(TamperedError, match=r"large-2\.0.*127\.0\.0\.1.*SHA-256"):
        bench.fetch()
    assert bench.server.times_asked(NAME) == 2
    assert not any(path.is_file() for path in bench.places.wheels.rglob("*"))


@pytest.mark.parametrize("more", [-7, 7])
def test_wheel_of_another_length_is_refused_and_named(bench: Bench, more: int) -> None:
    """A file of another length is not even fetched."""
    data = bench.large.read_bytes()
    bench.large.write_bytes(data[:more] if more < 0 else data + b"x" * more)
    with pytest.raises(TamperedError, match=rf"{len(data) + more} bytes instead of {len(data)}"):
        bench.fetch()


def test_server_that_sends_without_an_end_is_cut(bench: Bench) -> None:
    """Of a body that goes on no more is taken than was promised."""
    data = bench.large.read_bytes() + b"x" * 5_000_000
    bench.server.always = Answer(body=data, claimed_length=bench.wheel.size_bytes)
    bench.fetch()
    assert bench.own().stat().st_size == bench.wheel.size_bytes


def test_damaged_wheel_among_the_fetched_is_fetched_anew(bench: Bench) -> None:
    """What was changed after it was fetched is noticed, deleted and fetched once more."""
    bench.fetch()
    bench.own().write_bytes(b"x" * bench.wheel.size_bytes)
    bench.fetch()
    assert hashlib.sha256(bench.own().read_bytes()).hexdigest() == bench.wheel.sha256
    assert bench.server.times_asked(NAME) == 2


def test_folders_come_before_the_network(bench: Bench) -> None:
    """Wheels that were carried along, or lie in the person's folder, are used where they lie."""
    network = NetworkSettings(packages_mirror=bench.server.url, wheels_folder=bench.folder / "own")
    (bench.folder / "own").mkdir()
    (bench.folder / "carried").mkdir()
    apple, bread, cheese = (planned(path) for path in bench.small)
    kept = bench.folder / "own" / apple.filename
    kept.write_bytes(bench.small[0].read_bytes())
    carried = bench.folder / "carried" / bread.filename
    carried.write_bytes(bench.small[1].read_bytes())
    found = bench.fetch(apple, bread, cheese, network=network, carried=[bench.folder / "carried"])
    assert [one.path for one in found] == [kept, carried, bench.own(cheese)]
    assert [asked.target.rpartition("/")[2] for asked in bench.server.asked] == [cheese.filename]


def test_changed_wheel_in_a_folder_is_passed_over(bench: Bench) -> None:
    """A file that only has the right name is never used while the network has the right one."""
    folder = bench.folder / "own"
    folder.mkdir()
    (folder / NAME).write_bytes(b"x" * bench.wheel.size_bytes)
    network = NetworkSettings(packages_mirror=bench.server.url, wheels_folder=folder)
    (found,) = bench.fetch(network=network)
    assert found.path == bench.own()


def test_changed_wheel_in_a_folder_is_named_without_a_network(bench: Bench) -> None:
    """Without a network a changed wheel is refused, by its name and its folder."""
    folder = bench.folder / "own"
    folder.mkdir()
    (folder / NAME).write_bytes(b"x" * bench.wheel.size_bytes)
    with pytest.raises(TamperedError, match=r"own/large-2\.0"):
        bench.fetch(network=NetworkSettings(offline=True, wheels_folder=folder))


def test_offline_names_everything_that_is_missing(bench: Bench) -> None:
    """Who carries wheels on a stick hears of all missing ones at once."""
    wheels = [planned(path) for path in bench.small]
    with pytest.raises(NoConnectionError) as caught:
        bench.fetch(*wheels, network=NetworkSettings(offline=True, wheels_folder=bench.folder))
    assert all(wheel.filename in caught.value.sentence for wheel in wheels)
    assert str(bench.folder) in caught.value.sentence
    assert bench.server.asked == []


def test_many_that_are_missing_are_counted_and_noted(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """A sentence stays one that can be read; the log names all of them."""
    wheels = [
        replace(planned(path), filename=f"{number}-{path.name}")
        for number in range(9)
        for path in bench.small
    ]
    with pytest.raises(NoConnectionError) as caught:
        bench.fetch(*wheels, network=NetworkSettings(offline=True))
    named = [wheel for wheel in wheels if wheel.filename in caught.value.sentence]
    assert named == wheels[:3]
    assert "There are 24 more like that; setup.log names all." in caught.value.sentence
    assert all(wheel.filename in caplog.text for wheel in wheels)


def test_wheel_that_only_comes_with_the_installer_is_missed_by_name(bench: Bench) -> None:
    """A wheel without an address can't be fetched, and says where it should have come from."""
    with pytest.raises(SetupError, match=r"apple-1\.0.*installer anew"):
        bench.fetch(planned(bench.small[0], url="apple-1.0-py3-none-any.whl"))


@pytest.mark.parametrize("name", ["../evil.whl", "a/b.whl", "evil.exe", ".whl/.."])
def test_file_names_stay_in_their_folder(bench: Bench, name: str) -> None:
    """A name that leads elsewhere is refused before anything is asked for."""
    wheel = PlannedWheel(
        project="evil", version="1", filename=name, url="https://x/", size_bytes=1, sha256="0" * 64
    )
    with pytest.raises(TamperedError, match="impossible"):
        bench.fetch(wheel)


def test_cancelling_keeps_what_came_and_ends_at_once(bench: Bench) -> None:
    """Who stops in the middle of a silent server waits for nothing, and loses nothing."""
    bench.server.always = Answer(stall_after=80_000)
    bench.watcher.cancel_when = lambda progress: progress.done_bytes >= 80_000
    web = Web(bench.network, system=lambda _url: None)
    with pytest.raises(CancelledError):
        fetch(
            [bench.wheel],
            places=bench.places,
            network=bench.network,
            watcher=bench.watcher,
            web=web,
        )
    assert bench.part().stat().st_size == 80_000
    bench.server.always = Answer()
    bench.watcher = FakeWatcher()
    bench.fetch()
    assert bench.server.asked[-1].headers["range"] == "bytes=80000-"


def test_full_disk_is_told_with_figures_and_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written before the disk was full is gone on with later."""
    write, room = os.write, [100_000]

    def write_little(file: int, data: bytes) -> int:
        if room[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        room[0] -= len(data)
        return write(file, data)

    with monkeypatch.context() as patched:
        patched.setattr("potluck_setup.fetching.part_file.os.write", write_little)
        with pytest.raises(NoRoomError, match=r"disk is full: .* free, and .*B more are needed"):
            bench.fetch()
    kept = bench.part().stat().st_size
    assert kept >= 100_000
    bench.fetch()
    assert bench.server.asked[-1].headers["range"] == f"bytes={kept}-"


def test_server_that_is_not_there_is_told_within_a_few_tries(bench: Bench) -> None:
    """Somebody without a connection hears so, with the server's name."""
    with pytest.raises(NoConnectionError, match=r"127\.0\.0\.1:9 can't be reached"):
        bench.fetch(network=NetworkSettings(packages_mirror="http://127.0.0.1:9"))
    assert bench.pace.waits == [1.0, 2.0]


def test_login_of_a_mirror_is_sent_and_never_told(bench: Bench) -> None:
    """A mirror's user and password go into a header, and into no sentence."""
    address = bench.server.url.replace("http://", "http://me:p%40ss@")
    bench.fetch(network=NetworkSettings(packages_mirror=address))
    assert bench.server.asked[0].headers["authorization"] == "Basic bWU6cEBzcw=="
    bench.server.always = Answer(status=403)
    bench.own().unlink()
    with pytest.raises(NoConnectionError) as caught:
        bench.fetch(network=NetworkSettings(packages_mirror=address))
    assert "p%40ss" not in caught.value.sentence


@settings(max_examples=15, deadline=None)
@given(
    cuts=st.lists(st.integers(min_value=1, max_value=310_000), max_size=4),
    ignoring=st.lists(st.booleans(), min_size=4, max_size=4),
    left=st.integers(min_value=0, max_value=310_000),
)
def test_any_breaks_end_in_the_right_file(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], ignoring: list[bool], left: int
) -> None:
    """Wherever connections break, and whether or not ranges are known, the wheel is the right."""
    folder = tmp_path_factory.mktemp("breaks")
    (folder / "served").mkdir()
    with WheelServer(folder / "served").serving() as server:
        bench = Bench(folder, server)
        bench.leave_part(bench.large.read_bytes()[:left])
        server.next_answers(
            NAME,
            *(
                Answer(cut_after=cut, ignore_range=ignore)
                for cut, ignore in zip(cuts, ignoring, strict=False)
            ),
        )
        bench.fetch()
        assert bench.own().read_bytes() == bench.large.read_bytes()
