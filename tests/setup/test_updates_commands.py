"""The words `update check` and `update stage`, as real processes that reach servers on loopback."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from uv import find_uv_bin

from potluck.installed import read_current
from potluck_setup.places import Places
from potluck_setup.updates.notes import read_failure
from potluck_setup.versions import whole_versions
from release.signed_repository import SignedRepository
from tests.fakes.setup_process import SetupProcess
from tests.fakes.setup_updates import (
    Keys,
    make_installation,
    make_repository,
    now,
    offer,
    served,
)
from tests.fakes.setup_wheel_server import WheelServer
from tests.fakes.setup_wheels import make_release

UV = find_uv_bin()


def _offer(
    repository: SignedRepository, keys: Keys, folder: Path, version: str, *, works: bool = True
) -> Path:
    """Publish a made-up release; return the folder of its other wheels."""
    made = make_release(folder / version, version=version, works=works)
    release = made.payload / "release"
    for wheel in (made.payload / "wheels").iterdir():
        shutil.copy(wheel, release)
    assert repository.add(release, keys.all, now())
    repository.refresh(keys.all, now())
    return made.served


def test_a_newer_version_gets_ready_and_a_broken_one_is_remembered(tmp_path: Path) -> None:
    """Found, fetched, laid out and tested beside the one in use; what fails is not tried again."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    made = make_release(tmp_path / "made", uv=Path(UV))
    (made.payload / "updates").mkdir()
    shutil.copy(repository.root_path, made.payload / "updates" / "root.json")
    places = Places(root=tmp_path / "root")
    places.root.mkdir()
    noted = {"kind": "test", "launcher": [], "payload": str(made.payload)}
    places.installation.write_text(json.dumps(noted), "utf-8")
    where = ("--root", str(places.root), "--updates-url")
    with WheelServer(made.served).serving() as index, served(tmp_path / "repository") as address:
        mirror = ("--packages-mirror", index.url)
        install = SetupProcess("install", *where[:2], *mirror, "--backend", "cpu")
        assert install.end() == 0
        index.folder = _offer(repository, keys, tmp_path, "1.1")
        check = SetupProcess("update", "check", *where, address)
        assert check.end() == 0
        assert check.last == {"result": {"version": "1.1"}}
        stage = SetupProcess("update", "stage", *where, address, *mirror)
        assert stage.end() == 0
        assert stage.last == {"result": {"name": "1.1-cpu-1", "version": "1.1"}}
        assert whole_versions(places) == ("1.0-cpu-1", "1.1-cpu-1")
        current = read_current(places.root)
        assert current is not None
        assert current.name == "1.0-cpu-1"
        index.folder = _offer(repository, keys, tmp_path, "1.2", works=False)
        broken = SetupProcess("update", "stage", *where, address, *mirror)
        assert broken.end() == 1
        failure = read_failure(places)
        assert failure is not None
        assert (failure.version, "compute right" in failure.sentence) == ("1.2", True)


_WITHOUT_CRYPTOGRAPHY = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"cryptography", "requests", "grpc", "google"}:
            raise ImportError(name)
sys.meta_path.insert(0, Missing())
from potluck_setup.door import main
sys.exit(main(sys.argv[1:]))
"""


def test_the_installers_own_libraries_are_enough_to_check_signatures(tmp_path: Path) -> None:
    """An update is judged also where only what the installer carried can be imported."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")
    shutil.copy(repository.root_path, places.updates / "root.json")
    words = ["--root", str(places.root), "--updates-url", str(tmp_path / "repository"), "--lines"]
    command = [sys.executable, "-c", _WITHOUT_CRYPTOGRAPHY, "update", "check", *words]
    answered = subprocess.run(command, capture_output=True, check=True, timeout=60)
    last = json.loads(answered.stdout.splitlines()[-1])
    assert last == {"result": {"version": "1.1.0"}}


def test_without_a_server_it_says_so(tmp_path: Path) -> None:
    """A build that has no update server is told from one whose server is gone."""
    check = SetupProcess("update", "check", "--root", str(tmp_path / "root"))
    assert check.end() == 1
    assert "No version of Potluck is in use" in check.last["error"]["sentence"]
