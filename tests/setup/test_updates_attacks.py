"""What somebody who holds the update server, or the line to it, tries; each attack by its name.

Names as in https://theupdateframework.github.io/specification/latest/#goals-to-protect-against-specific-attacks
"""

import json
from collections.abc import Callable, Sequence
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest
from securesystemslib.signer import Signer
from tuf.api.metadata import Metadata, MetaFile, Snapshot, TargetFile, Targets, Timestamp

from potluck_setup.errors import NoConnectionError, SetupError, StaleError, TamperedError
from potluck_setup.fetching.web import Web
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.updates.checking import check
from potluck_setup.updates.fetcher import UpdateFetcher
from potluck_setup.updates.server import UpdateServer
from potluck_setup.updates.source import address_of
from potluck_setup.updates.staging import fetch_release
from release.signed_repository import SignedRepository
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_updates import (
    Keys,
    ask,
    days,
    make_installation,
    make_release,
    make_repository,
    now,
    offer,
    served,
)


class Scene:
    """A repository that offers 1.1.0, and an installation of 1.0.0 that trusts its first root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys = Keys()
        self.repository = make_repository(folder / "repository", self.keys)
        self.metadata = folder / "repository" / "metadata"
        self.targets = folder / "repository" / "targets"
        self.first_root = self.repository.root_path.read_bytes()
        offer(self.repository, self.keys, folder / "releases", "1.1.0")
        self.places: Places = make_installation(folder / "root")

    def ask(self, address: str | None = None) -> UpdateServer:
        """Look at the server anew."""
        here = address or address_of(str(self.folder / "repository"))
        return ask(self.places, here, self.first_root)

    def check(self) -> str | None:
        """Ask for a newer version."""
        return check(self.ask(), self.places)

    def fetch(self, version: str = "1.1.0") -> Path:
        """Fetch a release."""
        return fetch_release(self.ask(), version, self.places)

    def forge(self, change: Callable[[Targets], None], targets_signers: Sequence[Signer]) -> None:
        """Change the targets, sign them so, and describe them with the online keys."""
        number = max(int(path.name.split(".")[0]) for path in self.metadata.glob("*.targets.json"))
        old = Metadata[Targets].from_bytes((self.metadata / f"{number}.targets.json").read_bytes())
        old.signed.version += 1
        change(old.signed)
        old.signatures.clear()
        for signer in targets_signers:
            old.sign(signer, append=True)
        self._describe(old)

    def put_target(self, targets: Targets, name: str, data: bytes) -> None:
        """Put a file among the targets, whatever it is called."""
        described = TargetFile.from_data(name, data, ["sha256"])
        targets.targets[name] = described
        path = self.targets / described.get_prefixed_paths()[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _describe(self, targets: Metadata[Targets]) -> None:
        number, data = targets.signed.version, targets.to_bytes()
        (self.metadata / f"{number}.targets.json").write_bytes(data)
        timestamp = Metadata[Timestamp].from_file(str(self.metadata / "timestamp.json"))
        snapshot = Metadata(
            Snapshot(
                version=timestamp.signed.snapshot_meta.version + 1,
                expires=now() + days(1),
                meta={"targets.json": MetaFile.from_data(number, data, ["sha256"])},
            )
        )
        snapshot.sign(self.keys.of["snapshot"][0])
        snapshot_data = snapshot.to_bytes()
        (self.metadata / f"{snapshot.signed.version}.snapshot.json").write_bytes(snapshot_data)
        described = MetaFile.from_data(snapshot.signed.version, snapshot_data, ["sha256"])
        timestamp.signed.version += 1
        timestamp.signed.snapshot_meta = described
        timestamp.sign(self.keys.of["timestamp"][0])
        (self.metadata / "timestamp.json").write_bytes(timestamp.to_bytes())


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """Return a server that nobody has touched yet."""
    return Scene(tmp_path)


@pytest.mark.parametrize("end", [".whl", "release.json", "pylock.cpu.toml"])
def test_changed_file(scene: Scene, end: str) -> None:
    """Arbitrary installation: a changed wheel, release or lock is refused, and named."""
    (changed,) = (path for path in scene.targets.glob(f"1.1.0/*{end}"))
    data = changed.read_bytes()
    changed.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(TamperedError) as refusal:
        scene.fetch()
    assert end in refusal.value.sentence
    assert not list(scene.places.releases.glob(f"1.1.0/*{end}"))


def test_changed_newest(scene: Scene) -> None:
    """Nobody but the makers says which version is the newest."""
    for path in scene.targets.glob("*.newest.json"):
        path.write_bytes(path.read_bytes().replace(b"1.1.0", b"9.1.0"))
    with pytest.raises(TamperedError, match=r"newest\.json"):
        scene.check()


@pytest.mark.parametrize("name", ["timestamp.json", "2.snapshot.json", "2.targets.json"])
def test_changed_metadata(scene: Scene, name: str) -> None:
    """Metadata that was changed after its signature is refused."""
    path = scene.metadata / name
    found = json.loads(path.read_bytes())
    found["signed"]["expires"] = "2999-01-01T00:00:00Z"
    path.write_text(json.dumps(found), "utf-8")
    with pytest.raises(TamperedError, match=name.replace(".", r"\.")):
        scene.check()


def test_timestamp_replay(scene: Scene) -> None:
    """Rollback: an older timestamp than one seen before is refused, though well signed."""
    old = (scene.metadata / "timestamp.json").read_bytes()
    offer(scene.repository, scene.keys, scene.folder / "releases", "1.2.0")
    assert scene.check() == "1.2.0"
    (scene.metadata / "timestamp.json").write_bytes(old)
    with pytest.raises(TamperedError, match="earlier day"):
        scene.check()


def test_expired_timestamp(scene: Scene) -> None:
    """Freeze: a server that stands still is noticed, and the clock is named as another cause."""
    scene.repository.refresh(scene.keys.all, now() - days(60))
    with pytest.raises(StaleError, match="date and time"):
        scene.check()


def test_frozen_at_what_was_seen(scene: Scene) -> None:
    """Freeze: metadata that was seen while it was fresh is refused once it has expired."""
    scene.repository.refresh(scene.keys.all, now() - days(13))
    assert scene.check() == "1.1.0"
    scene.repository.refresh(scene.keys.all, now() - days(20))
    with pytest.raises(StaleError):
        scene.check()


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_mix_and_match(scene: Scene, role: str) -> None:
    """Mix-and-match: files of different days, each well signed, don't go together."""
    offer(scene.repository, scene.keys, scene.folder / "releases", "1.2.0")
    (scene.metadata / f"3.{role}.json").write_bytes(
        (scene.metadata / f"2.{role}.json").read_bytes()
    )
    with pytest.raises(TamperedError, match=role):
        scene.check()


