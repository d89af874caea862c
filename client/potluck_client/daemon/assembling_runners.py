"""Puts the runners of a daemon together: one a device, with what they share."""

from dataclasses import dataclass
from functools import partial

from potluck.v1 import control_pb2 as control
from potluck_client.activity_log.diary import Diary
from potluck_client.case import Decision
from potluck_client.control.feed import SnapshotFeed
from potluck_client.daemon.outside import Outside
from potluck_client.disk_refusals import DiskRefusals
from potluck_client.fetching import Fetching
from potluck_client.folders import ProjectFolders
from potluck_client.handing_in import HandingIn
from potluck_client.journal.records import UnitEntry
from potluck_client.lease_keeping import LeaseKeeping
from potluck_client.project_book import ProjectBook
from potluck_client.projects import Project
from potluck_client.runner_parts import RunnerParts
from potluck_client.transfer.rules import decide_seeking
from potluck_client.tryout.checkpoints import Checkpoints
from potluck_client.unit_runner import UnitRunner
from potluck_client.watched import Watched
from potluck_client.worker_seat import WorkerSeat

NOT_YET = Decision(reason=control.NOT_NOW_REASON_STARTING, sentence="Potluck is starting.")


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


def make_runners(
    outside: Outside,
    book: ProjectBook,
    folders: ProjectFolders,
    checkpoints: Checkpoints,
    gates: Gates,
    disk: DiskRefusals,
    feed: SnapshotFeed,
    diary: Diary,
) -> list[UnitRunner]:
    """Return a runner for each device."""

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
            checkpoints=checkpoints,
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
        diary=diary,
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
