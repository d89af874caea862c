"""Puts a daemon together of whatever parts it is given: real ones, or a test's."""

from dataclasses import dataclass

from potluck_client.activity_log.diary import Diary
from potluck_client.books.energy_book import EnergyBook
from potluck_client.control.feed import SnapshotFeed
from potluck_client.control.service import ControlCalls
from potluck_client.daemon.assembling_runners import NOT_YET, Gates, make_runners
from potluck_client.daemon.assembling_tryout import make_tryout
from potluck_client.daemon.chronicle import Chronicle
from potluck_client.daemon.device_watch import DeviceWatch
from potluck_client.daemon.devices_watch import DevicesWatch
from potluck_client.daemon.engine import Engine
from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.daemon.history import History
from potluck_client.daemon.host_watch import HostWatch
from potluck_client.daemon.memory_watch import MemoryWatch
from potluck_client.daemon.outside import Outside
from potluck_client.daemon.overview import Overview
from potluck_client.daemon.receipt_desk import ReceiptDesk
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.doctor.desk import DoctorDesk
from potluck_client.folders import ProjectFolders
from potluck_client.leaving import Leaving
from potluck_client.practice_keeper import PracticeKeeper
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Surroundings
from potluck_client.regulating import Regulator
from potluck_client.schedule import holds, parse_hours
from potluck_client.snapshot import build_snapshot
from potluck_client.support.desk import SupportDesk
from potluck_client.tryout.checkpoints import Checkpoints
from potluck_client.tryout.tryout import Tryout
from potluck_client.updates.keeper import UpdateKeeper
from potluck_client.watched import Watched


@dataclass(frozen=True, kw_only=True)
class Daemon:
    """A daemon that stands but does not run yet.

    Attributes:
        engine: Runs it.
        calls: What it offers to other programs.
        feed: What a window shows.
        tryout: What a person may try.
    """

    engine: Engine
    calls: ControlCalls
    feed: SnapshotFeed
    tryout: Tryout


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
    checkpoints = Checkpoints(outside.journal, folders)
    disk = DiskRefusals(outside.clock, outside.jitter)
    gates = Gates(may_lease=may_lease, may_transfer=may_transfer, may_seek=may_seek)
    energy = EnergyBook(
        books=outside.books,
        clock=outside.clock,
        local_time=outside.local_time,
        cheap=lambda local: holds(parse_hours(outside.settings.current.cheap_power_hours), local),
    )
    names = {device.device_id: device.name for device in outside.devices}
    diary = Diary(outside.activity, outside.clock, names)
    runners = make_runners(outside, book, folders, checkpoints, gates, disk, feed, diary)
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
    updates = UpdateKeeper(
        outside.updates,
        home=outside.home,
        journal=outside.journal,
        diary=diary,
        meter=outside.meter,
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
        updates=updates,
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
    tryout = make_tryout(outside, book, folders, checkpoints, runners)
    parts = EngineParts(
        journal=outside.journal,
        settings=outside.settings,
        book=book,
        folders=folders,
        leaving=Leaving(
            checkpoints=checkpoints,
            journal=outside.journal,
            book=book,
            folders=folders,
            clock=outside.clock,
            in_hand=lambda: {runner.unit.project_id for runner in runners if runner.unit},
        ),
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
        chronicle=Chronicle(
            diary,
            overview=overview,
            book=book,
            disk=disk,
            may_talk=may_talk,
            journal=outside.journal,
            clock=outside.clock,
        ),
        diary=diary,
        app_version=outside.app_version,
        checkpoints=checkpoints,
        tryout=tryout,
        updates=updates,
        lasting=outside.lasting,
    )
    engine = Engine(parts, practice_wanted=practice_wanted, run_now=run_now)
    doctor = DoctorDesk(outside, book, may_talk)
    support = SupportDesk(
        home=outside.home,
        overview=overview,
        settings=outside.settings,
        book=book,
        journal=outside.journal,
        diary=diary,
        clock=outside.clock,
        app_version=outside.app_version,
        doctor=doctor,
    )
    calls = ControlCalls(
        engine=engine,
        feed=feed,
        settings=outside.settings,
        book=book,
        journal=outside.journal,
        folders=folders,
        programs=outside.host.programs,
        history=History(
            journal=outside.journal,
            energy=energy,
            settings=outside.settings,
            devices=outside.devices,
            clock=outside.clock,
            local_time=outside.local_time,
        ),
        receipts=ReceiptDesk(outside.journal, outside.load_key),
        app_version=outside.app_version,
        diary=diary,
        sent=outside.sent,
        support=support,
        tryout=tryout,
        doctor=doctor,
    )
    return Daemon(engine=engine, calls=calls, feed=feed, tryout=tryout)
