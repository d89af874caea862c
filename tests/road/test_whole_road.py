"""The whole road with nothing faked: coordinator, inspector, daemon, worker and command line."""

import json
import subprocess
from collections.abc import Iterator

import psutil

from potluck.control_endpoint import read_endpoint
from potluck.identity import PUBLIC_KEY_BYTES
from potluck.invite import parse_invite
from potluck.receipt import open_receipt
from potluck.v1 import ledger_pb2 as ledger
from potluck_client.journal.sqlite import SqliteJournal
from tests.fakes.tiny_project import TinyProject
from tests.road.conftest import Computer


def summary_of(printed: str) -> dict[str, int]:
    """Return the last line that `potluck run --json` printed."""
    fields: dict[str, int] = json.loads(printed.splitlines()[-1])
    return fields


def verified(lines: Iterator[str], units: int) -> None:
    """Read the output of `potluck run --json` until so many units were verified."""
    for line in lines:
        if json.loads(line)["verified_units"] >= units:
            return
    raise AssertionError("potluck run ended early")


def receipts(computer: Computer, project: TinyProject) -> list[ledger.LedgerEntry]:
    """Return the entries of all kept receipts; each has to be signed by the project."""
    project_key = parse_invite(project.link).project_key
    journal = SqliteJournal(computer.home / "journal.sqlite")
    try:
        kept, _ = journal.list_receipts(500, 0)
    finally:
        journal.close()
    return [open_receipt(ledger.Receipt.FromString(each.receipt), project_key) for each in kept]


def test_work_is_fetched_trained_checked_and_credited(
    computer: Computer, project: TinyProject
) -> None:
    """A newcomer joins, runs, and holds receipts that the project has signed."""
    with project.served():
        computer.potluck("join", project.link, "--yes")
        printed = computer.potluck("run", "--units", "4", "--timeout", "100", "--json")
        stats = json.loads(computer.potluck("stats", "--json"))
        state = project.status()

    assert summary_of(printed)["verified_units"] >= 4
    assert state["round"] >= 1
    assert state["audited_units"] >= 4
    assert stats["total"]["verified_units"] >= 4
    entries = receipts(computer, project)
    assert len(entries) == stats["total"]["verified_units"]
    assert len({entry.unit_id for entry in entries}) == len(entries)
    assert {len(entry.public_key) for entry in entries} == {PUBLIC_KEY_BYTES}


def test_a_daemon_that_is_killed_goes_on_where_it_stood(
    computer: Computer, project: TinyProject
) -> None:
    """Three power cuts on the way lose no verified work and hand nothing in twice."""
    with project.served():
        computer.potluck("join", project.link, "--yes")
        for _ in range(3):
            with computer.start("run", "--json") as running:
                assert running.stdout is not None
                verified(iter(running.stdout.readline, ""), 1)
                computer.kill_daemon()
                assert running.wait(timeout=60) == 1
        computer.potluck("run", "--units", "1", "--timeout", "100", "--json")
        entries = receipts(computer, project)
        state = project.status()

    assert len(entries) >= 4
    assert len({entry.unit_id for entry in entries}) == len(entries)
    assert state["ledger_entries"] >= len(entries)


def test_a_coordinator_that_is_killed_comes_back_with_all_it_acknowledged(
    computer: Computer, project: TinyProject
) -> None:
    """A volunteer waits for a coordinator that died, goes on by itself, and keeps its credit."""
    with project.served() as server:
        computer.potluck("join", project.link, "--yes")
        running = computer.start("run", "--units", "4", "--timeout", "150", "--json")
        assert running.stdout is not None
        verified(iter(running.stdout.readline, ""), 1)
        before = receipts(computer, project)
        server.kill()
        server.wait(timeout=30)
    with project.served():
        with running:
            assert running.wait(timeout=170) == 0
        after = receipts(computer, project)
        state = project.status()

    ids = [entry.unit_id for entry in after]
    assert {entry.unit_id for entry in before} <= set(ids)
    assert len(set(ids)) == len(ids) >= 4
    # What was handed in just before the end may have been credited after it.
    assert state["ledger_entries"] >= len(ids)


def test_a_command_that_is_killed_leaves_nothing_behind(
    computer: Computer, project: TinyProject
) -> None:
    """The daemon that it started, and the worker, end with it."""
    with project.served():
        computer.potluck("join", project.link, "--yes")
        with computer.start("run", "--json") as running:
            assert running.stdout is not None
            verified(iter(running.stdout.readline, ""), 1)
            daemon = psutil.Process(read_endpoint(computer.home).pid)
            family = [daemon, *daemon.children(recursive=True)]
            running.kill()
            running.wait(timeout=30)
            _, alive = psutil.wait_procs(family, timeout=30)
    assert not alive
    assert not computer.answers()


def test_a_second_daemon_is_refused_in_one_sentence(computer: Computer) -> None:
    """Two daemons never share a home."""
    with computer.start_daemon() as daemon:
        line = [*computer.line()[:1], "-m", "potluck_client.daemon", "--home", str(computer.home)]
        second = subprocess.run(line, check=False, capture_output=True, text=True, timeout=60)
        assert second.returncode == 1
        assert second.stderr.strip().count("\n") == 0
        assert computer.answers()
        daemon.terminate()
        assert daemon.wait(timeout=30) == 0
