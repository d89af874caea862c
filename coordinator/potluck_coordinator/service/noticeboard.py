"""The project's state, worked out once for all who watch it."""

import asyncio

from potluck.v1 import project_status_pb2 as project_status
from potluck_coordinator.service.desk import Desk
from potluck_coordinator.steps.reading import project_state
from potluck_coordinator.steps.step import Everyone


class Noticeboard:
    """Keeps the newest state until there is news.

    Each piece of news wakes all watchers; were each to sum up the record by itself, a large
    project would do nothing else.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._edition = -1
        self._reading: asyncio.Task[project_status.ProjectStatus] | None = None

    async def status(self) -> project_status.ProjectStatus:
        """Return the state as of the newest news, or newer."""
        edition = self._desk.bulletin.editions[Everyone.PROJECT]
        reading = self._reading
        if reading is None or edition != self._edition or _failed(reading):
            reading = asyncio.create_task(self._desk.run(project_state))
            self._edition, self._reading = edition, reading
        # Whoever hangs up first must not take the answer from the others.
        return await asyncio.shield(reading)


def _failed(reading: "asyncio.Task[project_status.ProjectStatus]") -> bool:
    return reading.done() and (reading.cancelled() or reading.exception() is not None)
