"""Several projects in a daemon in memory: their turns, what is told of them, and how they end."""

from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from potluck.fingerprint import fingerprint
from potluck.invite import Invite, format_invite
from potluck.v1 import control_pb2 as control
from potluck_client.control.server import ControlServer
from potluck_client.journal.sqlite import SqliteJournal
from potluck_client.lifecycle import UnitState
from potluck_client.project_texts import NAME_CHARACTERS
from tests.fakes.client_machine import Machine, PowerCut, files_under, leave_alone
from tests.fakes.control_contract_about import AboutContract
from tests.fakes.coordinator_link import FakeCoordinatorLink
from tests.fakes.scripted_coordinator import ScriptedCoordinator


def second_project(machine: Machine, name: str) -> tuple[ScriptedCoordinator, str]:
    """Return another project that the machine can reach, and its invite link."""
    other = ScriptedCoordinator()
    other.manifest.name = name
    link = format_invite(
        Invite(host="127.0.0.1", port=7778, project_key=other.key.public, fingerprint=None)
    )
    machine.open_link = lambda asked: FakeCoordinatorLink(
        other if asked == link else machine.coordinator
    )
    return other, link


def project_of(machine: Machine, coordinator: ScriptedCoordinator) -> control.ProjectSnapshot:
    """Return how a window shows a project."""
    wanted = coordinator.key.public.hex()
    return next(p for p in machine.snapshot.projects if p.project_id == wanted)


def submitted(coordinator: ScriptedCoordinator) -> int:
    """Return how many units a project has got."""
    return sum(held.submitted for held in coordinator.leases.values())


async def set_share(machine: Machine, coordinator: ScriptedCoordinator, share: int) -> None:
    """Give a project a share as a window does."""
    request = control.SetShareRequest(project_id=coordinator.key.public.hex(), share=share)
    await machine.daemon.calls.SetShare(request, None)  # type: ignore[arg-type]


async def leave(machine: Machine, *, delete_data: bool) -> None:
    """Leave the first project as a window does."""
    request = control.LeaveRequest(
        project=machine.coordinator.key.public.hex(), delete_data=delete_data
    )
    await machine.daemon.calls.Leave(request, None)  # type: ignore[arg-type]


class TestDaemonAbout(AboutContract):
    """The contract, on a daemon that has joined a project."""

    @pytest.fixture
    async def home(self, tmp_path: Path) -> AsyncIterator[Path]:
        """Return the folder of a daemon in memory behind its real socket."""
        machine = Machine(tmp_path)
        machine.start()
        server = ControlServer(tmp_path, machine.daemon.calls)
        await server.start()
        yield tmp_path
        await machine.stop()
        await server.stop()


async def test_units_go_round_as_the_shares_say(tmp_path: Path) -> None:
    """A project with three times the share gets three units for every one of the other."""
    machine = Machine(tmp_path)
    other, link = second_project(machine, "Other project")
    for _ in range(40):
        machine.coordinator.offer_unit(steps=4)
        other.offer_unit(steps=4)
    machine.start()
    await set_share(machine, machine.coordinator, 300)
    await machine.daemon.calls.Join(control.JoinRequest(link=link), None)  # type: ignore[arg-type]
    await machine.until(lambda: submitted(machine.coordinator) + submitted(other) >= 20)
    assert submitted(machine.coordinator) == pytest.approx(3 * submitted(other), abs=4)
    await machine.stop()


async def test_one_without_work_gives_its_turn_to_the_next(tmp_path: Path) -> None:
    """No share keeps a computer idle while another project has work."""
    machine = Machine(tmp_path)
    other, link = second_project(machine, "Other project")
    machine.start()
    await machine.daemon.calls.Join(control.JoinRequest(link=link), None)  # type: ignore[arg-type]
    await set_share(machine, machine.coordinator, 1000)
    for _ in range(3):
        other.offer_unit(steps=4)
    await machine.until(lambda: submitted(other) == 3)
    await machine.stop()


