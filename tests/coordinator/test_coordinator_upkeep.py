"""The background tasks: a full disk is waited out, anything else ends the service with a reason."""

import asyncio
from pathlib import Path

import pytest

from potluck.errors import ErrorCode
from potluck.manifest import sign_manifest
from potluck_coordinator.errors import BlobError
from potluck_coordinator.lifecycle import UnitState
from potluck_coordinator.service.bulletin import Bulletin
from potluck_coordinator.service.desk import Desk
from potluck_coordinator.service.upkeep import merge_and_tidy
from potluck_coordinator.steps.step import Everyone
from tests.fakes.coordinator_people import Person, Project


class TidyingClock:
    """A clock during whose sleep somebody makes room on the disk."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.slept = 0

    def unix_ms(self) -> int:
        """Return the project's time."""
        return self._project.now_ms

    async def sleep(self, seconds: float) -> None:
        """Make room at once."""
        self.slept += 1
        self._project.blobs.full = False


def planned(project: Project, clock: TidyingClock) -> Desk:
    """Return the desk of a project with a merge to carry out."""
    for _ in range(2):
        Person(project).do_unit()
        Person(project).inspect()
    return Desk(
        store=project.store,
        blobs=project.blobs,
        signed=sign_manifest(project.key, project.rules),
        rules=project.rules,
        key=project.key,
        clock=clock,
        chance=project.chance,
        bulletin=Bulletin(),
    )


async def test_a_merge_waits_for_room_on_the_disk(tmp_path: Path) -> None:
    """A full disk delays a merge and loses nothing."""
    project = Project(tmp_path)
    clock = TidyingClock(project)
    desk = planned(project, clock)
    project.blobs.full = True
    with desk.bulletin.watching(Everyone.PROJECT) as news:
        merging = asyncio.create_task(merge_and_tidy(desk, tmp_path / "merging"))
        await news.wait()
    opened = await desk.run(lambda step: step.tx.project.current_round())
    assert opened is not None
    assert (opened.number, clock.slept) == (1, 1)
    merging.cancel()
    desk.close()


async def test_a_lost_payload_ends_the_service_with_a_reason(tmp_path: Path) -> None:
    """A merge that can never be carried out is not retried in silence."""
    project = Project(tmp_path)
    desk = planned(project, TidyingClock(project))
    for unit in await desk.run(lambda step: step.tx.units.in_states({UnitState.VERIFIED})):
        if unit.payload is not None:
            project.blobs.delete(unit.payload.digest)
    with pytest.raises(BlobError) as caught:
        await merge_and_tidy(desk, tmp_path / "merging")
    assert caught.value.code is ErrorCode.NOT_FOUND
    desk.close()
