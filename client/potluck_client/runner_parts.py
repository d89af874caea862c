"""What the runners of all devices share."""

from collections.abc import Callable
from dataclasses import dataclass

from potluck_client.activity_log.diary import Diary
from potluck_client.case import Decision
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.fetching import Fetching
from potluck_client.folders import ProjectFolders
from potluck_client.handing_in import HandingIn
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.lease_keeping import LeaseKeeping
from potluck_client.project_book import ProjectBook
from potluck_client.settings.values import Settings
from potluck_client.watched import Watched


@dataclass(frozen=True, kw_only=True)
class RunnerParts:
    """What all runners of a daemon share.

    Attributes:
        journal: Keeps every step.
        book: The joined projects.
        folders: Where files lie.
        clock: Tells time and waits.
        jitter: Draws a number from 0 to 1.
        leases: Keeps leases alive.
        fetching: Brings units' files here.
        handing_in: Brings computed units to their coordinator.
        disk: Remembers that the disk took nothing.
        settings: Gives the limits in force.
        may_lease: True while new work may be taken on.
        may_transfer: Whether files may be fetched and sent, and why not.
        may_seek: Whether projects may be asked for work that has to be fetched, and why not.
        diary: Keeps the activity log.
        on_change: Called when something was changed that a window shows.
    """

    journal: Journal
    book: ProjectBook
    folders: ProjectFolders
    clock: Clock
    jitter: Callable[[], float]
    leases: LeaseKeeping
    fetching: Fetching
    handing_in: HandingIn
    disk: DiskRefusals
    settings: Callable[[], Settings]
    may_lease: Watched[bool]
    may_transfer: Watched[Decision]
    may_seek: Watched[Decision]
    diary: Diary
    on_change: Callable[[], None]
