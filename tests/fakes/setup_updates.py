"""An update server with its keys, and an installation that asks it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from securesystemslib.signer import CryptoSigner

from potluck_setup.backend import Backend
from potluck_setup.fetching.pace import RealPace
from potluck_setup.fetching.web import Web
from potluck_setup.network import NetworkSettings
from potluck_setup.places import Places
from potluck_setup.progress import Watcher
from potluck_setup.release import Release, dump_release, lock_name, pin
from potluck_setup.updates.fetcher import UpdateFetcher
from potluck_setup.updates.server import UpdateServer
from potluck_setup.versions import Mark, point_to, write_mark
from release.signed_repository import Keyholders, SignedRepository
from tests.fakes.setup_onlooker import FakeWatcher

ROLES = ("root", "targets", "snapshot", "timestamp")


class Keys:
    """Two keys for each role."""

    def __init__(self) -> None:
        self.of = {role: [CryptoSigner.generate_ed25519() for _ in "ab"] for role in ROLES}

    @property
    def all(self) -> list[CryptoSigner]:
        """Every key."""
        return [key for keys in self.of.values() for key in keys]

    def holders(self, threshold: int = 1) -> dict[str, Keyholders]:
        """Return the public halves, with the same threshold for root and targets."""
        return {
            role: Keyholders(
                keys=[key.public_key for key in keys],
                threshold=threshold if role in {"root", "targets"} else 1,
            )
            for role, keys in self.of.items()
        }


def now() -> dt.datetime:
    """Return the time, to the second as signatures have it."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def days(number: int) -> dt.timedelta:
    """Return so many days."""
    return dt.timedelta(days=number)


def make_repository(folder: Path, keys: Keys, *, threshold: int = 2) -> SignedRepository:
    """Return a repository that offers nothing."""
    repository = SignedRepository(folder)
    repository.begin(keys.holders(threshold), keys.all, now())
    return repository


def offer(repository: SignedRepository, keys: Keys, folder: Path, version: str) -> Path:
    """Publish a small release; return its folder."""
    made = make_release(folder, version)
    assert repository.add(made, keys.all, now())
    repository.refresh(keys.all, now())
    return made


def make_release(folder: Path, version: str, updates_url: str | None = None) -> Path:
    """Return the folder of a release with a lock and a wheel that only look like it."""
    made = folder / version
    made.mkdir(parents=True)
    wheel = f"potluck-{version}-py3-none-any.whl"
    lock = lock_name(Backend.CPU)
    (made / wheel).write_bytes(f"wheel of {version}".encode() * 1000)
    (made / lock).write_bytes(f'lock-version = "1.0"  # of {version}'.encode())
    release = Release(
        version=version,
        protocol_version=1,
        requires_python=">=3.11",
        wheel=pin(wheel, (made / wheel).read_bytes()),
        locks={Backend.CPU: pin(lock, (made / lock).read_bytes())},
        updates_url=updates_url,
    )
    (made / "release.json").write_bytes(dump_release(release))
    return made


def make_installation(root: Path, version: str = "1.0.0", previous: str | None = None) -> Places:
    """Return an installation that uses a version of which there is only the mark."""
    places = Places(root=root)
    name = mark_version(places, version)
    point_to(places, name, previous=previous)
    places.updates.mkdir()
    return places


def mark_version(places: Places, version: str) -> str:
    """Make the folder of a version with nothing but its mark; return its name."""
    name = f"{version}-cpu-1"
    places.version(name).mkdir(parents=True)
    mark = Mark(version=version, protocol_version=1, backend=Backend.CPU, wheels={})
    write_mark(places.version(name), mark)
    return name


def ask(
    places: Places, address: str, trusted_root: bytes, watcher: Watcher | None = None
) -> UpdateServer:
    """Return the server as an installation sees it."""
    fetcher = UpdateFetcher(Web(NetworkSettings()), watcher or FakeWatcher(), RealPace())
    return UpdateServer(address, places=places, trusted_root=trusted_root, fetcher=fetcher)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the library's name
        pass


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """Serve a folder on loopback; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