async def test_a_share_of_nothing_finishes_what_is_in_hand(tmp_path: Path) -> None:
    """Who sets 0 gets no more of the project, and loses nothing of what was begun."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    machine.coordinator.offer_unit(steps=4)
    machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    await set_share(machine, machine.coordinator, 0)
    machine.worker.allow(None)
    machine.prepare_worker = leave_alone
    await machine.until(lambda: submitted(machine.coordinator) == 1)
    await machine.clock.advance(5)
    assert machine.coordinator.offers
    assert machine.snapshot.reason == control.NOT_NOW_REASON_NO_WORK
    assert "share is 0" in machine.snapshot.sentence
    await machine.stop()
    machine.start()
    await machine.clock.advance(5)
    assert project_of(machine, machine.coordinator).share == 0
    assert machine.coordinator.offers
    await set_share(machine, machine.coordinator, 1)
    await machine.until(lambda: submitted(machine.coordinator) == 2)
    await machine.stop()


async def test_nothing_but_the_rules_is_fetched_before_the_person_agrees(tmp_path: Path) -> None:
    """Looking at an invite tells the project nothing of this computer and leaves nothing here."""
    machine = Machine(tmp_path, joined=False)
    rules = machine.coordinator.manifest
    rules.data = "Letters of gardeners."
    machine.start()
    before = files_under(tmp_path, "**/*")
    request = control.InspectInviteRequest(link=machine.link)
    seen = await machine.daemon.calls.InspectInvite(request, None)  # type: ignore[arg-type]
    await machine.clock.advance(30)
    assert machine.coordinator.calls == ["manifest"]
    assert machine.journal.projects() == ()
    assert files_under(tmp_path, "**/*") == before
    assert seen.fingerprint == fingerprint(machine.coordinator.key.public)
    assert seen.data == "Letters of gardeners."
    assert seen.checking == control.CHECKING_WITHIN_TOLERANCE
    assert seen.checkpoint_bytes > 4 * seen.parameters
    await machine.stop()


async def test_a_joined_project_says_when_where_and_how_much(tmp_path: Path) -> None:
    """The page of a project shows what it takes on this computer and what it has signed."""
    machine = Machine(tmp_path, joined=False)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    joined_unix = machine.clock.unix_seconds()
    await machine.daemon.calls.Join(control.JoinRequest(link=machine.link), None)  # type: ignore[arg-type]
    await machine.until(lambda: submitted(machine.coordinator) == 1)
    machine.coordinator.verify(unit.unit_id, machine.key.public)
    await machine.until(lambda: machine.snapshot.contribution.verified_units == 1)
    request = control.GetProjectRequest(project_id=machine.coordinator.key.public.hex())
    calls = list(machine.coordinator.calls)
    answer = await machine.daemon.calls.GetProject(request, None)  # type: ignore[arg-type]
    assert machine.coordinator.calls == calls
    assert answer.joined_unix_ms == round(joined_unix * 1000)
    assert (answer.address, answer.link, answer.receipts) == ("127.0.0.1:7777", machine.link, 1)
    files = [path for path in files_under(tmp_path, "projects/**/*") if path.is_file()]
    assert answer.disk_bytes == sum(path.stat().st_size for path in files) > 0
    await machine.stop()


@pytest.mark.parametrize("delete_data", [True, False])
async def test_leaving_keeps_receipts_and_only_deletes_what_it_is_told_to(
    tmp_path: Path, delete_data: bool
) -> None:
    """Credit is never lost with a project, and its files go only if the person says so."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(5)
    first, second = (machine.coordinator.offer_unit(steps=4) for _ in range(2))
    machine.start()
    await machine.until(lambda: submitted(machine.coordinator) == 1)
    machine.coordinator.verify(first.unit_id, machine.key.public)
    await machine.until(lambda: machine.snapshot.contribution.verified_units == 1)
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    blobs = files_under(tmp_path, "projects/*/blobs/*")
    assert blobs
    await leave(machine, delete_data=delete_data)
    await machine.clock.advance(5)
    assert machine.unit(second.unit_id).state is UnitState.SUPERSEDED
    assert not files_under(tmp_path, "projects/*/units/*")
    await machine.until(lambda: machine.journal.get_note("forgetting") == "")
    assert files_under(tmp_path, "projects/*/blobs/*") == ([] if delete_data else blobs)
    assert machine.journal.receipts(first.unit_id)
    assert machine.journal.receipt_count(machine.coordinator.key.public.hex()) == 1
    await machine.stop()


