"""The command line that windows, daemons and people start, as a real process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from uv import find_uv_bin

from potluck_setup.network import NetworkSettings
from potluck_setup.network_store import load_network, store_network
from potluck_setup.places import Places
from tests.fakes.setup_process import SetupProcess
from tests.fakes.setup_wheel_server import Answer, WheelServer
from tests.fakes.setup_wheels import MadeUp, make_release

UV = find_uv_bin()


@dataclass
class Bench:
    """A made-up release, a server with its wheels, and a root."""

    made: MadeUp
    server: WheelServer
    root: Path

    def words(self, word: str, *more: str) -> tuple[str, ...]:
        """Return a command line."""
        payload = str(self.made.payload)
        return (word, "--root", str(self.root), "--payload", payload, "--backend", "cpu", *more)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Make one."""
    made = make_release(tmp_path / "made", large_bytes=500_000, uv=Path(UV))
    with WheelServer(made.served).serving() as server:
        yield Bench(made, server, tmp_path / "root")


def test_lines_tell_progress_and_end_with_the_result(bench: Bench) -> None:
    """A program that watches hears every stage, and last what came of it."""
    process = SetupProcess(*bench.words("install", "--packages-mirror", bench.server.url))
    assert process.end() == 0
    stages = [line["progress"]["stage"] for line in process.lines[:-1]]
    assert list(dict.fromkeys(stages)) == [
        "looking",
        "fetching",
        "laying_out",
        "testing",
        "switching",
    ]
    result = process.last["result"]
    assert (result["name"], result["version"], result["backend"]) == ("1.0-cpu-1", "1.0", "cpu")


def test_failure_ends_with_its_sentence(bench: Bench) -> None:
    """What stopped it is the last line, with a code for the program, and the status is 1."""
    bench.made = make_release(bench.root.parent / "broken", works=False, uv=Path(UV))
    bench.server.folder = bench.made.served
    process = SetupProcess(*bench.words("install", "--packages-mirror", bench.server.url))
    assert process.end() == 1
    error = process.last["error"]
    assert error["code"] == "internal"
    assert error["sentence"].endswith("It does not compute right.")


def test_request_to_end_is_obeyed(bench: Bench) -> None:
    """SIGTERM in the middle of a download ends it with status 3, and the next run goes on."""
    bench.server.always = Answer(stall_after=50_000)
    process = SetupProcess(*bench.words("install", "--packages-mirror", bench.server.url))
    for line in process.heard():
        if line["progress"]["done_bytes"] > 50_000:
            process.terminate()
            break
    assert process.end() == 3
    assert process.last["error"]["code"] == "conflict"
    bench.server.always = Answer()
    again = SetupProcess(*bench.words("install", "--packages-mirror", bench.server.url))
    assert again.end() == 0
    assert any(asked.headers.get("range") for asked in bench.server.asked)


def test_look_writes_nothing(bench: Bench) -> None:
    """Looking tells what would be installed, and leaves the root as it was."""
    process = SetupProcess(*bench.words("look"))
    assert process.end() == 0
    result = process.last["result"]
    assert result["download_bytes"] > 500_000
    assert result["objections"] == []
    assert not bench.root.exists()


def test_log_has_no_passwords(bench: Bench) -> None:
    """What was done is written down, without the login of a proxy or a mirror."""
    mirror = bench.server.url.replace("//", "//me:secret@")
    assert SetupProcess(*bench.words("install", "--packages-mirror", mirror)).end() == 0
    (record,) = bench.root.glob("versions/*/lib/*/site-packages/large-*.dist-info/RECORD")
    record.unlink()
    bench.server.always = Answer(status=404)
    proxy = bench.server.url.replace("//", "//you:secret@")
    process = SetupProcess(*bench.words("repair", "--packages-mirror", mirror, "--proxy", proxy))
    assert process.end() == 1
    log = (bench.root / "setup.log").read_text()
    assert "Begin: repair" in log
    assert "does not have" in log
    assert "secret" not in log + json.dumps(process.lines)


def test_missing_payload_is_told_in_words(tmp_path: Path) -> None:
    """In a terminal a failure is a sentence."""
    words = ["install", "--root", str(tmp_path), "--payload", str(tmp_path / "none")]
    ended = subprocess.run(
        [sys.executable, "-m", "potluck_setup", *words],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert ended.stderr.endswith("not there. Download the installer anew.\n")
    assert ended.stdout == ""


def test_network_settings_are_kept(tmp_path: Path) -> None:
    """What a person set is there next time, and readable by them alone."""
    places = Places(root=tmp_path / "root")
    chosen = NetworkSettings(
        proxy="socks5h://me:secret@host:1", wheels_folder=tmp_path, offline=True, updates_url="x"
    )
    store_network(places, chosen)
    assert load_network(places) == chosen
    assert places.network.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"proxy": 7, "offline": "yes"}', "\x00"])
def test_damaged_network_settings_count_as_none(tmp_path: Path, text: str) -> None:
    """A damaged file does not stop an installation."""
    places = Places(root=tmp_path)
    places.network.write_text(text)
    assert load_network(places) == NetworkSettings()
