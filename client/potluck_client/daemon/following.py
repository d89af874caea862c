"""Keeping up with what the joined projects say of themselves and of what was handed in."""

import asyncio

from potluck_client.case import Decision
from potluck_client.disputes import Disputes
from potluck_client.folders import ProjectFolders
from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.outcomes import ProjectFollower
from potluck_client.projects import Project, ProjectBook
from potluck_client.watched import Watched


async def follow_projects(
    book: ProjectBook,
    journal: Journal,
    folders: ProjectFolders,
    may_transfer: Watched[Decision],
    clock: Clock,
) -> None:
    """Follow each joined project's news and send what it asks for, until cancelled."""
    following: dict[Project, list[asyncio.Task[None]]] = {}
    async with asyncio.TaskGroup() as group:
        while True:
            joined = book.joined.value
            for project in set(following) - set(joined):
                for task in following.pop(project):
                    task.cancel()
            for project in set(joined) - set(following):
                disputes = Disputes(
                    project,
                    journal=journal,
                    folders=folders,
                    may_transfer=may_transfer,
                    clock=clock,
                )
                follower = ProjectFollower(project, journal, disputes, clock)
                following[project] = [
                    group.create_task(follower.follow_outcomes()),
                    group.create_task(follower.follow_status()),
                    group.create_task(disputes.run()),
                ]
            await book.joined.change()