@pytest.mark.parametrize("name", ["timestamp.json", ".whl"])
def test_endless_data(scene: Scene, name: str) -> None:
    """Endless data: a server that never stops sending is cut off, and nothing is kept."""

    class Endless(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path.endswith(name):
                super().do_GET()
                return
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(bytes(100_000))
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name
            pass

    with (
        served(scene.folder / "repository", Endless) as address,
        pytest.raises(TamperedError, match="more of"),
    ):
        fetch_release(scene.ask(address), "1.1.0", scene.places)
    assert not list(scene.places.root.rglob("*.whl*"))


def test_slow_retrieval(scene: Scene) -> None:
    """Slow retrieval: a server that drips is given up instead of waited for."""

    class Hours:
        def __init__(self) -> None:
            self._now = 0.0

        def now(self) -> float:
            self._now += 3600.0
            return self._now

        def wait(self, seconds: float, halt: Event) -> None:
            raise AssertionError

    fetcher = UpdateFetcher(Web(NetworkSettings()), FakeWatcher(), Hours())
    server = UpdateServer(
        address_of(str(scene.folder / "repository")),
        places=scene.places,
        trusted_root=scene.first_root,
        fetcher=fetcher,
    )
    with pytest.raises(NoConnectionError, match="too slowly"):
        server.newest()


def test_wrong_root(scene: Scene) -> None:
    """A whole server of somebody else's making is not believed, however well it is signed."""
    scene.first_root = make_repository(scene.folder / "another", Keys()).root_path.read_bytes()
    with pytest.raises(TamperedError, match="not signed by those who make Potluck"):
        scene.check()


def test_forged_next_root(scene: Scene) -> None:
    """A new root that the old one's holders did not sign takes over nothing."""
    others = Keys()
    forged = SignedRepository(scene.folder / "forged")
    forged.begin(others.holders(), others.all, now())
    assert forged.rotate(others.holders(), others.all, now())
    (scene.metadata / "2.root.json").write_bytes(forged.root_path.read_bytes())
    with pytest.raises(TamperedError, match=r"2\.root\.json"):
        scene.check()


def test_root_is_no_root(scene: Scene) -> None:
    """A damaged root in the installer is said to be one, and nothing is asked."""
    scene.first_root = b"{}"
    with pytest.raises(TamperedError, match=r"root\.json"):
        scene.check()


def test_missing_signature_threshold(scene: Scene) -> None:
    """Key compromise: the online keys and one of two release keys are not enough."""
    scene.forge(lambda _: None, [scene.keys.of["targets"][0]])
    with pytest.raises(TamperedError, match=r"targets\.json"):
        scene.check()


def test_stolen_online_keys(scene: Scene) -> None:
    """Key compromise: who has only the keys of the machine that refreshes can't add a release."""
    scene.forge(lambda _: None, [scene.keys.of["snapshot"][0], scene.keys.of["timestamp"][0]])
    with pytest.raises(TamperedError, match=r"targets\.json"):
        scene.check()


@pytest.mark.parametrize(
    "version", ["../../evil", "1.1.0/..", "1!9.0", "9.0+x", "v9", "", 9, ["9"]]
)
def test_odd_version_in_newest(scene: Scene, version: object) -> None:
    """Even what is signed may name no version that would be a path or a puzzle."""
    data = json.dumps({"version": version}).encode()
    scene.forge(lambda all_: scene.put_target(all_, "newest.json", data), scene.keys.of["targets"])
    with pytest.raises(TamperedError, match="names no version"):
        scene.check()


@pytest.mark.parametrize(
    "name", ["../../../evil.whl", "/etc/evil.whl", "a/b.whl", "..", "C:\\x.whl"]
)
def test_path_traversal(scene: Scene, name: str) -> None:
    """Even what is signed may name no file outside of its release's folder."""
    found = json.loads((scene.folder / "releases" / "1.1.0" / "release.json").read_bytes())
    found["wheel"]["name"] = name
    data = json.dumps(found).encode()
    scene.forge(
        lambda all_: scene.put_target(all_, "1.1.0/release.json", data), scene.keys.of["targets"]
    )
    with pytest.raises(TamperedError):
        scene.fetch()
    with pytest.raises(TamperedError):
        scene.ask().fetch_release_file("1.1.0", name, scene.places.releases / "x", 1000)
    with pytest.raises(TamperedError):
        scene.ask().fetch_release_file(name, "release.json", scene.places.releases / "x", 1000)


def test_release_of_another_version(scene: Scene) -> None:
    """An old release under a new version's name does not pass for the new one."""
    old = make_release(scene.folder / "old", "1.0.5")

    def misname(targets: Targets) -> None:
        for path in old.iterdir():
            scene.put_target(targets, f"1.1.0/{path.name}", path.read_bytes())

    scene.forge(misname, scene.keys.of["targets"])
    with pytest.raises(TamperedError, match=r"1\.0\.5"):
        scene.fetch()


def test_file_that_the_release_does_not_promise(scene: Scene) -> None:
    """A signed target that differs from what the release itself names is refused."""
    scene.forge(
        lambda all_: scene.put_target(all_, "1.1.0/pylock.cpu.toml", b"another lock"),
        scene.keys.of["targets"],
    )
    with pytest.raises(TamperedError, match="pylock"):
        scene.fetch()


def test_older_version_as_the_newest(scene: Scene) -> None:
    """Downgrade: makers or thieves who offer an older version reach nobody who has a newer."""
    data = json.dumps({"version": "0.9.0"}).encode()
    scene.forge(lambda all_: scene.put_target(all_, "newest.json", data), scene.keys.of["targets"])
    assert scene.check() is None


def test_changed_on_this_disk(scene: Scene) -> None:
    """A file that was changed after it came is fetched anew instead of believed."""
    folder = scene.fetch()
    (wheel,) = folder.glob("*.whl")
    data = wheel.read_bytes()
    wheel.write_bytes(b"something else")
    assert (scene.fetch() / wheel.name).read_bytes() == data


def test_log_in_page(scene: Scene) -> None:
    """A hotel's log-in page is told from a forged update."""

    class Portal(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>Welcome</html>")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name
            pass

    with (
        served(scene.folder, Portal) as address,
        pytest.raises(NoConnectionError, match="log in"),
    ):
        check(scene.ask(address), scene.places)


def test_server_in_trouble(scene: Scene) -> None:
    """A server's own fault is neither an attack nor a missing root."""

    class Trouble(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(503)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name
            pass

    with (
        served(scene.folder, Trouble) as address,
        pytest.raises(NoConnectionError, match="503"),
    ):
        check(scene.ask(address), scene.places)


def test_the_installation_stays_as_it_was_after_every_refusal(scene: Scene) -> None:
    """A refused update changes neither the version in use nor what is staged."""
    before = scene.places.current.read_bytes()
    scene.repository.refresh(scene.keys.all, now() - days(60))
    with pytest.raises(SetupError):
        scene.fetch()
    assert scene.places.current.read_bytes() == before
    assert not (scene.places.updates / "ready.json").exists()
