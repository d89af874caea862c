"""The maintainers' side: keys, releases, signatures that come from several people, rotation."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from potluck_setup.errors import StaleError
from potluck_setup.updates.checking import check
from potluck_setup.updates.source import address_of
from release.errors import PublishingError
from release.keys import read_key, write_new_key
from release.publish import main
from release.signed_repository import Keyholders, SignedRepository
from tests.fakes.setup_updates import (
    ROLES,
    Keys,
    ask,
    days,
    make_installation,
    make_release,
    make_repository,
    now,
    offer,
)

_PASSPHRASE = "a passphrase for tests"


def _newest(
    repository: SignedRepository, folder: Path, root: bytes, name: str = "root"
) -> str | None:
    places = make_installation(folder / name)
    return check(ask(places, address_of(str(folder / "repository")), root), places)


def test_the_same_acts_at_the_same_time_make_the_same_bytes(tmp_path: Path) -> None:
    """A repository can be made again and compared, since nothing in it comes by chance."""
    keys, at = Keys(), dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    made = make_release(tmp_path, "1.1.0")
    seen = []
    for name in ("one", "two"):
        repository = SignedRepository(tmp_path / name)
        repository.begin(keys.holders(2), keys.all, at)
        repository.add(made, keys.all, at)
        repository.refresh(keys.all, at)
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        seen.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert seen[0] == seen[1]


def test_a_release_waits_for_enough_signatures(tmp_path: Path) -> None:
    """One of two people can prepare a release and not publish it; the other completes it."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys, threshold=2)
    root = repository.root_path.read_bytes()
    first, second = keys.of["targets"]
    assert not repository.add(make_release(tmp_path, "1.1.0"), [first], now())
    repository.refresh(keys.all, now())
    assert _newest(repository, tmp_path, root, "before") is None
    with pytest.raises(PublishingError, match="waits for signatures"):
        repository.add(make_release(tmp_path, "1.2.0"), [first], now())
    assert repository.sign("targets", [second])
    repository.refresh(keys.all, now())
    assert _newest(repository, tmp_path, root, "after") == "1.1.0"
    with pytest.raises(PublishingError, match="Nothing of"):
        repository.sign("targets", [second])


def test_a_changed_file_is_not_published(tmp_path: Path) -> None:
    """What is signed is exactly what release.json names."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    made = make_release(tmp_path, "1.1.0")
    (made / "pylock.cpu.toml").write_bytes(b"another")
    with pytest.raises(PublishingError, match="pylock"):
        repository.add(made, keys.all, now())
    shutil.rmtree(made)
    with pytest.raises(PublishingError, match="could not be read"):
        repository.add(made, keys.all, now())


def test_a_version_never_changes(tmp_path: Path) -> None:
    """A published version can't be published again with other content."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    made = offer(repository, keys, tmp_path, "1.1.0")
    with pytest.raises(PublishingError, match="published already"):
        repository.add(made, keys.all, now())


def test_the_newest_is_the_highest_that_is_not_withdrawn(tmp_path: Path) -> None:
    """A mend of an old line does not hide the newest; a bad release can be taken back."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    root = repository.root_path.read_bytes()
    for version in ("1.9.0", "1.10.0", "1.9.1"):
        offer(repository, keys, tmp_path, version)
    assert _newest(repository, tmp_path, root, "a") == "1.10.0"
    assert repository.withdraw("1.10.0", keys.all, now())
    repository.refresh(keys.all, now())
    assert _newest(repository, tmp_path, root, "b") == "1.9.1"
    with pytest.raises(PublishingError):
        repository.withdraw("1.10.0", keys.all, now())


def test_clients_follow_a_change_of_all_keys(tmp_path: Path) -> None:
    """Old installers trust new keys that the old keys' holders signed, over several rotations."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    root = repository.root_path.read_bytes()
    offer(repository, keys, tmp_path, "1.1.0")
    for version in ("1.2.0", "1.3.0"):
        fresh = Keys()
        assert not repository.rotate(fresh.holders(2), fresh.of["root"], now())
        assert repository.sign("root", keys.of["root"])
        with pytest.raises(PublishingError, match="targets"):
            repository.refresh(fresh.all, now())
        assert repository.renew_targets(fresh.of["targets"], now())
        keys = fresh
        offer(repository, keys, tmp_path, version)
        assert _newest(repository, tmp_path, root, version) == version


