"""Puts a daemon together of whatever parts it is given: real ones, or a test's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from potluck.v1 import control_pb2 as control
from potluck_client.books.energy_book import EnergyBook
from potluck_client.books.port import Books
from potluck_client.case import Decision
from potluck_client.control.feed import SnapshotFeed
from potluck_client.control.service import ControlCalls
from potluck_client.daemon.device_watch import DeviceWatch
from potluck_client.daemon.devices_watch import DevicesWatch
from potluck_client.daemon.engine import Engine
from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.daemon.host_watch import HostProbes, HostWatch
from potluck_client.daemon.memory_watch import MemoryWatch
from potluck_client.daemon.overview import Overview
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.fetching import Fetching
from potluck_client.folders import ProjectFolders
from potluck_client.handing_in import HandingIn
from potluck_client.host.port import (
    Clock,
    DeviceFacts,
    DeviceProbe,
    MemoryProbe,
    PowerCap,
)
from potluck_client.identity_loading import LoadKey
from potluck_client.journal.port import Journal
from potluck_client.journal.records import UnitEntry
from potluck_client.lease_keeping import LeaseKeeping
from potluck_client.local_time import LocalTime
from potluck_client.practice.port import PracticeProcess
from potluck_client.practice_keeper import PracticeKeeper
from potluck_client.projects import OpenLink, Project, ProjectBook, Surroundings
from potluck_client.regulating import Regulator
from potluck_client.runner_parts import RunnerParts
from potluck_client.schedule import holds, parse_hours
from potluck_client.settings.store import SettingsStore
from potluck_client.snapshot import build_snapshot
from potluck_client.transfer.meter import TransferMeter
from potluck_client.transfer.rules import decide_seeking
from potluck_client.unit_runner import UnitRunner
from potluck_client.watched import Watched
from potluck_client.worker_port import WorkerProcess
from potluck_client.worker_seat import WorkerSeat

NOT_YET = Decision(reason=control.NOT_NOW_REASON_STARTING, sentence="Potluck is starting.")


@dataclass(frozen=True, kw_only=True)
class Outside:
    """Everything that a daemon touches beyond its own memory.

    Attributes:
        home: The data folder.
        journal: Keeps what has to last.
        settings: The person's limits.
        devices: The devices that were found.
        probe: Reads their sensors.
        cap: Asks drivers to limit power.
        host: Reads the computer.
        memory: Knows its memory.
        books: Keeps account of energy and of data over the network.
        meter: Keeps transfers to the person's limits.
        clock: Tells time and waits.
        local_time: The computer's calendar.
        jitter: Draws a number from 0 to 1.
        open_link: Makes links to coordinators.
        make_worker: Makes a worker of a device.
        practice: Runs Practice.
        load_key: Gives this computer's key.
        app_version: Version of the app.
    """

    home: Path
    journal: Journal
    settings: SettingsStore
    devices: Sequence[DeviceFacts]
    probe: DeviceProbe
    cap: PowerCap
    host: HostProbes
    memory: MemoryProbe
    books: Books
    meter: TransferMeter
    clock: Clock
    local_time: LocalTime
    jitter: Callable[[], float]
    open_link: OpenLink
    make_worker: Callable[[DeviceFacts], WorkerProcess]
    practice: PracticeProcess
    load_key: LoadKey
    app_version: str


@dataclass(frozen=True, kw_only=True)
class Daemon:
    """A daemon that stands but does not run yet.

    Attributes:
        engine: Runs it.
        calls: What it offers to other programs.
        feed: What a window shows.
    """

    engine: Engine
    calls: ControlCalls
    feed: SnapshotFeed


@dataclass(frozen=True, kw_only=True)
class Gates:
    """What the engine lets all runners do.

    Attributes:
        may_lease: Whether new work may be taken on.
        may_transfer: Whether files may be fetched and sent.
        may_seek: Whether work may be asked for that has to be fetched.
    """

    may_lease: Watched[bool]
    may_transfer: Watched[Decision]
    may_seek: Watched[Decision]


def assemble(outside: Outside, *, practice_wanted: bool, run_now: bool) -> Daemon:
    """Return a daemon; must be called in its event loop."""
    feed = SnapshotFeed(outside.clock)
    may_talk, may_lease = Watched(value=True), Watched(value=True)
    may_transfer, may_seek = Watched(NOT_YET), Watched(NOT_YET)
    around = Surroundings(
        open_link=outside.open_link,
        clock=outside.clock,
        jitter=outside.jitter,
        may_talk=may_talk,
        news=Watched(0),
        on_change=feed.touch,
    )
    book = ProjectBook(outside.journal, around)
    folders = ProjectFolders(outside.home)
    disk = DiskRefusals(outside.clock, outside.jitter)
    gates = Gates(may_lease=may_lease, may_transfer=may_transfer, may_seek=may_seek)
    energy = EnergyBook(
        books=outside.books,
        clock=outside.clock,
        local_time=outside.local_time,
        cheap=lambda local: holds(parse_hours(outside.settings.current.cheap_power_hours), local),
    )
    runners = _runners(outside, book, folders, gates, disk, feed)
    watches = {
        device.device_id: DeviceWatch(
            device.device_id,
            probe=outside.probe,
            regulator=Regulator(device, outside.cap, outside.clock),
            clock=outside.clock,
            jitter=outside.jitter,
        )
        for device in outside.devices
    }
    practice = PracticeKeeper(
        outside.practice,
        book=book,
        clock=outside.clock,
        jitter=outside.jitter,
        on_change=feed.touch,
    )
    overview = Overview(
        journal=outside.journal,
        settings=outside.settings,
        book=book,
        runners=runners,
        watches=watches,
        may_seek=may_seek,
        energy=energy,
        practice=practice,
        clock=outside.clock,
        local_time=outside.local_time,
        app_version=outside.app_version,
    )
    feed.build = lambda sequence: build_snapshot(overview.view(), sequence)
    host = HostWatch(
        home=outside.home,
        probes=outside.host,
        memory=MemoryWatch(memory=outside.memory, clock=outside.clock),
        clock=outside.clock,
    )
    parts = EngineParts(
        journal=outside.journal,
        settings=outside.settings,
        book=book,
        folders=folders,
        runners=runners,
        practice=practice,
        host=host,
        disk=disk,
        user=outside.host.user,
        cap=outside.cap,
        devices=DevicesWatch(watches, outside.probe, energy),
        clock=outside.clock,
        local_time=outside.local_time,
        may_talk=may_talk,
        may_lease=may_lease,
        may_transfer=may_transfer,
        may_seek=may_seek,
        meter=outside.meter,
        feed=feed,
        overview=overview,
    )
    engine = Engine(parts, practice_wanted=practice_wanted, run_now=run_now)
    calls = ControlCalls(
        engine=engine,
        feed=feed,
        overview=overview,
        settings=outside.settings,
        book=book,
        journal=outside.journal,
        programs=outside.host.programs,
    )
    return Daemon(engine=engine, calls=calls, feed=feed)


def _runners(
    outside: Outside,
    book: ProjectBook,
    folders: ProjectFolders,
    gates: Gates,
    disk: DiskRefusals,
    feed: SnapshotFeed,
) -> list[UnitRunner]:
    def fits_month(project: Project, size_bytes: int) -> bool:
        """Tell whether a piece of work may still be moved; after a no, none is asked for."""
        if project.practice or outside.meter.fits(size_bytes):
            return True
        gates.may_seek.set(
            decide_seeking(
                gates.may_transfer.value,
                enough=False,
                renewed_unix=outside.meter.renewed_unix(),
            )
        )
        return False

    handing_in = HandingIn(
        journal=outside.journal,
        folders=folders,
        clock=outside.clock,
        load_key=outside.load_key,
        on_change=feed.touch,
    )
    parts = RunnerParts(
        journal=outside.journal,
        book=book,
        folders=folders,
        clock=outside.clock,
        jitter=outside.jitter,
        leases=LeaseKeeping(journal=outside.journal, book=book, clock=outside.clock),
        fetching=Fetching(
            journal=outside.journal,
            folders=folders,
            settings=lambda: outside.settings.current,
            fits_month=fits_month,
            on_change=feed.touch,
        ),
        handing_in=handing_in,
        disk=disk,
        settings=lambda: outside.settings.current,
        may_lease=gates.may_lease,
        may_transfer=gates.may_transfer,
        may_seek=gates.may_seek,
        on_change=feed.touch,
    )
    known = {device.device_id for device in outside.devices}

    def orphaned(entry: UnitEntry) -> bool:
        """Tell whether the unit's device has gone from this computer."""
        return entry.device_id not in known

    last = len(outside.devices) - 1
    return [
        UnitRunner(
            device,
            parts=parts,
            gate=Watched(NOT_YET),
            seat=WorkerSeat(partial(outside.make_worker, device)),
            # The last device, which is the processor, settles what a device that has gone left.
            takes_orphans=orphaned if number == last else _none,
        )
        for number, device in enumerate(outside.devices)
    ]


def _none(_entry: UnitEntry) -> bool:
    return False
