"""A newer installer over an older one: what it brought is judged, laid out, and put to use."""

import json
from pathlib import Path

import pytest
from uv import find_uv_bin

from potluck.installed import read_current
from potluck_setup.places import Places
from potluck_setup.start_task import Task, due_task
from potluck_setup.updates.brought import newer_brought
from potluck_setup.updates.notes import (
    Failure,
    Ready,
    read_failure,
    read_ready,
    read_settled,
    unsettle,
    write_failure,
    write_ready,
)
from potluck_setup.versions import whole_versions
from tests.fakes.setup_process import SetupProcess
from tests.fakes.setup_updates import make_installation, make_release, mark_version
from tests.fakes.setup_wheel_server import WheelServer
from tests.fakes.setup_wheels import MadeUp
from tests.fakes.setup_wheels import make_release as make_whole_release


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """1.0.0 is in use."""
    return make_installation(tmp_path / "root", "1.0.0")


def _payload(folder: Path, version: str) -> Path:
    payload = folder / f"installer of {version}"
    payload.mkdir()
    make_release(folder / "releases", version).rename(payload / "release")
    return payload


def test_a_newer_version_is_worth_having(places: Places, tmp_path: Path) -> None:
    """By the order of versions, and not by that of texts."""
    assert newer_brought(places, _payload(tmp_path, "1.0.10")) == "1.0.10"
    assert newer_brought(places, _payload(tmp_path, "1.0.0rc1")) is None
    assert read_settled(places) == "1.0.0rc1"


@pytest.mark.parametrize("version", ["0.9.0", "1.0.0"])
def test_updates_outrun_the_installer(places: Places, tmp_path: Path, version: str) -> None:
    """What is no newer is settled, so that the launcher never asks again."""
    assert newer_brought(places, _payload(tmp_path, version)) is None
    assert read_settled(places) == version


def test_what_did_not_work_is_never_tried_again(places: Places, tmp_path: Path) -> None:
    """Neither at the next start, nor when another version has failed since."""
    payload = _payload(tmp_path, "1.1.0")
    write_failure(places, Failure(version="1.1.0", sentence="It broke."))
    assert newer_brought(places, payload) is None
    write_failure(places, Failure(version="1.2.0", sentence="It broke as well."))
    assert newer_brought(places, payload) is None
    (places.updates / "failed.json").unlink()
    unsettle(places)
    assert newer_brought(places, payload) == "1.1.0"


def test_an_update_that_waits_goes_first(places: Places, tmp_path: Path) -> None:
    """What is fetched and newer is not thrown away; if it fails, the installer's turn comes."""
    payload = _payload(tmp_path, "1.1.0")
    write_ready(places, Ready(version="1.2.0", name=mark_version(places, "1.2.0")))
    assert newer_brought(places, payload) is None
    (places.updates / "ready.json").unlink()
    assert newer_brought(places, payload) == "1.1.0"


def test_an_installer_that_is_damaged_or_gone_changes_nothing(
    places: Places, tmp_path: Path
) -> None:
    """The version in use does not need it."""
    payload = _payload(tmp_path, "1.1.0")
    (payload / "release" / "release.json").write_bytes(b"{}")
    assert newer_brought(places, payload) is None
    assert newer_brought(places, tmp_path / "gone") is None
    assert read_settled(places) is None


def test_a_disk_that_refuses_the_note_stops_nobody(places: Places, tmp_path: Path) -> None:
    """It is only judged again."""
    payload = _payload(tmp_path, "0.9.0")
    places.updates.rmdir()
    places.updates.write_bytes(b"")
    assert newer_brought(places, payload) is None


@pytest.mark.parametrize(
    ("asked", "here", "words", "task"),
    [
        (False, "nothing", ["status"], Task.INSTALL),
        (False, "broken", ["run"], Task.REPAIR),
        (False, "broken, newer", ["run"], Task.INSTALL),
        (False, "works", ["run"], None),
        (False, "works, newer", ["run"], Task.UPGRADE),
        (False, "works, newer", ["app", "potluck://join"], Task.UPGRADE),
        (False, "works, newer", ["app", "--hidden"], None),
        (False, "works, newer", ["status"], None),
        (False, "works, newer", [], None),
        (True, "nothing", [], Task.INSTALL),
        (True, "broken", [], Task.INSTALL),
        (True, "works", [], Task.INSTALL),
        (True, "works, newer", [], Task.UPGRADE),
    ],
)
def test_each_start_does_what_is_due(
    asked: bool, here: str, words: list[str], task: Task | None
) -> None:
    """What works is not held up by a question; what somebody asks for is done."""
    due = due_task(
        asked=asked,
        installed="nothing" not in here,
        usable="works" in here,
        newer="newer" in here,
        words=words,
    )
    assert due is task


