"""Everything that a daemon touches beyond its own memory: real, or a test's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from potluck_client.activity_log.port import ActivityStore
from potluck_client.books.port import Books
from potluck_client.daemon.host_watch import HostProbes
from potluck_client.host.port import (
    Clock,
    DeviceFacts,
    DeviceProbe,
    MemoryProbe,
    PowerCap,
)
from potluck_client.identity_loading import LoadKey
from potluck_client.journal.port import Journal
from potluck_client.link.sent import SentLog
from potluck_client.local_time import LocalTime
from potluck_client.practice.port import PracticeProcess
from potluck_client.projects import OpenLink
from potluck_client.settings.store import SettingsStore
from potluck_client.transfer.meter import TransferMeter
from potluck_client.updates.port import Updates
from potluck_client.worker_port import WorkerProcess


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
        activity: Keeps the activity log.
        sent: Remembers what is sent.
        meter: Keeps transfers to the person's limits.
        clock: Tells time and waits.
        local_time: The computer's calendar.
        jitter: Draws a number from 0 to 1.
        open_link: Makes links to coordinators.
        make_worker: Makes a worker of a device.
        practice: Runs Practice.
        load_key: Gives this computer's key.
        app_version: Version of the app.
        updates: Fetches newer versions; None where the app does not update itself.
        lasting: False for a daemon that ends with a command, which no newer version may outlive.
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
    activity: ActivityStore
    sent: SentLog
    meter: TransferMeter
    clock: Clock
    local_time: LocalTime
    jitter: Callable[[], float]
    open_link: OpenLink
    make_worker: Callable[[DeviceFacts], WorkerProcess]
    practice: PracticeProcess
    load_key: LoadKey
    app_version: str
    updates: Updates | None = None
    lasting: bool = True
