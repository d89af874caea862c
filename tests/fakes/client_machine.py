"""A volunteer's computer in memory: a whole daemon of real parts around fakes of the outside.

It can be switched off at any moment, as by kill -9, and started again on the same disk.
"""

import asyncio
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from potluck.identity import PrivateKey
from potluck.invite import Invite, format_invite
from potluck.v1 import control_pb2 as control
from potluck_client.daemon.assembly import Daemon, assemble
from potluck_client.daemon.host_watch import HostProbes
from potluck_client.daemon.outside import Outside
from potluck_client.host.port import DeviceFacts
from potluck_client.identity_loading import LoadKey
from potluck_client.journal.port import Journal
from potluck_client.journal.records import JoinedProject, UnitEntry
from potluck_client.link.port import CoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.store import SettingsStore
from potluck_client.transfer.meter import TransferMeter, transfer_limits
from potluck_client.updates.port import Updates
from tests.fakes.client_activity import MemoryActivity
from tests.fakes.client_books import MemoryBooks
from tests.fakes.client_journal import MemoryJournal
from tests.fakes.coordinator_link import FakeCoordinatorLink
from tests.fakes.host import (
    FakeBattery,
    FakeCap,
    FakeClock,
    FakeDevices,
    FakeDisk,
    FakeLogin,
    FakeMemory,
    FakeNetwork,
    FakePrograms,
)
from tests.fakes.identity import at_hand
from tests.fakes.practice_process import FakePracticeProcess
from tests.fakes.scripted_coordinator import ScriptedCoordinator
from tests.fakes.user import FakeUser
from tests.fakes.worker_process import FakeWorkerProcess

_PATIENCE_SECONDS = 20.0


def leave_alone(_worker: FakeWorkerProcess) -> None:
    """Let a worker run as fast as it can."""


def files_under(folder: Path, pattern: str) -> list[Path]:
    """Return what lies in a folder."""
    return sorted(folder.glob(pattern))