@pytest.mark.parametrize("writes_before_the_cut", [0, 1, 2, 3, 4])
async def test_a_power_cut_while_leaving_leaves_nothing_half_done(
    tmp_path: Path, writes_before_the_cut: int
) -> None:
    """Killed at any step, the next start goes on for the project, or finishes leaving it."""
    machine = Machine(tmp_path)
    machine.prepare_worker = lambda worker: worker.allow(1)
    unit = machine.coordinator.offer_unit(steps=4)
    machine.start()
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    machine.fail_journal(after=writes_before_the_cut, failure=PowerCut())
    with suppress(PowerCut):
        await leave(machine, delete_data=True)
        while machine.powered:
            await machine.clock.advance(0.25)
    # What is still in memory runs on for a moment, but nothing of it reaches the disk.
    machine.daemon.engine.end()
    await machine.lose_power()
    machine.prepare_worker = leave_alone
    machine.start()
    await machine.clock.advance(5)
    if machine.snapshot.projects:
        assert writes_before_the_cut <= 1
        await machine.until(lambda: machine.unit(unit.unit_id).state is UnitState.SUBMITTED)
    else:
        assert machine.unit(unit.unit_id).state is UnitState.SUPERSEDED
        assert machine.unit(unit.unit_id).sentence == "You left the project."
        await machine.until(lambda: machine.journal.get_note("forgetting") == "")
        assert not files_under(tmp_path, "projects/*/*/*")
    await machine.stop()


async def test_who_joins_again_keeps_what_was_to_be_deleted(tmp_path: Path) -> None:
    """A person who changes their mind while files are still in use does not fetch them anew."""
    machine = Machine(tmp_path)
    machine.journal.put_note("forgetting", machine.coordinator.key.public.hex())
    blobs = tmp_path / "projects" / machine.coordinator.key.public.hex()[:32] / "blobs"
    blobs.mkdir(parents=True)
    (blobs / "ab").write_bytes(b"kept")
    machine.start()
    await machine.until(lambda: machine.journal.get_note("forgetting") == "")
    assert (blobs / "ab").exists()
    await machine.stop()


HOSTILE = (
    "\x1b[2J\u202eevil\u202c <b>Potluck</b> <script>alert(1)</script>\r\n\x07 needs your password "
    + "x" * 3000
)


async def test_a_hostile_name_is_short_and_harmless_everywhere(tmp_path: Path) -> None:
    """A project can't draw over a terminal, turn a line around, or fill a window with its name."""
    machine = Machine(tmp_path, joined=False)
    machine.coordinator.manifest.name = HOSTILE
    machine.coordinator.manifest.charter = HOSTILE
    machine.coordinator.manifest.organiser = HOSTILE
    machine.coordinator.offer_unit(steps=4)
    machine.prepare_worker = lambda worker: worker.allow(1)
    machine.start()
    request = control.InspectInviteRequest(link=machine.link)
    seen = await machine.daemon.calls.InspectInvite(request, None)  # type: ignore[arg-type]
    joined = await machine.daemon.calls.Join(control.JoinRequest(link=machine.link), None)  # type: ignore[arg-type]
    await machine.until(lambda: machine.snapshot.state == control.APP_STATE_WORKING)
    sentence = machine.snapshot.sentence
    assert sentence.startswith("Training for ")
    for text in (seen.name, joined.name, machine.snapshot.projects[0].name, sentence):
        assert len(text) <= NAME_CHARACTERS + len("Training for .")
        assert text.isprintable()
        assert "evil" in text
    assert len(seen.organiser) <= 200
    assert all(c.isprintable() or c == "\n" for c in seen.charter)
    await leave(machine, delete_data=False)
    await machine.stop()


async def test_a_name_of_nothing_visible_still_names_a_project(tmp_path: Path) -> None:
    """Two projects without a visible name can be told apart."""
    machine = Machine(tmp_path, joined=False)
    machine.coordinator.manifest.name = "\u202e\u200b"
    machine.start()
    request = control.InspectInviteRequest(link=machine.link)
    seen = await machine.daemon.calls.InspectInvite(request, None)  # type: ignore[arg-type]
    assert seen.name == f"Project {seen.fingerprint[:9]}"
    await machine.stop()


async def test_shares_hold_in_the_real_journal(tmp_path: Path) -> None:
    """A share that was set outlives the file's being closed, as the daemon does."""
    journal = SqliteJournal(tmp_path / "journal.sqlite")
    machine = Machine(tmp_path / "home", journal=journal)
    machine.start()
    await set_share(machine, machine.coordinator, 7)
    await machine.stop()
    machine.start()
    assert machine.snapshot.projects[0].share == 7
    await machine.stop()
    journal.close()