def test_it_is_laid_out_beside_the_version_in_use(tmp_path: Path) -> None:
    """What has not changed is not fetched, and a second start lays nothing out again."""
    places, first = _installed(tmp_path)
    second = make_whole_release(tmp_path / "second", version="1.1", uv=Path(find_uv_bin()))
    upgrade = _upgrade(places, second)
    assert upgrade.end() == 0
    assert "after the work in hand" in upgrade.last["result"]["sentence"]
    assert read_ready(places) == Ready(version="1.1", name="1.1-cpu-1")
    assert whole_versions(places) == ("1.0-cpu-1", "1.1-cpu-1")
    current = read_current(places.root)
    assert current is not None
    assert current.name == "1.0-cpu-1"
    again = _upgrade(places, second)
    assert again.end() == 0
    stages = {line["progress"]["stage"] for line in again.lines if "progress" in line}
    assert stages == {"switching"}
    older = _upgrade(places, first)
    assert older.end() == 0
    assert "brought no newer one" in older.last["result"]["sentence"]


def test_updates_of_the_daemon_take_it_up_without_a_server(tmp_path: Path) -> None:
    """A tray app that nobody ever starts anew finds it by itself, also without a network."""
    places, _ = _installed(tmp_path)
    second = make_whole_release(tmp_path / "second", version="1.1", uv=Path(find_uv_bin()))
    noted = {"kind": "test", "launcher": [], "payload": str(second.payload)}
    places.installation.write_text(json.dumps(noted), "utf-8")
    check = SetupProcess("update", "check", "--root", str(places.root), "--offline")
    assert check.end() == 0
    assert check.last == {"result": {"version": "1.1"}}
    stage = SetupProcess("update", "stage", "--root", str(places.root), "--offline")
    assert stage.end() == 0
    assert stage.last == {"result": {"name": "1.1-cpu-1", "version": "1.1"}}


def test_one_that_fails_its_own_test_is_remembered(tmp_path: Path) -> None:
    """It says why, and is settled at the next look."""
    places, _ = _installed(tmp_path)
    second = make_whole_release(
        tmp_path / "second", version="1.1", works=False, uv=Path(find_uv_bin())
    )
    upgrade = _upgrade(places, second)
    assert upgrade.end() == 1
    assert "compute right" in upgrade.last["error"]["sentence"]
    failure = read_failure(places)
    assert failure is not None
    assert failure.version == "1.1"
    assert whole_versions(places) == ("1.0-cpu-1",)
    assert newer_brought(places, second.payload) is None


def test_one_that_could_not_take_over_is_told_of(tmp_path: Path) -> None:
    """What the change itself found wrong reaches the person who has installed it."""
    places, _ = _installed(tmp_path)
    second = make_whole_release(tmp_path / "second", version="1.1", uv=Path(find_uv_bin()))
    _play(places, 'echo \'{"version": "1.1", "sentence": "It ended."}\' >updates/failed.json')
    upgrade = _upgrade(places, second)
    assert upgrade.end() == 1
    said = upgrade.last["error"]["sentence"]
    assert said.startswith("Potluck 1.1 did not work on this computer: It ended. ")


def test_the_version_in_use_is_asked_to_change(tmp_path: Path) -> None:
    """It knows whether work is begun; when it has changed, that is said."""
    places, _ = _installed(tmp_path)
    second = make_whole_release(tmp_path / "second", version="1.1", uv=Path(find_uv_bin()))
    _play(places, 'echo "$*" >asked; echo \'{"name": "1.1-cpu-1"}\' >current.json')
    upgrade = _upgrade(places, second)
    assert upgrade.end() == 0
    assert upgrade.last["result"] == {"version": "1.1", "sentence": "Potluck 1.1 is in use."}
    assert (places.root / "asked").read_text() == "-m potluck_client update --install\n"


def _installed(folder: Path) -> tuple[Places, MadeUp]:
    """Return an installation of 1.0, laid out by uv, and what it was made of."""
    places = Places(root=folder / "root")
    made = make_whole_release(folder / "first", uv=Path(find_uv_bin()))
    with WheelServer(made.served).serving() as index:
        mirror = ("--packages-mirror", index.url, "--backend", "cpu")
        where = ("--root", str(places.root), "--payload", str(made.payload))
        assert SetupProcess("install", *where, *mirror).end() == 0
    return places, made


def _upgrade(places: Places, made: MadeUp) -> SetupProcess:
    """Put to use what an installer brought, without a network: nothing but the app is new."""
    where = ("--root", str(places.root), "--payload", str(made.payload))
    return SetupProcess("upgrade", *where, "--offline")


def _play(places: Places, text: str) -> None:
    """Have the version in use do something in the root when it is asked to change."""
    python = places.version("1.0-cpu-1") / "bin" / "python"
    python.unlink()
    python.write_text(f"#!/bin/sh\n{text}\n")
    python.chmod(0o755)
