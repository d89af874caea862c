"""The whole way of an installation and of a repair, cut off and gone on with at every step."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from potluck.installed import read_current
from potluck_setup.backend import Backend
from potluck_setup.engine import Tools, install, repair, setup_lock
from potluck_setup.errors import (
    CancelledError,
    NoConnectionError,
    NoRoomError,
    SetupError,
    TamperedError,
)
from potluck_setup.looking import Request, look
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.progress import Stage
from potluck_setup.release import RELEASE_NAME
from potluck_setup.versions import read_mark, whole_versions
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_self_test import FakeSelfTest
from tests.fakes.setup_uv import FakeUv
from tests.fakes.setup_wheels import MadeUp, make_release


class Bench:
    """A made-up release whose wheels all lie in a folder, and a root to install it to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = make_release(folder / "first", backends=(Backend.CPU,))
        self.places = Places(root=folder / "root")
        self.uv = FakeUv()
        self.self_test = FakeSelfTest()
        self.watcher = FakeWatcher()

    @property
    def tools(self) -> Tools:
        """Return the doubles."""
        return Tools(uv=self.uv, self_test=self.self_test)

    def request(self, made: MadeUp | None = None) -> Request:
        """Return what is asked for, offline."""
        made = made or self.made
        return Request(
            places=self.places,
            release=made.payload / "release",
            carried=(made.payload / "wheels",),
            network=NetworkSettings(offline=True, wheels_folder=made.served),
            backend=Backend.CPU,
        )

    def current(self) -> str | None:
        """Return which version is used."""
        current = read_current(self.places.root)
        return current.name if current else None


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Make one."""
    return Bench(tmp_path)


def test_installed_version_is_whole_and_in_use(bench: Bench) -> None:
    """After an installation the version is marked, tested and pointed to; nothing else is left."""
    staged = install(bench.request(), bench.watcher, bench.tools)
    assert staged.name == bench.current() == "1.0-cpu-1"
    mark = read_mark(bench.places, staged.name)
    assert mark is not None
    assert (mark.version, mark.backend) == ("1.0", Backend.CPU)
    assert set(mark.wheels) == {
        *(wheel.name for wheel in bench.made.wheels),
        bench.made.release.wheel.name,
    }
    assert bench.self_test.tested == ["1.0-cpu-1"]
    assert bench.watcher.stages() == [
        Stage.LOOKING,
        Stage.FETCHING,
        Stage.LAYING_OUT,
        Stage.TESTING,
        Stage.SWITCHING,
    ]
    assert sorted(path.name for path in bench.places.root.iterdir()) == [
        "current.json",
        "releases",
        "setup.lock",
        "versions",
    ]


def test_looking_writes_nothing(bench: Bench) -> None:
    """What would be installed is told in figures, before a single file is made."""
    outlook = look(bench.request(), bench.watcher)
    fields = outlook.fields()
    assert fields["version"] == "1.0"
    assert fields["backend"] == "cpu"
    assert fields["download_bytes"] == 0
    assert json.dumps(fields)
    assert not bench.places.root.exists()


def test_looking_counts_what_has_to_come(bench: Bench) -> None:
    """What lies in no folder has to be fetched, less what was fetched before."""
    request = replace(bench.request(), network=NetworkSettings())
    total = sum(path.stat().st_size for path in bench.made.wheels)
    outlook = look(request, bench.watcher)
    assert (outlook.download_bytes, outlook.here_bytes) == (total, 0)
    (wheel,) = [wheel for wheel in outlook.plan.wheels if wheel.project == "large"]
    own = bench.places.wheels / wheel.sha256 / wheel.filename
    own.parent.mkdir(parents=True)
    own.with_name(own.name + ".part").write_bytes(b"x" * 500)
    assert look(request, bench.watcher).here_bytes == 500


def test_looking_counts_no_room_for_what_is_shared(bench: Bench) -> None:
    """An update that only links what is there is not told as large as all of it."""
    before = look(bench.request(), bench.watcher)
    install(bench.request(), bench.watcher, bench.tools)
    newer = make_release(bench.folder / "second", version="2.0", backends=(Backend.CPU,))
    fields = look(bench.request(newer), bench.watcher).fields()
    shared = sum(path.stat().st_size for path in bench.made.wheels)
    assert fields["installed_bytes"] == before.plan.installed_bytes - shared


def test_installing_twice_changes_nothing(bench: Bench) -> None:
    """The same release is not laid out again where it is whole."""
    install(bench.request(), bench.watcher, bench.tools)
    again = install(bench.request(), bench.watcher, bench.tools)
    assert again.name == "1.0-cpu-1"
    assert bench.uv.installs == 1
    assert bench.self_test.tested == ["1.0-cpu-1"] * 2


def test_installing_again_takes_a_goodbye_back(bench: Bench) -> None:
    """What was once said about deleting holds for that goodbye, and not for one years later."""
    bench.places.root.mkdir(parents=True, exist_ok=True)
    bench.places.leaving.write_text('{"identity": false, "history": false}')
    install(bench.request(), bench.watcher, bench.tools)
    assert not bench.places.leaving.exists()


def test_version_that_fails_its_test_is_not_used(bench: Bench) -> None:
    """A version that does not work here is deleted, and the one before stays in use."""
    install(bench.request(), bench.watcher, bench.tools)
    second = make_release(bench.folder / "second", version="2.0")
    bench.self_test.problem = "It does not compute right."
    with pytest.raises(SetupError, match="compute right"):
        install(bench.request(second), bench.watcher, bench.tools)
    assert bench.current() == "1.0-cpu-1"
    assert whole_versions(bench.places) == ("1.0-cpu-1",)


def test_newer_release_keeps_the_one_before(bench: Bench) -> None:
    """The version before stays to go back to; the one before that goes, with its release."""
    install(bench.request(), bench.watcher, bench.tools)
    for version in ("2.0", "3.0"):
        made = make_release(bench.folder / version, version=version)
        install(bench.request(made), bench.watcher, bench.tools)
    current = read_current(bench.places.root)
    assert current is not None
    assert (current.name, current.previous) == ("3.0-cpu-1", "2.0-cpu-1")
    assert whole_versions(bench.places) == ("2.0-cpu-1", "3.0-cpu-1")
    assert sorted(path.name for path in bench.places.releases.iterdir()) == ["2.0", "3.0"]


def test_update_only_fetches_what_is_new(bench: Bench) -> None:
    """What the version in use has already comes from the disk, also when no server has it."""
    install(bench.request(), bench.watcher, bench.tools)
    newer = make_release(bench.folder / "newer", version="1.1", large_bytes=2000)
    for wheel in newer.wheels[1:]:
        wheel.unlink()
    request = bench.request(newer)
    large = newer.wheels[0].stat().st_size
    outlook = look(replace(request, network=NetworkSettings()), bench.watcher)
    assert outlook.download_bytes == large
    staged = install(request, bench.watcher, bench.tools)
    (packages,) = bench.places.version(staged.name).glob("lib/*/site-packages")
    assert (packages / "apple" / "__init__.py").read_bytes() == b"taste = 1\n"
    assert (packages / "large" / "data").stat().st_size == 2000


def test_repair_fetches_what_is_damaged(bench: Bench) -> None:
    """A damaged package comes anew, and only that."""
    install(bench.request(), bench.watcher, bench.tools)
    (packages,) = bench.places.version("1.0-cpu-1").glob("lib/*/site-packages")
    (packages / "apple" / "__init__.py").write_bytes(b"taste = 0\n")
    for wheel in bench.made.wheels[2:]:
        wheel.unlink()
    repaired = repair(bench.request(), bench.watcher, bench.tools)
    (packages,) = bench.places.version(repaired.name).glob("lib/*/site-packages")
    assert (packages / "apple" / "__init__.py").read_bytes() == b"taste = 1\n"


def test_older_release_does_not_take_the_place_of_a_newer(bench: Bench) -> None:
    """An old installer that lies around does not undo an update."""
    newer = make_release(bench.folder / "newer", version="1.1")
    install(bench.request(newer), bench.watcher, bench.tools)
    with pytest.raises(SetupError, match=r"1\.1 is installed, which is newer than 1\.0"):
        install(bench.request(), bench.watcher, bench.tools)


def test_repair_lays_the_same_release_out_anew(bench: Bench) -> None:
    """A repair takes the release that is in use, whatever the installer carries by now."""
    install(bench.request(), bench.watcher, bench.tools)
    damaged = bench.places.version("1.0-cpu-1") / "bin" / "python"
    damaged.unlink()
    newer = make_release(bench.folder / "newer", version="2.0")
    request = replace(
        bench.request(newer), network=NetworkSettings(offline=True, wheels_folder=bench.made.served)
    )
    repaired = repair(request, bench.watcher, bench.tools)
    assert repaired.name == bench.current() == "1.0-cpu-2"
    assert (bench.places.version("1.0-cpu-2") / "bin" / "python").exists()


def test_repair_can_take_another_build(bench: Bench) -> None:
    """A build that the release has not is refused by its name, and nothing changes."""
    install(bench.request(), bench.watcher, bench.tools)
    with pytest.raises(SetupError):
        repair(replace(bench.request(), backend=Backend.ROCM), bench.watcher, bench.tools)
    assert bench.current() == "1.0-cpu-1"


def test_two_at_once_are_refused(bench: Bench) -> None:
    """Who comes second is told to wait, and touches nothing."""
    with (
        setup_lock(bench.places),
        pytest.raises(SetupError, match="this very moment"),
    ):
        install(bench.request(), bench.watcher, bench.tools)
    assert not bench.places.versions.exists()


@pytest.mark.parametrize("stage", [Stage.FETCHING, Stage.LAYING_OUT])
def test_cancelled_installation_can_be_gone_on_with(bench: Bench, stage: Stage) -> None:
    """Stopped at any stage, nothing is used, and the next run comes to its end."""
    bench.watcher.cancel_when = lambda progress: progress.stage == stage
    with pytest.raises(CancelledError):
        install(bench.request(), bench.watcher, bench.tools)
    assert bench.current() is None
    assert whole_versions(bench.places) == ()
    install(bench.request(), FakeWatcher(), bench.tools)
    assert bench.current() == "1.0-cpu-1"


def test_version_that_was_whole_but_not_used_is_taken(bench: Bench) -> None:
    """Killed between the mark and the pointer, the next run uses what is there."""
    install(bench.request(), bench.watcher, bench.tools)
    bench.places.current.unlink()
    install(bench.request(), bench.watcher, bench.tools)
    assert bench.current() == "1.0-cpu-1"
    assert bench.uv.installs == 1


def test_half_made_version_is_thrown_away(bench: Bench) -> None:
    """Killed in the middle of laying out, the next run leaves nothing of it."""
    half = bench.places.version("1.0-cpu-1")
    (half / "lib").mkdir(parents=True)
    (half / "lib" / "rubbish").touch()
    install(bench.request(), bench.watcher, bench.tools)
    assert not (bench.places.version("1.0-cpu-1") / "lib" / "rubbish").exists()


def test_full_disk_while_laying_out_leaves_no_rubbish(bench: Bench) -> None:
    """A half-made environment gives its room back at once."""
    bench.uv.problem = NoRoomError("The disk is full.")
    with pytest.raises(NoRoomError):
        install(bench.request(), bench.watcher, bench.tools)
    assert list(bench.places.versions.iterdir()) == []
    bench.uv.problem = None
    install(bench.request(), bench.watcher, bench.tools)
    assert bench.current() is not None


def _change(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _change_wheel(made: MadeUp) -> str:
    _change(made.wheels[1])
    return made.wheels[1].name


def _change_app(made: MadeUp) -> str:
    _change(made.payload / "wheels" / made.release.wheel.name)
    return made.release.wheel.name


def _change_lock(made: MadeUp) -> str:
    lock = made.payload / "release" / "pylock.cpu.toml"
    text = lock.read_text().replace('name = "apple"', 'name = "apply"')
    lock.write_text(text)
    return lock.name


def _remove_lock(made: MadeUp) -> str:
    (made.payload / "release" / "pylock.cpu.toml").unlink()
    return "pylock.cpu.toml"


def _change_release(made: MadeUp) -> str:
    path = made.payload / "release" / RELEASE_NAME
    path.write_text(path.read_text().replace('"wheel"', '"whale"'))
    return RELEASE_NAME


def _cut_release(made: MadeUp) -> str:
    path = made.payload / "release" / RELEASE_NAME
    path.write_bytes(path.read_bytes()[:100])
    return RELEASE_NAME


@pytest.mark.parametrize(
    "change",
    [_change_wheel, _change_app, _change_lock, _remove_lock, _change_release, _cut_release],
)
def test_whatever_was_changed_is_refused_and_named(
    bench: Bench, change: Callable[[MadeUp], str]
) -> None:
    """A wheel, a lock or a release that is not what was promised is never installed."""
    name = change(bench.made)
    with pytest.raises(TamperedError) as caught:
        install(bench.request(), bench.watcher, bench.tools)
    assert name in caught.value.sentence
    assert bench.current() is None
    assert whole_versions(bench.places) == ()


def test_wheel_changed_after_it_was_compared_is_refused(bench: Bench) -> None:
    """Between comparing and unpacking nobody can slip another wheel in."""
    victim = bench.made.wheels[1]

    def swap(progress: object) -> bool:
        if getattr(progress, "stage", None) == Stage.LAYING_OUT and swapped.count(1) == 0:
            swapped.append(1)
            _change(victim)
        return False

    swapped: list[int] = []
    bench.watcher.cancel_when = swap
    with pytest.raises(TamperedError, match=victim.name.replace(".", r"\.")):
        install(bench.request(), bench.watcher, bench.tools)
    assert bench.current() is None


def test_missing_wheels_stop_it_before_anything_is_laid_out(bench: Bench) -> None:
    """What a folder lacks is named, all at once."""
    for wheel in bench.made.wheels[:2]:
        wheel.unlink()
    with pytest.raises(NoConnectionError) as caught:
        install(bench.request(), bench.watcher, bench.tools)
    assert all(wheel.name in caught.value.sentence for wheel in bench.made.wheels[:2])
    assert bench.uv.installs == 0


def test_root_that_can_not_be_written_is_told(bench: Bench) -> None:
    """A folder where nothing can be made ends in a sentence with its name."""
    bench.places.root.parent.mkdir(exist_ok=True)
    bench.places.root.write_text("a file in the way")
    with pytest.raises(SetupError, match="root"):
        install(bench.request(), bench.watcher, bench.tools)


def test_release_is_kept_for_repairs(bench: Bench) -> None:
    """The release, its locks and the app's wheel stay when the installer has gone."""
    install(bench.request(), bench.watcher, bench.tools)
    shutil.rmtree(bench.made.payload)
    repaired = repair(bench.request(), bench.watcher, bench.tools)
    assert repaired.name == "1.0-cpu-2"