def test_a_lost_key_is_replaced_by_those_that_are_left(tmp_path: Path) -> None:
    """With two of three holders, one lost key stops nobody, and is worth nothing afterwards."""
    keys = Keys()
    third = Keys().of["root"][0]
    holders = keys.holders(2)
    three = [*keys.of["root"], third]
    holders["root"] = Keyholders(keys=[key.public_key for key in three], threshold=2)
    repository = SignedRepository(tmp_path / "repository")
    repository.begin(holders, [*keys.all, third], now())
    root = repository.root_path.read_bytes()
    new = Keys().of["root"][0]
    left = [keys.of["root"][1], third]
    after = Keyholders(keys=[key.public_key for key in (*left, new)], threshold=2)
    assert repository.rotate({"root": after}, left, now())
    offer(repository, keys, tmp_path, "1.1.0")
    assert _newest(repository, tmp_path, root) == "1.1.0"
    assert not repository.rotate({}, [keys.of["root"][0], new], now())


def test_impossible_thresholds_are_refused(tmp_path: Path) -> None:
    """A role that more people have to sign than there are would never be signed again."""
    keys = Keys()
    holders = keys.holders()
    for threshold in (0, 3):
        public = [key.public_key for key in keys.of["root"]]
        holders["root"] = Keyholders(keys=public, threshold=threshold)
        with pytest.raises(PublishingError, match="can't be needed"):
            SignedRepository(tmp_path / "repository").begin(holders, keys.all, now())


def test_a_machine_can_refresh_only_what_has_not_expired(tmp_path: Path) -> None:
    """The online keys alone keep a repository fresh for a year, and no longer."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    online = [*keys.of["snapshot"], *keys.of["timestamp"]]
    repository.refresh(online, now() + days(300))
    with pytest.raises(PublishingError, match="expired"):
        repository.refresh(online, now() + days(370))


def test_keys_are_encrypted_and_never_overwritten(tmp_path: Path) -> None:
    """A key's file is worth nothing without its passphrase, and no slip of a hand destroys it."""
    path = tmp_path / "keys" / "root.pem"
    made = write_new_key(path, _PASSPHRASE)
    assert b"ENCRYPTED" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key(path, _PASSPHRASE).public_key == made.public_key
    with pytest.raises(PublishingError, match="passphrase"):
        read_key(path, "another passphrase")
    with pytest.raises(PublishingError, match="never overwritten"):
        write_new_key(path, _PASSPHRASE)
    with pytest.raises(PublishingError, match="too short"):
        write_new_key(tmp_path / "short.pem", "short")


def test_the_whole_way_by_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The commands of docs/releasing.md lead from no keys to a release that a client finds."""
    monkeypatch.setenv("POTLUCK_KEY_PASSPHRASE", _PASSPHRASE)
    pem = {role: tmp_path / f"{role}.pem" for role in ROLES}
    repository = str(tmp_path / "repository")
    every = [word for path in pem.values() for word in ("--key", str(path))]
    public = [word for role, path in pem.items() for word in (f"--{role}", f"{path}.pub")]
    online = ["--key", str(pem["snapshot"]), "--key", str(pem["timestamp"])]
    for path in pem.values():
        assert main(["key", str(path)], now()) == 0
    assert main(["init", repository, *public, *every], now()) == 0
    root = (tmp_path / "repository" / "metadata" / "1.root.json").read_bytes()
    release = str(make_release(tmp_path, "1.1.0"))
    assert main(["add", repository, release, "--key", str(pem["targets"])], now()) == 0
    assert main(["refresh", repository, *online], now()) == 0
    assert main(["rotate", repository, "--key", str(pem["root"])], now()) == 0
    assert main(["renew", repository, "--key", str(pem["targets"])], now()) == 0
    assert main(["refresh", repository, *online], now()) == 0
    places = make_installation(tmp_path / "root")
    address = address_of(repository)
    assert check(ask(places, address, root), places) == "1.1.0"
    assert main(["withdraw", repository, "1.1.0", "--key", str(pem["targets"])], now()) == 0
    assert main(["refresh", repository, *online], now() - days(60)) == 0
    with pytest.raises(StaleError):
        check(ask(places, address, root), places)
    capsys.readouterr()
    assert main(["add", repository, str(tmp_path / "nowhere")], now()) == 1
    assert main(["sign", repository, "root"], now()) == 1
    two = ["--root", f"{pem['root']}.pub", "--root", f"{pem['targets']}.pub"]
    assert main(["rotate", repository, *two, "--key", str(pem["root"])], now()) == 1
    assert main(["init", repository, *public, *every], now()) == 1
    complaints = capsys.readouterr().err
    assert "There is a repository already" in complaints
    assert "--root-threshold" in complaints
