"""The whole way of somebody new, with real processes, a real pointer and real keys."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from potluck.control_endpoint import read_endpoint
from potluck.errors import UnreachableError
from tests.journey.desktop import desktop, missing_programs
from tests.journey.person import Person

pytestmark = [
    pytest.mark.display,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(missing_programs()), reason="there is no virtual desktop here"),
]

_SAID_SECONDS = 2.0
_VERIFIED_SECONDS = 200.0
"""Half a minute on two cores that do nothing else."""
_ENDED_SECONDS = 20.0
_PRICE_PER_KWH = 0.31
_MINUTES = 7


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A desktop whose programs know nothing of who runs the tests."""
    own = {
        "POTLUCK_KEYRING": "file",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
    }
    with desktop() as of_desktop:
        yield of_desktop | own


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where pictures of each station go: POTLUCK_PICTURES, to look at them."""
    folder = Path(os.environ.get("POTLUCK_PICTURES") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def app(home: Path, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the app, and end it and its daemon whatever happens."""
    command = [sys.executable, "-m", "tests.journey.places", str(places(home))]
    process = subprocess.Popen([*command, "--home", str(home)], env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if (pid := daemon_pid(home)) is not None:
            os.kill(pid, signal.SIGTERM)


def places(home: Path) -> Path:
    """Return the socket on which the app tells what is to be seen."""
    return home.parent / "places"


def daemon_pid(home: Path) -> int | None:
    """Return the process of the daemon; None when it has none."""
    try:
        pid = read_endpoint(home).pid
        os.kill(pid, 0)
    except (UnreachableError, ProcessLookupError):
        return None
    return pid


def stored(home: Path) -> dict[str, object]:
    """Return the limits that were chosen, by key, as they stand on the disk."""
    limits: dict[str, object] = json.loads((home / "settings.json").read_text("utf-8"))["settings"]
    return limits


def go_through_first_steps(person: Person) -> None:
    """Go through all four steps as somebody who reads them."""
    person.wait_for("Welcome to Potluck")
    person.picture("1-welcome")
    person.click("Next", "button")
    person.wait_for("What this computer can give")
    person.click("Check speed and heat", "button")
    person.click("Cancel the check", "button")
    person.picture("2-devices")
    person.click("Next", "button")
    person.wait_for("Noise")
    person.click("Balanced", "button")
    person.picture("3-amount")
    person.click("Next", "button")
    person.wait_for("Which project do you want to help?")
    person.picture("4-project")
    person.click("Start Practice", "button")


def change_limit(person: Person, home: Path, name: str, key: str, value: float) -> None:
    """Find a limit by its words and give it another value."""
    person.press("ctrl+f", "ctrl+a")
    person.write(name)
    person.wait_for_rest()  # What is found moves under the pointer until the search is over.
    person.replace(name, str(value))
    person.wait_until(lambda: stored(home).get(key) == value, f"{name} on the disk")


def kill_daemon(person: Person, home: Path) -> None:
    """Kill the daemon: the window has to say so at once, and to bring it back by itself."""
    killed = daemon_pid(home)
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    person.wait_until(
        lambda: person.sees("Potluck is starting") or person.sees("Potluck's background program"),
        "what is said of a daemon that is gone",
        _SAID_SECONDS,
    )
    person.picture("7-daemon-gone")
    person.click("Limits", "item")
    person.wait_for("Start after")
    assert daemon_pid(home) not in {None, killed}


def test_from_first_start_to_the_second(
    tmp_path: Path, environment: dict[str, str], pictures: Path
) -> None:
    """Somebody new gets to a first verified piece of work without help, and finds it again."""
    home = tmp_path / "home"
    person = Person(environment, places(home), pictures)
    with app(home, environment) as first:
        go_through_first_steps(person)
        person.click("Start now", "button")
        person.wait_for("Carry on", seconds=_VERIFIED_SECONDS)
        assert person.sees("Your first piece of work counts")
        person.picture("5-first-verified")
        person.click("Carry on", "button")
        person.click("Limits", "item")
        person.wait_for("Start after")
        change_limit(person, home, "Price of electricity", "price_per_kwh", _PRICE_PER_KWH)
        change_limit(person, home, "Start after", "idle_minutes", _MINUTES)
        person.picture("6-limits")
        kill_daemon(person, home)
        person.click("Home", "item")
        person.click("Pause", "button")
        person.wait_for("Paused")
        person.picture("8-paused")
        person.click("App", "item")
        person.click("Quit Potluck", "button")
        assert first.wait(_ENDED_SECONDS) == 0
        person.wait_until(lambda: daemon_pid(home) is None, "the daemon's end")
    with app(home, environment) as second:
        person.wait_for("Paused")
        person.wait_for("Resume")
        assert not person.sees("Welcome to Potluck")
        assert not person.sees("Carry on")
        person.picture("9-again")
        person.click("Contribution", "item")
        person.wait_for("Signed receipts")
        person.picture("10-contribution")
        assert stored(home)["idle_minutes"] == _MINUTES
        person.click("App", "item")
        person.click("Quit Potluck", "button")
        assert second.wait(_ENDED_SECONDS) == 0
