"""The composition root: builds the daemon of real parts and runs it until it is told to end."""

import asyncio
import datetime as dt
import logging
import os
import random
import signal
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import potluck
from potluck.control_endpoint import LOCK_NAME
from potluck.errors import ErrorCode
from potluck.file_lock import held_lock
from potluck.home import prepare_home
from potluck.installed import Switch, own_root, switch_of
from potluck.invite import is_loopback, parse_invite
from potluck_client.activity_log.sqlite import FILE_NAME as ACTIVITY_NAME
from potluck_client.activity_log.sqlite import SqliteActivity
from potluck_client.books.sqlite import FILE_NAME as BOOKS_NAME
from potluck_client.books.sqlite import SqliteBooks
from potluck_client.control.server import ControlServer
from potluck_client.daemon.assembly import Daemon, assemble
from potluck_client.daemon.host_watch import HostProbes
from potluck_client.daemon.log_file import start_log
from potluck_client.daemon.outside import Outside
from potluck_client.daemon.stdin_end import at_end_of_stdin
from potluck_client.errors import DaemonError
from potluck_client.host.battery import SystemBattery
from potluck_client.host.clock import SystemClock
from potluck_client.host.cpu_device import CPU_ID, logical_cores
from potluck_client.host.devices import find_devices
from potluck_client.host.disk import SystemDisk, disk_bytes
from potluck_client.host.login import SystemLogin
from potluck_client.host.memory import SystemMemory
from potluck_client.host.port import DeviceFacts
from potluck_client.host.power_helper import PowerHelperCap
from potluck_client.host.programs import SystemPrograms
from potluck_client.host.slow_readings import BatteryAside, DiskAside, LoginAside
from potluck_client.host.user import choose_network_probe, choose_user_probe
from potluck_client.identity_loading import IdentityLoading
from potluck_client.identity_store import load_identity
from potluck_client.journal.sqlite import FILE_NAME, SqliteJournal
from potluck_client.link.coordinator import GrpcCoordinatorLink
from potluck_client.link.sent import SentLog
from potluck_client.local_time import local_time
from potluck_client.practice.process import SubprocessPractice
from potluck_client.settings.row import ComputerFacts
from potluck_client.settings.store import SettingsStore
from potluck_client.transfer.meter import TransferMeter, transfer_limits
from potluck_client.transfer.port import FreeToll
from potluck_client.updates.at_start import version_changes
from potluck_client.updates.finding import find_updates
from potluck_client.worker_process import SubprocessWorker, kernels_folder, worker_environment

_GIGABYTE = 1_000_000_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class DaemonOptions:
    """How to start.

    Attributes:
        home: The data folder.
        practice: Join Practice at once.
        run_now: Work at once, even while the computer is used.
        until_stdin_closes: End when standard input does, as it does with the program at its
            other end, even if that was killed.
    """

    home: Path
    practice: bool
    run_now: bool
    until_stdin_closes: bool


async def run_daemon(options: DaemonOptions) -> None:
    """Run until SIGTERM, SIGINT or Quit.

    Raises:
        DaemonError: Another daemon runs, or the folder can't be used.
        JournalError: The journal is damaged or from a newer version.
    """
    os.umask(0o077)  # Nothing that the daemon writes is for other people.
    with ExitStack() as held:
        try:
            home = prepare_home(options.home)
            held.enter_context(held_lock(home / LOCK_NAME, _is_taken(home)))
            start_log(home)
        except OSError as error:
            raise DaemonError(
                f"Potluck can't use its folder {options.home}: {error.strerror}. Check its "
                "permissions and the disk, or choose another with --home.",
                code=ErrorCode.FULL,
            ) from error
        journal = SqliteJournal(home / FILE_NAME)
        held.callback(journal.close)
        books = SqliteBooks(home / BOOKS_NAME)
        held.callback(books.close)
        if books.damage:
            _log.warning(books.damage)
        activity = SqliteActivity(home / ACTIVITY_NAME)
        held.callback(activity.close)
        outside = real_outside(
            home, journal, books, activity, lasting=not options.until_stdin_closes
        )
        daemon = assemble(outside, practice_wanted=options.practice, run_now=options.run_now)
        await _serve(home, daemon, until_stdin_closes=options.until_stdin_closes)


