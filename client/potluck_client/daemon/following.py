"""Keeping up with what the joined projects say of themselves and of what was handed in."""

import asyncio

from potluck_client.host.port import Clock
from potluck_client.journal.port import Journal
from potluck_client.outcomes import ProjectFollower
from potluck_client.projects import Project, ProjectBook


async def follow_projects(book: ProjectBook, journal: Journal, clock: Clock) -> None:
    """Keep two followers a joined project, until cancelled."""
    following: dict[Project, list[asyncio.Task[None]]] = {}
    async with asyncio.TaskGroup() as group:
        while True:
            joined = book.joined.value
            for project in set(following) - set(joined):
                for task in following.pop(project):
                    task.cancel()
            for project in set(joined) - set(following):
                follower = ProjectFollower(project, journal, clock)
                following[project] = [
                    group.create_task(follower.follow_outcomes()),
                    group.create_task(follower.follow_status()),
                ]
            await book.joined.change()
