"""Finding out that there is a newer version, and getting it ready."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from potluck_setup.errors import CancelledError, NoConnectionError, SetupError
from potluck_setup.network import NetworkSettings
from potluck_setup.updates.checking import check, newer
from potluck_setup.updates.names import is_version
from potluck_setup.updates.notes import Failure, Ready, read_ready, write_failure
from potluck_setup.updates.source import address_of, trusted_root, updates_address
from potluck_setup.updates.staging import stage
from tests.fakes.setup_onlooker import FakeWatcher
from tests.fakes.setup_updates import (
    Keys,
    ask,
    make_installation,
    make_release,
    make_repository,
    mark_version,
    offer,
    served,
)

_VERSIONS = st.from_regex(r"[0-9]{1,2}\.[0-9]{1,2}(a[1-9]|rc[1-9]|\.post[1-9])?", fullmatch=True)


@given(offered=st.none() | _VERSIONS, running=_VERSIONS, failed=st.none() | _VERSIONS)
def test_only_newer_versions_that_did_not_fail_are_wanted(
    offered: str | None, running: str, failed: str | None
) -> None:
    """An update never goes back, stands still, or tries again what did not work here."""
    wanted = newer(offered, running, failed)
    worth = offered is not None and Version(offered) > Version(running) and offered != failed
    assert wanted == (offered if worth else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.0/../2",
        "1!2.0",
        "1.0+local",
        "../1.0",
        "1.0 ",
        "v1.0",
        "1.0\n",
        "1..0",
        "1.0%2f",
        "\N{FULLWIDTH DIGIT ONE}.0",
    ],
)
def test_odd_versions_are_none(text: str) -> None:
    """A version string becomes a path and an address, so nothing odd ever is one."""
    assert not is_version(text)


def test_a_newer_version_is_found_and_staged_over_http(tmp_path: Path) -> None:
    """What was published reaches a computer over a server, each file as it was."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    made = offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")
    with served(tmp_path / "repository") as address:
        server = ask(places, address, repository.root_path.read_bytes())
        assert check(server, places) == "1.1.0"
        staged = stage(server, places, lambda folder: mark_version(places, folder.name))
    assert staged == Ready(version="1.1.0", name="1.1.0-cpu-1") == read_ready(places)
    fetched = places.releases / "1.1.0"
    assert {path.name: path.read_bytes() for path in fetched.iterdir()} == {
        path.name: path.read_bytes() for path in made.iterdir()
    }


def test_a_folder_serves_as_well(tmp_path: Path) -> None:
    """A computer without a network updates from a folder, such as a stick."""
    keys = Keys()
    repository = make_repository(tmp_path / "repo sitory", keys)
    offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")
    address = address_of(str(tmp_path / "repo sitory"))
    assert check(ask(places, address, repository.root_path.read_bytes()), places) == "1.1.0"


def test_staging_again_takes_what_is_there(tmp_path: Path) -> None:
    """A repeated wish fetches and lays out nothing twice."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")
    address = address_of(str(tmp_path / "repository"))
    root = repository.root_path.read_bytes()
    first = stage(ask(places, address, root), places, lambda _: mark_version(places, "1.1.0"))

    def refuse(folder: Path) -> str:
        raise AssertionError(folder)

    assert stage(ask(places, address, root), places, refuse) == first


def test_a_version_that_fails_to_lay_out_does_not_wait(tmp_path: Path) -> None:
    """A stopped or failed layout leaves nothing behind that could be switched to."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")

    def stop(folder: Path) -> str:
        raise CancelledError("Stopped.")

    server = ask(
        places, address_of(str(tmp_path / "repository")), repository.root_path.read_bytes()
    )
    with pytest.raises(CancelledError):
        stage(server, places, stop)
    assert read_ready(places) is None


def test_a_failed_version_is_not_offered_again(tmp_path: Path) -> None:
    """What did not work here is left alone until there is a newer one."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")
    address, root = address_of(str(tmp_path / "repository")), repository.root_path.read_bytes()
    write_failure(places, Failure(version="1.1.0", sentence="It did not start."))
    assert check(ask(places, address, root), places) is None
    offer(repository, keys, tmp_path / "releases", "1.1.1")
    assert check(ask(places, address, root), places) == "1.1.1"


def test_fetching_can_be_stopped(tmp_path: Path) -> None:
    """A person's wish to stop is heard while files come."""
    keys = Keys()
    repository = make_repository(tmp_path / "repository", keys)
    offer(repository, keys, tmp_path / "releases", "1.1.0")
    places = make_installation(tmp_path / "root")
    address = address_of(str(tmp_path / "repository"))
    watcher = FakeWatcher(lambda progress: progress.detail.endswith("newest.json"))
    with pytest.raises(CancelledError):
        check(ask(places, address, repository.root_path.read_bytes(), watcher), places)


def test_a_server_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    """No server is a reason to ask later, and no word of forgery."""
    keys = Keys()
    root = make_repository(tmp_path / "repository", keys).root_path.read_bytes()
    places = make_installation(tmp_path / "root")
    with served(tmp_path / "repository") as address:
        pass
    for gone in (address, address_of(str(tmp_path / "nowhere"))):
        with pytest.raises(NoConnectionError):
            check(ask(places, gone, root), places)


def test_the_root_comes_from_the_installer_and_is_kept(tmp_path: Path) -> None:
    """Trust begins with what the installer brought, also after its files are gone."""
    places = make_installation(tmp_path / "root")
    with pytest.raises(SetupError):
        trusted_root(places)
    payload = tmp_path / "payload"
    (payload / "updates").mkdir(parents=True)
    (payload / "updates" / "root.json").write_bytes(b"the root")
    written = f'{{"kind": "test", "launcher": [], "payload": "{payload}"}}'
    places.installation.write_text(written, "utf-8")
    assert trusted_root(places) == b"the root"
    (payload / "updates" / "root.json").unlink()
    assert trusted_root(places) == b"the root"


def test_the_address_is_the_releases_own_unless_the_person_chose_another(tmp_path: Path) -> None:
    """Updates come from where the release says, or from where the person does; never offline."""
    places = make_installation(tmp_path / "root")
    make_release(places.releases, "1.0.0", "https://updates.example/potluck")
    assert updates_address(places, NetworkSettings()) == "https://updates.example/potluck/"
    folder = NetworkSettings(updates_url=str(tmp_path), offline=True)
    assert updates_address(places, folder) == f"{tmp_path.as_uri()}/"
    with pytest.raises(NoConnectionError):
        updates_address(places, NetworkSettings(offline=True))
    for odd in ("ftp://host/", "relative/folder", "https://", "https://host/?x"):
        with pytest.raises(SetupError):
            address_of(odd)
