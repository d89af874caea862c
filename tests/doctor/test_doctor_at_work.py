"""Looking at Potluck through its daemon, and without one from the command line."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from potluck.v1 import control_pb2 as control
from potluck_client.cli.doctor_texts import closing_sentence, finding_lines
from potluck_client.control.server import ControlServer
from potluck_client.doctor.alone import examine_home
from potluck_client.doctor.finding import State
from tests.fakes.client_machine import Machine
from tests.fakes.control_contract_doctor import ControlDoctorContract
from tests.fakes.control_service import FakeControlService
from tests.fakes.worker_process import FakeWorkerProcess


class TestDaemonDoctor(ControlDoctorContract):
    """The contract, on a daemon with a fake worker."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """The folder of a daemon behind its real socket."""
        machine = Machine(tmp_path)
        machine.start()
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        yield tmp_path
        await machine.stop()
        await server.stop()


class TestFakeDoctor(ControlDoctorContract):
    """The contract, on the fake."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """The folder of a fake."""
        fake = FakeControlService(tmp_path)
        fake.finding_seconds = 0.05
        await fake.start()
        yield tmp_path
        await fake.stop()


async def test_what_was_found_goes_into_the_report_for_support(tmp_path: Path) -> None:
    """Whoever helps sees what the doctor saw, without what is private."""
    machine = Machine(tmp_path)
    machine.coordinator.go_away()
    machine.start()
    found = {each.key: each async for each in machine.daemon.calls._doctor.examine()}
    assert found["exact_steps@cpu"].state is State.GOOD
    assert found["network"].state in {State.BROKEN, State.SKIPPED}
    report = await machine.daemon.calls._support.report()
    assert "Found when it was looked at last" in report
    assert "Computing right, to the last bit: good." in report
    await machine.stop()


def test_a_self_test_touches_nothing_and_says_in_the_end_whether_it_works(tmp_path: Path) -> None:
    """An installer reads the last line and the exit status; nobody's folder is made."""
    # As in a chroot: no desktop, no bus, no keyring.
    kept = {"PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "SYSTEMROOT"}
    environment = {name: value for name, value in os.environ.items() if name in kept}
    done = subprocess.run(
        [sys.executable, "-m", "potluck_client.cli", "doctor", "--self-test", "--json"],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"HOME": str(tmp_path)},
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert answer["sentence"] == "This version of Potluck works on this computer."
    states = {each["key"]: each["state"] for each in answer["findings"]}
    assert states["python"] == states["worker"] == states["exact_steps@cpu"] == "good"
    assert list(tmp_path.iterdir()) == []


async def test_a_bare_computer_is_looked_at_without_a_daemon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without bus, display and keyring everything there is skipped in words, and nothing fails."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "data"
    found = {
        each.key: each async for each in examine_home(folder, lambda _facts: FakeWorkerProcess())
    }
    assert {found[key].state for key in ("tray", "network", "updates")} == {State.SKIPPED}
    assert found["exact_steps@cpu"].state is found["disk"].state is State.GOOD
    assert found["python"].state is State.GOOD
    assert not any(each.state in {State.BROKEN, State.LOOKING} for each in found.values())
    assert not folder.exists()


def test_findings_are_printed_with_their_mends() -> None:
    """A terminal shows the mark in words, and nothing that a terminal obeys."""
    finding = control.Finding(
        key="clock",
        title="The clock",
        state=control.FINDING_STATE_BROKEN,
        sentence="It is\x1b[2J wrong.",
        mend="Set it.",
    )
    first, second = finding_lines(finding).splitlines()
    assert first.startswith("BROKEN")
    assert "\x1b" not in first
    assert second.strip() == "→ Set it."
    assert closing_sentence([finding]) == "One thing is broken; what to do stands below."
    finding.state = control.FINDING_STATE_WARNING
    assert "could be better" in closing_sentence([finding, finding])
    assert closing_sentence([]) == "Everything that Potluck needs is in order."