def local_time(seconds: float) -> dt.datetime:
    """Return a moment by the machine's calendar, which is that of Greenwich."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


class PowerCut(BaseException):
    """The process is gone: nothing of it runs or writes any more."""


class Machine:
    """One computer, joined to one scripted project unless told otherwise.

    Attributes:
        coordinator: The project.
        journal: The disk, as far as the journal goes.
        clock: Its time.
        user: Whether somebody uses it.
        battery: Its battery.
        programs: Which programs run.
        network: What its network costs.
        login: When the person logged in.
        memory: Its memory.
        books: Its account of energy and of data over the network.
        activity: Its activity log.
        sent: What it remembers of what it sent.
        cap: Limits the power of its devices.
        disk: How much room it has.
        devices: Its devices.
        practice: Its Practice.
        workers: Every worker that was made, oldest first.
        prepare_worker: Changes a worker before it is used.
        open_link: Makes links.
        load_key: Gives this computer's key.
        jitter: Draws evenly from 0 up to 1.
        updates: Fetches newer versions of its app; None where that does not update itself.
        lasting: False for a daemon that ends with a command.
        app_version: Version of its app.
    """

    def __init__(self, home: Path, *, journal: Journal | None = None, joined: bool = True) -> None:
        home.mkdir(exist_ok=True)
        self.home = home
        self.coordinator = ScriptedCoordinator()
        self.journal = journal or MemoryJournal(local_time)
        self.clock = FakeClock()
        self.user = FakeUser()
        self.battery = FakeBattery()
        self.programs = FakePrograms()
        self.network = FakeNetwork()
        self.login = FakeLogin()
        self.memory = FakeMemory()
        self.books = MemoryBooks()
        self.activity = MemoryActivity()
        self.sent = SentLog(self.clock.unix_seconds)
        self.cap = FakeCap()
        self.disk = FakeDisk()
        self.devices = FakeDevices()
        self.practice = FakePracticeProcess(self.link)
        self.workers: list[FakeWorkerProcess] = []
        self.prepare_worker: Callable[[FakeWorkerProcess], None] = leave_alone
        self.open_link: Callable[[str], CoordinatorLink] = lambda _: FakeCoordinatorLink(
            self.coordinator
        )
        self.key = PrivateKey(bytes(range(32)))
        self.load_key: LoadKey = at_hand(self.key)
        self.jitter: Callable[[], float] = lambda: 0.0
        self.updates: Updates | None = None
        self.lasting = True
        self.app_version = "1.2.3"
        self._daemon: Daemon | None = None
        self._task: asyncio.Task[None] | None = None
        if joined:
            self.journal.put_project(
                JoinedProject(
                    project_id=self.coordinator.key.public.hex(),
                    link=self.link,
                    manifest=self.coordinator.manifest.SerializeToString(),
                )
            )

    @property
    def link(self) -> str:
        """The project's invite."""
        key = self.coordinator.key.public
        return format_invite(Invite(host="127.0.0.1", port=7777, project_key=key, fingerprint=None))

    @property
    def daemon(self) -> Daemon:
        """The running daemon."""
        assert self._daemon is not None
        return self._daemon

    @property
    def snapshot(self) -> control.Snapshot:
        """What a window shows now."""
        return self.daemon.feed.now()

    @property
    def worker(self) -> FakeWorkerProcess:
        """The newest worker."""
        return self.workers[-1]

    def unit(self, unit_id: bytes) -> UnitEntry:
        """A unit of the journal."""
        entry = self.journal.unit(unit_id)
        assert entry is not None
        return entry

    def start(self, *, practice: bool = False, run_now: bool = False) -> None:
        """Start the daemon on what the disk holds."""
        facts = ComputerFacts(
            logical_cores=4,
            memory_gigabytes=8,
            disk_gigabytes=100,
            devices=self.devices.devices(),
        )
        if self.user.closed:
            self.user = FakeUser(self.user.reading)
        settings = SettingsStore(self.home, facts)
        outside = Outside(
            home=self.home,
            journal=self.journal,
            settings=settings,
            devices=self.devices.devices(),
            probe=self.devices,
            cap=self.cap,
            host=HostProbes(
                user=self.user,
                battery=self.battery,
                programs=self.programs,
                network=self.network,
                login=self.login,
                disk=self.disk,
            ),
            memory=self.memory,
            books=self.books,
            activity=self.activity,
            sent=self.sent,
            meter=TransferMeter(
                books=self.books,
                clock=self.clock,
                local_time=local_time,
                limits=lambda: transfer_limits(settings.current),
            ),
            clock=self.clock,
            local_time=local_time,
            jitter=self._draw,
            open_link=self.open_link,
            make_worker=self._make_worker,
            practice=self.practice,
            load_key=self.load_key,
            app_version=self.app_version,
            updates=self.updates,
            lasting=self.lasting,
        )
        self._daemon = assemble(outside, practice_wanted=practice, run_now=run_now)
        self._task = asyncio.create_task(self._daemon.engine.run())

    def _draw(self) -> float:
        return self.jitter()

    async def stop(self) -> None:
        """End the daemon in peace."""
        self.daemon.engine.end()
        if self._task is not None:
            await self._task

    async def lose_power(self) -> None:
        """Switch the computer off after the journal has refused to write."""
        assert self._task is not None
        await asyncio.wait([self._task])
        self._task.exception()
        if isinstance(self.journal, MemoryJournal):
            self.journal.fail_from = None

    @property
    def powered(self) -> bool:
        """Tell whether the daemon still runs."""
        return self._task is not None and not self._task.done()

    async def until(self, holds: Callable[[], bool], step_seconds: float = 0.25) -> None:
        """Let time pass until something holds; fails loudly when it never does."""
        give_up = time.monotonic() + _PATIENCE_SECONDS
        while not holds():
            if self._task is not None and self._task.done():
                self._task.result()
            assert time.monotonic() < give_up, f"it never happened; {self.snapshot}"
            await self.clock.advance(step_seconds)

    def fail_journal(self, *, after: int, failure: BaseException | None = None) -> None:
        """Let the journal refuse every change after so many more."""
        assert isinstance(self.journal, MemoryJournal)
        self.journal.fail_from = self.journal.writes + after
        if failure is not None:
            self.journal.failure = failure

    def _make_worker(self, device: DeviceFacts) -> FakeWorkerProcess:
        worker = FakeWorkerProcess()
        worker.sleep = self.clock.sleep
        self.prepare_worker(worker)
        self.workers.append(worker)
        return worker