def _is_taken(home: Path) -> DaemonError:
    """Return why the home can't be had: a daemon runs, or its files are copied for a newer one."""
    root = own_root()
    if root is not None and switch_of(root) is Switch.UNDER_WAY:
        return version_changes()
    return DaemonError(
        f"Potluck runs already for {home}, so this one ended. Use the one that runs, or end it "
        "first.",
        code=ErrorCode.CONFLICT,
    )


def real_outside(
    home: Path,
    journal: SqliteJournal,
    books: SqliteBooks,
    activity: SqliteActivity,
    *,
    lasting: bool = True,
) -> Outside:
    """Return the real parts for a data folder."""
    updates = find_updates()
    clock = SystemClock()
    probe = find_devices(home)
    devices = probe.devices()
    probe.close()
    facts = ComputerFacts(
        logical_cores=logical_cores(),
        memory_gigabytes=max(1, _memory_bytes(devices) // _GIGABYTE),
        disk_gigabytes=max(1, disk_bytes(home) // _GIGABYTE),
        devices=devices,
    )

    load_key = IdentityLoading(partial(load_identity, home))

    settings = SettingsStore(home, facts)
    sent = SentLog(clock.unix_seconds)
    meter = TransferMeter(
        books=books,
        clock=clock,
        local_time=local_time,
        limits=lambda: transfer_limits(settings.current),
    )

    def open_link(link: str) -> GrpcCoordinatorLink:
        invite = parse_invite(link)
        # What goes to a project on this very computer goes over no network.
        toll = FreeToll() if is_loopback(invite.host) else meter
        return GrpcCoordinatorLink(
            invite,
            load_key,
            lambda: dt.datetime.now(dt.UTC),
            toll,
            sent,
            updates_itself=updates is not None,
        )

    def make_worker(device: DeviceFacts) -> SubprocessWorker:
        return SubprocessWorker(
            device.torch_device, environment=worker_environment(device.device_id, home)
        )

    return Outside(
        home=home,
        journal=journal,
        settings=settings,
        devices=devices,
        probe=probe,
        cap=PowerHelperCap(),
        host=HostProbes(
            user=choose_user_probe(os.environ, clock),
            battery=BatteryAside(SystemBattery()),
            programs=SystemPrograms(),
            network=choose_network_probe(os.environ, clock),
            login=LoginAside(SystemLogin()),
            disk=DiskAside(SystemDisk()),
        ),
        memory=SystemMemory(),
        books=books,
        activity=activity,
        sent=sent,
        meter=meter,
        clock=clock,
        local_time=local_time,
        jitter=random.SystemRandom().random,
        open_link=open_link,
        make_worker=make_worker,
        practice=SubprocessPractice(home / "practice", kernels_folder(home)),
        load_key=load_key,
        app_version=potluck.__version__,
        updates=updates,
        lasting=lasting,
    )


def _memory_bytes(devices: tuple[DeviceFacts, ...]) -> int:
    return sum(device.memory_bytes for device in devices if device.device_id == CPU_ID)


async def _serve(home: Path, daemon: Daemon, *, until_stdin_closes: bool) -> None:
    server = ControlServer(home, daemon.calls)
    if until_stdin_closes:
        at_end_of_stdin(daemon.engine.end)
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no such handlers; there Quit is the way.
        if os.name != "nt":
            asyncio.get_running_loop().add_signal_handler(number, daemon.engine.end)
    try:
        await server.start()
    except (OSError, RuntimeError) as error:
        raise DaemonError(
            f"Potluck can't listen for its own window in {home}: {error}. Choose another folder "
            "with --home."
        ) from error
    _log.info("Potluck runs for %s", home)
    try:
        await daemon.engine.run()
    finally:
        await server.stop()
        _log.info("Potluck has ended")
