"""Keeping up with what the joined projects say of themselves and of what was handed in."""

import asyncio

from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.disputes import Disputes
from potluck_client.outcomes import ProjectFollower
from potluck_client.projects import Project


async def follow_projects(parts: EngineParts) -> None:
    """Follow each joined project's news and send what it asks for, until cancelled."""
    book, journal, clock = parts.book, parts.journal, parts.clock
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
                    folders=parts.folders,
                    may_transfer=parts.may_transfer,
                    clock=clock,
                )
                follower = ProjectFollower(project, journal, disputes, clock, parts.diary)
                following[project] = [
                    group.create_task(follower.follow_outcomes()),
                    group.create_task(follower.follow_status()),
                    group.create_task(disputes.run()),
                ]
            await book.joined.change()
