"""What the engine is made of; the composition root fills it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from potluck_client.activity_log.diary import Diary
from potluck_client.case import Decision
from potluck_client.control.feed import SnapshotFeed
from potluck_client.daemon.chronicle import Chronicle
from potluck_client.daemon.devices_watch import DevicesWatch
from potluck_client.daemon.host_watch import HostWatch
from potluck_client.daemon.overview import Overview
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import Clock, PowerCap, UserProbe
from potluck_client.journal.port import Journal
from potluck_client.leaving import Leaving
from potluck_client.local_time import LocalTime
from potluck_client.practice_keeper import PracticeKeeper
from potluck_client.project_book import ProjectBook
from potluck_client.settings.store import SettingsStore
from potluck_client.transfer.meter import TransferMeter
from potluck_client.tryout.checkpoints import Checkpoints
from potluck_client.tryout.tryout import Tryout
from potluck_client.unit_runner import UnitRunner
from potluck_client.updates.keeper import UpdateKeeper
from potluck_client.watched import Watched


@dataclass(frozen=True, kw_only=True)
class EngineParts:
    """What the engine is made of.

    Attributes:
        journal: Keeps what has to last.
        settings: The person's limits.
        book: The joined projects.
        folders: Where projects' files lie.
        leaving: Leaves projects.
        runners: One a device.
        practice: Keeps Practice.
        host: Reads the computer.
        disk: Remembers that the disk took nothing.
        user: Tells at once when the person touches the computer.
        cap: Asks drivers to limit power.
        devices: Watches the devices.
        clock: Tells time and waits.
        local_time: The computer's calendar.
        may_talk: Whether the network may be used; set by the engine.
        may_lease: Whether new work may be taken on; set by the engine.
        may_transfer: Whether files may be fetched and sent; set by the engine.
        may_seek: Whether work may be asked for that has to be fetched; set by the engine.
        meter: Keeps transfers to the person's limits.
        feed: Tells watchers that something changed.
        overview: Gathers what a snapshot shows.
        chronicle: Writes down what is new.
        diary: Keeps the activity log.
        app_version: Version of the app.
        checkpoints: Remembers which checkpoints came.
        tryout: What a person tries; a check of devices holds all work.
        updates: Keeps the app up to date.
        lasting: False for a daemon that ends with a command.
    """

    journal: Journal
    settings: SettingsStore
    book: ProjectBook
    folders: ProjectFolders
    leaving: Leaving
    runners: Sequence[UnitRunner]
    practice: PracticeKeeper
    host: HostWatch
    disk: DiskRefusals
    user: UserProbe
    cap: PowerCap
    devices: DevicesWatch
    clock: Clock
    local_time: LocalTime
    may_talk: Watched[bool]
    may_lease: Watched[bool]
    may_transfer: Watched[Decision]
    may_seek: Watched[Decision]
    meter: TransferMeter
    feed: SnapshotFeed
    overview: Overview
    chronicle: Chronicle
    diary: Diary
    app_version: str
    checkpoints: Checkpoints
    tryout: Tryout
    updates: UpdateKeeper
    lasting: bool
